"""Handing a case over: files, links, copies, and the record that can be checked."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from playwright.sync_api import Browser, BrowserContext, Download, Page, expect

from macros import api
from macros.case_record import verify
from macros.library import Library
from tests.browser.cases import (
    CASES,
    in_file,
    kept,
    open_cases,
    ready,
    record,
    refund,
    said,
    take_in,
)
from tests.browser.conftest import At, watched

NASTY = "=1+1 <b>\"太字\"</b> *x* _y_ | a,b ‘ ` [z](http://x) & 'q'"


def exported(page: Page, button: str) -> Download:
    with page.expect_download() as saved:
        page.get_by_role("button", name=button, exact=True).click()
    return saved.value


def read(download: Download) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(download.path().read_text("utf-8"))
    return found


DRAFT = {
    "revision": "compiled",
    "title": "問い合わせの文面",
    "address": "contact/inquiry-mail/",
    "values": {"matter": "<b>返金</b>", "events": [{"at": "11月20日", "done": "送った"}]},
    "text": "【結論】\n<b>返金</b>をお願いします。",
}


def nasty() -> list[dict[str, Any]]:
    return [
        *refund(),
        record("name", NASTY, by="=佐藤"),
        record("fact/shop-name", f"@{NASTY}\r\n2行目"),
        record("draft/inquiry-mail", DRAFT),
    ]


@pytest.fixture
def copying(context: BrowserContext, base_url: str) -> None:
    """Let the page write to the clipboard, and the test read it."""
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=base_url)


def copied(page: Page) -> str:
    text: str = page.evaluate("() => navigator.clipboard.readText()")
    return text


def test_a_case_comes_out_as_a_file_that_keeps_to_its_schema(page: Page, base_url: str) -> None:
    open_cases(page, [*nasty(), record("name", "別の件", case="c-2")], "c-1")
    saved = exported(page, "ファイルに書き出す")
    assert re.fullmatch(r"[^\\/:*?\"<>|]+-\d{4}-\d\d-\d\d\.json", saved.suggested_filename)
    file = read(saved)
    assert (file["format"], file["version"], file["site"]) == ("playbook-case", 1, base_url)
    assert file["records"] == [one for one in kept(page) if one["case"] == "c-1"]
    schema = json.loads(dict(api.files(Library({}, {}, {}, {})))["api/v1/case.schema.json"])
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    validator.validate(file)
    for change in (
        {"format": "other"},
        {"version": 2},
        {"records": [{**file["records"][0], "at": "today"}]},
        {"records": [{**file["records"][0], "target": "list/x"}]},
        {"records": [{**file["records"][1], "value": None}]},
        {"records": [{**file["records"][-1], "value": {**DRAFT, "values": {"matter": 1}}}]},
        {"records": [{**file["records"][-1], "value": {**DRAFT, "address": "../x"}}]},
        {"extra": 1},
    ):
        assert not validator.is_valid({**file, **change})


def test_all_cases_come_out_in_one_file(page: Page) -> None:
    open_cases(page, [*refund(), record("name", "別の件", case="c-2"), record("deleted", True)])
    file = read(exported(page, "全部の案件を書き出す"))
    assert {one["case"] for one in file["records"]} == {"c-1", "c-2"}
    assert len(file["records"]) == len(kept(page))


def test_a_file_comes_in_elsewhere_after_a_preview(elsewhere: BrowserContext, page: Page) -> None:
    open_cases(page, refund(), "c-1")
    file = exported(page, "ファイルに書き出す").path().read_bytes()
    before = kept(page)
    other = elsewhere.new_page()
    open_cases(other)
    preview = take_in(other, file)
    expect(preview).to_be_focused()
    expect(preview.locator("[data-part=counts]")).to_contain_text("案件1件、まだない記録9件")
    expect(preview.locator("[data-part=coming] li")).to_have_text(["返金の件（新しい案件）"])
    expect(preview.locator("[data-part=changes] li")).to_have_count(0)
    assert kept(other) == []
    preview.get_by_role("button", name="取り込む", exact=True).click()
    expect(said(other)).to_have_text("記録9件を取り込みました。")
    expect(other.locator("[data-part=title]")).to_have_text("返金の件")
    assert kept(other) == before


def test_the_preview_says_what_would_change_and_nothing_is_lost(page: Page) -> None:
    begun = refund()
    theirs = record("name", "彼らの名前")
    ours = record("name", "私たちの名前")
    newest = record("entry/call-preparation/quiet", {**begun[5]["value"], "state": "done"})
    again = record("entry/call-preparation/order", {**begun[5]["value"], "state": "open"})
    open_cases(page, [*begun, ours])
    preview = take_in(page, in_file([*begun, theirs, newest, again]))
    expect(preview.locator("[data-part=counts]")).to_contain_text("案件1件、まだない記録3件")
    coming = preview.locator("[data-part=coming] li")
    expect(coming).to_have_text(["彼らの名前（ここにもある案件）"])
    before, after = (
        f"「注文番号を手元に置く」を「{state}」（見たもの: 123-1234567-1234567）にしました"
        for state in ("済み", "まだ")
    )
    expect(preview.locator("[data-part=changes] li")).to_have_text(
        [f"私たちの名前: いまは、{before}。取り込むと、{after}。"]
    )
    preview.get_by_role("button", name="取り込む", exact=True).click()
    expect(page.locator("[data-part=title]")).to_have_text("私たちの名前")
    ids = [one["id"] for one in kept(page)]
    assert sorted(ids) == sorted(one["id"] for one in [*begun, theirs, ours, newest, again])
    page.get_by_role("button", name="元に戻す", exact=True).click()
    expect(said(page)).to_have_text("元に戻しました。")
    assert [one["id"] for one in kept(page)] == [one["id"] for one in [*begun, ours]]


def test_an_import_can_be_taken_back_later_and_nothing_else_goes(page: Page) -> None:
    begun = refund()
    open_cases(page, begun)
    page.locator("details", has=page.locator("[data-action=untake]")).wait_for(state="hidden")
    before = kept(page)
    twin = {**begun[1], "at": "2026-11-22T09:00:00.000Z", "value": "同じ id の別の名前"}
    take_in(page, in_file([twin, record("name", "x"), record("name", "y", case="c-7")]))
    page.get_by_role("button", name="取り込む", exact=True).click()
    expect(said(page)).to_have_text("記録3件を取り込みました。")
    assert len(kept(page)) == len(begun) + 2
    since = [record("name", "あとの名前"), record("name", "あとの件", case="c-8")]
    page.evaluate("(records) => playbook.store.add(records)", since)
    page.reload()
    page.get_by_text("最後の取り込みを取り消す").click()
    expect(page.locator("[data-part=taken]")).to_contain_text("最後に取り込んだ記録が3件あります")
    page.get_by_role("button", name="取り込んだ記録を取り除く").click()
    expect(said(page)).to_have_text("取り込みを取り消しました。")
    expect(page.locator("[data-part=taken]")).to_be_hidden()
    page.reload()
    ready(page)
    assert kept(page) == sorted([*before, *since], key=lambda one: str(one["at"]))


def test_a_new_case_that_came_in_is_left_when_it_is_taken_back(page: Page) -> None:
    open_cases(page)
    take_in(page, in_file(refund()))
    page.get_by_role("button", name="取り込む", exact=True).click()
    expect(page).to_have_url(re.compile(r"/cases/\?case=c-1$"))
    page.get_by_role("button", name="元に戻す", exact=True).press("Enter")
    expect(page).to_have_url(re.compile("/cases/$"))
    expect(page.get_by_role("group", name="案件の一覧")).to_be_focused()
    assert kept(page) == []


@pytest.mark.parametrize("noted", ["{", "5", '{"keys":5,"former":{}}', '{"former":[{},5,null]}'])
def test_a_damaged_note_of_an_import_takes_nothing_back(page: Page, noted: str) -> None:
    page.add_init_script(f"localStorage['playbook:/:setting:taken'] = {json.dumps(noted)}")
    open_cases(page, refund())
    expect(page.locator("[data-part=taken]")).to_be_hidden()
    page.evaluate("() => playbook.cases.untake()")
    assert len(kept(page)) == len(refund())


def test_a_file_may_be_left_alone(page: Page) -> None:
    open_cases(page, refund())
    before = kept(page)
    preview = take_in(page, in_file([record("name", "x", case="c-7")]))
    preview.get_by_role("button", name="取り込まない").click()
    expect(preview).to_be_hidden()
    expect(said(page)).to_have_text("取り込みませんでした。")
    assert kept(page) == before


def test_the_same_file_twice_brings_nothing(page: Page) -> None:
    begun = refund()
    open_cases(page, begun)
    preview = take_in(page, in_file(begun))
    expect(preview).to_contain_text("まだない記録0件")
    expect(preview.get_by_role("button", name="取り込む", exact=True)).to_be_hidden()


def test_what_is_no_file_of_cases_is_said_in_one_sentence(page: Page) -> None:
    open_cases(page, refund())
    before = kept(page)
    other, newer, damaged = (
        f"{words}。何も取り込んでいません。"
        for words in (
            "この手順帳の案件ではありません",
            "この手順帳より新しい形で書かれています",
            "途中で切れているか、壊れています",
        )
    )
    for text, words in (
        ("", other),
        (in_file([], version=2), newer),
        ("こんにちは", other),
        (in_file([], version="1"), damaged),
        ("[]", other),
        (in_file({}), damaged),
        ("null", other),
        ('{"format":"playbook-case","version":1,"rec', damaged),
        ('{"format":"other"}', other),
    ):
        preview = take_in(page, text)
        expect(preview.locator("[data-part=problem]")).to_have_text(words)
        expect(preview.get_by_role("button", name="取り込む", exact=True)).to_be_hidden()
        assert kept(page) == before, text


def test_a_file_that_was_cut_off_gives_what_can_be_read(page: Page) -> None:
    open_cases(page, refund(), "c-1")
    file = exported(page, "ファイルに書き出す").path().read_bytes()
    page.evaluate("() => playbook.store.wipe()")
    page.goto(CASES)
    ready(page)
    preview = take_in(page, file[: len(file) * 2 // 3])
    expect(preview.locator("[data-part=problem]")).to_have_text(
        "途中で切れているか、壊れています。読めた記録だけを取り込めます。"
    )
    preview.get_by_role("button", name="取り込む", exact=True).click()
    expect(said(page)).to_contain_text("取り込みました")
    assert kept(page) == json.loads(file)["records"][: len(kept(page))]
    assert len(kept(page)) >= 3


def test_records_that_cannot_be_read_are_passed_over_with_the_reason(page: Page) -> None:
    open_cases(page)
    good = record("name", "よい")
    bad = [record("name", 5), record("colour", "x"), record("name", "x", at="2026-13-40"), 7, None]
    newer = [record("name", "x", v=2)]
    preview = take_in(page, in_file([*bad, good, *newer], site="https://other.example/"))
    expect(preview.locator("[data-part=skipped]")).to_have_text(
        "新しい形の記録が1件、記録の形でないものが5件あり、読み飛ばします。"
    )
    expect(preview.locator("[data-part=origin]")).to_contain_text("https://other.example/")
    preview.get_by_role("button", name="取り込む", exact=True).click()
    expect(said(page)).to_have_text("記録1件を取り込みました。")
    assert kept(page) == [good]


def test_a_file_of_more_than_20_mb_is_not_read(page: Page, tmp_path: Path) -> None:
    open_cases(page)
    large = tmp_path / "large.json"
    large.write_text(in_file([record("name", "x" * 20_000_000)]), "utf-8")
    page.locator("#case-import").set_input_files(large)
    problem = page.locator("[data-part=problem]")
    expect(problem).to_have_text(
        "20 MB を超えているので、読みませんでした。何も取り込んでいません。"
    )


def test_a_link_carries_the_whole_case_after_a_warning(
    elsewhere: BrowserContext, page: Page, at: At, copying: None
) -> None:
    open_cases(page, nasty(), "c-1")
    before = kept(page)
    copy = page.get_by_role("button", name="分かったうえでリンクを写す")
    expect(copy).to_be_hidden()
    page.get_by_text("リンクで渡す").click()
    expect(page.locator("[data-part=link]")).to_contain_text("誰でも読めます")
    copy.click()
    expect(said(page)).to_have_text("写しました。")
    link = copied(page)
    assert re.fullmatch(re.escape(at("cases/#case=")) + r"[\w-]+", link)
    with watched(elsewhere.new_page(), at("")) as other:
        asked: list[str] = []
        other.on("request", lambda request: asked.append(request.url))
        other.goto(link)
        preview = other.locator("[data-part=incoming]")
        expect(preview).to_contain_text("まだない記録12件")
        assert kept(other) == []
        preview.get_by_role("button", name="取り込む", exact=True).click()
        expect(said(other)).to_have_text("記録12件を取り込みました。")
        expect(other).to_have_url(re.compile(r"/cases/\?case=c-1$"))
        assert kept(other) == before
        code = link.partition("#case=")[2]
        assert not [url for url in asked if code[:40] in url.partition("#")[0]]


def test_a_link_opened_on_the_page_itself_shows_its_preview_unless_it_was_cut(
    page: Page, copying: None
) -> None:
    open_cases(page, refund(), "c-1")
    page.get_by_text("リンクで渡す").click()
    page.get_by_role("button", name="分かったうえでリンクを写す").click()
    expect(said(page)).to_have_text("写しました。")
    fragment = copied(page).partition("#")[2]
    page.evaluate("hash => { location.hash = hash; }", fragment[: len(fragment) // 2])
    expect(page.locator("[data-part=problem]")).to_contain_text("壊れています")
    page.evaluate("hash => { location.hash = hash; }", fragment)
    preview = page.locator("[data-part=incoming]")
    expect(preview).to_contain_text("まだない記録0件")
    preview.get_by_role("button", name="取り込まない").click()
    expect(page).to_have_url(re.compile(r"/cases/\?case=c-1$"))


def test_damaged_and_too_long_links_say_so(page: Page) -> None:
    page.goto(f"{CASES}#case=")
    problem = page.locator("[data-part=problem]")
    damaged = "リンクが途中で切れているか、壊れています。何も取り込んでいません。"
    huge = page.evaluate(
        "async () => { const zeros = new Blob([new Uint8Array(21e6)]).stream()"
        ".pipeThrough(new CompressionStream('deflate-raw'));"
        " const bytes = new Uint8Array(await new Response(zeros).arrayBuffer());"
        " return btoa(String.fromCharCode(...bytes)).replace(/[+]/g, '-')"
        ".replace(/[/]/g, '_').replace(/=/g, ''); }"
    )
    assert len(huge) < 30_000
    for fragment, words in (
        ("", damaged),
        ("x" * 30_001, "リンクが長すぎます。何も取り込んでいません。"),
        ("AAAA", damaged),
        ("x" * 30_001, "リンクが長すぎます。何も取り込んでいません。"),
        ("%%%\"'<", damaged),
        ("x" * 30_001, "リンクが長すぎます。何も取り込んでいません。"),
        (huge, damaged),
    ):
        page.evaluate("code => { location.hash = '#case=' + code; }", fragment)
        expect(problem).to_have_text(words)
    page.get_by_role("button", name="取り込まない").click()
    expect(page).to_have_url(re.compile("/cases/$"))


def test_a_case_too_long_for_a_link_says_to_use_a_file(page: Page) -> None:
    seeds = [
        record("name", "".join(chr(0x4E00 + (n * k) % 20000) for n in range(5000)))
        for k in range(1, 9)
    ]
    open_cases(page, seeds, "c-1")
    page.get_by_text("リンクで渡す").click()
    page.get_by_role("button", name="分かったうえでリンクを写す").click()
    expect(said(page)).to_contain_text("ファイルで渡してください")


def test_markdown_goes_to_the_clipboard(page: Page, copying: None) -> None:
    open_cases(page, nasty(), "c-1")
    page.get_by_role("button", name="Markdown で写す").click()
    expect(said(page)).to_have_text("写しました。")
    lines = copied(page).splitlines()
    assert lines[0].startswith('# =1+1 \\<b\\>"太字"\\</b\\> \\*x\\* \\_y\\_ \\| a,b')
    assert "- 注文番号: 123-1234567-1234567" in lines
    assert "- 期限: 2026年11月25日（返事を見る）" in lines
    assert "## 電話の前の準備（2024年1月、2 / 4）" in lines
    assert "- [x] 注文番号を手元に置く（済み、見たもの: 123-1234567-1234567）" in lines
    assert "- [ ] 静かな場所へ行く（まだ）" in lines
    assert lines[-4:] == [
        "## 問い合わせの文面",
        "",
        "> 【結論】",
        "> \\<b\\>返金\\</b\\>をお願いします。",
    ]
    assert any("2行目" in line and line.startswith("- 店舗名: @") for line in lines)


def test_csv_is_read_back_and_holds_no_formula(page: Page, copying: None) -> None:
    open_cases(page, nasty(), "c-1")
    page.get_by_role("button", name="表（CSV）で写す").click()
    expect(said(page)).to_have_text("写しました。")
    text = copied(page)
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows[0] == ["案件", "リスト", "項目", "内容", "日時", "記入した人"]
    assert all(len(row) == 6 for row in rows)
    assert all(row[0] == f"'{NASTY}" for row in rows[1:])
    assert [cell for row in rows for cell in row if re.match(r"[=+\-@＝＋－＠\t\r]", cell)] == []
    found = {row[2]: row[3] for row in rows}
    assert found["店舗名"].replace("\r\n", "\n") == f"'@{NASTY}\n2行目"
    assert found["話すことを書く"] == "対象外、理由: もう話したので"
    assert found[DRAFT["title"]] == DRAFT["text"]


@pytest.mark.parametrize(
    "broken",
    [
        "Object.defineProperty(navigator, 'clipboard', { value: undefined })",
        "navigator.clipboard.writeText = () => Promise.reject(new DOMException('no'))",
    ],
    ids=["missing", "blocked"],
)
def test_without_a_clipboard_the_text_is_there_to_copy(page: Page, broken: str) -> None:
    page.add_init_script(broken)
    open_cases(page, refund(), "c-1")
    field = page.get_by_label("自動では写せませんでした")
    expect(field).to_be_hidden()
    page.get_by_role("button", name="Markdown で写す").click()
    expect(field).to_be_focused()
    expect(field).to_have_value(re.compile("# 返金の件"))
    expect(said(page)).to_contain_text("自動では写せませんでした")
    chosen = field.evaluate(
        "field => [field.selectionStart, field.selectionEnd - field.value.length]"
    )
    assert chosen == [0, 0]


def test_a_record_stands_alone_and_can_be_checked(
    context: BrowserContext, page: Page, tmp_path: Path
) -> None:
    open_cases(page, nasty(), "c-1")
    saved = exported(page, "記録のページを保存する")
    html = saved.path().read_text("utf-8")
    verdict = verify(html)
    assert (verdict.lines, verdict.problem) == (len(kept(page)), None)
    file = tmp_path / "record.html"
    file.write_text(html, "utf-8")
    with watched(context.new_page(), "file:") as alone:
        alone.goto(file.as_uri())
        expect(alone).to_have_title(NASTY)
        expect(alone.get_by_role("heading", level=1)).to_have_text(NASTY)
        for words in (
            "注文番号",
            "返事を見る",
            "電話の前の準備",
            "済み、見たもの",
            "<b>返金</b>をお願いします。",
        ):
            expect(alone.locator("#summary")).to_contain_text(words)
        expect(alone.locator("#log > li")).to_have_count(verdict.lines)
        expect(alone.locator("#log code").last).to_have_text(verdict.last)
        expect(alone.locator("script, link, img, iframe")).to_have_count(0)
        expect(alone.get_by_text("SHA-256").first).to_be_visible()


def test_a_record_that_was_changed_does_not_pass(page: Page) -> None:
    open_cases(page, refund(), "c-1")
    html = exported(page, "記録のページを保存する").path().read_text("utf-8")
    assert html.count("返金の件") == 3
    line = html.replace("名前を「返金の件」", "名前を「返品の件」")
    assert (verify(line).problem or "").startswith("2行目が合いません: 2024")
    elsewhere = "変更の記録のほかの所が、書き換えられています"
    for old, new in (
        ("<h1>返金の件", "<h1>返品の件"),
        ("</main>", "</main><p>足した文</p>"),
        ("<ol id", "<p>足した文</p><ol id"),
        ("</html>", "<p>足した文</p></html>"),
        ("<style>", "<style>li{display:none}"),
    ):
        assert html.count(old) == 1, old
        assert verify(html.replace(old, new)).problem == elsewhere, old
    items = re.findall("<li><span>.*?</li>", html)
    assert (verify(html.replace(items[4], "")).problem or "").startswith("5行目が合いません")
    assert (verify(html.replace(items[-1], "")).problem or "").startswith("行数が合いません")
    swapped = html.replace(items[1], "@").replace(items[2], items[1]).replace("@", items[2])
    assert (verify(swapped).problem or "").startswith("2行目が合いません")


def test_a_file_opened_from_disk_names_no_path_of_the_device(browser: Browser, site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto((site / "cases" / "index.html").as_uri())
    ready(page)
    page.evaluate("(records) => playbook.store.add(records)", refund())
    page.get_by_role("link", name="返金の件").click()
    expect(page.locator("[data-part=title]")).to_have_text("返金の件")
    file = exported(page, "ファイルに書き出す").path().read_text("utf-8")
    assert "file:" not in file
    assert json.loads(file)["site"] == ""
    context.close()
