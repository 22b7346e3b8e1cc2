"""A link leads to the place that it names, also with the theme's instant navigation."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.kinds import PAGES
from tests.browser.ways import INSTANT_NAVIGATION

SCROLL_AND_FOLLOW = """(href) => {
    const link = document.querySelector("article").appendChild(document.createElement("a"));
    link.href = href;
    window.stays = true;
    scrollTo(0, 200);
    link.click();
}"""
# Under the strict policy no string may be evaluated again and again.
UNTIL_THE_THEME_KEEPS_A_POSITION = """() => new Promise((done) => {
    const look = () => (history.state === null ? requestAnimationFrame(look) : done());
    look();
})"""


@INSTANT_NAVIGATION
@pytest.mark.not_by("offline", because="no answer can be held that comes from the copy")
@pytest.mark.parametrize("start", ["decision", "procedure"])
def test_a_link_followed_while_the_page_scrolls(page: Page, base_url: str, start: str) -> None:
    page.goto(PAGES[start])
    # with the list of all pages, which the theme asks for more than once
    page.wait_for_load_state("networkidle")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(f"**/{PAGES['procedure']}", hold)
    sources = "contact-seller-support--sources"
    page.evaluate(SCROLL_AND_FOLLOW, f"{base_url}{PAGES['procedure']}#{sources}")
    page.evaluate(UNTIL_THE_THEME_KEEPS_A_POSITION)
    held[0].continue_()
    expect(page.locator(f"#{sources}:target")).to_be_in_viewport()
    assert page.evaluate("window.stays"), "the page was loaded anew"
