"""A really built site, a server on the loopback, and a Chromium that may ask nothing else."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser import looks
from tests.browser.watch import Watch
from tests.browser.ways import WAYS, AtTop
from tests.building import ROOT, SMALL
from tests.tools.chromium import chromium

At = Callable[[str], str]
"""Gives the address of a page of the site, named as a server at its top has it."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """In another way than the usual, leave out what would do the same again, or cannot be."""
    chosen = config.getoption("way")
    if chosen == "root":
        return
    same = [item for item in items if "way" not in getattr(item, "fixturenames", ())]
    config.hook.pytest_deselected(items=same)
    items[:] = [item for item in items if item not in same]
    for item in items:
        for mark in item.iter_markers("not_by"):
            if chosen in mark.args:
                item.add_marker(pytest.mark.skip(reason=mark.kwargs["because"]))


@pytest.fixture(scope="session")
def way(request: pytest.FixtureRequest) -> Iterator[AtTop]:
    """Return the way in which readers have the handbook."""
    chosen = WAYS[request.config.getoption("way")]()
    with chosen.understood():
        yield chosen


@pytest.fixture(scope="session")
def served(way: AtTop, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """Build the handbook and publish it."""
    folder = tmp_path_factory.mktemp("built") / "site"
    with way.published(ROOT, folder) as address:
        yield folder, address


@pytest.fixture(scope="session")
def site(served: tuple[Path, str]) -> Path:
    """Return the folder of the built site."""
    return served[0]


@pytest.fixture(scope="session")
def base_url(served: tuple[Path, str]) -> str:
    """Return the address of the site."""
    return served[1]


@pytest.fixture(scope="session")
def at(way: AtTop, base_url: str) -> At:
    """Return what gives the address of a page of the site."""
    return partial(way.at, base_url)


@pytest.fixture(scope="session")
def looked_at(way: AtTop, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """Build and serve a handbook whose screens have been looked at; the project and the address."""
    project = looks.project(tmp_path_factory.mktemp("looks"))
    with way.published(project, project / "site", *SMALL) as address:
        yield project, address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start one Chromium for all tests."""
    with chromium() as running:
        yield running


@pytest.fixture
def context(way: AtTop, browser: Browser, base_url: str) -> Iterator[BrowserContext]:
    """Open a fresh profile for the handbook."""
    with way.profile(browser, base_url) as fresh:
        yield fresh


@pytest.fixture
def page(context: BrowserContext, base_url: str) -> Iterator[Page]:
    """Open a tab. The test fails if it asks another host or logs an error."""
    with watched(context.new_page(), base_url) as tab:
        yield tab


@pytest.fixture
def plain(way: AtTop, browser: Browser, base_url: str) -> Iterator[Page]:
    """Open a tab of a browser that runs no JavaScript."""
    with way.profile(browser, base_url, java_script_enabled=False) as fresh:
        yield fresh.new_page()


@pytest.fixture
def elsewhere(way: AtTop, browser: Browser, base_url: str) -> Iterator[BrowserContext]:
    """Open a fresh profile of another reader of the handbook."""
    with way.profile(browser, base_url) as fresh:
        yield fresh


@pytest.fixture
def example(way: AtTop, browser: Browser, looked_at: tuple[Path, str]) -> Iterator[Page]:
    """Open a tab in the handbook whose screens have been looked at."""
    address = looked_at[1]
    with way.profile(browser, address) as fresh, watched(fresh.new_page(), address) as tab:
        yield tab


class watched(Watch):  # noqa: N801 - reads as what it does
    """Fail when something goes wrong in a tab."""

    def __enter__(self) -> Page:
        """Return the tab."""
        return self.tab

    def __exit__(self, *_: object) -> None:
        """Look back on what happened."""
        assert not self.trouble
