"""A Chromium of its own, for one task."""

import contextlib
from collections.abc import Iterator

from playwright.sync_api import Browser, Page, sync_playwright

from ..setup.chromium import NONE_FOUND, executable

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)


def found() -> str:
    """Return the path of a Chromium; SystemExit, with what can be done, without one."""
    path = executable()
    if path is None:
        raise SystemExit(NONE_FOUND)
    return path


@contextlib.contextmanager
def chromium(*more: str) -> Iterator[Browser]:
    """Start a Chromium with ``more`` arguments; SystemExit as above."""
    path = found()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS, *more])
        yield browser
        browser.close()


def printed(page: Page, paper: str = "A4") -> bytes:
    """Return what a page looks like on paper: a PDF with bookmarks, its fonts embedded.

    ``paper`` is what lies in the printer; a sheet that asks for a size of its own gets it.
    """
    return page.pdf(format=paper, prefer_css_page_size=paper == "A5", outline=True, tagged=True)
