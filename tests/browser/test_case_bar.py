"""The bar of every page: which case is the current one, and what is due in it."""

import re

from playwright.sync_api import Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.kinds import PAGES
from tests.browser.lists import (
    LIST,
    STEPS,
    bar,
    boxes,
    choice,
    count,
    fold,
    open_case,
    put,
    records,
)
from tests.browser.shifts import shifts, watch_shifts
from tests.browser.ways import INSTANT_NAVIGATION


def test_the_first_tick_opens_a_case_without_a_name(page: Page) -> None:
    page.goto(LIST)
    expect(bar(page)).to_have_count(0)
    total = boxes(page).count()
    boxes(page).nth(0).check()
    expect(bar(page)).to_contain_text("名前のない案件")
    expect(bar(page)).to_contain_text(f"1 / {total}")
    page.reload()
    expect(bar(page)).to_contain_text("名前のない案件")
    assert [one["target"] for one in records(page)].count("opened") == 1


def test_reading_alone_opens_no_case(page: Page) -> None:
    page.goto(LIST)
    fold(page, 0)
    page.goto(STEPS)
    assert page.evaluate("() => Object.keys(localStorage).filter(k => k.includes('record'))") == []
    expect(bar(page)).to_have_count(0)


def test_a_case_holds_lists_and_procedures_each_of_its_own_revision(page: Page) -> None:
    totals = []
    for address in (LIST, "calls/opening-check/", "contact/seller-central/2020-10/"):
        page.goto(address)
        totals.append(boxes(page).count())
        boxes(page).nth(0).check()
    lists = page.evaluate("() => playbook.cases.current().lists.map((one) => one.revision)")
    assert len(lists) == 3
    assert lists[2] == "2020-10"
    page.goto("")
    expect(bar(page)).to_contain_text(f"3 / {sum(totals)}")


def test_the_bar_is_on_every_page(page: Page) -> None:
    page.goto(LIST)
    open_case(page, "納品の件")
    for kind in ("section", "history", "prose", "days", "cases"):
        page.goto(PAGES[kind])
        expect(bar(page)).to_be_visible()
        expect(bar(page)).to_contain_text("納品の件")


@INSTANT_NAVIGATION
def test_the_bar_follows_instant_navigation(page: Page) -> None:
    page.goto(LIST)
    open_case(page, "納品の件")
    page.evaluate("() => { window.stays = true; }")
    page.get_by_role("article").get_by_role("link", name="電話で最初に話すこと").first.click()
    expect(page).to_have_url(re.compile("calls/opening/$"))
    expect(bar(page)).to_contain_text("納品の件")
    page.evaluate("() => playbook.cases.open('別の件')")
    expect(bar(page)).to_contain_text("別の件")
    assert page.evaluate("() => window.stays")


def test_the_bar_says_the_next_deadline_and_when_it_has_passed(page: Page) -> None:
    page.clock.install(time="2026-12-10T09:00:00+09:00")
    page.goto(LIST)
    open_case(page, "納品の件")
    put(page, "deadline", {"on": "2026-12-20", "what": "返事を出す"})
    expect(bar(page)).to_contain_text("期限 2026年12月20日　返事を出す")
    choice(page, 0).select_option("待ち")
    fold(page, 0).get_by_label("誰を待つか").fill("倉庫")
    fold(page, 0).get_by_label("いつまで").fill("2026-12-11")
    fold(page, 0).get_by_label("いつまで").blur()
    expect(bar(page)).to_contain_text("期限 2026年12月11日　倉庫を待つ")
    page.clock.set_fixed_time("2026-12-12T09:00:00+09:00")
    page.reload()
    expect(bar(page)).to_contain_text("期限切れ 2026年12月11日")
    boxes(page).nth(0).check()
    expect(bar(page)).to_contain_text("期限 2026年12月20日")
    put(page, "deadline", None)
    expect(bar(page)).not_to_contain_text("期限")


def test_cases_are_switched_in_the_bar_and_the_list_follows(page: Page) -> None:
    page.goto(LIST)
    open_case(page, "返品の件")
    boxes(page).nth(0).check()
    open_case(page, "納品の件")
    expect(boxes(page).nth(0)).not_to_be_checked()
    boxes(page).nth(1).check()
    summary = bar(page).locator("summary")
    summary.click()
    bar(page).get_by_role("button", name="返品の件").click()
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("返品の件")
    expect(boxes(page).nth(0)).to_be_checked()
    expect(boxes(page).nth(1)).not_to_be_checked()
    summary.press("Enter")
    expect(bar(page).get_by_role("button", name="納品の件")).to_be_visible()
    expect(bar(page).get_by_role("button", name="返品の件")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(bar(page).get_by_role("button", name="納品の件")).to_be_hidden()
    expect(summary).to_be_focused()
    summary.press("Enter")
    bar(page).get_by_role("button", name="新しい案件を始める").press("Enter")
    expect(summary).to_contain_text("名前のない案件")
    expect(count(page)).to_have_text(re.compile("^0 /"))


def test_a_page_does_not_jump_when_the_bar_is_filled_in(page: Page) -> None:
    page.goto(LIST)
    open_case(page, "とても長い名前の案件なので画面の幅には入りきらないもの")
    put(page, "deadline", {"on": "2026-12-20", "what": "とても長い説明のある期限" * 3})
    watch_shifts(page)
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        page.goto("calls/")
        expect(bar(page)).to_be_visible()
        assert shifts(page) < 0.01
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        box = bar(page).bounding_box()
        assert box
        assert box["height"] < 60


def test_no_room_is_kept_where_there_is_no_case(page: Page) -> None:
    page.goto(LIST)
    one = open_case(page, "納品の件")
    page.evaluate("(id) => playbook.store.forget(id)", one)
    page.reload()
    assert page.evaluate("document.querySelector('.case-bar').getClientRects().length") == 0


def test_axe_finds_nothing_in_a_case_half_way(page: Page) -> None:
    page.goto(LIST)
    open_case(page, "返品の件")
    open_case(page, "納品の件")
    put(page, "deadline", {"on": "2026-12-20", "what": "返事を出す"})
    boxes(page).nth(0).check()
    boxes(page).nth(7).check()
    choice(page, 1).select_option("待ち")
    choice(page, 2).select_option("対象外")
    bar(page).locator("summary").click()
    assert_accessible(page)


def test_axe_finds_nothing_on_other_pages_with_a_case(page: Page) -> None:
    page.goto(LIST)
    open_case(page, "納品の件")
    boxes(page).nth(0).check()
    for kind in ("home", "procedure", "decision"):
        page.goto(PAGES[kind])
        expect(bar(page)).to_contain_text("納品の件")
        assert_accessible(page)
