"""The screen for a call, and the place where a plan of action is made."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from macros.desks import CALL, PLAN, PLAN_LISTS
from macros.handbook import open_docs
from macros.library import entry_ids
from macros.models.draft import DraftRevision
from tests.building import ROOT

CALLS = "calls/desk/"
PLANS = "account/plan-of-action/"
LIBRARY = open_docs(ROOT / "docs")[0]


def fields(name: str) -> dict[str, bool]:
    """Return the ids of the fields of a draft, and whether each is one of rows."""
    draft = LIBRARY.documents[name].current.model
    assert isinstance(draft, DraftRevision)
    return {field.id: field.kind == "rows" for field in draft.fields}


def script(name: str) -> str:
    return (ROOT / "docs" / "assets" / "javascripts" / f"{name}.js").read_text("utf-8")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def part(page: Page, name: str) -> Locator:
    return page.locator(f".desk [data-part={name}]")


def note(page: Page, who: str, words: str) -> None:
    page.get_by_label("話した人").select_option(who)
    page.get_by_label("話したこと").fill(words)
    page.keyboard.press("Enter")


def take(page: Page, words: str, button: str) -> None:
    """Select words of the notice, and put them where the button says."""
    page.get_by_label("知らせの全文").evaluate(
        "(box, words) => box.setSelectionRange(box.value.indexOf(words), "
        "box.value.indexOf(words) + words.length)",
        words,
    )
    press(page, button)


def ready(page: Page, item: str, checklist: str = "plan-of-action-content") -> Locator:
    return page.locator(f"[data-list={checklist}] [data-item={item}]")


def test_what_the_scripts_name_is_in_the_data() -> None:
    shared = {"my-work", "amazon-work", "deadline-set", "deadline", "check-on"}
    assert shared <= fields(CALL[2]).keys()
    assert shared | {"called-on", "called-at", "agent", "heard"} <= fields(CALL[3]).keys()
    plan = script("plan-desk")
    named = set(re.findall(r'filled\(seen, ((?:"[\w-]+"(?:, )?)+)', plan))
    ids = {one for group in named for one in re.findall(r'"([\w-]+)"', group)}
    rows = set(re.findall(r'hasRows\(seen, "([\w-]+)"', plan))
    assert len(ids) > 10
    assert ids | rows | {"fba", "attached"} <= fields(PLAN).keys()
    assert all(fields(PLAN)[one] for one in rows)
    draft = LIBRARY.documents[PLAN].current.model
    assert isinstance(draft, DraftRevision)
    checks = set(re.findall(r'found\(seen, "([\w-]+)"', plan)) | {"calm", "no-excuse", "no-blame"}
    assert checks <= {one.id for one in draft.checks}
    items = {one for name in PLAN_LISTS for one in entry_ids(LIBRARY.documents[name].current.model)}
    proofs = plan.partition("const PROOFS = {")[2].partition("\n  };")[0]
    assert {a or b for a, b in re.findall(r'^    (?:"([\w-]+)"|(\w+))[:({]', proofs, re.M)} <= items


@pytest.mark.parametrize("path", [CALLS, PLANS])
def test_without_javascript_the_way_on_is_there(plain: Page, path: str) -> None:
    plain.goto(path)
    expect(part(plain, "desk")).to_be_hidden()
    link = plain.locator(".desk").get_by_role("link").and_(plain.locator(":visible")).first
    expect(link).to_be_visible()


def test_a_call_becomes_its_record_at_one_press(page: Page) -> None:
    page.clock.install(time="2026-11-22T05:10:00Z")
    page.goto(CALLS)
    expect(page.get_by_role("button", name="通話を始める")).to_be_visible()
    page.clock.pause_at("2026-11-22T05:11:00Z")
    press(page, "通話を始める")
    expect(page.get_by_label("話したこと")).to_be_focused()
    page.clock.run_for(83_000)
    expect(page.get_by_role("timer")).to_have_text("1:23")
    note(page, "担当者", "全額の返金になります")
    note(page, "自分", "送料を聞きました")
    note(page, "担当者", "カードは 4111 1111 1111 1111 です")
    expect(part(page, "notes").locator("li")).to_have_count(3)
    page.get_by_label("担当者の名前").fill("佐藤")
    page.get_by_label("自分の作業").fill("返金する")
    page.get_by_label("返事の期限").select_option("決まった")
    page.get_by_label("期限の日").fill("2026-11-30")
    page.get_by_label("聞いたケースID").fill("1234567890")
    expect(part(page, "closing")).to_contain_text("お返事の期限は、2026年11月30日です。")
    press(page, "通話を終える")
    page.clock.run_for(60_000)
    expect(page.get_by_role("timer")).to_have_text("1:23")
    press(page, "記録を作る")
    memo = part(page, "memo")
    for words in (
        "2026年11月22日にお電話",
        "14時11分",
        "佐藤",
        "全額の返金になります",
        "返金する",
        "なし",
        "ケースID 1234567890 の件",
    ):
        expect(memo).to_contain_text(words)
    expect(memo).not_to_contain_text("送料を聞きました")
    expect(part(page, "said")).to_contain_text("案件「")
    assert "4111" not in page.evaluate("JSON.stringify(localStorage)")
    targets = page.evaluate("playbook.cases.current().log.map((one) => one.target)")
    assert {"draft/after-call-memo", "draft/call-desk"} <= set(targets)
    page.get_by_role("link", name="電話の後にケースへ書く文面").last.click()
    expect(page.get_by_label("伺ったこと")).to_have_value(re.compile("全額の返金になります"))
    page.goto(f"cases/?case={page.evaluate('playbook.cases.current().id')}")
    expect(page.get_by_label("ケースID")).to_have_value("1234567890")
    log = page.locator("[data-part=log]")
    expect(log).to_contain_text("「電話の後にケースへ書く文面」の文面を残しました")
    kept = page.locator("[data-part=drafts]")
    kept.get_by_text("電話のメモ", exact=True).click()
    expect(kept).to_contain_text("14時12分　担当者　全額の返金になります")
    expect(kept).to_contain_text("14時12分　自分　送料を聞きました")
    kept.get_by_role("link", name="電話のメモを開く").click()
    expect(part(page, "notes").locator("li")).to_have_count(3)


def test_nothing_of_a_call_is_lost(page: Page) -> None:
    page.goto(CALLS)
    press(page, "通話を始める")
    note(page, "自分", "最初のメモ")
    page.get_by_label("話したこと").fill("書きかけ")
    page.get_by_label("Amazon の作業").fill("調査")
    page.reload()
    expect(part(page, "notes")).to_contain_text("最初のメモ")
    expect(page.get_by_label("話したこと")).to_have_value("書きかけ")
    expect(page.get_by_label("Amazon の作業")).to_have_value("調査")
    expect(page.get_by_role("button", name="通話を終える")).to_be_visible()
    press(page, "次の電話のために空にする")
    expect(part(page, "notes").locator("li")).to_have_count(0)
    press(page, "元に戻す")
    expect(part(page, "notes")).to_contain_text("最初のメモ")
    expect(page.get_by_label("Amazon の作業")).to_have_value("調査")
    page.get_by_role("button", name="1番目のメモを消す").click()
    expect(part(page, "notes").locator("li")).to_have_count(0)
    press(page, "元に戻す")
    expect(part(page, "notes").locator("li")).to_have_count(1)


def test_a_record_that_was_there_stays_in_the_case(page: Page) -> None:
    page.goto("calls/after-call-memo/")
    page.get_by_label("伺ったこと").fill("前の電話の記録")
    page.goto(CALLS)
    note(page, "担当者", "今度の電話")
    press(page, "記録を作る")
    expect(part(page, "memo")).to_contain_text("今度の電話")
    page.goto("calls/after-call-memo/")
    page.locator("[data-part=history] > summary").click()
    items = page.locator("[data-part=saved] > li")
    expect(items).to_have_count(2)
    items.nth(1).locator("summary").click()
    expect(items.nth(1)).to_contain_text("前の電話の記録")


def test_a_closed_case_takes_no_record_and_says_so(page: Page) -> None:
    page.goto(CALLS)
    page.evaluate(
        """playbook.cases.change([{ case: playbook.cases.open("終わった件"),
          target: "closed", value: new Date().toISOString() }])"""
    )
    press(page, "記録を作る")
    expect(part(page, "said")).to_contain_text("この案件は閉じてあるので")
    assert page.evaluate("playbook.cases.current().drafts.size") == 0


def test_a_call_fits_on_one_screen_and_a_phone_has_ways_down_it(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(CALLS)
    for name in ("opening", "sheet", "notes", "closing", "record"):
        expect(page.locator(f"#call-desk--{name}")).to_be_in_viewport()
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.get_by_label("話したこと")).not_to_be_in_viewport()
    press(page, "記録")
    expect(page.get_by_role("button", name="記録を作る")).to_be_in_viewport()
    press(page, "メモ")
    expect(page.get_by_label("話したこと")).to_be_focused()
    expect(page.get_by_label("話したこと")).to_be_in_viewport()
    expect(page.get_by_role("timer")).to_be_in_viewport()


def test_what_was_prepared_is_at_hand_in_the_call(page: Page) -> None:
    page.goto("calls/call-sheet/")
    page.get_by_label("この電話で決めたいこと").fill("返金してよいかを決める")
    page.goto("calls/opening/")
    page.get_by_label("いまの事実").fill("着払いで届きました。")
    page.goto(CALLS)
    expect(part(page, "sheet")).to_contain_text("返金してよいかを決める")
    expect(part(page, "opening")).to_contain_text("いまの状況です。着払いで届きました。")


NOTICE = "商品の真正性に疑いがあります。改善計画と請求書を提出してください。"


def test_the_notice_goes_into_the_plan(page: Page) -> None:
    page.goto(PLANS)
    press(page, "求められた対応に入れる")
    expect(part(page, "taken")).to_contain_text("先に、知らせの文を選んでください。")
    page.get_by_label("知らせの全文").fill(NOTICE)
    take(page, "商品の真正性に疑いがあります。", "疑われていることに入れる")
    take(page, "請求書", "求められた書類に入れる")
    take(page, "請求書", "求められた書類に入れる")
    expect(page.get_by_label("疑われていること")).to_have_value("商品の真正性に疑いがあります。")
    expect(page.get_by_label("求められた書類", exact=True)).to_have_value("請求書")
    expect(ready(page, "matches-notice")).to_contain_text("まだ")
    take(page, "改善計画と請求書を提出してください。", "求められた対応に入れる")
    expect(ready(page, "matches-notice")).to_contain_text("読んで判断します")
    page.reload()
    expect(page.get_by_label("知らせの全文")).to_have_value(NOTICE)


def test_the_cause_is_asked_for_until_it_is_in_our_hands(page: Page) -> None:
    page.goto(PLANS)
    expect(page.get_by_role("button", name="はい。根本の原因に入れる")).to_be_hidden()
    page.get_by_label("なぜ起きましたか").press_sequentially("箱を見なかった")
    press(page, "いいえ。もう1つ問う")
    deeper = page.get_by_label("それは、なぜですか")
    expect(deeper).to_be_focused()
    deeper.press_sequentially("手順書に項目がない")
    press(page, "はい。根本の原因に入れる")
    expect(page.get_by_label("根本の原因", exact=True)).to_have_value("手順書に項目がない")
    expect(ready(page, "root-cause")).to_contain_text("✓")
    page.reload()
    expect(page.get_by_label("なぜ起きましたか")).to_have_value("箱を見なかった")
    expect(deeper).to_have_value("手順書に項目がない")
    expect(page.locator("[data-part=former]")).to_be_hidden()


def test_the_deadline_becomes_the_case_s(page: Page) -> None:
    page.clock.set_fixed_time("2026-11-22T05:10:00Z")
    page.goto(PLANS)
    checklist = PLAN_LISTS[1]
    expect(ready(page, "deadline", checklist)).to_contain_text("まだ入っていません")
    page.get_by_label("知らせにある期限").fill("2026-11-25")
    expect(ready(page, "deadline", checklist)).to_contain_text("あと3日")
    assert page.evaluate("playbook.cases.current().deadline.on") == "2026-11-25"
    page.get_by_label("知らせにある期限").fill("2026-11-20")
    expect(ready(page, "deadline", checklist)).to_contain_text("過ぎています")


def test_only_what_the_text_proves_is_ticked(page: Page) -> None:
    page.goto(PLANS)
    expect(ready(page, "root-cause")).to_contain_text("まだ")
    assert page.locator(".desk__ready [data-state=proved]").count() == 0
    fill = {
        **dict.fromkeys(("when", "where", "who", "what", "why", "how"), "2026-11-01 のこと"),
        "cause": "手順書に項目がない",
        "suspicion": "疑い",
        "asked-for": "対応",
        "fba": "いいえ",
        "actions": [{"at": "2026-11-02", "done": "販売を止めた"}],
        "prevention": [
            {"what": "2人で見る", "who": "田中", "often": "入荷ごと", "since": "2026-11-03"}
        ],
        "requested": "請求書",
        "attached": "請求書（9月分）",
    }
    page.evaluate(
        """(values) => document.querySelector("[data-component=composer]").dispatchEvent(
          new CustomEvent("draft-fill", { detail: { values, undoable: true } }))""",
        fill,
    )
    expect(ready(page, "root-cause")).to_contain_text("✓")
    proved = page.locator("[data-list=plan-of-action-content] [data-state=proved]")
    assert set(proved.evaluate_all("(all) => all.map((one) => one.dataset.item)")) == {
        "root-cause", "actions", "fba-stock", "five-w-one-h", "who-when",
    }  # fmt: skip
    for item in ("matches-notice", "prevention", "facts-only", "outside-reader", "documents"):
        expect(ready(page, item)).to_contain_text("判断")
    page.get_by_role("button", name="案件に残す").click()
    expect(ready(page, "keep-copy", PLAN_LISTS[1])).to_contain_text("✓")
    page.get_by_label("根本の原因", exact=True).fill("とても悔しいです")
    expect(ready(page, "facts-only")).to_contain_text("まだ")
    expect(ready(page, "keep-copy", PLAN_LISTS[1])).to_contain_text("まだ")
    expect(part(page, "reading")).to_contain_text("とても悔しいです")
    ticks = page.evaluate("playbook.cases.current().lists.length")
    assert ticks == 0


def test_each_document_asked_for_is_matched(page: Page) -> None:
    page.goto(PLANS)
    page.get_by_label("求められた書類", exact=True).fill("請求書\n納品書")
    page.get_by_label("添える書類", exact=True).fill("納品書")
    asked = page.locator("[data-part=asked] li")
    expect(asked.nth(0)).to_contain_text("まだ添える書類にありません")
    expect(asked.nth(1)).to_contain_text("添える書類にあります")
    page.get_by_role("button", name="「請求書」を添える書類に入れる").click()
    expect(asked.nth(0)).to_contain_text("添える書類にあります")
    expect(page.get_by_label("添える書類", exact=True)).to_have_value("納品書\n請求書")


def test_many_lines_are_no_list_of_documents(page: Page) -> None:
    page.goto(PLANS)
    asked = page.locator("[data-part=asked] li")
    requested = page.get_by_label("求められた書類", exact=True)
    expect(part(page, "none-asked")).to_be_visible()
    type_in = """(box, text) => {
      box.value = text;
      box.dispatchEvent(new Event("input", { bubbles: true }));
    }"""
    requested.evaluate(type_in, "請求書\n" * 5_000)
    expect(asked).to_have_count(1)
    requested.evaluate(type_in, "\n".join(map(str, range(3_000))))
    expect(asked).to_have_count(100)
    assert asked.first.evaluate("(one) => getComputedStyle(one).wordBreak") == "normal"


def test_the_plan_promises_nothing_and_paper_has_its_text_once(page: Page) -> None:
    page.goto(PLANS)
    promise = page.get_by_text("どの文面も、再開や審査の結果を約束しません。")
    expect(promise).to_be_visible()
    page.get_by_label("根本の原因", exact=True).fill("手順書に項目がない")
    expect(part(page, "reading")).to_contain_text("手順書に項目がない")
    page.emulate_media(media="print")
    expect(page.locator("[data-part=result]")).to_be_visible()
    for hidden in (
        promise,
        part(page, "reading"),
        part(page, "desk"),
        page.locator(".desk__usage"),
    ):
        expect(hidden.first).to_be_hidden()


@pytest.mark.parametrize("path", [CALLS, PLANS])
def test_nothing_is_asked_of_the_network_at_a_desk(page: Page, path: str) -> None:
    page.goto(path)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for box in page.locator(".desk textarea:visible").all():
        box.fill("<b>文</b>")
    if path == CALLS:
        press(page, "記録を作る")
        expect(part(page, "memo")).to_be_visible()
    assert asked == []
    assert page.locator(".desk b").count() == 0
