"""The reader's case in its lists: states, undo, two tabs, other ways to open the site."""

import re

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.cases import CASES, in_file, record, take_in
from tests.browser.conftest import watched
from tests.browser.lists import (
    LIST,
    OLDER,
    STEPS,
    bar,
    boxes,
    choice,
    count,
    current,
    entry,
    fold,
    open_case,
    put,
    records,
    state,
)
from tests.browser.ways import INSTANT_NAVIGATION, stored_under


def test_readers_own_words_are_not_searched_for_phrases(page: Page) -> None:
    """That takes seconds where they are long."""
    words = "いろは" * 40
    page.goto(OLDER)
    open_case(page, words)
    choice(page, 0).select_option("待ち")
    for label in ("誰を待つか", "見たもの", "メモ"):
        fold(page, 0).get_by_label(label).fill(words)
        fold(page, 0).get_by_label(label).blur()
    put(page, "deadline", {"on": "2026-12-20", "what": words})
    put(page, "closed", "2026-12-10T00:00:00.000Z")
    expect(page.locator("[data-part=notice]")).to_contain_text(words)
    assert_unphrased(page, 5)
    page.goto(STEPS)
    expect(page.locator("[data-part=pinned]")).to_contain_text(words)
    assert_unphrased(page, 2)
    one = current(page)
    page.goto(CASES)
    page.get_by_role("button", name="しまう").click()
    take_in(page, in_file([record("name", words)]))
    assert_unphrased(page, 4)
    page.goto(f"{CASES}?case={one}")
    expect(page.locator("[data-part=title]")).to_have_text(words)
    assert_unphrased(page, 8)


def assert_unphrased(page: Page, least: int) -> None:
    found = page.evaluate(
        """() => [...document.querySelectorAll("main *")].filter((one) =>
          one.value?.includes?.("いろは") || [...one.childNodes].some((node) =>
            node.nodeType === Node.TEXT_NODE && node.data.includes("いろは"))
        ).map((one) => [getComputedStyle(one).wordBreak, one.outerHTML.slice(0, 99)])"""
    )
    assert [html for how, html in found if how == "auto-phrase"] == []
    assert len(found) >= least, found


# ----- states -----


def test_an_entry_can_be_not_applicable_for_a_reason(page: Page) -> None:
    page.goto(LIST)
    total = boxes(page).count()
    choice(page, 1).select_option("対象外")
    expect(fold(page, 1).get_by_label("誰を待つか")).to_be_hidden()
    fold(page, 1).get_by_label("対象外の理由").fill("番号がない")
    fold(page, 1).get_by_label("対象外の理由").blur()
    expect(state(page, 1)).to_have_text("対象外（番号がない）")
    expect(count(page)).to_have_text(f"1 / {total}")
    page.reload()
    expect(state(page, 1)).to_have_text("対象外（番号がない）")
    expect(boxes(page).nth(1)).not_to_be_checked()
    boxes(page).nth(1).check()
    expect(state(page, 1)).to_be_empty()


def test_an_entry_can_wait_for_somebody_until_a_day(page: Page) -> None:
    page.goto(LIST)
    choice(page, 1).select_option("待ち")
    expect(fold(page, 1).get_by_label("対象外の理由")).to_be_hidden()
    fold(page, 1).get_by_label("誰を待つか").fill("倉庫の田中さん")
    fold(page, 1).get_by_label("いつまで").fill("2026-12-01")
    fold(page, 1).get_by_label("いつまで").blur()
    page.reload()
    expect(state(page, 1)).to_have_text("待ち: 倉庫の田中さん（2026年12月1日まで）")
    expect(count(page)).to_have_text(re.compile("^0 /"))
    choice(page, 1).select_option("済み")
    expect(boxes(page).nth(1)).to_be_checked()


def test_each_change_bears_its_moment_and_the_name_of_who_made_it(page: Page) -> None:
    page.clock.install(time="2026-12-10T09:00:00+09:00")
    page.goto(LIST)
    page.evaluate("() => { playbook.cases.by = '佐藤'; }")
    boxes(page).nth(0).check()
    (tick,) = [one for one in records(page) if one["target"].startswith("entry/")]
    assert tick["at"].startswith("2026-12-10T00:00:")
    assert tick["by"] == "佐藤"
    expect(fold(page, 0)).to_contain_text(re.compile("最後の変更: 2026年12月10日 9:00　佐藤"))


def test_a_change_is_later_than_the_one_it_replaces_even_if_the_clock_was_put_back(
    page: Page,
) -> None:
    page.clock.install(time="2026-12-10T09:00:00+09:00")
    page.goto(LIST)
    boxes(page).nth(0).check()
    page.clock.set_fixed_time("2026-12-01T09:00:00+09:00")
    boxes(page).nth(0).uncheck()
    page.reload()
    expect(boxes(page).nth(0)).not_to_be_checked()


def test_a_closed_case_can_be_read_and_not_changed(page: Page) -> None:
    page.goto(LIST)
    open_case(page, "納品の件")
    boxes(page).nth(0).check()
    fold(page, 1).get_by_label("メモ").fill("写し")
    fold(page, 1).get_by_label("メモ").blur()
    put(page, "closed", "2026-12-10T00:00:00.000Z")
    notice = page.locator("[data-part=notice]")
    expect(notice).to_contain_text("案件「納品の件」は終えてあります")
    expect(bar(page)).to_contain_text("納品の件（終了）")
    page.reload()
    expect(notice).to_be_visible()
    expect(boxes(page).nth(0)).to_be_checked()
    expect(state(page, 1)).to_have_text("メモ: 写し")
    assert boxes(page).evaluate_all("boxes => boxes.every(box => box.disabled)")
    expect(entry(page, 0).get_by_label("書き留める")).to_be_disabled()
    expect(fold(page, 1).get_by_label("メモ")).to_be_disabled()
    expect(page.get_by_role("button", name="すべて外す")).to_be_disabled()
    expect(page.get_by_role("button", name="元に戻す")).to_be_hidden()
    before = records(page)
    page.goto(STEPS)
    assert boxes(page).evaluate_all("boxes => boxes.every(box => box.disabled)")
    assert records(page) == before
    bar(page).locator("summary").click()
    bar(page).get_by_role("button", name="新しい案件を始める").click()
    boxes(page).nth(0).check()
    expect(notice).to_be_hidden()


# ----- undo -----


def test_undo_leaves_what_another_tab_changed_since(
    context: BrowserContext, page: Page, base_url: str
) -> None:
    page.goto(LIST)
    boxes(page).nth(0).check()
    with watched(context.new_page(), base_url) as other:
        other.goto(LIST)
        boxes(other).nth(1).check()
        fold(other, 0).get_by_label("メモ").fill("写し")
        fold(other, 0).get_by_label("メモ").blur()
        expect(state(page, 0)).to_have_text("メモ: 写し")
        expect(page.get_by_role("button", name="元に戻す")).to_be_hidden()
        other.get_by_role("button", name="元に戻す").click()
        expect(state(page, 0)).to_be_empty()
        page.get_by_role("button", name="元に戻す").click()
        expect(boxes(page).nth(0)).not_to_be_checked()
        expect(boxes(page).nth(1)).to_be_checked()
        expect(boxes(other).nth(1)).to_be_checked()


@INSTANT_NAVIGATION
def test_undo_is_offered_where_it_can_be_seen(page: Page) -> None:
    page.goto(LIST)
    boxes(page).nth(0).check()
    page.get_by_role("article").get_by_role("link", name="電話をかけてもらう").first.click()
    expect(page).to_have_url(re.compile("contact/phone-form/$"))
    expect(page.locator("[data-part=bar]")).to_be_visible()
    expect(page.get_by_role("button", name="元に戻す")).to_be_hidden()
    page.go_back()
    expect(page).to_have_url(re.compile("calls/preparation/$"))
    page.get_by_role("button", name="元に戻す").click()
    expect(boxes(page).nth(0)).not_to_be_checked()


def test_undo_brings_nothing_of_a_forgotten_case_back(page: Page) -> None:
    page.goto(LIST)
    boxes(page).nth(0).check()
    page.evaluate("() => playbook.store.forget(playbook.cases.current().id)")
    page.evaluate("() => playbook.cases.undo()")
    assert records(page) == []
    expect(bar(page)).to_have_count(0)


# ----- two tabs -----


def test_two_tabs_may_work_on_different_cases(
    context: BrowserContext, page: Page, base_url: str
) -> None:
    page.goto(LIST)
    first = open_case(page, "返品の件")
    with watched(context.new_page(), base_url) as other:
        other.goto(LIST)
        assert current(other) == first
        second = open_case(other, "納品の件")
        boxes(other).nth(1).check()
        assert current(page) == first
        expect(bar(page).locator("summary")).to_contain_text("返品の件")
        boxes(page).nth(0).check()
        page.reload()
        other.reload()
        assert (current(page), current(other)) == (first, second)
        expect(boxes(page).nth(0)).to_be_checked()
        expect(boxes(other).nth(0)).not_to_be_checked()
        expect(boxes(other).nth(1)).to_be_checked()


def test_a_tab_that_has_no_case_yet_follows_the_first_one(
    context: BrowserContext, page: Page, base_url: str
) -> None:
    page.goto(LIST)
    with watched(context.new_page(), base_url) as other:
        other.goto(LIST)
        boxes(page).nth(0).check()
        expect(boxes(other).nth(0)).to_be_checked()
        open_case(page, "次の件")
        assert current(other) != current(page)
        expect(boxes(other).nth(0)).to_be_checked()


def test_two_tabs_that_tick_at_once_lose_nothing(
    context: BrowserContext, page: Page, base_url: str
) -> None:
    page.goto(LIST)
    open_case(page, "納品の件")
    total = boxes(page).count()
    tick = """(odd) => {
      const boxes = document.querySelectorAll('[data-entry] input[type=checkbox]');
      return new Promise((done) => {
        let index = odd;
        const timer = setInterval(() => {
          if (index >= boxes.length) {
            clearInterval(timer);
            done();
          } else boxes[index].click();
          index += 2;
        });
      });
    }"""
    with watched(context.new_page(), base_url) as other:
        other.goto(LIST)
        other.evaluate(f"() => {{ window.ticking = ({tick})(1); }}")
        page.evaluate(tick, 0)
        other.evaluate("() => window.ticking")
        for tab in (page, other):
            expect(count(tab)).to_have_text(f"{total} / {total}")
        page.reload()
        expect(count(page)).to_have_text(f"{total} / {total}")


# ----- under another address -----


def test_a_site_under_another_address_has_cases_of_its_own(page: Page, base_url: str) -> None:
    own, others = stored_under(base_url), "playbook:/another/:"
    page.goto(LIST)
    boxes(page).nth(0).check()
    mine = page.evaluate("() => Object.keys(localStorage).filter((key) => /^playbook:/.test(key))")
    assert all(key.startswith(own) for key in mine)
    page.evaluate(
        "([own, others]) => { for (const [key, value] of Object.entries(localStorage))"
        " if (key.startsWith(own)) localStorage.setItem(key.replace(own, others), value); }",
        [own, others],
    )
    page.get_by_role("button", name="すべて外す").click()
    page.evaluate("() => playbook.store.wipe()")
    left = page.evaluate("() => Object.keys(localStorage).filter((key) => /^playbook:/.test(key))")
    assert sorted(left) == sorted(key.replace(own, others) for key in mine)
    page.reload()
    expect(bar(page)).to_have_count(0)
