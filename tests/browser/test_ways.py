"""The core of each feature in each other way to the handbook; ``make test-ways`` tries the rest."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.cases import kept, open_cases, refund, said, take_in
from tests.browser.lists import LIST, STEPS, bar, boxes
from tests.browser.ways import WAYS, AtTop, BelowPath, InFolder, WithoutNetwork
from tests.building import ROOT, SMALL, small_project

OLDER = "contact/seller-central/2018-01/"
ELSEWHERE = [name for name in WAYS if name != "root"]
ADDRESSES = {
    BelowPath: r"http://[^/]+/team/calls/preparation/",
    InFolder: r"file://.+/calls/preparation\.html",
    WithoutNetwork: r"http://[^/]+/calls/preparation/",
}

pytestmark = pytest.mark.not_by(*ELSEWHERE, because="each of these ways is gone here anyway")


@pytest.fixture(scope="module", params=ELSEWHERE)
def way(request: pytest.FixtureRequest) -> Iterator[AtTop]:
    """Return each way but the usual one."""
    chosen = WAYS[request.param]()
    with chosen.understood():
        yield chosen


@pytest.fixture(scope="module")
def served(way: AtTop, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """Publish the small handbook with the pages of cases and of the copy."""
    project = small_project(tmp_path_factory.mktemp("ways"))
    for page in ("cases.md", "offline.md"):
        shutil.copy(ROOT / "docs" / page, project / "docs")
    with way.published(project, project / "site", *SMALL) as address:
        yield project / "site", address


# These two stand in conftest.py for the whole run, and here for one way.


@pytest.fixture(scope="module")
def site(served: tuple[Path, str]) -> Path:
    """Return the folder of the built site."""
    return served[0]


@pytest.fixture(scope="module")
def base_url(served: tuple[Path, str]) -> str:
    """Return the address of the site."""
    return served[1]


def test_the_way_is_another(page: Page, way: AtTop) -> None:
    """Otherwise all else here would show nothing new."""
    page.goto(LIST)
    assert re.fullmatch(ADDRESSES[type(way)], page.url)
    held = page.get_by_role("complementary", name="オフラインの控え")
    expect(held).to_have_count(1 if isinstance(way, WithoutNetwork) else 0)
    # the theme has started
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.locator(".md-sidebar--primary [style*=height]")).to_be_attached()


def test_the_page_about_the_copy_knows_whether_there_is_one(page: Page, way: AtTop) -> None:
    page.goto("offline/")
    held = isinstance(way, WithoutNetwork)
    words = "手順帳の控えがあります" if held else "そのフォルダーが控えの代わり"
    expect(page.locator("[data-part=standing]")).to_contain_text(words)
    expect(page.get_by_role("button", name="控えを")).to_have_count(2 if held else 0)


def test_a_reader_goes_on_and_a_tick_stays(page: Page) -> None:
    page.goto(STEPS)
    page.get_by_role("article").get_by_role("link", name="電話の前に").first.click()
    expect(page).to_have_url(re.compile(f"{LIST}$"))
    boxes(page).first.check()
    page.reload()
    expect(boxes(page).first).to_be_checked()


def test_a_case_leads_back_to_its_revision_and_to_its_page(page: Page) -> None:
    page.goto(OLDER)
    boxes(page).first.check()
    page.goto(STEPS)
    page.get_by_role("link", name="案件の版を開く").click()
    expect(page).to_have_url(re.compile(f"{OLDER}$"))
    expect(boxes(page).first).to_be_checked()
    bar(page).locator("summary").click()
    bar(page).get_by_role("link", name="案件のページを開く").click()
    expect(page.locator("[data-part=one]")).to_be_visible()


def test_search_finds_pages_that_are_there(page: Page, site: Path, base_url: str) -> None:
    page.goto(f"{STEPS}?q=電話の受付")
    links = page.locator(".md-search-result__link")
    expect(links.first).to_be_visible()
    for link in links.all():
        address = re.split("[?#]", link.get_attribute("href") or "")[0]
        assert address.startswith(base_url)
        assert (site / unquote(address.removeprefix(base_url))).exists()
    links.first.click()
    expect(page.locator("article mark").first).to_be_visible()


def test_questions_lead_to_an_answer_that_stays(page: Page) -> None:
    page.goto("contact/channel/")
    page.locator("fieldset:enabled").get_by_label("いいえ").check()
    page.get_by_role("button", name="次へ").click()
    answer = page.locator("tr[aria-current=true]")
    expect(answer).to_have_attribute("data-entry", "write")
    page.reload()
    expect(answer).to_have_attribute("data-entry", "write")


def test_a_text_is_filled_and_stays(page: Page) -> None:
    page.goto("calls/opening/")
    page.get_by_label("店舗名", exact=True).fill("みほん商店")
    result = page.locator("[data-part=result]").first
    expect(result).to_contain_text("みほん商店の者です。")
    page.reload()
    expect(result).to_contain_text("みほん商店の者です。")


def test_a_sheet_is_filled_from_the_case(page: Page) -> None:
    page.goto(LIST)
    boxes(page).first.check()
    page.goto("print/call-preparation/?fill=case")
    expect(page.locator("[data-entry] [data-part=kept]").first).to_contain_text("済み")
    expect(page.get_by_role("button", name=re.compile("印刷")).first).to_be_visible()


def test_a_case_goes_to_another_browser_as_a_file(page: Page, elsewhere: BrowserContext) -> None:
    open_cases(page, refund(), "c-1")
    with page.expect_download() as saved:
        page.get_by_role("button", name="ファイルに書き出す", exact=True).click()
    other = elsewhere.new_page()
    open_cases(other)
    preview = take_in(other, saved.value.path().read_bytes())
    preview.get_by_role("button", name="取り込む", exact=True).click()
    expect(said(other)).to_have_text("記録9件を取り込みました。")
    assert kept(other) == kept(page)
