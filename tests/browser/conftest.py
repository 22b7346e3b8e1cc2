"""A really built site, a server on the loopback, and a Chromium that may ask nothing else."""

import functools
import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.setup.chromium import NONE_FOUND, executable

ROOT = Path(__file__).parents[2]
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]


class _Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: a failing test says what matters."""


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """Say nothing of a tab that was closed while it loaded."""


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """Build the handbook for the address of a server, and serve it there."""
    folder = tmp_path_factory.mktemp("built") / "site"
    handler = functools.partial(_Handler, directory=str(folder))
    with _Server(("127.0.0.1", 0), handler) as server:
        address = f"http://127.0.0.1:{server.server_port}/"
        subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(folder)],
            cwd=ROOT,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": address},
            check=True,
        )
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield folder, address
        server.shutdown()


@pytest.fixture(scope="session")
def site(served: tuple[Path, str]) -> Path:
    """Return the folder of the built site."""
    return served[0]


@pytest.fixture(scope="session")
def base_url(served: tuple[Path, str]) -> str:
    """Return the address of the served site."""
    return served[1]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start one Chromium for all tests."""
    path = executable()
    if path is None:
        pytest.fail(NONE_FOUND)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def context(browser: Browser, base_url: str) -> Iterator[BrowserContext]:
    """Open a fresh profile: nothing stored, Japanese, phone width."""
    fresh = browser.new_context(
        base_url=base_url, locale="ja-JP", viewport={"width": 390, "height": 844}
    )
    fresh.set_default_timeout(10_000)
    yield fresh
    fresh.close()


@pytest.fixture
def page(context: BrowserContext, base_url: str) -> Iterator[Page]:
    """Open a tab. The test fails if it asks another host or logs an error."""
    with watched(context.new_page(), base_url) as tab:
        yield tab


class watched:  # noqa: N801 - reads as what it does
    """Fail when a tab asks another host, logs an error or throws."""

    def __init__(self, tab: Page, base_url: str) -> None:
        self.tab = tab
        self.trouble: list[str] = []
        tab.on("request", lambda request: self._asked(request.url, base_url))
        tab.on("console", lambda message: self._said(message.type, message.text))
        tab.on("pageerror", lambda error: self.trouble.append(f"thrown: {error}"))

    def __enter__(self) -> Page:
        """Return the tab."""
        return self.tab

    def __exit__(self, *_: object) -> None:
        """Look back on what happened."""
        assert not self.trouble

    def _asked(self, url: str, base_url: str) -> None:
        if not url.startswith((base_url, "data:", "blob:", "file:")):
            self.trouble.append(f"asked another host: {url}")

    def _said(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.trouble.append(f"console {kind}: {text}")
