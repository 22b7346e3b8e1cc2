"""What axe can tell of a page's accessibility."""

from typing import Literal

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Page, expect

CLAIMED = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Nothing that is claimed needs the style sheets loaded once more, which a folder does not allow.
OPTIONS = {"runOnly": CLAIMED, "resultTypes": ["violations"], "preload": False}
SCHEMES = {"light": "default", "dark": "slate"}
"""How the theme names what a reader's system asks for."""
WITH_SIDEBAR = 1220
"""Pixels from which the theme shows the navigation beside the page."""

Scheme = Literal["light", "dark"]


def show(page: Page, scheme: Scheme, width: int) -> None:
    """Show an opened page as a system with this scheme and width does, sheets to print as well."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})
    named = "data-md-color-scheme"
    expect(page.locator(f"body:is([{named}={SCHEMES[scheme]}], :not([{named}]))")).to_be_attached()
    if width >= WITH_SIDEBAR:
        # The theme gives it a height a few frames after the screen has become as wide.
        expect(page.locator(".md-sidebar--primary > :not([style*=height])")).to_have_count(0)


def violations(page: Page) -> AxeResults:
    """Ask axe about the page as it stands."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return AxeResults(page.evaluate("(options) => axe.run(options)", OPTIONS))


def assert_accessible(page: Page) -> None:
    """Ask axe on a phone in the light scheme and on a wide screen in the dark one."""
    looks: tuple[tuple[Scheme, int], ...] = (("light", 390), ("dark", 1280))
    for scheme, width in looks:
        show(page, scheme, width)
        assert_no_violations(page)


def assert_no_violations(page: Page) -> None:
    """Ask axe about a page as it is shown now."""
    results = violations(page)
    assert results.violations_count == 0, results.generate_report()
