"""Search as a reader uses it: the theme's box, our results."""

import gzip
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import At
from tests.search.queries import leads_there, measure, queries, rank, read_index, says, texts

ASK = """(queries) => {
  const store = playbook.searchEngine.open(playbook.searchIndex);
  return queries.map((query) =>
    playbook.searchEngine.search(store, query).results.slice(0, 10).map(
      ({ page, sections: [{ anchor }] }) => page.address + (anchor && `#${anchor}`)));
}"""


ADDRESSES = pytest.mark.not_by("file", because="what is wanted is named as on a server")


def box(page: Page) -> Locator:
    return page.get_by_role("textbox", name="検索")


def status(page: Page) -> Locator:
    return page.locator(".md-search-result__meta")


def results(page: Page) -> Locator:
    return page.locator(".search__result")


def asked_for(page: Page, base_url: str) -> list[str]:
    """Return the paths below the top that a tab asks for from now on, as it does."""
    paths: list[str] = []
    page.on("request", lambda request: paths.append(request.url.removeprefix(base_url)))
    return paths


# ----- what is found -----


@ADDRESSES
def test_readers_find_what_they_look_for(page: Page, site: Path) -> None:
    page.goto("contact/seller-central/")
    box(page).fill("電話")
    expect(results(page).first).to_be_visible()
    tests: dict[str, Any] = {
        "everyday": says(texts(read_index(site))),
        "tuning": leads_there,
        "held-out": leads_there,
    }
    measures = {}
    for name, right in tests.items():
        all_queries = queries(name)
        answers = page.evaluate(ASK, [query.typed for query in all_queries])
        measures[name] = measure(
            {
                query.typed: rank(query, addresses, right)
                for query, addresses in zip(all_queries, answers, strict=True)
            }
        )
    assert len(queries("everyday")) == 40
    assert measures["everyday"].missed == {}
    for name in ("tuning", "held-out"):
        assert len(queries(name)) == 50
        assert measures[name].among_first >= 0.95, measures[name].missed
        assert measures[name].mean_reciprocal_rank >= 0.85, measures[name]


@ADDRESSES
def test_what_is_wanted_exists(site: Path) -> None:
    index = read_index(site)
    sections = {
        page["address"]: [one["anchor"] for one in page["sections"]] for page in index["pages"]
    }
    for query in [*queries("tuning"), *queries("held-out")]:
        for wanted in query.wanted:
            address, _, anchor = wanted.partition("#")
            assert any(one.startswith(address) for one in sections), wanted
            assert not anchor or anchor in sections[address], wanted


def test_the_index_is_small(site: Path) -> None:
    (index,) = (site / "search").glob("index.*.js")
    assert len(gzip.compress(index.read_bytes())) < 250_000
    assert not (site / "search" / "search_index.json").exists()


@ADDRESSES
def test_every_result_can_be_opened(site: Path) -> None:
    for page in read_index(site)["pages"]:
        html = (site / page["address"] / "index.html").read_text("utf-8")
        for section in page["sections"]:
            assert not section["anchor"] or f'id="{section["anchor"]}"' in html, page["address"]


# ----- the box -----


def test_nothing_is_loaded_before_the_box_is_opened(page: Page, base_url: str) -> None:
    paths = asked_for(page, base_url)
    page.goto("contact/seller-central/")
    page.wait_for_load_state("networkidle")
    assert not [path for path in paths if "search" in path]
    paths.clear()
    page.keyboard.press("/")
    expect(status(page)).to_have_text("探したい言葉を入れてください。")
    assert sorted(path.split(".")[0] for path in paths) == [
        "assets/javascripts/search",
        "search/index",
    ]
    paths.clear()
    box(page).fill("返品")
    expect(results(page).first).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert paths == []


def test_results_say_what_they_are_and_why(page: Page) -> None:
    page.goto("")
    box(page).fill("アカスペ")
    word = results(page).filter(has=page.locator(".tag", has_text="用語")).first
    expect(word.locator(".search__title")).to_contain_text("用語 アカウントスペシャリスト")
    expect(word.locator("mark").first).to_have_text("アカウントスペシャリスト")
    expect(word.locator(".search__heading")).to_have_count(0)
    kinds: set[str] = set()
    for query in ("復唱", "どの手段", "改善計画", "電話の受付時間", "不審な返品"):
        box(page).fill(query)
        kinds |= set(results(page).locator(".tag").all_inner_texts())
    assert kinds >= {"手順", "リスト", "判断表", "文面", "用語", "質問", "参考値"}
    expect(status(page)).to_contain_text("件見つかりました")


def test_a_list_of_results_is_walked_with_the_keyboard(page: Page) -> None:
    page.goto("calls/preparation/")
    first_box = page.locator("[data-entry] input").first
    first_box.focus()
    page.keyboard.press("s")
    expect(box(page)).to_be_focused()
    page.keyboard.type("返品")
    links = page.locator(".md-search-result__link")
    expect(results(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box(page)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(links.last).to_be_focused()

    # back to where the reader was
    page.keyboard.press("Escape")
    expect(first_box).to_be_focused()
    expect(results(page).first).to_be_hidden()

    # what was typed is still there
    page.keyboard.press("/")
    expect(results(page).first).to_be_visible()
    target = links.first.get_attribute("href") or ""
    page.keyboard.press("Enter")
    expect(page).to_have_url(target)
    expect(results(page).first).to_be_hidden()
    expect(page.locator("article mark").first).to_be_visible()


def test_with_tab_a_reader_walks_through_the_box_and_out_of_it(page: Page) -> None:
    page.goto("calls/preparation/?q=返品")
    links = page.locator(".md-search-result__link")
    expect(links.first).to_be_visible()
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(links.first).to_be_focused()
    page.locator(".md-search__output").get_by_role("button", name="検索を閉じる").focus()
    page.keyboard.press("Tab")
    expect(results(page).first).to_be_hidden()


def test_letters_typed_elsewhere_do_not_open_the_box(page: Page) -> None:
    page.goto("calls/opening/")
    field = page.get_by_label("お願いしたいこと", exact=True)
    field.fill("")
    field.press("s")
    expect(field).to_have_value("s")
    expect(field).to_be_focused()
    page.locator("body").press("Control+f")
    expect(box(page)).not_to_be_focused()


def test_enter_that_ends_a_composition_opens_nothing(page: Page) -> None:
    page.goto("")
    box(page).fill("でんわ")
    expect(results(page).first).to_be_visible()
    page.evaluate(
        """() => document.activeElement.dispatchEvent(new KeyboardEvent('keydown',
        { key: 'Escape', bubbles: true, isComposing: true }))"""
    )
    expect(results(page).first).to_be_visible()
    expect(results(page).locator("mark").first).to_have_text("電話")


def test_a_search_can_be_shared(page: Page, base_url: str, at: At) -> None:
    query = "改善計画 & <b>POA</b>=?"
    page.goto(f"contact/seller-central/?q={quote(query)}")
    expect(box(page)).to_have_value(query)
    expect(results(page).first).to_be_visible()
    assert page.locator(".search__result b").count() == 0
    page.goto(f"contact/seller-central/?q={quote('長' * 150)}")
    expect(box(page)).to_have_value("長" * 100)
    box(page).fill("返品 #1&2")
    shared = page.get_by_role("button", name="この検索へのリンクを写す")
    link = shared.get_attribute("data-clipboard-text") or ""
    assert link.startswith(at("contact/seller-central/?"))
    assert parse_qs(urlsplit(link).query) == {"q": ["返品 #1&2"]}

    page.keyboard.press("Escape")
    expect(page).to_have_url(f"{base_url}contact/seller-central/")


def test_the_words_are_marked_on_the_page(page: Page) -> None:
    wanted = "サポート&h=" + quote("<img src=x onerror=alert(1)>") + "&h=" + quote("(ヘル.")
    page.goto(f"contact/seller-central/?h={wanted}")
    marks = page.locator("article mark")
    expect(marks.first).to_be_visible()
    assert set(marks.all_text_contents()) == {"サポート"}
    assert page.locator("article img").count() == 0
    heading = page.get_by_role("heading", level=1)
    page.goto("contact/seller-central/")
    title = heading.inner_text()
    expect(marks).to_have_count(0)
    box(page).fill("セラーセントラルから")
    results(page).first.click()
    expect(heading).to_have_text(title)
    expect(heading.locator("mark")).to_have_text("セラーセントラルから")


def test_nothing_found_and_nothing_typed(page: Page) -> None:
    page.goto("")
    box(page).fill("量子力学")
    expect(status(page)).to_contain_text("見つかりませんでした")
    expect(results(page)).to_have_count(0)
    box(page).fill("量子力学 返品")
    expect(status(page)).to_contain_text("見つからなかった言葉: 量子力学")
    expect(results(page).first).to_be_visible()
    page.get_by_role("button", name="消す").click()
    expect(status(page)).to_have_text("探したい言葉を入れてください。")
    expect(results(page)).to_have_count(0)
    expect(box(page)).to_be_focused()


@pytest.mark.not_by("file", "offline", because="there is no server that fails to answer")
def test_what_cannot_be_loaded_is_said_and_tried_again(elsewhere: BrowserContext) -> None:
    tab = elsewhere.new_page()

    def refuse(route: Route) -> None:
        route.abort()

    tab.route("**/search/index.*.js", refuse)
    tab.goto("")
    box(tab).fill("返品")
    expect(status(tab)).to_contain_text("探す準備ができませんでした")
    tab.unroute("**/search/index.*.js")
    tab.keyboard.press("Escape")
    tab.keyboard.press("/")
    expect(results(tab).first).to_be_visible()


def test_the_open_box_fits_a_phone(page: Page) -> None:
    page.goto("contact/seller-central/")
    page.locator("header label[for=__search]").first.click()
    expect(box(page)).to_be_focused()
    page.keyboard.type("問い合わせ")
    expect(results(page).first).to_be_visible()
    # the theme has opened the box to its full size, and holds the page still
    expect(page.locator("body")).to_have_attribute("data-md-scrolllock", "")
    for one in page.locator(".md-search-result__link, .search__close").all():
        size = one.bounding_box()
        assert size
        assert size["height"] >= 44
        assert size["x"] >= 0
        assert size["x"] + size["width"] <= 390
    assert_accessible(page)


def test_without_javascript_there_is_no_box(plain: Page) -> None:
    plain.goto("")
    expect(plain.locator(".md-search")).to_be_hidden()
