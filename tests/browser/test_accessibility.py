"""Every kind of page keeps to WCAG 2.2 AA, as far as axe can tell."""

import pytest
from playwright.sync_api import Page

from tests.browser.axe import assert_accessible
from tests.browser.kinds import PAGES


@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing(page: Page, kind: str) -> None:
    page.goto(PAGES[kind])
    assert_accessible(page)
