"""How much of a page jumps while it is loading (Layout Instability, WICG)."""

from playwright.sync_api import Page

WATCH = """
    window.moved = 0;
    const add = (list) => list.getEntries().forEach(({ value }) => (window.moved += value));
    new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
"""
AFTER_THE_NEXT_PAINT = """() => new Promise((done) => {
    const answer = () => done(window.moved);
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(answer)));
})"""


def watch_shifts(page: Page) -> None:
    """Reckon the shifts of each page that is loaded from now on."""
    page.add_init_script(WATCH)


def shifts(page: Page) -> float:
    """Return the sum of the shifts of the page that is shown, once it is painted."""
    moved: float = page.evaluate(AFTER_THE_NEXT_PAINT)
    return moved
