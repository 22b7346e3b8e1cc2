"""What search makes of words, and how it ranks: its scripts by themselves, in an empty tab."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.building import ROOT

SCRIPTS = ROOT / "docs" / "assets" / "javascripts"
SEARCH = """([index, queries]) => {
  const store = playbook.searchEngine.open(index);
  return queries.map((query) => {
    const { results, missing } = playbook.searchEngine.search(store, query);
    const found = results.map(({ page, sections: [best] }) => [page.title, best.heading]);
    return { found, missing };
  });
}"""
WORDS = """(queries) => queries.map((query) => playbook.searchText
    .words(query, (word) => word === "改善計画を出す")
    .map(({ folded, open }) => folded + (open ? "〜" : "")))"""
SPOTS = """(cases) => cases.map(([text, needles]) => playbook.searchText
    .spots(text, needles).map(([from, to]) => text.slice(from, to)))"""


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """Open an empty tab with the scripts."""
    context = browser.new_context()
    page = context.new_page()
    page.evaluate("window.playbook = {}")
    for name in ("search-text", "search-engine"):
        page.add_script_tag(path=SCRIPTS / f"{name}.js")
    yield page
    context.close()


def section(heading: str, text: str = "", kind: str = "") -> dict[str, str]:
    return {"anchor": heading, "heading": heading, "kind": kind, "text": text}


def page_of(title: str, *sections: dict[str, str], boost: float = 1) -> dict[str, Any]:
    return {"address": f"{title}/", "title": title, "boost": boost, "sections": list(sections)}


FILLER = [page_of(f"紙{number}", section(f"色{number}", "夏の空と海")) for number in range(20)]
INDEX = {
    "pages": [
        page_of("電話の受付時間", section("", "平日の9時から18時です。")),
        page_of(
            "改善計画を出す",
            section("手順", "書類をそろえます。\n問い合わせの番号を写します。", "procedure"),
            section("注意", "FBA の 在庫を書きます。", "procedure"),
        ),
        page_of("返品を受けたとき", section("手順", "写真をとり、問合せをします。")),
        page_of("資料 甲", section("", "改善計画 改善計画 改善計画", "source")),
        page_of("控え", section("", "色鉛筆"), boost=0.1),
        page_of("本紙", section("", "色鉛筆")),
        page_of("切手の話", section("", "集めます。")),
        page_of("郵便", section("", "切手と封筒")),
        page_of("札1", section("", "XYABC XYABC XYABC")),
        page_of("札2", section("", "ABC のほかは、何も書いてありません。")),
        page_of(
            "用語",
            section("改善計画（POA）", "出す文書です。", "glossary"),
            section("アカウントスペシャリスト（アカスペ）", "部署です。", "glossary"),
            section("SKU", "商品の番号です。", "glossary"),
            section("FNSKU", "ラベルの番号です。", "glossary"),
        ),
        *FILLER,
    ],
    "names": [["改善計画", "POA"], ["アカウントスペシャリスト", "アカスペ"], ["SKU"], ["FNSKU"]],
    "readings": {"でんわ": ["電話"], "へんぴん": ["返品"], "へんじ": ["返事"]},
    "kinds": {},
}


def found(tab: Page, *queries: str) -> list[list[list[str]]]:
    """Return the title of each result of each query, and the heading of its best section."""
    return [one["found"] for one in tab.evaluate(SEARCH, [INDEX, queries])]


def test_words_are_what_is_left_without_endings_and_particles(tab: Page) -> None:
    cases = {
        "": [],
        "　、 。": [],
        "アカスペ　電話": ["あかすぺ", "電話"],
        "ＡＳＩＮ ﾁｬｯﾄ": ["asin", "ちゃっと"],
        "アプリで問い合わせ": ["あぷり", "問〜", "合〜"],
        "問合せの文面": ["問合", "文面"],
        "評価を消したい": ["評価", "消〜"],
        "電話がかかってきた": ["電話", "かかってきた"],
        "取り消し": ["取り消"],
        "4点セット": ["4点", "せっと"],
        "ポイント 1%": ["ぽいんと", "1", "%"],
        "でんわ": ["でんわ"],
        "改善計画を出す": ["改善計画を出す"],
        "<b>&": ["b"],
    }
    assert dict(zip(cases, tab.evaluate(WORDS, list(cases)), strict=True)) == cases


def test_marks_stand_where_the_words_are_written(tab: Page) -> None:
    cases = [
        ("Amazon の『ヘルプ』から", ["amazonのへるぷ"], ["Amazon の『ヘルプ"]),
        ("ｶﾞ㈱A", ["(株)a"], ["㈱A"]),
        ("電話電話と電", ["電話", "話電"], ["電話電話"]),
        ("電話", ["話", "電"], ["電話"]),
        ("x", [], []),
    ]
    got = tab.evaluate(SPOTS, [(text, needles) for text, needles, _ in cases])
    assert got == [marked for *_, marked in cases]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("受付時間", ["電話の受付時間", ""]),
        ("電話の受付", ["電話の受付時間", ""]),
        ("ＦＢＡの在庫", ["改善計画を出す", "注意"]),
        ("fba 書類", ["改善計画を出す", "注意"]),
        ("あかすぺ", ["用語", "アカウントスペシャリスト（アカスペ）"]),
        ("アカウトスペシャリスト", ["用語", "アカウントスペシャリスト（アカスペ）"]),
        ("アカウントスペシャリトス", ["用語", "アカウントスペシャリスト（アカスペ）"]),
        ("問合わせ", ["返品を受けたとき", "手順"]),
        ("sku", ["用語", "SKU"]),
        ("でんわ", ["電話の受付時間", ""]),
        ("へんぴ", ["返品を受けたとき", "手順"]),
        ("返品", ["返品を受けたとき", "手順"]),
        ("出す 書類", ["改善計画を出す", "手順"]),
        ("色鉛筆", ["本紙", ""]),
        ("切手 封筒", ["郵便", ""]),
        ("abc", ["札2", ""]),
    ],
)
def test_the_section_that_answers_comes_first(tab: Page, query: str, first: list[str]) -> None:
    assert found(tab, query)[0][:1] == [first]


def test_other_spellings_are_found_as_well(tab: Page) -> None:
    for results in found(tab, "問合せ", "問い合わせ", "問い合せ"):
        assert {title for title, _ in results} == {"改善計画を出す", "返品を受けたとき"}
    assert found(tab, "POA")[0][-1] == ["資料 甲", ""]


def test_nothing_is_found_for_nothing(tab: Page) -> None:
    got = tab.evaluate(SEARCH, [INDEX, ["", "、", "量子力学", "zzz", "夢 電話"]])
    assert [len(one["found"]) for one in got] == [0, 0, 0, 0, 1]
    assert [one["missing"] for one in got] == [[], [], ["量子力学"], ["zzz"], ["夢"]]


def test_an_empty_handbook_is_searched_in_peace(tab: Page) -> None:
    empty = {"pages": [], "names": [], "readings": {}, "kinds": {}}
    assert tab.evaluate(SEARCH, [empty, ["電話"]]) == [{"found": [], "missing": ["電話"]}]
