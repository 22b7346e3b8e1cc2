"""What readers look at does not jump when scripts come late."""

import re

import pytest
from playwright.sync_api import Page, Route

from tests.browser.kinds import PAGES
from tests.browser.shifts import shifts, watch_shifts

MOST = 0.1
"""What web.dev's Core Web Vitals call good, of the cumulative layout shift."""
FIRST_PAINT = """() => new Promise((done) =>
    new PerformanceObserver(done).observe({ type: "paint", buffered: true }))"""
KINDS = ("home", "cases", "checklist", "decision", "draft", "call", "plan", "form", "days", "day")
OWN_SCRIPTS = re.compile(r"/all\.[0-9a-f]+\.js$")


@pytest.mark.not_by("offline", because="no answer can be held that comes from the copy")
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_little_moves_when_scripts_come_after_the_first_paint(
    page: Page, kind: str, width: int
) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.set_viewport_size({"width": width, "height": 900})
    watch_shifts(page)
    page.route(OWN_SCRIPTS, hold)
    with page.expect_request(OWN_SCRIPTS):
        page.goto(PAGES[kind], wait_until="commit")
    page.evaluate(FIRST_PAINT)
    held[0].continue_()
    page.wait_for_load_state("load")
    assert shifts(page) <= MOST


@pytest.mark.not_by("offline", because="a page is changed on its way from the server")
def test_room_is_given_up_where_no_script_comes(page: Page) -> None:
    page.route(OWN_SCRIPTS, lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(PAGES["plan"])
    top = "() => document.querySelector('.sheet.draft').getBoundingClientRect().top"
    before = page.evaluate(top)
    page.evaluate("document.getAnimations().forEach((one) => one.finish())")
    assert page.evaluate(top) < before - 300
