"""How a confirmation of the real screen stands on the day on which the page is read."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from macros.confirmation import Confirmation, confirmation, state
from macros.read import read
from tests.browser.axe import assert_accessible
from tests.browser.looks import CHANGED, CONFIRMED, NEVER
from tests.browser.ways import AtTop

PAGES = {
    CONFIRMED: "contact/seller-central/",
    CHANGED: "calls/preparation/",
    NEVER: "contact/channel/",
}
UNTIL = date(2027, 3, 1)
DUE = date(2027, 2, 15)
WORDS = {
    date(2026, 11, 30): ("fresh", "今日確認"),  # the reader's clock is behind
    date(2026, 12, 1): ("fresh", "今日確認"),
    date(2026, 12, 2): ("fresh", "1日前に確認"),
    DUE - timedelta(1): ("fresh", "75日前に確認"),
    DUE: ("due", "確認の期限まであと14日"),
    UNTIL - timedelta(1): ("due", "確認の期限まであと1日"),
    UNTIL: ("due", "確認の期限は今日です"),
    UNTIL + timedelta(1): ("overdue", "確認の期限を1日過ぎています"),
    date(2028, 3, 1): ("overdue", "確認の期限を366日過ぎています"),
}


def known(looked_at: tuple[Path, str], document: str) -> Confirmation | None:
    library, problems = read(looked_at[0] / "docs" / "data")
    assert not problems
    one = library.documents[document]
    return confirmation(one.head.model, one.current.id)


def confirmed(page: Page) -> Locator:
    return page.locator(".sheet__facts dd[data-component=freshness]")


def read_on(page: Page, document: str, day: date) -> Locator:
    """Open the page of a document at noon in Tokyo on a day."""
    page.clock.set_fixed_time(datetime(day.year, day.month, day.day, 3, tzinfo=UTC))
    page.goto(PAGES[document])
    return confirmed(page)


@pytest.mark.parametrize("day", WORDS, ids=str)
def test_words_for_each_stretch_of_days(
    example: Page, looked_at: tuple[Path, str], day: date
) -> None:
    looked = known(looked_at, CONFIRMED)
    assert looked
    assert (looked.due, looked.until) == (DUE, UNTIL)
    fact = read_on(example, CONFIRMED, day)
    expected, words = WORDS[day]
    assert state(looked, day) == expected
    expect(fact).to_have_attribute("data-state", expected)
    expect(fact.locator("[data-part=state]")).to_be_visible()
    expect(fact.locator("[data-part=state]")).to_have_text(words)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [("2027-03-01T14:59:59", "due"), ("2027-03-01T15:00:00", "overdue")],
)
def test_the_day_ends_at_midnight_where_the_reader_is(
    example: Page, moment: str, expected: str
) -> None:
    example.clock.set_fixed_time(datetime.fromisoformat(moment).replace(tzinfo=UTC))
    example.goto(PAGES[CONFIRMED])
    expect(confirmed(example)).to_have_attribute("data-state", expected)


def test_a_changed_screen_stays_changed(example: Page) -> None:
    for day in (date(2026, 12, 1), date(2030, 1, 1)):
        fact = read_on(example, CHANGED, day)
        expect(fact).to_have_attribute("data-state", "changed")
        expect(fact).to_contain_text("2026年12月1日　佐藤（変わっていた）")
        expect(fact).to_contain_text("画面が変わったと報告されています")
        expect(fact.locator("[data-part=state]")).to_be_hidden()


def test_what_nobody_has_looked_at_says_so(example: Page) -> None:
    expect(read_on(example, NEVER, UNTIL)).to_have_count(0)
    expect(example.locator(".sheet__facts")).to_contain_text("まだ誰も確認していません")


def test_an_older_revision_says_who_looked_and_nothing_is_due(example: Page) -> None:
    example.clock.set_fixed_time(datetime(2030, 1, 1, tzinfo=UTC))
    example.goto(f"{PAGES[CONFIRMED]}2018-01/")
    facts = example.locator(".sheet__facts")
    expect(facts).to_contain_text("2026年11月30日　佐藤（変わりなし）")
    expect(facts).not_to_contain_text("次の確認")
    expect(confirmed(example)).to_have_count(0)


def test_it_is_worked_out_again_after_instant_navigation(example: Page) -> None:
    example.clock.set_fixed_time(datetime(2027, 3, 1, 3, tzinfo=UTC))
    example.goto("as-of/")
    example.evaluate("() => { window.stays = true; }")
    example.get_by_role("link", name="セラーセントラルから問い合わせる").click()
    expect(confirmed(example)).to_have_attribute("data-state", "due")
    assert example.evaluate("() => window.stays"), "the page was reloaded as a whole"


def test_without_javascript_and_on_paper_the_days_are_there(
    way: AtTop, browser: Browser, example: Page, looked_at: tuple[Path, str]
) -> None:
    days = ("2026年12月1日　佐藤（変わりなし）", "次の確認は2027年3月1日まで")
    fact = read_on(example, CONFIRMED, UNTIL + timedelta(1))
    example.emulate_media(media="print")
    expect(fact).to_be_visible()
    for words in days:
        expect(fact).to_contain_text(words)
    with way.profile(browser, looked_at[1], java_script_enabled=False) as plain:
        without = plain.new_page()
        without.goto(PAGES[CONFIRMED])
        for words in days:
            expect(confirmed(without)).to_contain_text(words)
        expect(confirmed(without).locator("[data-part=state]")).to_be_hidden()


@pytest.mark.parametrize("day", [date(2026, 12, 2), UNTIL, UNTIL + timedelta(1)], ids=str)
def test_axe_finds_nothing_in_any_state(example: Page, day: date) -> None:
    read_on(example, CONFIRMED, day)
    assert_accessible(example)


def test_axe_finds_nothing_where_the_screen_has_changed(example: Page) -> None:
    read_on(example, CHANGED, UNTIL)
    assert_accessible(example)
