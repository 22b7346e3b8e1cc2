"""Without a network: what a browser keeps, and what it says of it."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Locator, Page, expect

from macros.offline import WORKER, kept, worker
from tests.browser.axe import assert_accessible
from tests.browser.ways import PASSWORD, BelowPath
from tests.building import ROOT, SITE_URL, SMALL, mkdocs, replace_once, small_project
from tests.nginx import free_port, serving

LIST = "calls/preparation"
TOP = f"/{BelowPath.path}"
PATIENCE = 30_000
"""Milliseconds after which a copy that is not there counts as broken."""
DOWN = """include parts/main.conf;
http { include parts/http.conf; server { include listen.conf; return 503; } }
"""
COPIES = "async () => (await caches.keys()).sort()"
# Playwright's own waiting evaluates strings in the page, which our headers forbid.
UNTIL = """async (argument) => {
  const end = performance.now() + PATIENCE;
  while (!(await (CONDITION)(argument))) {
    if (performance.now() > end) throw new Error("it never came");
    await new Promise(requestAnimationFrame);
  }
}"""
CONTROLLED = "() => navigator.serviceWorker.controller"
GONE = "async (name) => !(await caches.keys()).includes(name)"
NOTHING_HELD = "async () => !(await caches.keys()).length"
HELD = """async ([path, words]) => {
  for (const name of await caches.keys()) {
    const held = await caches.match(new URL(path, playbook.store.site), { cacheName: name });
    if (held && (await held.text()).includes(words)) return true;
  }
  return false;
}"""
DAMAGE = """async (path) => {
  const [name] = await caches.keys();
  const headers = { "Content-Type": "text/html" };
  const cache = await caches.open(name);
  await cache.put(new URL(path, playbook.store.site), new Response("壊れた紙", { headers }));
}"""


@dataclass
class Handbook:
    """A built handbook, and a server below a path and behind a password that comes and goes."""

    site: Path
    port: int

    @property
    def top(self) -> str:
        return f"http://127.0.0.1:{self.port}{TOP}"

    @contextmanager
    def online(self) -> Iterator[None]:
        """Serve it."""
        with BelowPath().served(self.site, self.port):
            yield

    @contextmanager
    def broken(self) -> Iterator[None]:
        """Answer, as a proxy does whose server is gone."""
        folder = self.site.with_name("broken")
        folder.mkdir()
        (folder / "down.conf").write_text(DOWN, "utf-8")
        with serving(folder, "down.conf", self.port):
            yield

    def publish(self, on: date) -> None:
        """Say what the site holds now, as a build does at its end."""
        file = self.site / WORKER
        (imported,) = re.findall(r'importScripts\("(.*)"\)', file.read_text("utf-8"))
        names = [path.relative_to(self.site) for path in self.site.rglob("*") if path.is_file()]
        files = {
            name.as_posix(): (self.site / name).read_bytes()
            for name in names
            if kept(name.as_posix())
        }
        file.write_text(worker(files, imported, on), "utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the small handbook with the page about the copy."""
    made = small_project(tmp_path_factory.mktemp("offline"))
    for page in ("offline.md", "cases.md"):
        shutil.copy(ROOT / "docs" / page, made / "docs")
    built = mkdocs(made, "build", "--strict", "--quiet", *SMALL)
    assert built.returncode == 0, built.stdout
    return made


@pytest.fixture
def handbook(project: Path, tmp_path: Path) -> Handbook:
    """Return a handbook that a test may change."""
    site = shutil.copytree(project / "site", tmp_path / "site")
    made = Handbook(site, free_port())
    # The theme goes without loading a page anew only to what stands here.
    sitemap = site / "sitemap.xml"
    sitemap.write_text(sitemap.read_text("utf-8").replace(SITE_URL, made.top), "utf-8")
    made.publish(date(2026, 11, 22))
    return made


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """Open a fresh profile that knows the password."""
    fresh = browser.new_context(
        locale="ja-JP",
        timezone_id="Asia/Tokyo",
        viewport={"width": 390, "height": 844},
        http_credentials=PASSWORD,
    )
    fresh.set_default_timeout(20_000)
    yield fresh
    fresh.close()


@pytest.fixture
def tab(reader: BrowserContext, handbook: Handbook) -> Page:
    """Open a tab that has been to the home page once, and keeps the handbook."""
    page = reader.new_page()
    with handbook.online():
        keep(page, handbook)
    return page


def keep(page: Page, handbook: Handbook) -> None:
    """Open the home page, and wait for the copy."""
    page.goto(handbook.top)
    wait_until(page, CONTROLLED)


def wait_until(page: Page, condition: str, argument: object = None) -> None:
    """Wait for what a function in the page says."""
    script = UNTIL.replace("CONDITION", condition).replace("PATIENCE", str(PATIENCE))
    page.evaluate(script, argument)


def notice(page: Page) -> Locator:
    return page.get_by_role("complementary", name="オフラインの控え")


def standing(page: Page) -> Locator:
    return page.locator("[data-part=standing]")


# ----- the copy -----


def test_all_works_without_a_network_and_pages_say_that_they_are_copies(
    reader: BrowserContext, tab: Page, handbook: Handbook
) -> None:
    errors = reader.new_cdp_session(tab).send("Page.getInstallabilityErrors")
    assert {one["errorId"] for one in errors["installabilityErrors"]} <= {"in-incognito"}
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url))

    tab.goto(f"{handbook.top}{LIST}/")
    tab.locator("[data-entry] input").first.check()
    expect(notice(tab)).to_contain_text("控えを表示しています（2026年11月22日の版）")
    # also where the theme takes the page in without loading it anew
    tab.goto(f"{handbook.top}contact/seller-central/?on=2020-12-01")
    tab.evaluate("() => { window.stays = true; document.querySelector('.held').remove(); }")
    tab.get_by_role("article").get_by_role("link", name="電話の前に").first.click()
    expect(tab).to_have_url(f"{handbook.top}{LIST}/")
    expect(notice(tab)).to_be_visible()
    assert tab.evaluate("() => window.stays"), "the page was reloaded as a whole"
    assert_accessible(tab)
    notice(tab).get_by_role("link", name="控えについて").click()
    expect(standing(tab)).to_have_text("このブラウザーには、手順帳の控えがあります。")
    expect(tab.locator("[data-part=on]")).to_contain_text("2026年11月22日の版")
    assert_accessible(tab)

    with handbook.broken():
        tab.goto(f"{handbook.top}{LIST}/")
        expect(notice(tab)).to_be_visible()
        unknown = tab.goto(f"{handbook.top}nowhere/")
        assert unknown
        assert unknown.status == 503
    with handbook.online():
        tab.goto(f"{handbook.top}{LIST}/")
        expect(tab.locator("[data-entry] input").first).to_be_checked()
        expect(notice(tab)).to_have_count(0)
        assert tab.evaluate("() => performance.getEntriesByType('navigation')[0].workerStart") > 0
    assert [url for url in asked if not url.startswith((handbook.top, "data:", "blob:"))] == []


def test_a_new_build_takes_the_place_of_the_copy(tab: Page, handbook: Handbook) -> None:
    (before,) = tab.evaluate(COPIES)
    page = handbook.site / LIST / "index.html"
    replace_once(page, "<h1", "<p>新しい一言</p><h1")
    handbook.publish(date(2026, 12, 1))
    # What has not changed is not fetched again.
    (handbook.site / "calls" / "opening" / "index.html").unlink()
    with handbook.online():
        asked = tab.request.get(f"{handbook.top}{WORKER}")
        assert asked.headers["cache-control"] == "no-store"
        tab.goto(handbook.top)
        wait_until(tab, GONE, before)
    tab.goto(f"{handbook.top}{LIST}/")
    expect(tab.get_by_text("新しい一言")).to_be_visible()
    expect(notice(tab)).to_contain_text("2026年12月1日の版")
    tab.goto(f"{handbook.top}calls/opening/")
    expect(tab.get_by_label("店舗名", exact=True)).to_be_visible()
    assert [name.startswith(f"playbook:{TOP}:offline:") for name in tab.evaluate(COPIES)] == [True]


def test_half_a_build_is_never_taken(reader: BrowserContext, handbook: Handbook) -> None:
    page = handbook.site / LIST / "index.html"
    right = page.read_text("utf-8")
    page.write_text(right.replace("<h1", "<p>別の版</p><h1"), "utf-8")
    tab = reader.new_page()
    with handbook.online():
        tab.goto(f"{handbook.top}offline/")
        expect(standing(tab)).to_contain_text("全部はそろいませんでした", timeout=PATIENCE)
        page.write_text(right, "utf-8")
        tab.get_by_role("button", name="控えを").first.click()
        expect(standing(tab)).to_contain_text("手順帳の控えがあります", timeout=PATIENCE)
    assert tab.evaluate(HELD, [f"{LIST}/", "電話の前に"])
    assert not tab.evaluate(HELD, [f"{LIST}/", "別の版"])


def test_what_is_damaged_or_missing_is_not_shown_but_fetched_again(
    reader: BrowserContext, tab: Page, handbook: Handbook
) -> None:
    tab.evaluate(DAMAGE, f"{LIST}/")
    # in a tab of its own: the browser's page about the failure comes after the failure
    with pytest.raises(Error, match="ERR_"):
        reader.new_page().goto(f"{handbook.top}{LIST}/")
    with handbook.online():
        tab.goto(handbook.top)
        wait_until(tab, HELD, [f"{LIST}/", "電話の前に"])
    tab.goto(f"{handbook.top}{LIST}/")
    expect(notice(tab)).to_be_visible()

    tab.evaluate(
        "async () => { for (const name of await caches.keys()) await caches.delete(name); }"
    )
    with handbook.online():
        tab.goto(handbook.top)
        wait_until(tab, HELD, ["offline-state.json", "2026-11-22"])
    tab.goto(f"{handbook.top}{LIST}/")
    expect(notice(tab)).to_be_visible()


def test_a_reader_may_refuse_and_come_back(tab: Page, handbook: Handbook) -> None:
    with handbook.online():
        tab.goto(f"{handbook.top}cases/")
        tab.locator("summary", has_text="この端末の記録を全部消す").click()
        tab.get_by_role("button", name="全部消す", exact=True).click()
        tab.goto(f"{handbook.top}offline/")
        expect(standing(tab)).to_contain_text("手順帳の控えがあります")

        tab.get_by_role("button", name="控えを消して、もう作らない").click()
        make = tab.get_by_role("button", name="控えを作る")
        expect(make).to_be_focused()
        for _ in range(2):
            expect(standing(tab)).to_contain_text("作らないことになっています")
            assert tab.evaluate(COPIES) == [f"playbook:{TOP}:offline:refused"]
            assert (
                tab.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)")
                == 0
            )
            tab.reload()

        make.click()
        expect(standing(tab)).to_contain_text("手順帳の控えがあります", timeout=PATIENCE)
    tab.goto(f"{handbook.top}{LIST}/")
    expect(notice(tab)).to_be_visible()


def test_a_build_without_it_removes_it(tab: Page, handbook: Handbook) -> None:
    home = handbook.site / "index.html"
    home.write_text(re.sub(r'data-worker="[^"]*"', "", home.read_text("utf-8")), "utf-8")
    with handbook.online():
        tab.goto(handbook.top)
        wait_until(tab, NOTHING_HELD)
