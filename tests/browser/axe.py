"""What axe can tell of a page's accessibility."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

CLAIMED = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Nothing that is claimed needs the style sheets loaded once more, which a folder does not allow.
OPTIONS = {"runOnly": CLAIMED, "preload": False}


def assert_accessible(page: Page) -> None:
    """Ask axe on a phone in the light scheme and on a wide screen in the dark one."""
    page.emulate_media(reduced_motion="reduce")
    for scheme, name, width in (("light", "default", 390), ("dark", "slate", 1280)):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", name)
        assert_no_violations(page)


def assert_no_violations(page: Page) -> None:
    """Ask axe about a page as it is shown now."""
    results = Axe().run(page, options=OPTIONS)
    assert results.violations_count == 0, results.generate_report()
