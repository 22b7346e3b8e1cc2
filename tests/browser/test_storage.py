"""Storage that is blocked, full, cleared, old or newer breaks and loses nothing."""

import json
import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import watched
from tests.browser.lists import (
    LIST,
    bar,
    boxes,
    choice,
    count,
    current,
    entry,
    records,
)
from tests.browser.stored import STORE, STORED, UNREADABLE
from tests.browser.ways import INSTANT_NAVIGATION, stored_under

BLOCKED = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() { throw new DOMException("no"); } });"""
FULL = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };"


# ----- blocked, full, cleared -----


@INSTANT_NAVIGATION
@pytest.mark.parametrize("broken", [BLOCKED, FULL], ids=["blocked", "full"])
def test_without_storage_it_works_for_this_visit_and_says_so(page: Page, broken: str) -> None:
    page.add_init_script(broken)
    page.goto(LIST)
    boxes(page).nth(0).check()
    expect(count(page)).to_have_text(re.compile("^1 /"))
    expect(bar(page)).to_contain_text("名前のない案件")
    notice = page.locator("[data-part=notice]")
    expect(notice).to_be_visible()
    expect(notice).to_contain_text("開いている間だけ")
    choice(page, 1).select_option("待ち")
    boxes(page).nth(0).uncheck()
    expect(count(page)).to_have_text(re.compile("^0 /"))
    page.get_by_role("button", name="元に戻す").click()
    expect(count(page)).to_have_text(re.compile("^1 /"))
    page.evaluate("() => { window.stays = true; }")
    page.get_by_role("article").get_by_role("link", name="電話で最初に話すこと").first.click()
    expect(page).to_have_url(re.compile("calls/opening/$"))
    page.go_back()
    expect(boxes(page).nth(0)).to_be_checked()
    assert page.evaluate("() => window.stays")


def test_what_did_not_fit_is_kept_once_there_is_room(page: Page) -> None:
    page.goto(LIST)
    boxes(page).nth(0).check()
    page.evaluate("(full) => { window.fits = Storage.prototype.setItem; eval(full); }", FULL)
    boxes(page).nth(1).check()
    boxes(page).nth(2).check()
    notice = page.locator("[data-part=notice]")
    expect(notice).to_contain_text("開いている間だけ")
    page.evaluate("() => { Storage.prototype.setItem = window.fits; }")
    boxes(page).nth(3).check()
    expect(notice).to_be_empty()
    page.reload()
    expect(count(page)).to_have_text(re.compile("^4 /"))


def test_really_full_storage_keeps_what_was_there(page: Page) -> None:
    page.goto(LIST)
    boxes(page).nth(0).check()
    page.evaluate(
        """() => {
          let piece = "x".repeat(1_000_000);
          while (piece) {
            try { localStorage.setItem(`filler${localStorage.length}`, piece); }
            catch { piece = piece.slice(piece.length / 2 + 1); }
          }
        }"""
    )
    boxes(page).nth(1).check()
    expect(count(page)).to_have_text(re.compile("^2 /"))
    expect(page.locator("[data-part=notice]")).to_contain_text("開いている間だけ")
    page.reload()
    expect(boxes(page).nth(0)).to_be_checked()


def test_what_another_tab_clears_is_gone_here_and_work_goes_on(
    context: BrowserContext, page: Page, base_url: str
) -> None:
    page.goto(LIST)
    boxes(page).nth(0).check()
    with watched(context.new_page(), base_url) as other:
        other.goto(LIST)
        elsewhere = context.new_page()
        elsewhere.goto("assets/images/favicon.svg")
        elsewhere.evaluate("() => localStorage.clear()")
        expect(count(page)).to_have_text(re.compile("^0 /"))
        expect(bar(page)).to_have_count(0)
        expect(page.get_by_role("button", name="元に戻す")).to_be_hidden()
        boxes(page).nth(1).check()
        expect(boxes(other).nth(1)).to_be_checked()
        other.evaluate("() => playbook.store.wipe()")
        expect(bar(page)).to_have_count(0)
        boxes(page).nth(2).check()
        page.reload()
        expect(count(page)).to_have_text(re.compile("^1 /"))


def test_a_page_that_was_put_away_learns_what_happened_meanwhile(page: Page) -> None:
    page.goto(LIST)
    boxes(page).nth(0).check()
    shown = page.evaluate(STORED)
    boxes(page).nth(1).check()
    more = page.evaluate(STORED)
    page.evaluate(STORE, shown)
    page.reload()
    expect(count(page)).to_have_text(re.compile("^1 /"))
    page.evaluate(STORE, more)
    page.evaluate("() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(count(page)).to_have_text(re.compile("^2 /"))


# ----- old and newer -----


def test_ticks_of_the_time_before_cases_become_a_case(page: Page, base_url: str) -> None:
    page.goto(LIST)
    revision = page.locator("[data-component=entries]").get_attribute("data-revision")
    ids = page.locator("[data-entry]").evaluate_all("all => all.map(one => one.dataset.entry)")
    for name in ids[:3]:
        page.evaluate(
            "([key, value]) => localStorage.setItem(key, value)",
            [
                f"{stored_under(base_url)}tick:call-preparation:{name}",
                json.dumps({"at": "2026-05-03T01:02:03.004Z", "revision": revision}),
            ],
        )
    for key, value in {
        "call-preparation:broken": "{",
        "call-preparation:odd": "5",
        "a:b:c": json.dumps({"at": "2026-05-03T01:02:03.004Z", "revision": "r"}),
    }.items():
        page.evaluate(
            "([key, value]) => localStorage.setItem(key, value)",
            [f"{stored_under(base_url)}tick:{key}", value],
        )
    page.reload()
    expect(count(page)).to_have_text(f"3 / {len(ids)}")
    expect(bar(page)).to_contain_text("名前のない案件（5月3日")
    expect(bar(page)).to_contain_text(f"3 / {len(ids)}")
    left = [key for key in page.evaluate(STORED) if ":tick:" in key]
    assert len(left) == 3
    assert set(page.evaluate(UNREADABLE)) == set(left)
    boxes(page).nth(5).check()
    page.reload()
    expect(count(page)).to_have_text(f"4 / {len(ids)}")
    assert {one["case"] for one in records(page)} == {"earlier-ticks"}


def test_ticks_of_an_older_revision_are_looked_at_again_on_the_newest(
    page: Page, base_url: str
) -> None:
    page.goto("contact/seller-central/")
    name = entry(page, 0).get_attribute("data-entry")
    page.evaluate(
        "([key, value]) => localStorage.setItem(key, value)",
        [
            f"{stored_under(base_url)}tick:contact-seller-support:{name}",
            json.dumps({"at": "2026-05-03T01:02:03.004Z", "revision": "2020-10"}),
        ],
    )
    page.reload()
    expect(boxes(page).nth(0)).not_to_be_checked()
    expect(entry(page, 0)).to_contain_text("言葉が変わったので、もう一度（前は「済み」）")


def test_ticks_that_do_not_fit_in_their_new_form_stay_in_the_old_one(
    page: Page, base_url: str
) -> None:
    page.goto(LIST)
    name = entry(page, 0).get_attribute("data-entry")
    revision = page.locator("[data-component=entries]").get_attribute("data-revision")
    key = f"{stored_under(base_url)}tick:call-preparation:{name}"
    page.evaluate(
        "([key, value]) => localStorage.setItem(key, value)",
        [key, json.dumps({"at": "2026-05-03T01:02:03.004Z", "revision": revision})],
    )
    page.add_init_script(FULL)
    page.reload()
    expect(boxes(page).nth(0)).to_be_checked()
    assert key in page.evaluate(STORED)


def test_records_of_a_newer_handbook_are_left_alone(page: Page, base_url: str) -> None:
    page.goto(LIST)
    boxes(page).nth(0).check()
    newer = {"v": 2, "id": "n-1", "case": current(page), "shape": ["unknown"]}
    key = f"{stored_under(base_url)}record:{newer['case']}:n-1"
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [key, json.dumps(newer)])
    page.reload()
    boxes(page).nth(1).check()
    expect(count(page)).to_have_text(re.compile("^2 /"))
    page.get_by_role("button", name="すべて外す").click()
    assert json.loads(page.evaluate(STORED)[key]) == newer
    assert page.evaluate(UNREADABLE) == {key: json.dumps(newer)}


def test_a_list_whose_own_record_is_damaged_keeps_its_ticks(page: Page) -> None:
    page.goto(LIST)
    boxes(page).nth(0).check()
    boxes(page).nth(1).check()
    key = page.evaluate(
        """() => {
          const key = Object.keys(localStorage).find((key) =>
            localStorage.getItem(key).includes('"target":"list/'));
          localStorage.setItem(key, localStorage.getItem(key).slice(0, 90));
          return key;
        }"""
    )
    page.reload()
    expect(count(page)).to_have_text(re.compile("^2 /"))
    expect(bar(page)).to_contain_text("2 /")
    assert key in page.evaluate(UNREADABLE)
