"""The questions of a table, as a reader answers them."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from macros.decisions.cells import accepts
from tests.browser import posting
from tests.browser.axe import assert_accessible
from tests.browser.conftest import watched
from tests.browser.posting import PAGE, TWO
from tests.browser.tables import Asked, shipped
from tests.browser.ways import INSTANT_NAVIGATION, AtTop
from tests.building import ROOT, SMALL
from tests.search.queries import read_index, texts

SCRIPT = ROOT / "docs" / "assets" / "javascripts" / "chooser.js"
UNKNOWN = "わからない"
SHEET = {"width": 717, "height": 1046}
"""What an A4 sheet takes inside the margins of the browser, in pixels."""


@pytest.fixture(scope="module")
def top(way: AtTop, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build and publish the small handbook; return its address."""
    made = posting.project(tmp_path_factory.mktemp("posting"))
    with way.published(made, made / "site", *SMALL) as address:
        yield address


@pytest.fixture
def small(way: AtTop, browser: Browser, top: str) -> Iterator[BrowserContext]:
    """Open a fresh profile for the small handbook."""
    with way.profile(browser, top) as context:
        yield context


@pytest.fixture
def post(small: BrowserContext, top: str) -> Iterator[Page]:
    """Open a tab in the small handbook."""
    with watched(small.new_page(), top) as tab:
        yield tab


@pytest.fixture
def without_script(way: AtTop, browser: Browser, top: str) -> Iterator[Page]:
    """Open a tab in the small handbook that runs no JavaScript."""
    with way.profile(browser, top, java_script_enabled=False) as context:
        yield context.new_page()


def asked(page: Page | Locator) -> Locator:
    return page.locator("fieldset:enabled")


def answer(page: Page | Locator, words: str) -> None:
    """Choose an answer and go on."""
    value = "" if words == UNKNOWN else words
    asked(page).locator(f'input[value="{value}"]').check()
    page.get_by_role("button", name="次へ").click()


def button(page: Page | Locator, name: str) -> Locator:
    return page.get_by_role("button", name=re.compile(f"^{re.escape(name)}"))


def told(page: Page | Locator) -> Locator:
    return page.locator("[data-part=rows]")


def verdict(page: Page) -> Locator:
    return page.locator(".chooser [data-part=verdict]")


def given(page: Page | Locator) -> list[str]:
    """Return the answers that are listed, as they are read."""
    lines = page.locator("[data-given]:visible").all()
    return [re.sub(r"\s*変える.*", "", line.inner_text(), flags=re.DOTALL) for line in lines]


def shared(page: Page) -> dict[str, str]:
    """Return the answers that are in the address."""
    return dict(parse_qsl(urlsplit(page.url).query, keep_blank_values=True))


def here(page: Page) -> list[str]:
    rows = page.locator("tr[aria-current=true]")
    expect(rows.filter(has_text="この行")).to_have_count(rows.count())
    return [row.get_attribute("data-entry") or "" for row in rows.all()]


# ----- every shipped table -----


def example_answers(one: Asked, index: int) -> dict[str, str]:
    """Return what to answer to each question in the first situation of an example."""
    example = one.table.examples[index]
    for classes, case in one.cases:
        if all(
            accepts(one.table.inputs[name], cell, case.situation[name])
            for name, cell in example.given.items()
        ):
            return {
                question.id: question.classes[number]
                for question, number in zip(one.diagram.inputs, classes, strict=True)
            }
    raise LookupError(index)


@pytest.mark.parametrize("one", shipped(), ids=[one.name for one in shipped()])
def test_a_reader_comes_to_what_each_example_expects(page: Page, one: Asked) -> None:
    page.goto(one.address)
    for index, example in enumerate(one.table.examples):
        answers = example_answers(one, index)
        while asked(page).count():
            left = int(re.sub(r"\D", "", page.locator("[data-part=left]").inner_text()))
            answer(page, answers[asked(page).get_attribute("name") or ""])
            assert left > 0
        assert len(here(page)) == len(example.expect)
        for entry, outcome in zip(here(page), example.expect, strict=True):
            (rule,) = [rule for rule in one.table.rules if rule.id == entry]
            assert rule.then == outcome
            for value in outcome.values():
                expect(told(page)).to_contain_text(re.sub("[『』]", "", value))
        expect(told(page)).to_contain_text(re.compile("[0-9]|編集者の補足"))
        button(page, "最初から").click()


@pytest.mark.parametrize("one", shipped(), ids=[one.name for one in shipped()])
def test_all_rules_of_a_table_print_on_one_sheet(page: Page, one: Asked) -> None:
    page.goto(one.address)
    page.emulate_media(media="print")
    page.set_viewport_size(SHEET)
    expect(page.locator(".chooser")).to_be_hidden()
    top, bottom, rows = page.evaluate(
        """() => {
          const table = document.querySelector(".rules");
          const cells = [...table.querySelectorAll("tbody td:not(.rules__reason)")];
          const top = table.closest("section").getBoundingClientRect().top;
          const bottoms = cells.map((cell) => cell.getBoundingClientRect().bottom);
          return [top, Math.max(...bottoms), table.querySelectorAll("tbody tr").length];
        }"""
    )
    assert rows == len(one.table.rules)
    assert 100 < bottom - top < SHEET["height"]
    expect(page.locator(".rules__why").first).to_contain_text(one.table.rules[0].why[:4])
    for reason in page.locator(".rules__why").all():
        assert (reason.bounding_box() or {"height": 0})["height"] > 10


def test_the_script_is_small() -> None:
    assert len(gzip.compress(SCRIPT.read_bytes())) < 4_000


# ----- asking -----


def test_one_question_after_the_other(post: Page) -> None:
    post.goto(PAGE)
    expect(asked(post)).to_have_count(1)
    expect(post.get_by_role("group", name="急ぎますか")).to_be_visible()
    expect(asked(post)).to_have_accessible_description("今日中 なら急ぎます。")
    expect(post.locator("[data-part=left]")).to_have_text("あと最大3問")
    assert post.evaluate("document.activeElement === document.body"), "nothing was asked for yet"
    answer(post, "急がない")
    expect(post.get_by_role("group", name="書類を送りますか")).to_be_visible()
    expect(asked(post).get_by_label("送る", exact=True)).to_be_focused()
    expect(post.locator("[data-part=left]")).to_have_text("あと最大2問")
    assert given(post) == ["急ぎ:\n急がない"]
    answer(post, "送る")
    answer(post, "離れ")
    expect(asked(post)).to_have_count(0)
    expect(post.get_by_role("status").filter(has_text="答えが決まりました。")).to_be_visible()
    expect(verdict(post)).to_be_focused()
    assert here(post) == ["hand"]


def test_an_answer_is_needed_to_go_on(post: Page) -> None:
    post.goto(PAGE)
    button(post, "次へ").click()
    expect(post.get_by_role("group", name="急ぎますか")).to_be_visible()
    assert given(post) == []


def test_the_result_says_all_that_its_row_says(post: Page) -> None:
    post.goto(PAGE)
    answer(post, "急ぐ")
    expect(post.get_by_role("group", name="何時ですか")).to_be_visible()
    answer(post, "9時以上18時未満")
    result = told(post)
    for words in ["電話", "すぐにかける。", "人がいる。", "食い違う資料", "かけないほうがよい。"]:
        expect(result).to_contain_text(words)
    expect(result.get_by_text("理由", exact=True)).to_have_count(0)
    expect(result.locator("[id]")).to_have_count(0)
    ids = post.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")
    assert len(ids) == len(set(ids))
    result.locator("a.cite").first.click()
    expect(post.locator(".sources li:target")).to_be_visible()
    result.get_by_role("link", name="表のこの規則を見る").click()
    expect(post.locator("tr:target")).to_have_attribute("data-entry", "call")
    assert here(post) == ["call"]
    result.get_by_role("link", name="セラーセントラルから問い合わせる").click()
    expect(post).to_have_url(re.compile("contact/seller-central/$"))


def test_what_cannot_occur_is_not_offered(post: Page) -> None:
    post.goto(f"{PAGE}?post.hurry=急がない&post.papers=送る")
    expect(asked(post).locator("label:visible")).to_have_text(["表、または裏", "離れ", UNKNOWN])
    post.goto(f"{PAGE}?post.room=離れ")
    expect(post.get_by_role("group", name="書類を送りますか")).to_be_visible()


# ----- changing -----


def test_changing_an_answer_keeps_the_others(post: Page) -> None:
    post.goto(PAGE)
    for words in ["急がない", "送る", "離れ"]:
        answer(post, words)
    assert here(post) == ["hand"]
    button(post, "変える （書類）").click()
    expect(asked(post).get_by_label("送る", exact=True)).to_be_checked()
    expect(asked(post).get_by_label("送る", exact=True)).to_be_focused()
    assert here(post) == []
    answer(post, "送らない")
    assert here(post) == ["wait"]
    assert given(post) == ["急ぎ:\n急がない", "書類:\n送らない", "部屋:\n離れ\nいまは使いません"]
    button(post, "変える （書類）").click()
    answer(post, "送る")
    assert here(post) == ["hand"]
    assert given(post) == ["急ぎ:\n急がない", "書類:\n送る", "部屋:\n離れ"]


def test_an_answer_that_cannot_stay_is_dropped_and_said(post: Page) -> None:
    post.goto(PAGE)
    for words in ["急がない", "送る", "離れ"]:
        answer(post, words)
    button(post, "変える （急ぎ）").click()
    expect(asked(post).locator("label:visible")).to_have_text(["急ぐ", "急がない", UNKNOWN])
    answer(post, "急ぐ")
    expect(post.get_by_role("status").filter(has_text="いまは使えない答えを1つ")).to_be_visible()
    assert given(post) == ["急ぎ:\n急ぐ", "書類:\n送る\nいまは使いません"]
    expect(post.get_by_role("group", name="何時ですか")).to_be_visible()
    assert shared(post) == {"post.hurry": "急ぐ", "post.papers": "送る"}


def test_starting_anew_can_be_undone(post: Page) -> None:
    post.goto(PAGE)
    expect(button(post, "最初から")).to_be_hidden()
    for words in ["急がない", "送らない"]:
        answer(post, words)
    button(post, "最初から").click()
    assert given(post) == []
    assert shared(post) == {}
    expect(asked(post).get_by_label("急ぐ", exact=True)).to_be_focused()
    button(post, "元に戻す").click()
    assert here(post) == ["wait"]
    expect(button(post, "元に戻す")).to_be_hidden()
    button(post, "最初から").click()
    answer(post, "急ぐ")
    expect(button(post, "元に戻す")).to_be_hidden()


# ----- not knowing -----


def test_what_is_not_known_stays_open_and_others_are_asked(post: Page) -> None:
    post.goto(PAGE)
    answer(post, UNKNOWN)
    expect(post.get_by_role("group", name="書類を送りますか")).to_be_visible()
    expect(post.locator("[data-part=left]")).to_have_text("あと最大3問")
    answer(post, "送らない")
    expect(post.get_by_role("group", name="何時ですか")).to_be_visible()
    answer(post, "9時未満、または18時以上")
    expect(asked(post)).to_have_count(0)
    expect(verdict(post)).to_have_text("分からない問いが残っているので、次の2つのどれかです。")
    possible = told(post).locator("dl")
    expect(possible).to_have_count(2)
    expect(possible.nth(0)).to_contain_text("急ぎ: 急ぐ")
    expect(possible.nth(0)).to_contain_text("伝言")
    expect(possible.nth(0)).not_to_contain_text("時刻")
    expect(possible.nth(1)).to_contain_text("急ぎ: 急がない")
    assert here(post) == []
    assert shared(post)["post.hurry"] == ""
    button(post, "変える （急ぎ）").click()
    expect(asked(post).get_by_label(UNKNOWN)).to_be_checked()
    answer(post, "急がない")
    assert here(post) == ["wait"]


def test_nothing_known_leaves_every_rule(post: Page) -> None:
    post.goto(PAGE)
    while asked(post).count():
        answer(post, UNKNOWN)
    expect(told(post).locator("dl")).to_have_count(5)


# ----- links -----


def test_a_link_shares_the_answers(post: Page) -> None:
    post.goto(PAGE)
    answer(post, "急ぐ")
    answer(post, "9時以上18時未満")
    assert shared(post) == {"post.hurry": "急ぐ", "post.hour": "9時以上18時未満"}
    address = post.url
    post.goto(PAGE)
    assert here(post) == []
    post.goto(address)
    assert here(post) == ["call"]
    assert given(post) == ["急ぎ:\n急ぐ", "時刻:\n9時以上18時未満"]
    expect(post.locator("[data-part=notice]")).to_be_empty()
    post.reload()
    assert here(post) == ["call"]


@pytest.mark.parametrize(
    ("query", "kept", "dropped"),
    [
        ("post.hurry=急ぐ&post.colour=赤", ["急ぎ:\n急ぐ"], 1),
        ("post.hurry=急ぐ&post.hour=昔の区切り", ["急ぎ:\n急ぐ"], 1),
        ("post.hurry=急ぐ&post.room=離れ", ["急ぎ:\n急ぐ"], 1),
        ("post.hurry=<script>&post.=&post.papers=送る", ["書類:\n送る\nいまは使いません"], 2),
        ("post.hour=&post.hurry=急ぐ", ["急ぎ:\n急ぐ", "時刻:\nわからない"], 0),
        ("on=2024-01-01&other.hurry=急ぐ&posthurry=急ぐ", [], 0),
    ],
)
def test_what_a_link_says_in_vain_is_passed_over(
    post: Page, query: str, kept: list[str], dropped: int
) -> None:
    post.goto(f"{PAGE}?{query}")
    notice = post.locator("[data-part=notice]")
    expect(notice).to_have_text(f"いまは使えない答えを{dropped}つ外しました。" if dropped else "")
    shown = [line.replace("\nいまは使いません", "") for line in given(post)]
    assert shown == [line.replace("\nいまは使いません", "") for line in kept]


def test_other_parts_of_the_address_stay(post: Page) -> None:
    post.goto(f"{PAGE}?on=2024-01-01&post.colour=赤#post--call")
    answer(post, "急ぐ")
    assert shared(post) == {"on": "2024-01-01", "post.hurry": "急ぐ"}
    assert not urlsplit(post.url).fragment


def test_the_link_is_copied(small: BrowserContext, post: Page) -> None:
    small.grant_permissions(["clipboard-read", "clipboard-write"])
    post.goto(PAGE)
    expect(button(post, "リンクを写す")).to_be_hidden()
    answer(post, "急ぐ")
    button(post, "リンクを写す").click()
    expect(post.get_by_role("status").filter(has_text="リンクを写しました。")).to_be_visible()
    assert post.evaluate("navigator.clipboard.readText()") == post.url
    expect(post.locator("[data-part=field]")).to_be_hidden()


def test_links_within_the_page_keep_the_answers(post: Page) -> None:
    post.goto(PAGE)
    answer(post, "急ぐ")
    answer(post, "9時以上18時未満")
    post.locator(".rules [data-entry=wait] a.rules__number").click()
    expect(post).to_have_url(re.compile("[?]post.hurry=.*#post--wait$"))
    expect(post.locator("tr[aria-current=true]")).to_have_attribute("data-entry", "call")


def test_where_nothing_can_be_copied_the_link_is_there_to_be_taken(post: Page) -> None:
    post.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    post.goto(PAGE)
    answer(post, "急ぐ")
    button(post, "リンクを写す").click()
    field = post.get_by_role("textbox", name="いまの答えのリンク")
    expect(field).to_have_value(post.url)
    assert post.evaluate("document.getSelection().toString()") == post.url
    expect(post.get_by_role("status").filter(has_text="リンクを写してください")).to_be_visible()


# ----- in every surrounding -----


def test_the_keyboard_is_enough(post: Page) -> None:
    post.goto(PAGE)
    asked(post).get_by_role("radio").first.focus()
    post.keyboard.press("ArrowDown")
    expect(asked(post).get_by_label("急がない", exact=True)).to_be_checked()
    expect(post.get_by_role("group", name="急ぎますか")).to_be_visible()
    post.keyboard.press("Enter")
    post.keyboard.press("Space")
    post.keyboard.press("Tab")
    expect(button(post, "次へ")).to_be_focused()
    post.keyboard.press("Enter")
    post.keyboard.press("ArrowDown")
    post.keyboard.press("Enter")
    assert here(post) == ["hand"]
    expect(verdict(post)).to_be_focused()
    post.keyboard.press("Shift+Tab")
    expect(button(post, "変える （部屋）")).to_be_focused()
    post.keyboard.press("Enter")
    expect(asked(post).get_by_label("離れ", exact=True)).to_be_focused()


def test_a_thumb_hits_each_answer(post: Page) -> None:
    post.goto(PAGE)
    answer(post, "急ぐ")
    for target in post.locator(".chooser :is(label, button):visible").all():
        box = target.bounding_box()
        assert box
        assert box["height"] >= 44, target.inner_text()


def test_the_table_is_the_answer_without_javascript(
    without_script: Page,
) -> None:
    page = without_script
    page.goto(PAGE)
    expect(page.locator(".chooser")).to_be_hidden()
    expect(page.locator(".rules tbody tr:visible")).to_have_count(5)
    page.goto(TWO)
    expect(page.locator(".chooser:visible")).to_have_count(0)
    rows = page.locator("[data-document=post] .rules tbody tr:visible")
    expect(rows).to_have_count(5)
    for words in ["急ぎ: 急ぐ", "9時以上18時未満", "電話", "すぐにかける。"]:
        expect(rows.first).to_contain_text(words)
    expect(rows.first.get_by_role("link", name="セラーセントラル")).to_be_visible()
    rows.first.get_by_role("link", name="規則 1").click()
    expect(page.locator("tr:target")).to_have_attribute("data-entry", "call")


def test_two_tables_are_asked_on_one_page(post: Page) -> None:
    post.goto(TWO)
    first, second = (post.locator(f"[data-document={one}]") for one in ("post", "contact-channel"))
    answer(first, "急がない")
    answer(second, "はい")
    answer(first, "送らない")
    expect(told(first)).to_contain_text("待つ")
    expect(told(second)).to_contain_text("電話")
    assert shared(post) == {
        "post.hurry": "急がない",
        "post.papers": "送らない",
        "contact-channel.urgent": "はい",
    }
    button(second, "最初から").click()
    assert shared(post) == {"post.hurry": "急がない", "post.papers": "送らない"}
    told(first).get_by_role("link", name="理由と出典を見る").click()
    expect(post).to_have_url(re.compile("contact/post/#post--wait$"))
    expect(post.locator("[data-entry=wait]")).to_be_in_viewport()


@INSTANT_NAVIGATION
def test_it_works_after_instant_navigation(post: Page) -> None:
    post.goto(TWO)
    post.evaluate("() => { window.stays = true; }")
    post.get_by_role("link", name="送り方へ").click()
    expect(post).to_have_url(re.compile("contact/post/$"))
    answer(post, "急がない")
    answer(post, "送らない")
    assert here(post) == ["wait"]
    post.go_back()
    expect(post).to_have_url(re.compile("two/$"))
    answer(post.locator("[data-document=post]"), "急ぐ")
    post.go_forward()
    expect(post).to_have_url(re.compile("contact/post/[?]post"))
    expect(post.locator("tr[aria-current=true]")).to_have_attribute("data-entry", "wait")
    assert post.evaluate("() => window.stays"), "the page was reloaded as a whole"


def test_axe_finds_nothing_at_a_question_and_at_a_result(page: Page) -> None:
    (channel,) = [one for one in shipped() if one.name.startswith("contact-channel.")]
    answers = example_answers(channel, len(channel.table.examples) - 1)
    page.goto("contact/choose-channel/")
    answer(page, answers[asked(page).get_attribute("name") or ""])
    assert_accessible(page)
    while asked(page).count():
        answer(page, answers[asked(page).get_attribute("name") or ""])
    assert_accessible(page)
    button(page, "最初から").click()
    while asked(page).count():
        answer(page, UNKNOWN)
    assert_accessible(page)


def test_search_finds_the_rows_and_not_the_words_around_questions(site: Path) -> None:
    text = "".join(texts(read_index(site)).values())
    assert "次へ" not in text
    assert "この行" not in text
    for one in shipped():
        assert all(question.label in text for question in one.diagram.inputs), one.name


def test_home_asks_what_is_going_on(page: Page) -> None:
    page.goto("")
    expect(page.locator(".way")).to_have_count(4)
    while asked(page).count():
        asked(page).get_by_role("radio").first.check()
        button(page, "次へ").click()
    expect(told(page).get_by_role("link").first).to_be_visible()
    address = page.url
    told(page).get_by_role("listitem").get_by_role("link").first.click()
    expect(page).not_to_have_url(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
