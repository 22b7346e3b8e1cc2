"""Every kind of page keeps to WCAG 2.2 AA, as far as axe can tell."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.kinds import PAGES

CLAIMED = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing(page: Page, kind: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(PAGES[kind])
    for scheme, name, width in (("light", "default", 390), ("dark", "slate", 1280)):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", name)
        results = Axe().run(page, options={"runOnly": CLAIMED})
        assert results.violations_count == 0, results.generate_report()
