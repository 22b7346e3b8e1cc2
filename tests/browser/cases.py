"""Records of cases for tests, and the ways into the page of cases."""

import json
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from playwright.sync_api import Locator, Page, expect

CASES = "cases/"
LIST = {
    "revision": "2024-01",
    "title": "電話の前の準備",
    "address": "calls/preparation/2024-01/",
    "edition": "2024年1月",
    "entries": [
        {"id": name, "text": text, "critical": name == "order", "words": "", "added": False}
        for name, text in {
            "order": "注文番号を手元に置く",
            "points": "話すことを書く",
            "time": "時間をとる",
            "quiet": "静かな場所へ行く",
        }.items()
    ],
}
STATE = {
    "state": "done",
    "revision": "2024-01",
    "words": "",
    "reason": "",
    "who": "",
    "until": "",
    "note": "",
    "seen": "",
}

_numbers = count(1)


def record(target: str, value: object, **given: Any) -> dict[str, Any]:
    """Return a record of ``c-1``, later than those before it, in which keys may be replaced."""
    number = next(_numbers)
    moment = datetime(2024, 11, 22, 9) + timedelta(seconds=number)
    at = f"{moment.isoformat(timespec='milliseconds')}Z"
    usual = {"v": 1, "id": f"r-{number}", "case": "c-1", "at": at, "by": ""}
    return {**usual, "target": target, "value": value, **given}


def refund(case: str = "c-1") -> list[dict[str, Any]]:
    """Return a case with a name, a fact, a deadline and a list in all states."""
    entries = {
        "order": {"seen": "123-1234567-1234567"},
        "points": {"state": "na", "reason": "もう話したので"},
        "time": {"state": "blocked", "who": "Amazon", "until": "2026-11-24", "note": "夕方"},
        "gone": {},
    }
    return [
        record("opened", "2024-11-22T09:00:00.000Z", case=case),
        record("name", "返金の件", case=case),
        record("fact/order-number", "123-1234567-1234567", case=case),
        record("deadline", {"on": "2026-11-25", "what": "返事を見る"}, case=case),
        record("list/call-preparation", LIST, case=case),
        *(
            record(f"entry/call-preparation/{name}", {**STATE, **state}, case=case, by="佐藤")
            for name, state in entries.items()
        ),
    ]


def in_file(records: object, **given: Any) -> str:
    """Return a file of cases; what is given replaces what is usual."""
    head = {
        "format": "playbook-case",
        "version": 1,
        "exported": "2026-11-22T10:00:00.000Z",
        "site": "",
    }
    return json.dumps({**head, "records": records, **given}, ensure_ascii=False)


def open_cases(page: Page, records: list[dict[str, Any]] | None = None, case: str = "") -> None:
    """Open the page with these records in the browser; with a case, its own view."""
    page.goto(f"{CASES}?case={case}" if case else CASES)
    ready(page)
    page.evaluate("all => playbook.store.add(all.map(playbook.records.read))", records or [])
    if case:
        expect(page.locator("[data-part=one]")).to_be_visible()


def ready(page: Page) -> None:
    """Wait until the scripts of the page have started."""
    expect(page.locator("[data-part=app]")).to_be_visible()


def take_in(page: Page, text: str | bytes, name: str = "cases.json") -> Locator:
    """Choose a file and return its preview."""
    buffer = text.encode() if isinstance(text, str) else text
    file = {"name": name, "mimeType": "application/json", "buffer": buffer}
    page.locator("#case-import").set_input_files([file])  # type: ignore[list-item]
    preview = page.locator("[data-part=incoming]")
    expect(preview).to_be_visible()
    return preview


def kept(page: Page) -> list[dict[str, Any]]:
    """Return all records in the browser, oldest first."""
    found: list[dict[str, Any]] = page.evaluate(
        "() => playbook.records.merge([...playbook.store.cases().values()].flatMap(c => c.log), [])"
    )
    return found


def said(page: Page) -> Locator:
    """Return the one live region."""
    return page.locator("[data-part=said]")
