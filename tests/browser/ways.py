"""The ways in which a handbook reaches its readers.

Tests name pages as a server at the top of its host does: ``calls/preparation/``. A way builds and
publishes a handbook, opens profiles that read it so, and says where a page is.
"""

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from weakref import WeakKeyDictionary

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, PageAssertions, Response

from tests.building import ENVIRONMENT, MKDOCS
from tests.nginx import USERS, free_port, serving

PASSWORD = {"username": "reader", "password": "secret"}
CONTROLLED = """() => new Promise((resolve) => {
  const { serviceWorker } = navigator;
  if (serviceWorker.controller) resolve();
  else serviceWorker.addEventListener("controllerchange", () => resolve(), { once: true });
})"""
END_OF_NAME = re.compile(r"/(?=$|[$?#]|\\[?#]|\[\?\])")
"""Of a page's name on a server, in its address or in a pattern of that."""

INSTANT_NAVIGATION = pytest.mark.not_by("file", because="instant navigation needs a server")


def stored_under(top: str) -> str:
    """Return what all keys in the storage begin with that are a handbook's own."""
    return f"playbook:{urlsplit(top).path}:"


class AtTop:
    """At the top of a server. Nothing is kept there: each fresh profile would fetch all pages."""

    configuration = "without-password.conf"
    path = ""
    web_app = "false"
    known: dict[str, str] | None = None

    @contextmanager
    def published(self, project: Path, folder: Path, *arguments: str) -> Iterator[str]:
        """Build a project into a folder, publish that, and yield its address."""
        port = free_port()
        address = f"http://127.0.0.1:{port}/{self.path}"
        self._build(project, folder, *arguments, SITE_URL=address, WEB_APP=self.web_app)
        with self.served(folder, port):
            yield address

    @contextmanager
    def profile(self, browser: Browser, address: str, **options: Any) -> Iterator[BrowserContext]:
        """Open a fresh profile: nothing stored, Japanese, phone width."""
        fresh = self._open(browser, address, **options)
        yield fresh
        fresh.close()

    def at(self, top: str, page: str) -> str:
        """Return the address of a page, given that of its handbook."""
        return f"{top}{page}"

    @contextmanager
    def understood(self) -> Iterator[None]:
        """Let tabs understand the names of pages."""
        yield

    def _build(self, project: Path, folder: Path, *arguments: str, **variables: str) -> None:
        subprocess.run(
            [*MKDOCS, "build", "--strict", "--quiet", "-d", str(folder), *arguments],
            cwd=project,
            env=ENVIRONMENT | variables,
            check=True,
        )

    @contextmanager
    def served(self, folder: Path, port: int) -> Iterator[None]:
        """Serve a built site, with the headers that we ship: each test is under that policy."""
        team = folder.with_name(f"{folder.name}-served-{free_port()}")
        place = team / "below-path" / self.path if self.path else team / "site"
        place.parent.mkdir(parents=True)
        place.symlink_to(folder)
        (team / "users").write_text(USERS, "utf-8")
        with serving(team, self.configuration, port):
            yield

    def _open(self, browser: Browser, address: str, **options: Any) -> BrowserContext:
        usual: dict[str, Any] = {
            "base_url": address,
            "locale": "ja-JP",
            "timezone_id": "Asia/Tokyo",
            "viewport": {"width": 390, "height": 844},
            "http_credentials": self.known,
        }
        fresh = browser.new_context(**{**usual, **options})
        fresh.set_default_timeout(10_000)
        return fresh


class BelowPath(AtTop):
    """Below a path of a server, behind a password."""

    configuration = "below-path.conf"
    path = "team/"
    known = PASSWORD


class InFolder(AtTop):
    """In a folder of a disk, as ``make zip`` writes it: each page is a file."""

    def __init__(self) -> None:
        self._tops: WeakKeyDictionary[BrowserContext, str] = WeakKeyDictionary()

    @contextmanager
    def published(self, project: Path, folder: Path, *arguments: str) -> Iterator[str]:
        """Build a project into a folder, and yield its address."""
        self._build(project, folder, "--no-directory-urls", *arguments, SITE_URL="")
        for file in (folder / "404.html", *folder.glob("sitemap.xml*")):
            file.unlink()
        yield f"{folder.as_uri()}/"

    def at(self, top: str, page: str) -> str:
        """Return the address of a page, given that of its handbook."""
        name = re.split("[?#]", page)[0]
        rest = page.removeprefix(name)
        if name and not name.endswith("/"):
            return f"{top}{page}"
        if (Path(unquote(urlsplit(top).path)) / name / "index.html").is_file():
            return f"{top}{name}index.html{rest}"
        return f"{top}{name.rstrip('/')}.html{rest}"

    @contextmanager
    def understood(self) -> Iterator[None]:
        """Let tabs go to pages by the names that servers have for them, and expect them there."""
        go = Page.goto

        def go_to_file(tab: Page, url: str, **options: Any) -> Response | None:
            top = self._tops.get(tab.context, "")
            if top and (url.startswith(top) or not urlsplit(url).scheme):
                url = self.at(top, url.removeprefix(top))
            return go(tab, url, **options)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Page, "goto", go_to_file)
            for name in ("to_have_url", "not_to_have_url"):
                patch.setattr(PageAssertions, name, _of_file(getattr(PageAssertions, name)))
            yield

    def _open(self, browser: Browser, address: str, **options: Any) -> BrowserContext:
        fresh = super()._open(browser, address, **options)
        self._tops[fresh] = address
        return fresh


def _of_file(expect_address: Any) -> Any:
    """Return an assertion that takes the name that a page has on a server for that of its file."""

    def expect_file(tab: PageAssertions, url: str | re.Pattern[str], **options: Any) -> None:
        pattern = url.pattern if isinstance(url, re.Pattern) else f"^{re.escape(url)}$"
        files = END_OF_NAME.sub(r"(/index)?\\.html", pattern)
        expect_address(tab, re.compile(files), **options)

    return expect_file


class WithoutNetwork(AtTop):
    """From the copy that a browser keeps, with the server gone.

    To fetch all pages takes seconds. So a profile that a test is through with is emptied of all but
    its copy, and goes on to the next test.
    """

    web_app = "true"

    def __init__(self) -> None:
        self._folders: dict[str, Path] = {}
        self._idle: dict[str, list[BrowserContext]] = {}

    @contextmanager
    def published(self, project: Path, folder: Path, *arguments: str) -> Iterator[str]:
        """Build a project into a folder, and yield the address that profiles have it from."""
        address = f"http://127.0.0.1:{free_port()}/"
        self._build(project, folder, *arguments, SITE_URL=address, WEB_APP=self.web_app)
        self._folders[address] = folder
        self._idle[address] = []
        yield address

    @contextmanager
    def profile(self, browser: Browser, address: str, **options: Any) -> Iterator[BrowserContext]:
        """Open a profile in which nothing is stored but the copy."""
        if options.get("java_script_enabled") is False:
            pytest.skip("without JavaScript no copy is made")
        if options:
            with super().profile(browser, address, **options) as fresh:
                yield fresh
            return
        idle = self._idle[address]
        held = idle.pop() if idle else self._open(browser, address)
        yield held
        for tab in held.pages:
            tab.close()
        held.unroute_all()
        held.clear_permissions()
        tab = held.new_page()
        tab.goto("assets/images/favicon.svg")
        tab.evaluate("localStorage.clear()")
        if tab.evaluate("'__pwClock' in window"):
            held.close()  # A clock that a test sets stays with its profile.
            return
        tab.close()
        idle.append(held)

    def _open(self, browser: Browser, address: str, **options: Any) -> BrowserContext:
        fresh = super()._open(browser, address, **options)
        tab = fresh.new_page()
        with self.served(self._folders[address], urlsplit(address).port or 0):
            tab.goto("offline/")
            tab.evaluate(CONTROLLED)
        tab.close()
        fresh.set_offline(True)
        return fresh


WAYS = {"root": AtTop, "sub-path": BelowPath, "file": InFolder, "offline": WithoutNetwork}
