"""The checklist: without JavaScript first, then what it remembers and what it says."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.conftest import watched

LIST = "calls/preparation/"
KEPT = "() => Object.keys(localStorage).filter((key) => key.startsWith('playbook:')).length"


def boxes(page: Page) -> Locator:
    return page.get_by_role("checkbox").and_(page.locator("[data-entry] input"))


def count(page: Page) -> Locator:
    return page.locator("[data-part=count]")


def test_boxes_tick_without_javascript(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto(LIST)
    box = boxes(page).first
    box.check()
    expect(box).to_be_checked()
    expect(page.locator("[data-part=bar]")).to_be_hidden()
    assert page.locator("[data-entry]").count() == boxes(page).count() > 5
    context.close()


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


def test_ticks_survive_closing_the_browser(browser: Browser, base_url: str, tmp_path: Path) -> None:
    profile = tmp_path / "profile.json"
    first = browser.new_context(base_url=base_url)
    page = first.new_page()
    page.goto(LIST)
    boxes(page).nth(3).check()
    first.storage_state(path=profile)
    first.close()
    second = browser.new_context(base_url=base_url, storage_state=profile)
    page = second.new_page()
    page.goto(LIST)
    expect(boxes(page).nth(3)).to_be_checked()
    second.close()


def test_a_tick_is_kept_by_document_and_entry_with_its_revision(page: Page) -> None:
    page.goto(LIST)
    sheet = page.locator("[data-component=entries][data-kind=checklist]")
    entry = page.locator("[data-entry]").nth(1)
    boxes(page).nth(1).check()
    kept = page.evaluate("() => Object.entries(localStorage)")
    (key, value), *others = [(k, v) for k, v in kept if k.startswith("playbook:")]
    assert not others
    name = f"{sheet.get_attribute('data-document')}:{entry.get_attribute('data-entry')}"
    assert key == f"playbook:/:tick:{name}"
    assert f'"revision":"{sheet.get_attribute("data-revision")}"' in value
    assert re.search(r'"at":"\d{4}-\d\d-\d\dT[\d:.]+Z"', value)


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
    expect(undo).to_be_focused()
    undo.click()
    expect(count(page)).to_have_text(re.compile("^3 /"))
    expect(undo).to_be_hidden()
    expect(clear).to_be_focused()
    page.reload()
    expect(count(page)).to_have_text(re.compile("^3 /"))


def test_undo_ends_with_the_next_tick(page: Page) -> None:
    page.goto(LIST)
    boxes(page).nth(0).check()
    page.get_by_role("button", name="すべて外す").click()
    boxes(page).nth(1).check()
    expect(page.get_by_role("button", name="元に戻す")).to_be_hidden()


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


@pytest.mark.parametrize(
    "broken",
    [
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no') } })",
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }",
    ],
    ids=["blocked", "full"],
)
def test_without_storage_it_works_for_this_visit_and_says_so(page: Page, broken: str) -> None:
    page.add_init_script(broken)
    page.goto(LIST)
    boxes(page).nth(0).check()
    expect(count(page)).to_have_text(re.compile("^1 /"))
    notice = page.locator("[data-part=notice]")
    expect(notice).to_be_visible()
    expect(notice).to_contain_text("開いている間だけ")
    boxes(page).nth(0).uncheck()
    expect(count(page)).to_have_text(re.compile("^0 /"))


def test_damaged_entries_are_passed_over(page: Page) -> None:
    page.goto(LIST)
    entry = page.locator("[data-entry]").first.get_attribute("data-entry")
    boxes(page).nth(1).check()
    page.evaluate(
        "(key) => localStorage.setItem(key, '{broken')",
        f"playbook:/:tick:call-preparation:{entry}",
    )
    page.reload()
    expect(boxes(page).nth(0)).not_to_be_checked()
    expect(boxes(page).nth(1)).to_be_checked()


def test_other_sites_on_the_host_are_left_alone(page: Page) -> None:
    page.goto(LIST)
    page.evaluate("() => localStorage.setItem('playbook:/other/:tick:call-preparation:x', '{}')")
    boxes(page).nth(0).check()
    page.get_by_role("button", name="すべて外す").click()
    assert page.evaluate(KEPT) == 1


def test_keyboard_alone_ticks_clears_and_undoes(page: Page) -> None:
    page.goto(LIST)
    boxes(page).nth(0).focus()
    page.keyboard.press("Space")
    expect(boxes(page).nth(0)).to_be_checked()
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="すべて外す")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="元に戻す")).to_be_focused()
    page.keyboard.press("Enter")
    expect(boxes(page).nth(0)).to_be_checked()


def test_names_for_screen_readers(page: Page) -> None:
    page.goto(LIST)
    first = page.locator(".item__do").first.inner_text()
    assert boxes(page).first.evaluate("box => box.labels.length") == 1
    expect(boxes(page).first).to_have_accessible_name(re.compile(re.escape(first[-8:])))
    expect(page.get_by_role("progressbar")).to_have_accessible_name("進み具合")
    expect(count(page)).to_have_role("status")


def test_paper_has_boxes_and_no_buttons(page: Page) -> None:
    page.goto(LIST)
    boxes(page).nth(0).check()
    page.emulate_media(media="print")
    expect(page.locator("[data-part=bar]")).to_be_hidden()
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
    assert len(page.pdf(format="A4")) > 10_000
