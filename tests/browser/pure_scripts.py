"""The scripts of drafts that touch no page, run by themselves in an empty tab."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.building import ROOT

SCRIPTS = ROOT / "docs" / "assets" / "javascripts"
FILL = "([draft, values, form]) => playbook.draftText.fill(draft, values, form)"
FIND = """([draft, cases]) => cases.map(([values, facts]) =>
    playbook.draftChecks.find(draft, values, new Map(Object.entries(facts))))"""


@pytest.fixture(scope="session")
def pure(browser: Browser) -> Iterator[Page]:
    """Open an empty tab with these scripts."""
    context = browser.new_context()
    tab = context.new_page()
    tab.evaluate("window.playbook = {}")
    for name in ("card-numbers", "draft-text", "draft-checks"):
        tab.add_script_tag(path=SCRIPTS / f"{name}.js")
    yield tab
    context.close()


def fill(pure: Page, draft: dict[str, Any], values: dict[str, Any], form: str = "text") -> str:
    """Return the text that the page makes of what is typed."""
    text: str = pure.evaluate(FILL, [draft, values, form])
    return text


def find(
    pure: Page, draft: dict[str, Any], cases: list[tuple[dict[str, Any], dict[str, str]]]
) -> list[list[dict[str, str]]]:
    """Return what the page says of each case: values, and the facts of the reader's case."""
    found: list[list[dict[str, str]]] = pure.evaluate(FIND, [draft, cases])
    return found


def one_field(kind: str = "long", **field: Any) -> dict[str, Any]:
    """Return a draft with one field and no check."""
    return {
        "fields": [{"id": "t", "label": "欄", "kind": kind, **field}],
        "parts": [{"text": "{t}"}],
        "checks": [],
        "words": {},
        "facts": {},
    }
