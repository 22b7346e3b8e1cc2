"""The form of a draft: without JavaScript first, then the text, the advice and what is kept."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.composing import CHECKLIST, OTHER, PAGE, composing, desk, tab
from tests.browser.conftest import watched
from tests.browser.ways import INSTANT_NAVIGATION, AtTop, stored_under

__all__ = ["composing", "desk", "tab"]

ORDER = "250-1234567-1234567"
CARD = "4111 1111 1111 1111"


def field(page: Page, label: str) -> Locator:
    return page.get_by_label(label, exact=True)


def result(page: Page) -> Locator:
    return page.locator("[data-part=result]").first


def advice(page: Page, name: str) -> Locator:
    return page.locator(f"#everything--{name}--advice")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def stored(page: Page) -> str:
    text: str = page.evaluate("JSON.stringify(localStorage)")
    return text


def open_case(page: Page, name: str) -> None:
    page.evaluate("(name) => playbook.cases.open(name)", name)


def test_without_javascript_the_text_with_its_blanks_is_there(
    way: AtTop, browser: Browser, composing: str
) -> None:
    with way.profile(browser, composing, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(PAGE)
        expect(page.locator(".draft__words").first).to_be_visible()
        expect(page.locator(".draft__words").first).to_contain_text("対象")
        expect(page.get_by_text("選ぶもの: はい、いいえ")).to_be_visible()
        expect(page.locator("[data-part=composed]")).to_be_hidden()
        assert page.locator("[data-of]").count() == 0


def test_the_text_grows_while_it_is_filled_also_in_its_short_form(tab: Page) -> None:
    expect(result(tab)).to_contain_text("【結論】〔対象〕の件です。〔用件〕")
    expect(result(tab)).to_contain_text("数 不明")
    expect(result(tab)).not_to_contain_text("起きた日")
    field(tab, "対象").fill(ORDER)
    field(tab, "用件").fill("在庫の調査をお願いします。")
    field(tab, "起きた日").fill("2026-11-05")
    expect(result(tab)).to_contain_text(f"【結論】{ORDER}の件です。在庫の調査をお願いします。")
    expect(result(tab)).to_contain_text("起きた日 2026年11月5日")
    field(tab, "要望").fill("教えてください。")
    tab.get_by_label("短い形").check()
    expect(result(tab)).to_have_text(
        f"{ORDER}の件です。在庫の調査をお願いします。\n教えてください。"
    )
    expect(tab.locator("[data-part=count]")).to_have_text(f"{len(result(tab).inner_text())}字")
    tab.get_by_label("全文").check()
    expect(result(tab)).to_contain_text("よろしくお願いします。")


def test_a_condition_brings_its_part_and_its_field(tab: Page) -> None:
    expect(field(tab, "在庫の状態")).to_be_hidden()
    field(tab, "FBA の利用").select_option("はい")
    expect(field(tab, "在庫の状態")).to_be_visible()
    field(tab, "在庫の状態").fill("12点")
    expect(result(tab)).to_contain_text("【在庫】\n12点")
    field(tab, "FBA の利用").select_option("いいえ")
    expect(result(tab)).not_to_contain_text("12点")
    expect(field(tab, "在庫の状態")).to_have_value("12点")


def test_rows_are_added_and_removed_by_keyboard(tab: Page) -> None:
    cell = field(tab, "すること（必要）")
    cell.first.fill("毎朝数える")
    tab.get_by_role("button", name="行を足す").focus()
    tab.keyboard.press("Enter")
    expect(cell.nth(1)).to_be_focused()
    tab.keyboard.type("読み合わせる")
    tab.keyboard.press("Tab")
    tab.keyboard.type("田中")
    expect(result(tab)).to_contain_text(
        "・毎朝数える（担当: 〔担当〕、開始: 未定）\n・読み合わせる（担当: 田中、開始: 未定）"
    )
    tab.get_by_role("button", name="この行を消す").first.click()
    expect(cell).to_have_count(1)
    expect(result(tab)).not_to_contain_text("毎朝数える")
    press(tab, "元に戻す")
    expect(cell).to_have_count(2)
    expect(cell.first).to_have_value("毎朝数える")


@INSTANT_NAVIGATION
def test_the_form_is_there_after_instant_navigation(tab: Page) -> None:
    tab.goto("as-of/")
    tab.evaluate("window.stayed = true")
    tab.locator('a[href*="calls/everything/"]').first.evaluate("(link) => link.click()")
    expect(tab.locator("[data-of]").first).to_be_visible()
    assert tab.evaluate("window.stayed")
    tab.locator("textarea[data-of], input[data-of]").first.fill("書ける")
    expect(result(tab)).to_contain_text("書ける")


def test_facts_of_the_case_are_filled_in_and_can_be_edited(tab: Page) -> None:
    open_case(tab, "返品の件")
    tab.evaluate(
        """(value) => playbook.cases.change([
          { case: playbook.cases.current().id, target: "fact/order-number", value }])""",
        ORDER,
    )
    expect(field(tab, "対象")).to_have_value(ORDER)
    expect(result(tab)).to_contain_text(ORDER)
    field(tab, "対象").fill("ほかの注文")
    tab.keyboard.press("Tab")
    tab.reload()
    expect(field(tab, "対象")).to_have_value("ほかの注文")
    facts = tab.evaluate("Object.fromEntries(playbook.cases.current().facts)")
    assert facts == {"order-number": ORDER}


def test_a_number_that_the_case_lacks_becomes_the_case_s(tab: Page) -> None:
    open_case(tab, "返品の件")
    field(tab, "対象").fill("形の違う番号")
    tab.keyboard.press("Tab")
    assert tab.evaluate("playbook.cases.current().facts.size") == 0
    field(tab, "対象").fill(ORDER)
    tab.keyboard.press("Tab")
    tab.goto(OTHER)
    expect(field(tab, "注文番号")).to_have_value(ORDER)


def test_advice_stands_at_its_field_and_is_tied_to_it(tab: Page) -> None:
    state = tab.locator("[data-part=state]")
    expect(state).to_contain_text("未完です。必要な欄があと3か所あります。")
    expect(advice(tab, "matter")).to_be_empty()
    field(tab, "用件").focus()
    tab.keyboard.press("Tab")
    expect(advice(tab, "matter")).to_contain_text("この欄を埋めると")
    expect(advice(tab, "fba")).to_be_empty()
    field(tab, "用件").fill("たぶん倉庫で紛れました。")
    expect(advice(tab, "matter")).to_contain_text("「たぶん」　見たことだけを書く")
    expect(advice(tab, "matter")).to_contain_text("推測は調べる先をずらします。")
    described = (field(tab, "用件").get_attribute("aria-describedby") or "").split()
    assert "everything--matter--advice" in described
    assert all(tab.locator(f"#{one}").count() == 1 for one in described)
    source = advice(tab, "matter").get_by_role("link").first.get_attribute("href") or ""
    expect(tab.locator(source)).to_contain_text("確かめたことを書きます。")
    expect(state).to_contain_text("必要な欄があと2か所あります。知らせが")
    field(tab, "用件").fill("2026年11月5日の在庫の調査をお願いします。")
    expect(advice(tab, "matter")).not_to_contain_text("たぶん")


def test_a_number_is_mended_at_the_press_of_a_button(tab: Page) -> None:
    field(tab, "+81 があるか").select_option("ある")
    field(tab, "電話番号").fill("０９０−１１１１−２２２２")
    press(tab, "「90-1111-2222」にする")
    expect(field(tab, "電話番号")).to_have_value("90-1111-2222")
    expect(field(tab, "電話番号")).to_be_focused()


def test_a_card_number_is_refused_and_never_kept(tab: Page) -> None:
    open_case(tab, "支払いの件")
    field(tab, "用件").fill(f"カードは {CARD} です")
    tab.locator("[data-column=what]").fill(CARD.replace(" ", "-"))
    expect(field(tab, "用件")).to_have_attribute("aria-invalid", "true")
    expect(advice(tab, "matter")).to_contain_text("カード番号のように見えます")
    expect(result(tab)).to_contain_text("カードは 〔カード番号は書きません〕 です")
    press(tab, "案件に残す")
    expect(tab.locator("[data-part=said]")).to_contain_text("残しました")
    assert "4111" in field(tab, "用件").input_value()
    assert "4111" not in stored(tab)
    assert "4111" not in result(tab).inner_text()


def test_nothing_typed_is_lost(desk: BrowserContext, tab: Page, composing: str) -> None:
    field(tab, "用件").press_sequentially("調査")
    tab.reload()
    expect(field(tab, "用件")).to_have_value("調査")
    field(tab, "用件").press_sequentially("のお願い")
    tab.goto(CHECKLIST)
    tab.go_back()
    expect(field(tab, "用件")).to_have_value("調査のお願い")
    field(tab, "用件").press_sequentially("です")
    tab.close(run_before_unload=False)
    with watched(desk.new_page(), composing) as again:
        again.goto(PAGE)
        expect(field(again, "用件")).to_have_value("調査のお願いです")
        expect(result(again)).to_contain_text("調査のお願いです")


def test_what_was_typed_goes_with_the_case_that_is_then_opened(tab: Page) -> None:
    field(tab, "用件").fill("案件の前に書いた文")
    tab.goto(CHECKLIST)
    tab.get_by_role("checkbox").and_(tab.locator("[data-entry] input")).first.check()
    tab.goto(PAGE)
    expect(field(tab, "用件")).to_have_value("案件の前に書いた文")
    open_case(tab, "別の案件")
    expect(field(tab, "用件")).to_have_value("")
    field(tab, "用件").fill("別の文")
    first = tab.evaluate("playbook.cases.all().find((one) => !one.name).id")
    tab.evaluate("(id) => playbook.cases.select(id)", first)
    expect(field(tab, "用件")).to_have_value("案件の前に書いた文")


def test_what_was_typed_on_another_revision_stays(tab: Page, composing: str) -> None:
    values = {"matter": "前の版の用件", "gone": "消えた欄の文", "on": [{"a": "行だった欄"}]}
    copy = {"revision": "2023-01", "title": "題", "address": "x/", "values": values}
    tab.evaluate("(copy) => playbook.store.type('/everything', copy)", copy)
    tab.reload()
    expect(field(tab, "用件")).to_have_value("前の版の用件")
    former = tab.locator("[data-part=former]")
    former.locator("summary").click()
    expect(former).to_contain_text("消えた欄の文")
    expect(former).to_contain_text("行だった欄")
    field(tab, "要望").fill("教えてください")
    key = f"{stored_under(composing)}typed:/everything"
    assert json.loads(json.loads(stored(tab))[key])["values"] == {
        **values,
        "wish": "教えてください",
    }


def test_saved_texts_can_be_read_and_taken_back(tab: Page) -> None:
    field(tab, "用件").fill("1つめ")
    press(tab, "案件に残す")
    expect(tab.locator("[data-part=said]")).to_contain_text("に残しました")
    field(tab, "用件").fill("2つめ")
    press(tab, "案件に残す")
    history = tab.locator("[data-part=history]")
    expect(history.locator("[data-part=number]")).to_have_text("2")
    history.locator("summary").first.click()
    oldest = history.locator("li").nth(1)
    oldest.locator("summary").click()
    expect(oldest).to_contain_text("1つめ")
    oldest.get_by_role("button").click()
    expect(field(tab, "用件")).to_have_value("1つめ")
    press(tab, "元に戻す")
    expect(field(tab, "用件")).to_have_value("2つめ")
    tab.reload()
    expect(history.locator("[data-part=number]")).to_have_text("2")


def test_clearing_is_undone(tab: Page) -> None:
    field(tab, "用件").fill("消す前の文")
    field(tab, "FBA の利用").select_option("はい")
    press(tab, "書いたものを消す")
    expect(field(tab, "用件")).to_have_value("")
    expect(tab.get_by_role("button", name="元に戻す")).to_be_focused()
    tab.keyboard.press("Enter")
    expect(field(tab, "用件")).to_have_value("消す前の文")
    expect(field(tab, "FBA の利用")).to_have_value("はい")
    tab.reload()
    expect(field(tab, "用件")).to_have_value("消す前の文")


def test_the_text_is_copied(desk: BrowserContext, tab: Page) -> None:
    desk.grant_permissions(["clipboard-read", "clipboard-write"])
    field(tab, "用件").fill("写す文")
    press(tab, "文面を写す")
    expect(tab.locator("[data-part=said]")).to_have_text(
        "写しました。貼り付けて使えます。空いている欄が2か所あります。"
    )
    copied = tab.evaluate("navigator.clipboard.readText()")
    assert copied.replace("\r\n", "\n") == result(tab).evaluate("(one) => one.textContent")
    expect(advice(tab, "target")).to_contain_text("この欄を埋めると")


def test_where_the_clipboard_is_blocked_the_text_is_selected(tab: Page) -> None:
    field(tab, "用件").fill("写す文")
    for works, said in (
        ("true", "写しました。"),
        ("false", "写せませんでした。文面を選んである"),
    ):
        tab.evaluate(
            f"""() => {{
              delete Navigator.prototype.clipboard;
              document.execCommand = () => {works};
              getSelection().empty();
            }}"""
        )
        press(tab, "文面を写す")
        expect(tab.locator("[data-part=said]")).to_contain_text(said)
        assert "写す文" in tab.evaluate("getSelection().toString()")


TIMES = "(one, text) => one.textContent.split(text).length - 1"
TYPE_EVERYWHERE = """(all, text) => {
    for (const one of all) {
      one.value = text;
      one.dispatchEvent(new Event("input", { bubbles: true }));
    }
}"""
HOSTILE = (
    "<img src=x onerror=alert(1)><script>alert(1)</script>"
    "{{ 7*7 }}{% raw %}{target}"
    "\u202e右から左\u2066"
    "あ。か、1 "
)


@pytest.mark.parametrize("length", [len(HOSTILE), 100_000], ids=["short", "long"])
def test_hostile_text_in_every_field_shows_as_itself(tab: Page, length: int) -> None:
    text = (HOSTILE * (length // len(HOSTILE) + 1))[:length].strip()
    field(tab, "FBA の利用").select_option("はい")
    field(tab, "+81 があるか").select_option("ある")
    controls = tab.locator("[data-of]:not(select, [type=date])")
    assert controls.count() >= 11
    controls.evaluate_all(TYPE_EVERYWHERE, text)
    expect(tab.locator("[data-part=state]")).to_contain_text("知らせが", timeout=60_000)
    assert result(tab).evaluate(TIMES, text) > 7
    assert tab.locator("img[src=x]").count() == 0
    # Cutting Japanese into phrases takes seconds where the text is long.
    for box in (result(tab), controls.first):
        assert box.evaluate("(one) => getComputedStyle(one).wordBreak") == "normal"
    press(tab, "案件に残す")
    expect(tab.locator("[data-part=said]")).to_contain_text("残しました")
    tab.reload()
    expect(controls.first).to_have_value(text)
    assert set(controls.evaluate_all("(all) => all.map((one) => one.value)")) == {text}


def test_nothing_is_asked_of_the_network_while_composing(tab: Page) -> None:
    tab.wait_for_load_state("networkidle")
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    open_case(tab, "名前")
    field(tab, "対象").fill(ORDER)
    field(tab, "用件").fill("たぶん在庫の件です。")
    tab.get_by_label("短い形").check()
    press(tab, "案件に残す")
    press(tab, "文面を写す")
    press(tab, "書いたものを消す")
    press(tab, "元に戻す")
    expect(field(tab, "用件")).to_have_value("たぶん在庫の件です。")
    assert asked == []


def test_two_tabs_of_one_case_follow_each_other(
    desk: BrowserContext, tab: Page, composing: str
) -> None:
    open_case(tab, "名前")
    with watched(desk.new_page(), composing) as other:
        other.goto(PAGE)
        other.evaluate("playbook.cases.select(playbook.cases.all()[0].id)")
        field(tab, "用件").fill("一方で書いた文")
        expect(field(other, "用件")).to_have_value("一方で書いた文")
        field(other, "要望").fill("他方で書いた文")
        expect(field(tab, "要望")).to_have_value("他方で書いた文")
        tab.reload()
        expect(field(tab, "用件")).to_have_value("一方で書いた文")
        expect(field(tab, "要望")).to_have_value("他方で書いた文")


UNREADABLE = [
    "",
    "{",
    "null",
    "[]",
    '{"values":5}',
    '{"values":{"matter":5}}',
    '{"values":{"A":""}}',
]


def test_what_cannot_be_read_breaks_nothing(tab: Page, composing: str) -> None:
    read = """([key, values]) => values.map((value) => {
      localStorage.setItem(key, value);
      return playbook.store.typed("/everything");
    })"""
    key = f"{stored_under(composing)}typed:/everything"
    assert tab.evaluate(read, [key, UNREADABLE]) == [None] * len(UNREADABLE)
    tab.reload()
    field(tab, "用件").fill("書ける")
    expect(result(tab)).to_contain_text("書ける")
    tab.reload()
    expect(field(tab, "用件")).to_have_value("書ける")


def test_where_nothing_can_be_kept_the_page_says_so(desk: BrowserContext, composing: str) -> None:
    with watched(desk.new_page(), composing) as page:
        page.add_init_script(
            "Storage.prototype.setItem = () => {"
            " throw new DOMException('', 'QuotaExceededError'); }"
        )
        page.goto(PAGE)
        expect(page.locator("[data-part=notice]").first).to_be_hidden()
        field(page, "用件").fill("残せない文")
        expect(page.get_by_text("書いたものを残せません")).to_be_visible()
        expect(result(page)).to_contain_text("残せない文")


def test_a_closed_case_takes_no_more_texts_and_says_so(tab: Page) -> None:
    open_case(tab, "終わった件")
    tab.evaluate(
        """playbook.cases.change([{ case: playbook.cases.current().id,
          target: "closed", value: new Date().toISOString() }])"""
    )
    press(tab, "案件に残す")
    expect(tab.locator("[data-part=said]")).to_contain_text("この案件は閉じてあるので")
    assert tab.evaluate("playbook.cases.current().drafts.size") == 0


def test_only_the_filled_text_is_printed(tab: Page, tmp_path: Path) -> None:
    field(tab, "用件").fill("刷る文")
    expect(result(tab)).to_contain_text("刷る文")
    tab.emulate_media(media="print")
    expect(result(tab)).to_be_visible()
    for hidden in (
        "[data-of]",
        ".draft__actions",
        ".draft__plain",
        ".draft__hint",
        ".draft__count",
    ):
        expect(tab.locator(hidden).first).to_be_hidden()
    assert len(tab.pdf(path=tmp_path / "page.pdf")) > 1000


def test_a_form_with_advice_suits_every_reader(tab: Page) -> None:
    field(tab, "用件").fill(f"昨日、たぶん {CARD} です{'W' * 300}")
    field(tab, "FBA の利用").select_option("はい")
    press(tab, "案件に残す")
    press(tab, "書いたものを消す")
    press(tab, "元に戻す")
    expect(advice(tab, "matter")).to_contain_text("たぶん")
    for width in (320, 390, 768, 1400):
        tab.set_viewport_size({"width": width, "height": 800})
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert_accessible(tab)


def test_buttons_can_be_read_under_the_pointer_and_with_the_focus(tab: Page) -> None:
    for name in ("文面を写す", "案件に残す"):
        button = tab.get_by_role("button", name=name, exact=True)
        look = """async (one) => {
          await Promise.all(one.getAnimations().map((each) => each.finished));
          const { color, backgroundColor } = getComputedStyle(one);
          return [color, backgroundColor];
        }"""
        rest = button.evaluate(look)
        button.focus()
        assert button.evaluate(look) == rest
        button.hover()
        assert button.evaluate(look) == rest
