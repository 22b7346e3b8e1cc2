"""A small handbook with a draft that has every kind of field and of check."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import watched
from tests.browser.ways import AtTop
from tests.building import SMALL, small_project
from tests.conftest import FIXTURES

PAGE = "calls/everything/"
OTHER = "calls/opening/"
CHECKLIST = "calls/preparation/"


@pytest.fixture(scope="session")
def composing(way: AtTop, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build and publish a handbook of the sample and that draft; return its address."""
    project = small_project(tmp_path_factory.mktemp("composing"))
    shutil.copytree(FIXTURES / "composing", project / "docs" / "data", dirs_exist_ok=True)
    with way.published(project, project / "site", *SMALL) as address:
        yield address


@pytest.fixture
def desk(way: AtTop, browser: Browser, composing: str) -> Iterator[BrowserContext]:
    """Open a fresh profile for that handbook."""
    with way.profile(browser, composing) as fresh:
        yield fresh


@pytest.fixture
def tab(desk: BrowserContext, composing: str) -> Iterator[Page]:
    """Open a tab at the draft. The test fails if it asks another host or logs an error."""
    with watched(desk.new_page(), composing) as opened:
        opened.goto(PAGE)
        yield opened
