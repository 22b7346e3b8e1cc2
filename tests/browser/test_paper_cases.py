"""What a reader does with sheets: choose, fill from a case, print, and come back by the code."""

import re

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from tests.browser.axe import assert_no_violations
from tests.browser.lists import LIST, OLDER, boxes, choice, current, fold, records, state
from tests.browser.paper import Paper, squeezed
from tests.browser.test_paper import NO_CODE
from tests.tools.chromium import printed

SHEET = "print/call-preparation/"


def kept(page: Page, index: int) -> Locator:
    """Return what a sheet says of an entry's state."""
    return page.locator("[data-entry]").nth(index).locator("[data-part=kept]")


def code_of(page: Page) -> str:
    """Return what the code on a sheet says."""
    return page.locator("[data-part=code]").get_attribute("data-text") or ""


def brought(page: Page) -> Locator:
    """Return where a list says what a code brought."""
    return page.locator("[data-component=from-paper]")


def begin(page: Page, address: str = LIST) -> None:
    """Tick one entry, set one aside with a reason and a note, let one wait."""
    page.goto(address)
    boxes(page).nth(0).check()
    choice(page, 1).select_option("na")
    fold(page, 1).get_by_label("対象外の理由").fill("番号がない")
    fold(page, 1).get_by_label("メモ").fill("後で聞く")
    choice(page, 2).select_option("blocked")


def test_a_sheet_is_complete_without_javascript(page: Page, plain: Page) -> None:
    page.goto(SHEET)
    with_script = page.locator(".paper__sheet").inner_text()
    plain.goto(SHEET)
    shown = plain.locator(".paper__sheet").inner_text()
    for line in with_script.splitlines():
        assert line in shown or re.fullmatch(r"\d+年\d+月\d+日", line)
    assert plain.locator(".paper__code path").get_attribute("d") == page.locator(
        ".paper__code path"
    ).get_attribute("d")
    expect(plain.get_by_role("button", name="印刷する")).to_be_hidden()
    expect(plain.locator(".paper__reason").first).to_be_hidden()
    plain.get_by_label("理由も", exact=True).check()
    expect(plain.locator(".paper__reason").first).to_be_visible()
    expect(plain.locator(".paper__sources")).to_be_hidden()
    plain.get_by_label("理由と出典も").check()
    expect(plain.locator(".paper__sources")).to_be_visible()


def test_from_the_list_to_its_sheet_and_back(page: Page) -> None:
    page.goto(LIST)
    page.locator(".sheet__paper a").click()
    expect(page).to_have_url(re.compile(f"{SHEET}$"))
    expect(page.locator(".md-header")).to_have_count(0)
    page.get_by_role("link", name="ページに戻る").click()
    expect(page.locator(".md-header")).to_be_visible()


def test_a_case_is_printed_as_it_stands_and_as_a_record(page: Page) -> None:
    begin(page)
    page.goto(SHEET)
    expect(kept(page, 0)).to_be_hidden()
    page.get_by_label("案件の途中").check()
    expect(kept(page, 0)).to_contain_text("済み")
    expect(kept(page, 1)).to_contain_text("対象外　理由: 番号がない　メモ: 後で聞く　20")
    expect(kept(page, 2)).to_contain_text("待ち")
    expect(kept(page, 3)).to_be_hidden()
    expect(page.locator("[data-part=of-case]")).to_contain_text("名前のない案件")
    assert re.search(r"\?fill=case&case=c-\w+$", page.url)
    assert "後で" not in code_of(page)
    text = Paper(printed(page)).text(0)
    assert squeezed("対象外　理由: 番号がない　メモ: 後で聞く") in text
    assert "署名" in text

    page.get_by_label("案件の記録").check()
    page.get_by_label("理由も", exact=True).check()
    page.reload()
    expect(page.get_by_label("案件の記録")).to_be_checked()
    expect(page.locator(".paper__reason").first).to_be_visible()
    expect(page.locator(".paper__signed")).to_be_hidden()
    page.get_by_label("空のまま").check()
    expect(kept(page, 0)).to_be_hidden()


def test_a_record_of_all_sheets_holds_only_those_of_the_case(page: Page) -> None:
    begin(page)
    page.goto(f"cases/?case={current(page)}")
    page.get_by_role("link", name="紙に印刷する").click()
    expect(page.locator(".paper__sheet:visible")).to_have_count(1)
    paper = Paper(printed(page))
    assert len(paper.pages) == 1
    assert "番号がない" in paper.text(0)


def test_a_draft_is_printed_with_what_was_typed(page: Page) -> None:
    page.goto("calls/call-sheet/")
    page.locator("[data-field] input").nth(1).fill("250-1234567-1234567")
    page.goto("print/call-sheet/")
    page.get_by_label("案件の途中").check()
    expect(page.locator("[data-filled]")).to_have_text(["250-1234567-1234567"])
    page.get_by_label("空のまま").check()
    expect(page.locator("[data-filled]")).to_have_count(0)


def test_a_draft_is_printed_without_what_another_choice_needs(page: Page) -> None:
    conditional = page.locator("[data-document='phone-plus81'] [data-when]:visible")
    page.goto("print/phone-plus81/")
    both = conditional.count()
    assert both > 1
    page.goto("contact/phone-plus81/")
    page.locator("[data-field=plus81] select").select_option("付いていない")
    page.goto("print/phone-plus81/")
    expect(conditional).to_have_count(both)
    page.get_by_label("案件の途中").check()
    expect(conditional).to_have_count(1)
    page.get_by_label("空のまま").check()
    expect(conditional).to_have_count(both)


@NO_CODE
def test_a_case_on_another_revision_is_not_printed_on_this_one(page: Page) -> None:
    begin(page, OLDER)
    page.goto("print/contact-seller-support/")
    page.get_by_label("案件の途中").check()
    expect(kept(page, 0)).to_be_hidden()
    expect(page.locator("[data-part=elsewhere]")).to_contain_text("2020年10月")
    assert "#" not in code_of(page)
    page.get_by_role("link", name="その版のページ").click()
    page.locator(".sheet__paper a").click()
    page.get_by_label("案件の途中").check()
    expect(kept(page, 0)).to_contain_text("済み")
    expect(page.locator(".paper__old")).to_be_visible()
    assert "/2020-10/#paper=" in code_of(page)


@NO_CODE
def test_a_code_goes_on_in_another_browser(page: Page, elsewhere: BrowserContext) -> None:
    begin(page)
    page.goto(f"{SHEET}?fill=case")
    code = code_of(page)
    tab = elsewhere.new_page()
    tab.goto(code)
    expect(brought(tab)).to_contain_text("紙の印: 済み 1、対象外 1、待ち 1、まだ 12")
    expect(brought(tab)).to_be_in_viewport()
    assert records(tab) == [], "nothing without consent"
    tab.get_by_role("button", name="新しい案件に入れる").click()
    expect(brought(tab)).to_contain_text("印を3件、取り込みました。")
    expect(boxes(tab).nth(0)).to_be_checked()
    expect(state(tab, 1)).to_contain_text("対象外")
    expect(state(tab, 2)).to_contain_text("待ち")
    assert "#" not in tab.url

    # A second reading adds to the case, and takes nothing back.
    boxes(tab).nth(4).check()
    choice(tab, 1).select_option("open")
    tab.goto("about:blank")
    tab.goto(code)
    tab.get_by_role("button", name="に入れる").first.click()
    expect(brought(tab)).to_contain_text("印を1件、取り込みました。")
    expect(state(tab, 1)).to_contain_text("対象外")
    expect(boxes(tab).nth(4)).to_be_checked()
    tab.get_by_role("button", name="元に戻す").first.click()
    expect(state(tab, 1)).not_to_contain_text("対象外")
    expect(boxes(tab).nth(0)).to_be_checked()


@NO_CODE
def test_an_older_code_warns_and_a_strange_one_says_why(page: Page) -> None:
    begin(page, OLDER)
    page.goto("print/contact-seller-support/2020-10/?fill=case")
    code = code_of(page)
    page.goto(code)
    expect(brought(page)).to_contain_text("この版には、新しい版があります。")
    page.get_by_role("button", name="取り込まない").click()
    expect(brought(page)).to_contain_text("取り込みませんでした")
    before = records(page)
    for strange, why in {
        code.replace("=1.", "=2."): "新しい形",
        code.replace("contact-seller-support.", "unknown-list."): "ほかのリスト（unknown-list）",
        code.replace(".2020-10.", ".2031-01."): "ほかの版（2031-01）",
        re.sub(r"\.[0-9a-f]{8}\.", ".00000000.", code): "言葉か項目が直されています",
        code[:-1]: "壊れています",
        f"{code}A": "壊れています",
        f"{code}.A": "壊れています",
        code.partition("#")[0] + "#paper=": "壊れています",
        code.partition("#")[0] + "#paper=<img src=x onerror=alert(1)>.%00.": "壊れています",
    }.items():
        page.goto(strange)  # on the same page: only the fragment changes
        expect(brought(page)).to_contain_text(why)
        expect(brought(page)).to_contain_text("リストは空のまま開いています")
        expect(page.get_by_role("button", name="新しい案件に入れる")).to_be_hidden()
    assert records(page) == before


@NO_CODE
def test_axe_finds_nothing_on_a_sheet_or_a_code(page: Page) -> None:
    begin(page)
    page.goto(f"{SHEET}?fill=case&detail=sources")
    code = code_of(page)
    for scheme, width in (("light", 390), ("dark", 1280)):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.set_viewport_size({"width": width, "height": 900})
        assert_no_violations(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.locator("button, select, label, .paper__choices a").evaluate_all(
        "all => all.filter(one => one.checkVisibility() && one.offsetHeight < 44).length"
    )
    assert small == 0
    page.goto(code)
    expect(brought(page)).to_be_visible()
    assert_no_violations(page)


@pytest.mark.not_by("file", "offline", because="a page is changed on its way from the server")
def test_where_the_build_knows_no_address_the_page_does(page: Page, base_url: str) -> None:
    def without_address(route: Route) -> None:
        text = re.sub(r' data-url="[^"]*"', "", route.fetch().text())
        route.fulfill(body=text, content_type="text/html; charset=utf-8")

    page.route(f"**/{SHEET}", without_address)
    page.goto(SHEET)
    assert code_of(page) == f"{base_url}calls/preparation/compiled/"
    host = base_url.partition("://")[2]
    expect(page.locator("[data-part=address]")).to_have_text(f"{host}calls/preparation/compiled")
