"""Codes that the page draws: the same as a library's, and the way back from paper to the screen."""

import random
import re
import string
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from macros.qr import Code, code
from tests.browser.conftest import watched
from tests.browser.paper import EVERYTHING, Paper
from tests.browser.pure_scripts import SCRIPTS
from tests.browser.ways import AtTop
from tests.tools.chromium import printed

LETTERS = string.ascii_letters + string.digits + "-._~:/?#[]@!$&'()*+,;=%"
LONGEST = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560]
"""Bytes that the smaller versions hold; one more needs the next."""
STATES = ("open", "done", "na", "blocked")
CODE = re.compile(r"#paper=1\.[a-z0-9-]+\.[a-z0-9-]+\.[0-9a-f]{8}\.[A-Za-z0-9_-]+")
DRAW = "(texts) => texts.map((text) => playbook.qr.drawn(text))"
LISTS = """() => [...document.querySelectorAll(".paper__sheet")]
  .filter(({ dataset }) => ["checklist", "procedure"].includes(dataset.kind))
  .map((sheet) => ({
    document: sheet.dataset.document,
    revision: sheet.dataset.revision,
    url: sheet.dataset.url,
    entries: [...sheet.querySelectorAll("[data-entry]")].map((one) => one.dataset.entry),
  }))"""
OPEN = """(codes) => Promise.all(codes.map(async (code) => {
  const { pathname, hash } = new URL(code);
  const text = await (await fetch(pathname)).text();
  const page = new DOMParser().parseFromString(text, "text/html");
  return playbook.paperCode.read(hash, page.querySelector("[data-component=entries]"));
}))"""


def test_the_page_draws_what_the_library_draws(browser: Browser) -> None:
    chance = random.Random(18004)
    lengths = [chance.randint(1, 60) for _ in range(2000)]
    lengths += [more for most in LONGEST for more in (most, most + 1)] + [1000, 2331]
    texts = ["".join(chance.choices(LETTERS, k=length)) for length in lengths]
    tab = browser.new_page()
    tab.evaluate("window.playbook = {}")
    tab.add_script_tag(path=SCRIPTS / "qr.js")
    drawn = [Code(**one) for one in tab.evaluate(DRAW, texts)]
    tab.close()
    assert [text for text, one in zip(texts, drawn, strict=True) if one != code(text)] == []


@pytest.fixture(scope="module")
def sheets(way: AtTop, browser: Browser, base_url: str) -> Iterator[Page]:
    """Open all sheets in a profile of their own."""
    with way.profile(browser, base_url) as context, watched(context.new_page(), base_url) as page:
        page.goto(EVERYTHING)
        yield page


def records(lists: list[dict[str, Any]], states: list[list[str]], hour: int) -> list[Any]:
    """Return a case that has all lists in these states, with notes that concern nobody else."""
    at = f"2026-11-22T{hour:02}:00:00.000Z"
    made: list[tuple[str, object]] = []
    for one, given in zip(lists, states, strict=True):
        name, revision = one["document"], one["revision"]
        entries = [{"id": entry, "text": "", "words": ""} for entry in one["entries"]]
        snapshot = {"revision": revision, "title": name, "address": "x/", "entries": entries}
        made.append((f"list/{name}", snapshot))
        for entry, state in zip(one["entries"], given, strict=True):
            value = {"state": state, "revision": revision, "note": "秘密", "reason": "内緒"}
            made.append((f"entry/{name}/{entry}", value))
    return [
        {"v": 1, "id": f"r{hour}-{number}", "case": "c-1", "at": at, "target": to, "value": value}
        for number, (to, value) in enumerate(made)
    ]


@pytest.mark.parametrize("hour", [1, 2, 3])
def test_fill_print_read_and_open_gives_the_same_states(sheets: Page, hour: int) -> None:
    chance = random.Random(hour)
    lists = sheets.evaluate(LISTS)
    states = [chance.choices(STATES, k=len(one["entries"])) for one in lists]
    added = records(lists, states, hour)
    sheets.evaluate("(all) => playbook.store.add(all.map(playbook.records.read))", added)
    sheets.get_by_label("案件の途中").check()
    paper = Paper(printed(sheets))
    found = [code for page in range(len(paper.pages)) for code in paper.codes(page)]
    by_page = {code.partition("#")[0]: code for code in found if "#" in code}
    assert len(by_page) == len(lists) > 40
    codes = [by_page[one["url"]] for one in lists]
    assert all(CODE.fullmatch(one, one.index("#")) for one in codes), "nothing but states"
    opened = sheets.evaluate(OPEN, codes)
    assert opened == [{"problem": "", "states": given} for given in states]
