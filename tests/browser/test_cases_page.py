"""The page of cases: the overview, one case, its fields, lists and log, and what it tells."""

import re

import pytest
from icalendar import Calendar
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.cases import CASES, LIST, STATE, kept, open_cases, ready, record, refund, said
from tests.browser.conftest import watched

CARD = "4111 1111 1111 1111"


def group(page: Page, status: str) -> Locator:
    return page.locator(f"[data-group={status}]")


def card(page: Page, case: str = "c-1") -> Locator:
    return page.locator(f"li[data-case={case}]")


def view(page: Page) -> Locator:
    return page.locator("[data-part=one]")


def log(page: Page) -> Locator:
    return page.locator("[data-part=log] > li")


def last(page: Page) -> object:
    return kept(page)[-1]["value"]


def test_without_javascript_the_page_says_what_cases_are(plain: Page) -> None:
    plain.goto(CASES)
    words = plain.locator("[data-part=plain]")
    expect(words).to_contain_text("JavaScript が要ります")
    expect(words).to_contain_text("印刷")
    expect(plain.locator("[data-part=app]")).to_be_hidden()


def test_the_first_visit_says_how_a_case_begins(page: Page) -> None:
    open_cases(page)
    expect(page.locator("[data-part=plain]")).to_be_hidden()
    expect(page.locator("[data-part=empty]")).to_contain_text("まだ案件がありません")
    expect(page.locator("#case-search")).to_be_hidden()
    assert kept(page) == []


def test_a_new_case_opens_and_becomes_the_current_one(page: Page) -> None:
    open_cases(page)
    page.get_by_label("新しい案件の名前").fill("届かない商品")
    page.get_by_role("button", name="新しい案件を始める").click()
    expect(page).to_have_url(re.compile(r"/cases/\?case=c-[a-z0-9]+$"))
    title = page.get_by_role("heading", name="届かない商品")
    expect(title).to_be_focused()
    expect(view(page).locator("[data-part=current]")).to_be_visible()
    page.reload()
    expect(title).to_be_visible()


def test_a_card_shows_name_progress_deadline_and_lists(page: Page) -> None:
    open_cases(page, refund())
    found = card(page)
    expect(found.get_by_role("heading", name="返金の件")).to_be_visible()
    expect(found).to_contain_text("2024年11月22日")
    expect(found).to_contain_text("進み具合: 2 / 4")
    expect(found).to_contain_text("2026年11月24日（Amazonを待つ: 時間をとる）")
    expect(found.locator("[data-part=lists] li")).to_have_text(["電話の前の準備　2 / 4"])


def test_a_deadline_that_has_passed_is_said(page: Page) -> None:
    page.clock.set_fixed_time("2026-11-24T12:00:00")
    open_cases(page, refund())
    due = card(page).locator("[data-part=due]")
    expect(due).to_have_text(re.compile("^次の期限: 2026年11月24"))
    page.clock.set_fixed_time("2026-11-25T12:00:00")
    page.evaluate("() => playbook.store.add([])")
    expect(due).to_have_text(re.compile("^期限を過ぎています: 2026年11月24"))


def test_cases_stand_by_what_became_of_them(page: Page) -> None:
    open_cases(
        page,
        [
            record("name", "開", case="c-1"),
            record("name", "閉", case="c-2"),
            record("closed", "2024-11-22T10:00:00.000Z", case="c-2"),
            record("name", "棚", case="c-3"),
            record("archived", True, case="c-3"),
            record("name", "無", case="c-4"),
            record("deleted", True, case="c-4"),
        ],
    )
    for status, name in (("open", "開"), ("closed", "閉"), ("archived", "棚"), ("deleted", "無")):
        expect(group(page, status).locator("h3 a")).to_have_text([name])
        expect(group(page, status).locator("[data-part=number]")).to_have_text("1")
    expect(card(page, "c-3")).to_be_hidden()
    expect(card(page, "c-4")).to_be_hidden()


def test_what_becomes_of_a_case_can_be_undone(page: Page) -> None:
    open_cases(page, refund())
    undo = page.get_by_role("button", name="元に戻す", exact=True)
    for button, status, words in (
        ("閉じる", "closed", "「返金の件」を閉じました。"),
        ("しまう", "archived", "「返金の件」をしまいました。"),
        ("消す", "deleted", "「返金の件」を消しました。"),
    ):
        card(page).get_by_role("button", name=f"{button}: 返金の件").click()
        expect(said(page)).to_have_text(words)
        expect(group(page, status).locator("li[data-case]")).to_have_count(1)
        expect(group(page, "open")).to_be_hidden()
        expect(undo).to_be_focused()
        undo.press("Enter")
        expect(card(page)).to_be_visible()
        expect(group(page, "open").locator("li[data-case]")).to_have_count(1)
        expect(said(page)).to_have_text("元に戻しました。")
        expect(page.get_by_role("group", name="案件の一覧")).to_be_focused()


def test_what_was_closed_put_away_or_deleted_comes_back(page: Page) -> None:
    open_cases(page, refund(), "c-1")
    for gone, back in (
        ("閉じる", "もう一度開く"),
        ("しまう", "棚から出す"),
        ("消す", "戻す"),
    ):
        view(page).get_by_role("button", name=gone, exact=True).click()
        view(page).get_by_role("button", name=back, exact=True).click()
    view(page).get_by_role("link", name="案件の一覧へ").click()
    expect(group(page, "open").locator("li[data-case]")).to_have_count(1)


def test_only_a_deleted_case_is_removed_for_good_and_after_a_second_yes(page: Page) -> None:
    open_cases(page, [*refund(), record("name", "別の件", case="c-2")], "c-1")
    forget = view(page).get_by_role("button", name="この案件を完全に消す")
    expect(view(page).get_by_text("完全に消す", exact=True)).to_be_hidden()
    view(page).get_by_role("button", name="消す", exact=True).click()
    expect(forget).to_be_hidden()
    view(page).get_by_text("完全に消す", exact=True).click()
    forget.click()
    expect(said(page)).to_have_text("案件を完全に消しました。")
    expect(page).to_have_url(re.compile("/cases/$"))
    assert {one["case"] for one in kept(page)} == {"c-2"}
    assert page.evaluate("() => playbook.cases.canUndo") is False
    page.reload()
    ready(page)
    assert {one["case"] for one in kept(page)} == {"c-2"}


def test_search_finds_names_facts_and_lists(page: Page) -> None:
    first = refund()
    other = [
        record("name", "荷物の件", case="c-2"),
        record("fact/asin", "B0ABCDEFGH", case="c-2"),
    ]
    open_cases(page, [*first, *other])
    for words, found in (
        ("返金", ["c-1"]),
        ("の件", ["c-2", "c-1"]),
        ("１２３-1234567", ["c-1"]),
        ("asin", []),
        ("準備　返金", ["c-1"]),
        ("b0ab", ["c-2"]),
        ("", ["c-2", "c-1"]),
    ):
        page.get_by_label("案件を探す").fill(words)
        expect(said(page)).to_have_text(f"{len(found)}件あります。")
        cards = page.locator("li[data-case]")
        expect(cards).to_have_count(len(found))
        assert cards.evaluate_all("cards => cards.map(one => one.dataset.case)") == found
    card(page).get_by_role("button", name="しまう").click()
    expect(card(page)).to_be_hidden()
    page.get_by_label("案件を探す").fill("返金")
    expect(card(page)).to_be_visible()


def test_a_case_has_an_address_and_back_works(page: Page) -> None:
    open_cases(page, refund())
    page.evaluate("() => { window.stays = true; }")
    card(page).get_by_role("link", name="返金の件").click()
    expect(page).to_have_url(re.compile(r"/cases/\?case=c-1$"))
    expect(view(page).get_by_role("heading", name="返金の件")).to_be_focused()
    page.go_back()
    expect(card(page)).to_be_visible()
    expect(view(page)).to_be_hidden()
    page.go_forward()
    expect(view(page)).to_be_visible()
    assert page.evaluate("() => window.stays"), "the page was reloaded"


def test_it_works_after_instant_navigation(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    open_cases(page, refund(), "c-1")
    page.evaluate("() => { window.stays = true; }")
    page.get_by_role("link", name="読み方").first.or_(
        page.get_by_role("link", name="資料").first
    ).first.click()
    expect(page).not_to_have_url(re.compile("/cases/"))
    page.go_back()
    expect(page).to_have_url(re.compile(r"/cases/\?case=c-1$"))
    expect(view(page).get_by_role("heading", name="返金の件")).to_be_visible()
    page.get_by_label("案件の名前", exact=True).fill("新しい名前")
    page.keyboard.press("Enter")
    expect(view(page).get_by_role("heading", name="新しい名前")).to_be_visible()
    assert [one["value"] for one in kept(page) if one["target"] == "name"] == [
        "返金の件",
        "新しい名前",
    ]
    assert page.evaluate("() => window.stays"), "the page was reloaded"


def test_an_unknown_case_is_said_to_be_unknown(page: Page) -> None:
    open_cases(page, refund())
    page.goto(f"{CASES}?case=c-2")
    expect(page.locator("[data-part=unknown]")).to_contain_text("このブラウザーにはありません")
    expect(view(page)).to_be_hidden()
    page.locator("[data-part=unknown]").get_by_role("link").click()
    expect(card(page)).to_be_visible()


def test_a_case_is_renamed_and_the_name_of_the_reader_is_stamped(page: Page) -> None:
    open_cases(page, refund())
    page.get_by_label("あなたの名前").fill("鈴木")
    page.keyboard.press("Tab")
    expect(said(page)).to_contain_text("残しました")
    card(page).get_by_role("link", name="返金の件").click()
    page.get_by_label("案件の名前", exact=True).fill("　返金の件（２）　")
    page.keyboard.press("Enter")
    expect(view(page).get_by_role("heading", name="返金の件(2)")).to_be_visible()
    assert (last(page), kept(page)[-1]["by"]) == ("返金の件(2)", "鈴木")
    expect(log(page).first).to_contain_text("名前を「返金の件(2)」にしました")
    expect(log(page).first).to_contain_text("鈴木")


def test_a_deadline_goes_into_a_calendar(page: Page) -> None:
    long_words = "返事を確かめて、なければもう一度、電話をかけてもらう; 済んだら閉じる, 必ず" * 2
    open_cases(page, [record("name", "返金\\の件")], "c-1")
    what = page.get_by_label("期限までにすること")
    expect(what).to_be_disabled()
    expect(page.get_by_role("button", name="カレンダー")).to_be_hidden()
    page.get_by_label("期限の日").fill("2026-11-25")
    page.keyboard.press("Tab")
    what.fill(long_words)
    page.keyboard.press("Enter")
    expect(view(page).locator("[data-part=due]")).to_contain_text("2026年11月25日（返事を")
    with page.expect_download() as saved:
        page.get_by_role("button", name="カレンダー").click()
    assert saved.value.suggested_filename.endswith(".ics")
    raw = saved.value.path().read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    (event,) = Calendar.from_ical(raw).walk("VEVENT")
    assert event.decoded("dtstart").isoformat() == "2026-11-25"
    assert event["summary"] == f"{long_words}（返金\\の件）"
    page.get_by_label("期限の日").fill("")
    page.keyboard.press("Tab")
    expect(what).to_be_disabled()
    assert last(page) is None


def test_facts_are_kept_in_their_usual_form(page: Page) -> None:
    open_cases(page, refund(), "c-1")
    field = page.get_by_label("ASIN")
    expect(field).to_have_accessible_description(re.compile("商品ごとの番号です"))
    field.fill("　Ｂ０ＡＢＣＤＥＦＧＨ ")
    page.keyboard.press("Tab")
    expect(field).to_have_value("B0ABCDEFGH")
    expect(page.locator("#case-fact-asin--problem")).to_be_hidden()
    assert last(page) == "B0ABCDEFGH"
    page.reload()
    expect(field).to_have_value("B0ABCDEFGH")


def test_an_unusual_form_is_kept_with_a_remark(page: Page) -> None:
    open_cases(page, refund(), "c-1")
    field = page.get_by_label("注文番号")
    field.fill("12-3")
    page.keyboard.press("Tab")
    problem = page.locator("#case-fact-order-number--problem")
    expect(problem).to_contain_text("いつもの形と違います")
    expect(field).to_have_accessible_description(re.compile("いつもの形と違います"))
    assert last(page) == "12-3"
    page.reload()
    expect(problem).to_be_visible()


def test_a_fact_may_insist_on_its_form(page: Page) -> None:
    open_cases(page, refund(), "c-1")
    field = page.get_by_label("注文番号")
    field.evaluate("input => { input.dataset.mismatch = 'refuse'; }")
    field.fill("12-3")
    page.keyboard.press("Tab")
    expect(page.locator("#case-fact-order-number--problem")).to_contain_text("残しませんでした")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_value("12-3")
    assert not [one for one in kept(page) if one["value"] == "12-3"]
    field.fill("123-7654321-1234567")
    page.keyboard.press("Tab")
    expect(field).not_to_have_attribute("aria-invalid", "true")
    assert last(page) == "123-7654321-1234567"


def test_card_numbers_are_refused_and_other_numbers_are_not(page: Page) -> None:
    open_cases(page, refund(), "c-1")
    field = page.get_by_label("店舗名")
    cards = (
        CARD,
        "4111111111111111",
        "カード４１１１－１１１１－１１１１－１１１１です",
        "378282246310005",
        "3782 822463 10005",
    )
    others = (
        "123-1234567-1234567",
        "4111 1111 1111 1112",
        "41111111111111111111111",
        "4901234567894",
        "0120-999-373",
    )
    for card_number, other in zip(cards, others, strict=True):
        before = kept(page)
        field.fill(card_number)
        page.keyboard.press("Tab")
        expect(page.locator("#case-fact-shop-name--problem")).to_contain_text("カード番号")
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(said(page)).to_contain_text("残しませんでした")
        assert kept(page) == before
        assert "1111 1111 1111 1111" not in page.evaluate("() => JSON.stringify(localStorage)")
        field.fill(other)
        page.keyboard.press("Tab")
        expect(said(page)).to_contain_text("残しました")
        assert last(page) == other


def test_no_text_field_takes_a_card_number(page: Page) -> None:
    open_cases(page, refund())
    before = kept(page)
    for label in ("新しい案件の名前", "あなたの名前"):
        page.get_by_label(label).fill(CARD)
        page.keyboard.press("Tab")
        expect(page.get_by_label(label)).to_have_attribute("aria-invalid", "true")
    page.get_by_role("button", name="新しい案件を始める").click()
    page.goto(f"{CASES}?case=c-1")
    for field in page.locator("[data-part=one] input[type=text]").all():
        field.fill(CARD)
        field.blur()
        expect(field).to_have_attribute("aria-invalid", "true")
    assert kept(page) == before
    assert "4111" not in page.evaluate(
        "() => JSON.stringify({ ...localStorage, ...sessionStorage })"
    )


def test_what_was_refused_does_not_stay_for_the_next_case(page: Page) -> None:
    open_cases(page, [*refund(), record("name", "別の件", case="c-2")], "c-1")
    page.get_by_label("店舗名").fill(CARD)
    page.keyboard.press("Tab")
    view(page).get_by_role("link", name="案件の一覧へ").click()
    card(page, "c-2").get_by_role("link", name="別の件").click()
    expect(page.get_by_label("店舗名")).to_have_value("")
    expect(page.get_by_label("店舗名")).not_to_have_attribute("aria-invalid", "true")


def test_facts_of_another_handbook_and_drafts_are_shown(page: Page, base_url: str) -> None:
    copy: dict[str, object] = {
        "revision": "",
        "title": "最初に話すこと",
        "address": "calls/opening/",
        "values": {},
    }
    copy["text"] = "返金の状況を教えてください。"
    begun = refund()
    open_cases(page, begun, "c-1")
    expect(page.get_by_role("heading", name="残した文面")).to_be_hidden()
    more = [record("fact/shipment", "FBA15"), record("draft/call-opening", copy)]
    page.evaluate("(records) => playbook.store.add(records)", more)
    expect(page.locator("[data-part=others] li")).to_have_text(["shipment: FBA15"])
    drafts = page.locator("[data-part=drafts]")
    drafts.get_by_text("最初に話すこと", exact=True).click()
    expect(drafts).to_contain_text("返金の状況を教えてください。")
    expect(drafts.get_by_role("link")).to_have_attribute("href", f"{base_url}calls/opening/")
    expect(log(page).first).to_contain_text("「最初に話すこと」の文面を残しました")


def test_lists_show_each_entry_as_the_case_has_it(page: Page, base_url: str) -> None:
    open_cases(page, refund(), "c-1")
    section = page.locator(".cases__list")
    link = section.get_by_role("link", name="電話の前の準備")
    expect(link).to_have_attribute("href", f"{base_url}calls/preparation/2024-01/")
    expect(section).to_contain_text("2024年1月　2 / 4")
    lines = section.locator("li")
    for index, words in enumerate(
        (
            ["済み", "必ず", "注文番号を手元に置く", "見たもの: 123-1234567-1234567", "佐藤"],
            ["対象外", "話すことを書く", "理由: もう話したので"],
            ["待ち", "時間をとる", "待つ相手: Amazon", "いつまで: 2026年11月24日", "メモ: 夕方"],
            ["まだ", "静かな場所へ行く"],
            ["済み", "gone", "いまのリストにはない項目"],
        )
    ):
        for word in words:
            expect(lines.nth(index)).to_contain_text(word)
    expect(lines).to_have_count(5)


def test_an_entry_keeps_its_words_when_the_list_moves_on(page: Page) -> None:
    newer = {**LIST, "revision": "2026-11", "entries": LIST["entries"][1:]}  # type: ignore[index]
    begun = refund()
    open_cases(page, [*begun, record("list/call-preparation", newer)], "c-1")
    line = page.locator(".cases__list li").filter(has_text="注文番号を手元に置く")
    expect(line).to_contain_text("いまのリストにはない項目")
    expect(line).to_contain_text("済み")


def test_an_imported_address_leads_nowhere_else(page: Page, base_url: str) -> None:
    wrong = {**LIST, "address": "javascript:alert(1)"}
    open_cases(page, [record("list/call-preparation", wrong)], "c-1")
    expect(page.locator(".cases__list a")).to_have_attribute("href", base_url)


def test_the_log_says_each_change_in_words(page: Page) -> None:
    begun = refund()
    ended = [
        record("closed", "2024-11-22T12:00:00.000Z"),
        record("closed", None),
        record("deadline", None),
        record("fact/order-number", ""),
        record("entry/call-preparation/order", None),
        record("list/call-preparation", None),
    ]
    open_cases(page, [*begun, *ended], "c-1")
    expect(log(page)).to_contain_text(
        [
            "「電話の前の準備」を外しました",
            "「注文番号を手元に置く」の印を外しました",
            "注文番号を消しました",
            "期限をなくしました",
            "もう一度開きました",
            "閉じました",
            "「gone」を「済み」にしました",
            "「時間をとる」を「待ち」（待つ相手: Amazon、いつまで: 2026年11月24日、メモ: 夕方）に",
            "「話すことを書く」を「対象外」（理由: もう話したので）にしました",
            "「注文番号を手元に置く」を「済み」（見たもの: 123-1234567-1234567）にしました",
            "「電話の前の準備」（2024年1月）を始めました",
            "期限を2026年11月25日（返事を見る）にしました",
            "注文番号を「123-1234567-1234567」にしました",
            "名前を「返金の件」にしました",
            "案件を始めました",
        ]
    )


def test_a_long_log_unfolds_bit_by_bit(page: Page) -> None:
    open_cases(page, [record("name", f"名前{number}") for number in range(120)], "c-1")
    more = page.get_by_role("button", name="前の記録をさらに見る")
    expect(log(page)).to_have_count(50)
    expect(log(page).first).to_contain_text("名前119")
    more.click()
    more.click()
    expect(log(page)).to_have_count(120)
    expect(more).to_be_hidden()


def test_a_change_of_a_field_can_be_undone_from_the_log(page: Page) -> None:
    open_cases(page, refund(), "c-1")
    undo = page.get_by_role("button", name="このタブでの直前の変更を元に戻す")
    expect(undo).to_be_hidden()
    page.get_by_label("注文番号").fill("999-1234567-1234567")
    page.keyboard.press("Tab")
    undo.click()
    expect(page.get_by_label("注文番号")).to_have_value("123-1234567-1234567")
    expect(undo).to_be_hidden()


def test_the_current_case_is_chosen_here(page: Page) -> None:
    open_cases(page, refund(), "c-1")
    expect(view(page).locator("[data-part=current]")).to_be_hidden()
    page.get_by_role("button", name="この案件で作業する").click()
    expect(view(page).locator("[data-part=current]")).to_be_visible()
    assert page.evaluate("() => playbook.cases.current().id") == "c-1"
    view(page).get_by_role("link", name="案件の一覧へ").click()
    expect(card(page).locator("[data-part=current]")).to_be_visible()


def test_another_tab_follows_and_leaves_half_typed_text_alone(
    context: BrowserContext, page: Page, base_url: str
) -> None:
    open_cases(page, refund(), "c-1")
    with watched(context.new_page(), base_url) as other:
        other.goto(f"{CASES}?case=c-1")
        other.get_by_label("ASIN").press_sequentially("B0")
        page.get_by_label("案件の名前", exact=True).fill("別の名前")
        page.keyboard.press("Tab")
        expect(other.get_by_role("heading", name="別の名前")).to_be_visible()
        expect(other.get_by_label("案件の名前", exact=True)).to_have_value("別の名前")
        expect(other.get_by_label("ASIN")).to_have_value("B0")
        expect(other.get_by_label("ASIN")).to_be_focused()


def test_a_click_right_after_typing_is_not_lost(page: Page) -> None:
    open_cases(page, refund())
    page.get_by_label("あなたの名前").fill("鈴木")
    card(page).get_by_role("button", name="閉じる").click()
    expect(group(page, "closed").locator("li[data-case]")).to_have_count(1)
    assert kept(page)[-1]["by"] == "鈴木"


def test_where_nothing_can_be_kept_the_page_says_so(page: Page) -> None:
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }"
    )
    page.goto(CASES)
    ready(page)
    expect(page.locator("[data-part=not-kept]")).to_be_hidden()
    page.get_by_role("button", name="新しい案件を始める").click()
    expect(page.locator("[data-part=not-kept]")).to_contain_text("残せません")


def test_records_that_cannot_be_read_are_offered_as_a_file(page: Page) -> None:
    open_cases(page, refund())
    expect(page.locator("[data-part=unreadable]")).to_be_hidden()
    page.evaluate("() => localStorage.setItem('playbook:/:record:c-9:r', '{\"v\":2}')")
    page.evaluate("() => localStorage.setItem('playbook:/:record:c-9:s', '{broken')")
    page.reload()
    notice = page.locator("[data-part=unreadable]")
    expect(notice).to_contain_text("読めない記録が2件あります")
    with page.expect_download() as saved:
        notice.get_by_role("button").click()
    assert "{broken" in saved.value.path().read_text("utf-8")
    assert page.evaluate("() => localStorage.getItem('playbook:/:record:c-9:s')") == "{broken"


def test_everything_is_wiped_after_a_second_yes(page: Page) -> None:
    open_cases(page, refund())
    page.evaluate("() => localStorage.setItem('other', 'stays')")
    wipe = page.get_by_role("button", name="全部消す", exact=True)
    expect(wipe).to_be_hidden()
    fold = page.locator("details").filter(has=page.locator("[data-action=wipe]"))
    fold.get_by_text("この端末の記録を全部消す").click()
    expect(fold).to_contain_text("あとから戻せません")
    with page.expect_download():
        fold.get_by_role("button", name="先に全部書き出す").click()
    wipe.click()
    expect(said(page)).to_have_text("この端末の記録を全部消しました。")
    expect(page.locator("[data-part=empty]")).to_be_visible()
    assert page.evaluate("() => Object.keys(localStorage).filter(k => !k.endsWith('palette'))") == [
        "other"
    ]


def test_one_live_region_speaks_politely_and_only_for_news(page: Page) -> None:
    open_cases(page, refund(), "c-1")
    live = page.locator(".cases [role=status], .cases [role=alert], .cases [aria-live]")
    expect(live).to_have_count(1)
    page.evaluate(
        "() => { window.news = []; new MutationObserver(() => news.push("
        "document.querySelector('[data-part=said]').textContent)).observe("
        "document.querySelector('[data-part=said]'), { childList: true, characterData: true,"
        " subtree: true }); }"
    )
    page.get_by_label("ASIN").fill("B0ABCDEFGH")
    page.keyboard.press("Tab")
    page.evaluate("() => playbook.store.add([])")
    assert [text for text in page.evaluate("() => news") if text] == ["「ASIN」を残しました。"]


def test_the_keyboard_alone_renames_and_closes(page: Page) -> None:
    open_cases(page, refund(), "c-1")
    page.get_by_label("案件の名前", exact=True).focus()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("new")
    page.keyboard.press("Enter")
    expect(view(page).get_by_role("heading", name="new")).to_be_visible()
    expect(page.get_by_label("案件の名前", exact=True)).to_be_focused()
    view(page).get_by_role("button", name="閉じる", exact=True).focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="元に戻す", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(view(page).get_by_role("button", name="閉じる", exact=True)).to_be_visible()


@pytest.mark.parametrize("case", ["", "c-1"], ids=["overview", "one"])
def test_axe_finds_nothing(page: Page, case: str) -> None:
    open_cases(
        page,
        [*refund(), record("name", "無", case="c-2"), record("deleted", True, case="c-2")],
        case,
    )
    page.evaluate("(one) => playbook.cases.take([one])", record("name", "彼らの名前"))
    for fold in page.locator("article details:visible").all():
        fold.evaluate("fold => { fold.open = true; }")
    if case:
        page.get_by_label("店舗名").fill(CARD)
        page.keyboard.press("Tab")
    assert_accessible(page)


@pytest.mark.parametrize("case", ["", "c-1"], ids=["overview", "one"])
def test_nothing_is_wider_than_a_phone_and_targets_suit_a_thumb(page: Page, case: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    open_cases(page, [*refund(), record("name", "長" * 200)], case)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    heights = page.locator(".cases :is(button, input, summary):visible").evaluate_all(
        "all => all.map(one => [one.textContent, one.getBoundingClientRect().height])"
    )
    assert [one for one in heights if one[1] < 43.9] == []


def test_paper_has_what_is_known_and_no_buttons(page: Page) -> None:
    open_cases(page, refund(), "c-1")
    page.emulate_media(media="print")
    expect(page.locator(".cases button:visible")).to_have_count(0)
    expect(page.locator(".cases details:visible")).to_have_count(0)
    expect(page.locator(".cases__list").get_by_text("注文番号を手元に置く")).to_be_visible()
    expect(log(page).filter(has_text="案件を始めました")).to_be_visible()
    expect(page.get_by_label("注文番号")).to_have_value("123-1234567-1234567")
    assert len(page.pdf(format="A4")) > 10_000


def test_states_without_a_list_are_passed_over(page: Page) -> None:
    open_cases(page, [record("entry/nowhere/x", STATE)], "c-1")
    expect(page.locator("[data-part=no-lists]")).to_be_visible()
    expect(log(page)).to_contain_text(["「x」を「済み」にしました"])
