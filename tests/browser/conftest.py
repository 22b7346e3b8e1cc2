"""A really built site, a server on the loopback, and a Chromium that may ask nothing else."""

import contextlib
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser import looks
from tests.browser.watch import Watch
from tests.building import ENVIRONMENT, MKDOCS, ROOT, SMALL
from tests.nginx import free_port, serving
from tests.tools.chromium import chromium


@contextlib.contextmanager
def built_and_served(project: Path, folder: Path, *arguments: str) -> Iterator[str]:
    """Build a project for the address of a server, serve it there, and yield the address.

    The server sends the headers that we ship, so every test runs under the strict policy. Nothing
    is kept for the time without a network: each fresh profile would fetch all pages.
    """
    port = free_port()
    address = f"http://127.0.0.1:{port}/"
    subprocess.run(
        [*MKDOCS, "build", "--strict", "--quiet", "-d", str(folder), *arguments],
        cwd=project,
        env={**ENVIRONMENT, "SITE_URL": address, "WEB_APP": "false"},
        check=True,
    )
    team = folder.with_name(f"{folder.name}-server")
    team.mkdir()
    (team / "site").symlink_to(folder)
    with serving(team, "without-password.conf", port):
        yield address


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """Build the handbook and serve it."""
    folder = tmp_path_factory.mktemp("built") / "site"
    with built_and_served(ROOT, folder) as address:
        yield folder, address


@pytest.fixture(scope="session")
def site(served: tuple[Path, str]) -> Path:
    """Return the folder of the built site."""
    return served[0]


@pytest.fixture(scope="session")
def base_url(served: tuple[Path, str]) -> str:
    """Return the address of the served site."""
    return served[1]


@pytest.fixture(scope="session")
def looked_at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """Build and serve a handbook whose screens have been looked at; the project and the address."""
    project = looks.project(tmp_path_factory.mktemp("looks"))
    with built_and_served(project, project / "site", *SMALL) as address:
        yield project, address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start one Chromium for all tests."""
    with chromium() as running:
        yield running


@contextlib.contextmanager
def profile(browser: Browser, base_url: str) -> Iterator[BrowserContext]:
    """Open a fresh profile: nothing stored, Japanese, phone width."""
    fresh = browser.new_context(
        base_url=base_url,
        locale="ja-JP",
        timezone_id="Asia/Tokyo",
        viewport={"width": 390, "height": 844},
    )
    fresh.set_default_timeout(10_000)
    yield fresh
    fresh.close()


@pytest.fixture
def context(browser: Browser, base_url: str) -> Iterator[BrowserContext]:
    """Open a fresh profile for the handbook."""
    with profile(browser, base_url) as fresh:
        yield fresh


@pytest.fixture
def page(context: BrowserContext, base_url: str) -> Iterator[Page]:
    """Open a tab. The test fails if it asks another host or logs an error."""
    with watched(context.new_page(), base_url) as tab:
        yield tab


@pytest.fixture
def example(browser: Browser, looked_at: tuple[Path, str]) -> Iterator[Page]:
    """Open a tab in the handbook whose screens have been looked at."""
    address = looked_at[1]
    with profile(browser, address) as fresh, watched(fresh.new_page(), address) as tab:
        yield tab


class watched(Watch):  # noqa: N801 - reads as what it does
    """Fail when something goes wrong in a tab."""

    def __enter__(self) -> Page:
        """Return the tab."""
        return self.tab

    def __exit__(self, *_: object) -> None:
        """Look back on what happened."""
        assert not self.trouble
