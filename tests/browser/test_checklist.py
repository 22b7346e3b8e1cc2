"""A list: without JavaScript first, then what it remembers and what it says."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import watched
from tests.browser.lists import LIST, STEPS, boxes, choice, count, entry, fold, records, state
from tests.browser.ways import AtTop

LIVE = """() => {
  window.said = [];
  for (const region of document.querySelectorAll("[role=status]")) {
    new MutationObserver(() => window.said.push(region.textContent.trim()))
      .observe(region, { childList: true, characterData: true, subtree: true });
  }
}"""
"""Notes down what a screen reader would say, one text for each time that a region changes."""


def test_boxes_tick_without_javascript(plain: Page) -> None:
    plain.goto(LIST)
    box = boxes(plain).first
    box.check()
    expect(box).to_be_checked()
    expect(plain.locator("[data-part=bar]")).to_be_hidden()
    assert plain.locator("[data-entry]").count() == boxes(plain).count() > 5


def test_progress_counts_ticks(page: Page) -> None:
    page.goto(LIST)
    total = boxes(page).count()
    expect(count(page)).to_have_text(f"0 / {total}")
    boxes(page).nth(0).check()
    boxes(page).nth(1).check()
    expect(count(page)).to_have_text(f"2 / {total}")
    progress = page.locator("progress")
    expect(progress).to_have_js_property("value", 2)
    expect(progress).to_have_js_property("max", total)
    boxes(page).nth(0).uncheck()
    expect(count(page)).to_have_text(f"1 / {total}")


def test_the_whole_line_ticks(page: Page) -> None:
    page.goto(LIST)
    page.locator(".item__do").nth(2).click()
    expect(boxes(page).nth(2)).to_be_checked()


def test_ticks_survive_reload_and_closing_the_tab(context: BrowserContext, page: Page) -> None:
    page.goto(LIST)
    boxes(page).nth(1).check()
    page.reload()
    expect(boxes(page).nth(1)).to_be_checked()
    page.close()
    again = context.new_page()
    again.goto(LIST)
    expect(boxes(again).nth(1)).to_be_checked()
    expect(boxes(again).nth(0)).not_to_be_checked()


def test_ticks_survive_closing_the_browser(
    way: AtTop, browser: Browser, base_url: str, tmp_path: Path
) -> None:
    stored = tmp_path / "profile.json"
    with way.profile(browser, base_url) as first:
        page = first.new_page()
        page.goto(LIST)
        boxes(page).nth(3).check()
        first.storage_state(path=stored)
    with way.profile(browser, base_url, storage_state=stored) as second:
        page = second.new_page()
        page.goto(LIST)
        expect(boxes(page).nth(3)).to_be_checked()


def test_a_tick_is_kept_as_a_record_that_says_what_when_and_under_which_words(page: Page) -> None:
    page.goto(LIST)
    sheet = page.locator("[data-component=entries]")
    second = entry(page, 1)
    boxes(page).nth(1).check()
    found = {one["target"].split("/")[0]: one for one in records(page)}
    pinned, tick = found["list"], found["entry"]
    name = sheet.get_attribute("data-document")
    assert pinned["target"] == f"list/{name}"
    assert pinned["value"]["revision"] == sheet.get_attribute("data-revision")
    assert pinned["value"]["address"].rstrip("/").startswith("calls/preparation")
    assert len(pinned["value"]["entries"]) == boxes(page).count()
    assert tick["target"] == f"entry/{name}/{second.get_attribute('data-entry')}"
    assert tick["value"]["state"] == "done"
    assert tick["value"]["revision"] == sheet.get_attribute("data-revision")
    assert tick["value"]["words"] == second.get_attribute("data-words")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+Z", tick["at"])
    assert tick["by"] == ""


def test_a_second_tab_follows_at_once(context: BrowserContext, page: Page, base_url: str) -> None:
    page.goto(LIST)
    with watched(context.new_page(), base_url) as other:
        other.goto(LIST)
        boxes(page).nth(2).check()
        expect(boxes(other).nth(2)).to_be_checked()
        expect(count(other)).to_have_text(re.compile("^1 /"))
        boxes(other).nth(0).check()
        expect(boxes(page).nth(0)).to_be_checked()
        expect(boxes(page).nth(2)).to_be_checked()


def test_untick_all_can_be_undone(page: Page) -> None:
    page.goto(LIST)
    clear = page.get_by_role("button", name="すべて外す")
    undo = page.get_by_role("button", name="元に戻す")
    expect(clear).to_be_disabled()
    expect(undo).to_be_hidden()
    for index in (0, 2, 4):
        boxes(page).nth(index).check()
    clear.click()
    expect(count(page)).to_have_text(re.compile("^0 /"))
    expect(clear).to_be_disabled()
    expect(undo).to_be_focused()
    undo.click()
    expect(count(page)).to_have_text(re.compile("^3 /"))
    page.reload()
    expect(count(page)).to_have_text(re.compile("^3 /"))


def test_changes_are_taken_back_one_by_one_to_the_beginning(page: Page) -> None:
    page.goto(LIST)
    undo = page.get_by_role("button", name="元に戻す")
    boxes(page).nth(0).check()
    form = fold(page, 1)
    choice(page, 1).select_option("待ち")
    form.get_by_label("誰を待つか").fill("田中")
    form.get_by_label("いつまで").fill("2026-12-01")
    form.get_by_label("メモ").fill("写し")
    form.get_by_label("メモ").blur()
    entry(page, 0).get_by_label("書き留める").fill("返金")
    boxes(page).nth(2).check()
    expect(state(page, 1)).to_have_text("待ち: 田中（2026年12月1日まで）　メモ: 写し")
    undo.click()
    expect(boxes(page).nth(2)).not_to_be_checked()
    undo.click()
    expect(entry(page, 0).get_by_label("書き留める")).to_have_value("")
    undo.click()
    expect(form.get_by_label("メモ")).to_have_value("")
    undo.click()
    expect(state(page, 1)).to_have_text("待ち: 田中")
    undo.click()
    expect(state(page, 1)).to_have_text("待ち")
    undo.click()
    expect(state(page, 1)).to_be_empty()
    expect(boxes(page).nth(0)).to_be_checked()
    undo.click()
    expect(boxes(page).nth(0)).not_to_be_checked()
    expect(undo).to_be_hidden()
    expect(boxes(page).nth(0)).to_be_focused()


def test_it_works_after_instant_navigation(page: Page) -> None:
    page.goto(LIST)
    boxes(page).nth(0).check()
    page.evaluate("() => { window.stays = true; }")
    page.get_by_role("article").get_by_role("link", name="電話で最初に話すこと").first.click()
    expect(page).to_have_url(re.compile("calls/opening/$"))
    assert page.evaluate("() => window.stays"), "the page was reloaded as a whole"
    page.go_back()
    expect(page).to_have_url(re.compile("calls/preparation/$"))
    expect(boxes(page).nth(0)).to_be_checked()
    expect(page.locator("[data-part=bar]")).to_be_visible()
    boxes(page).nth(1).check()
    expect(count(page)).to_have_text(re.compile("^2 /"))
    assert page.evaluate("() => window.stays")


def test_keyboard_alone_ticks_notes_clears_and_undoes(page: Page) -> None:
    page.goto(LIST)
    boxes(page).nth(4).focus()
    page.keyboard.press("Space")
    expect(boxes(page).nth(4)).to_be_checked()
    page.keyboard.press("Tab")
    expect(entry(page, 4).locator("a.cite")).to_be_focused()
    page.keyboard.press("Tab")
    expect(entry(page, 4).locator("summary")).to_be_focused()
    page.keyboard.press("Enter")
    expect(choice(page, 4)).to_be_visible()
    page.keyboard.press("Tab")
    expect(choice(page, 4)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("見た")
    page.keyboard.press("Tab")
    page.keyboard.type("メモした")
    page.keyboard.press("Tab")
    expect(state(page, 4)).to_have_text("見たもの: 見た　メモ: メモした")
    page.get_by_role("button", name="すべて外す").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="元に戻す")).to_be_focused()
    page.keyboard.press("Enter")
    expect(boxes(page).nth(4)).to_be_checked()


def test_a_tick_is_said_once_and_nothing_is_said_again(page: Page) -> None:
    page.goto(LIST)
    total = boxes(page).count()
    page.evaluate(LIVE)
    boxes(page).nth(0).check()
    boxes(page).nth(1).check()
    assert page.evaluate("said") == [f"1 / {total}", f"2 / {total}"]
    entry(page, 0).get_by_label("書き留める").fill("返金")
    entry(page, 0).get_by_label("書き留める").blur()
    page.evaluate("playbook.cases.open('別の件')")
    page.evaluate("playbook.cases.open('さらに別の件')")
    assert page.evaluate("said") == [f"1 / {total}", f"2 / {total}", f"0 / {total}"]
    boxes(page).nth(7).check()
    boxes(page).nth(8).check()
    warned = page.evaluate("said")[3:]
    assert [words for words in warned if "/" in words] == [f"1 / {total}", f"2 / {total}"]
    assert len(warned) == 3


def test_an_entry_that_must_not_be_missed_is_named_when_it_is_passed_over(page: Page) -> None:
    page.goto(LIST)
    warning = page.locator("[data-part=warning]")
    critical = page.locator("[data-critical] [data-part=text]").first.inner_text()
    boxes(page).nth(0).check()
    expect(warning).to_be_hidden()
    boxes(page).nth(7).check()
    expect(warning).to_have_text(f"先に済ませる項目があります: {critical}")
    page.reload()
    expect(warning).to_be_visible()
    warning.get_by_role("link").click()
    expect(page.locator("[data-critical]").first).to_be_in_viewport()
    box = page.locator("[data-critical] input[type=checkbox]").first
    top = box.evaluate("box => box.getBoundingClientRect().top")
    covered = page.locator("[data-part=bar]").evaluate("bar => bar.getBoundingClientRect().bottom")
    assert top > covered
    box.check()
    expect(warning).to_contain_text(
        page.locator("[data-critical] [data-part=text]").nth(1).inner_text()
    )
    second = page.locator("[data-critical]").nth(1)
    second.locator("summary").click()
    second.get_by_role("combobox", name="状態").select_option("対象外")
    expect(warning).to_be_hidden()


def test_what_the_list_asks_for_is_written_down_without_unfolding_anything(page: Page) -> None:
    page.goto(LIST)
    field = entry(page, 0).get_by_label("書き留める")
    expect(field).to_be_visible()
    field.fill("  返金してもらう ")
    field.press("Tab")
    page.reload()
    expect(field).to_have_value("返金してもらう")
    expect(count(page)).to_have_text(re.compile("^0 /"))
    expect(state(page, 0)).to_be_empty()
    asked = page.locator("[data-part=record]")
    assert asked.count() == page.get_by_label("書き留める").count() > 3
    for kind, shape in (("daily/fba-receipt-check/", {"date"}), ("daily/ipi-check/", {"text"})):
        page.goto(kind)
        shapes = page.locator("[data-part=record] input").evaluate_all(
            "fields => fields.map(field => field.type)"
        )
        assert set(shapes) >= shape


def test_a_card_number_is_kept_nowhere(page: Page) -> None:
    page.goto(LIST)
    field = entry(page, 0).get_by_label("書き留める")
    field.fill("番号 ４１１１ 1111-1111 1111、注文 250-1234567-1234567")
    field.press("Tab")
    expect(field).to_have_value("番号 〔カード番号は書きません〕、注文 250-1234567-1234567")
    note = fold(page, 1).get_by_label("メモ")
    note.fill("4111111111111111")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(note).to_have_value("〔カード番号は書きません〕")
    page.reload()
    assert "1111" not in page.evaluate("() => JSON.stringify({ ...localStorage })")
    expect(field).to_have_value(re.compile("^番号 〔"))


def test_what_is_typed_is_kept_when_the_tab_is_put_away(
    context: BrowserContext, page: Page
) -> None:
    page.goto(LIST)
    field = entry(page, 0).get_by_label("書き留める")
    field.focus()
    page.keyboard.type("返金")
    assert records(page) == []
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    (seen,) = [one["value"]["seen"] for one in records(page) if one["target"].startswith("entry")]
    assert seen == "返金"
    written = len(records(page))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    field.blur()
    boxes(page).nth(3).focus()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert len(records(page)) == written


def test_what_is_being_typed_is_not_taken_away_by_another_tab(
    context: BrowserContext, page: Page, base_url: str
) -> None:
    page.goto(LIST)
    field = entry(page, 0).get_by_label("書き留める")
    with watched(context.new_page(), base_url) as other:
        other.goto(LIST)
        page.bring_to_front()
        field.focus()
        page.keyboard.type("書きか")
        boxes(other).nth(0).check()
        expect(boxes(page).nth(0)).to_be_checked()
        expect(field).to_have_value("書きか")
        page.keyboard.type("け")
        field.blur()
        expect(entry(other, 0).get_by_label("書き留める")).to_have_value("書きかけ")
        expect(boxes(other).nth(0)).to_be_checked()


def test_steps_of_a_procedure_are_ticked_too(page: Page) -> None:
    page.goto(STEPS)
    total = page.locator(".steps > li").count()
    assert boxes(page).count() == total
    boxes(page).nth(0).check()
    fold(page, 0).get_by_label("見たもの").fill("問い合わせの窓")
    fold(page, 0).get_by_label("見たもの").blur()
    expect(state(page, 0)).to_have_text("見たもの: 問い合わせの窓")
    expect(count(page)).to_have_text(f"1 / {total}")
    page.reload()
    expect(boxes(page).nth(0)).to_be_checked()


def test_names_for_screen_readers(page: Page) -> None:
    page.goto(LIST)
    first = page.locator(".item__do").first.inner_text()
    assert boxes(page).first.evaluate("box => box.labels.length") == 1
    expect(boxes(page).first).to_have_accessible_name(re.compile(re.escape(first[-8:])))
    expect(page.get_by_role("progressbar")).to_have_accessible_name("進み具合")
    expect(count(page)).to_have_role("status")


@pytest.mark.parametrize("address", [LIST, STEPS])
def test_what_is_pressed_is_large_enough_for_a_thumb(page: Page, address: str) -> None:
    page.goto(address)
    boxes(page).nth(0).check()
    choice(page, 1).select_option("待ち")
    page.locator(".case-bar summary").click()
    small = page.evaluate(
        """() => [...document.querySelectorAll(
          ".entries__bar button, [data-entry] :is(label:has(input[type=checkbox]), summary),"
          + ".entry__form :is(input, select, textarea), [data-part=record] input,"
          + ".case-bar :is(summary, button, a)"
        )].filter((one) => one.getClientRects().length && one.getBoundingClientRect().height < 43.9)
          .map((one) => one.outerHTML.slice(0, 120))"""
    )
    assert small == []


def test_paper_shows_boxes_states_and_what_was_written_and_no_buttons(page: Page) -> None:
    page.goto(LIST)
    boxes(page).nth(0).check()
    entry(page, 0).get_by_label("書き留める").fill("返金してもらう")
    choice(page, 1).select_option("対象外")
    fold(page, 1).get_by_label("対象外の理由").fill("番号がない")
    fold(page, 1).get_by_label("対象外の理由").blur()
    page.emulate_media(media="print")
    expect(page.locator("[data-part=bar]")).to_be_hidden()
    expect(page.locator(".case-bar")).to_be_hidden()
    for index in range(3):
        expect(entry(page, index).locator("details")).to_be_hidden()
    expect(state(page, 1)).to_be_visible()
    expect(state(page, 1)).to_have_text("対象外（番号がない）")
    expect(entry(page, 0).get_by_label("書き留める")).to_be_visible()
    box = (
        boxes(page)
        .nth(1)
        .evaluate(
            "box => { const s = getComputedStyle(box);"
            " return [s.appearance, s.borderTopStyle, s.borderTopColor, box.offsetWidth]; }"
        )
    )
    assert box[:3] == ["none", "solid", "rgb(0, 0, 0)"]
    assert box[3] >= 15
    tick = boxes(page).nth(0).evaluate("box => getComputedStyle(box, '::before').content")
    assert "✓" in tick
    assert len(page.pdf(format="A4")) > 10_000
