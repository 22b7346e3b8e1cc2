"""What tests do on the page of a list or procedure."""

import json
from typing import Any

from playwright.sync_api import Locator, Page

LIST = "calls/preparation/"
"""A checklist: two entries in its middle must not be missed; some ask to write something down."""
STEPS = "contact/seller-central/"
"""A procedure with several revisions."""
OLDER = "contact/seller-central/2020-10/"


def boxes(page: Page) -> Locator:
    """Return the boxes to tick, in order."""
    return page.get_by_role("checkbox").and_(page.locator("[data-entry] input"))


def count(page: Page) -> Locator:
    """Return where it says how many entries are settled."""
    return page.locator("[data-part=count]")


def bar(page: Page) -> Locator:
    """Return the bar of the current case."""
    return page.get_by_role("complementary", name="案件")


def entry(page: Page, index: int) -> Locator:
    """Return an entry."""
    return page.locator("[data-entry]").nth(index)


def fold(page: Page, index: int) -> Locator:
    """Open the fold of an entry and return its form."""
    folded = entry(page, index).locator("details")
    if folded.get_attribute("open") is None:
        folded.locator("summary").click()
    return folded


def choice(page: Page, index: int) -> Locator:
    """Open the fold of an entry and return where its state is chosen."""
    return fold(page, index).get_by_role("combobox", name="状態")


def state(page: Page, index: int) -> Locator:
    """Return what is said of an entry's state."""
    return entry(page, index).locator(".entry__state")


def records(page: Page) -> list[dict[str, Any]]:
    """Return what is stored of cases, oldest first."""
    stored = page.evaluate(
        "() => Object.entries(localStorage).filter(([key]) => key.includes(':record:'))"
        ".map(([, value]) => value)"
    )
    found = [json.loads(value) for value in stored]
    return sorted(found, key=lambda one: (one["at"], one["id"]))


def current(page: Page) -> str:
    """Return the id of the current case."""
    found: str = page.evaluate("() => playbook.cases.current()?.id ?? ''")
    return found


def put(page: Page, target: str, value: object) -> None:
    """Change the current case as the page of cases does."""
    page.evaluate(
        "([target, value]) => playbook.cases.change("
        "[{ case: playbook.cases.current().id, target, value }])",
        [target, value],
    )


def open_case(page: Page, name: str) -> str:
    """Open a case with a name."""
    opened: str = page.evaluate("(name) => playbook.cases.open(name)", name)
    return opened
