"""What held on a day: the list of all revisions, and the page of a document for a day."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from macros.as_of import Window, windows
from macros.library import Document
from macros.read import read
from tests.browser.conftest import At
from tests.browser.looks import MANY_PAGE
from tests.building import ROOT
from tests.markup import Markup
from tests.search.queries import read_index, texts

DOCUMENTS = read(ROOT / "docs" / "data")[0].documents
SEVERAL = [name for name, document in DOCUMENTS.items() if len(document.revisions) > 1]
WRONG = ["2020-13-40", "2021-02-29", "20201215", "2020-1-5", "<script>alert(1)</script>", "昨日"]

ROWS = """rows => rows.map(row => {
  const seen = (element) => element.getClientRects().length > 0;
  const said = row.querySelector('[data-part=answer]');
  return {
    id: row.dataset.document,
    said: seen(said) ? said.textContent : '',
    shown: [...row.querySelectorAll('li a')].filter(seen).map(link => link.href),
    links: [...row.querySelectorAll('a')].map(link => link.href),
  };
})"""
ASK = """([days, rows]) => {
  const [input] = document.getElementsByName('on');
  const read = eval(rows);
  return days.map(day => {
    input.value = day;
    input.form.requestSubmit();
    return {
      address: location.search,
      verdict: document.querySelector('.as-of-list [role=status]').textContent,
      rows: read([...document.querySelectorAll('[data-document]')]),
    };
  });
}"""


def possible(document: Document, on: date) -> list[Window]:
    """Return the revisions that may have been the newest on record, newest first."""
    return [
        one
        for one in reversed(windows(document))
        if (one.since is None or one.since <= on) and (one.before is None or on < one.before)
    ]


def answer(document: Document, on: date) -> str:
    found = possible(document, on)
    if not found:
        return "none"
    certain = found[0].certain
    return "certain" if len(found) == 1 and certain and certain <= on else "uncertain"


def said(document: Document, on: date) -> str:
    if answer(document, on) == "certain":
        return ""
    several = len(possible(document, on))
    if several > 1:
        return "次のどれかです。どれかは分かりません。"
    return (
        "この日までに見られていたかは、分かりません。"
        if several
        else "この日までの記録はありません。"
    )


def boundaries(document: Document) -> set[date]:
    return {
        day
        for one in windows(document)
        for day in (one.since, one.certain, one.before)
        if day is not None
    }


def days_around() -> list[date]:
    """Return the days at and next to every boundary of every document, and far ones."""
    at = set().union(*(boundaries(document) for document in DOCUMENTS.values()))
    near = {day + timedelta(shift) for day in at for shift in (-1, 0, 1)}
    return sorted(near | {date(1, 1, 1), date(1999, 12, 31), date(2026, 11, 22), date.max})


def spoken(on: date) -> str:
    return f"{on.year}年{on.month}月{on.day}日"


def addresses(at: At, document: Document) -> list[str]:
    return [at(f"{document.address(one)}/") for one in reversed(document.revisions)]


def rows(page: Page) -> dict[str, dict[str, Any]]:
    found = page.locator(".as-of-list [data-document]").evaluate_all(ROWS)
    return {row["id"]: row for row in found}


def assert_all_revisions(page: Page, at: At) -> None:
    shown = rows(page)
    assert set(shown) == set(DOCUMENTS)
    for name, document in DOCUMENTS.items():
        assert shown[name]["said"] == ""
        assert shown[name]["shown"] == addresses(at, document)
        newest = at(f"{document.address()}/")
        assert shown[name]["links"] == [newest, *addresses(at, document)]


def verdict(page: Page) -> Locator:
    return page.locator(".as-of-list").get_by_role("status")


def day_field(page: Page) -> Locator:
    return page.get_by_label("日付", exact=True)


def notice(page: Page) -> Locator:
    return page.locator(".as-of")


# ----- the list -----


def test_the_list_is_complete_without_javascript(plain: Page, at: At) -> None:
    plain.goto("as-of/?on=2020-12-15")
    expect(plain.locator(".as-of-list form")).to_be_hidden()
    assert_all_revisions(plain, at)


def test_a_day_narrows_the_list_and_all_can_come_back(page: Page, at: At) -> None:
    page.goto("as-of/")
    expect(verdict(page)).to_have_text("")
    clear = page.get_by_role("button", name="全部の版に戻す")
    expect(clear).to_be_hidden()
    assert_all_revisions(page, at)

    day_field(page).fill("2020-12-15")
    page.get_by_role("button", name="この日の版を見る").click()
    on = date(2020, 12, 15)
    answers = [answer(document, on) for document in DOCUMENTS.values()]
    certain, uncertain, none = (answers.count(kind) for kind in ("certain", "uncertain", "none"))
    expect(verdict(page)).to_have_text(
        f"2020年12月15日の版: 決まる文書が{certain}件、決められない文書が{uncertain}件、"
        f"記録のない文書が{none}件です。"
    )
    expect(page).to_have_url(at("as-of/?on=2020-12-15"))
    for row in rows(page).values():
        assert all(urlsplit(link).query == "on=2020-12-15" for link in row["links"])

    clear.click()
    expect(page).to_have_url(at("as-of/"))
    expect(verdict(page)).to_have_text("")
    expect(day_field(page)).to_be_focused()
    expect(day_field(page)).to_have_value("")
    assert_all_revisions(page, at)


def test_keyboard_alone_asks_and_clears(page: Page, at: At) -> None:
    page.goto("as-of/")
    field = day_field(page)
    field.focus()
    field.fill("2019-06-15")
    page.keyboard.press("Enter")
    expect(page).to_have_url(at("as-of/?on=2019-06-15"))
    page.get_by_role("button", name="この日の版を見る").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="全部の版に戻す")).to_be_focused()
    page.keyboard.press("Enter")
    expect(field).to_be_focused()
    assert_all_revisions(page, at)


def test_a_day_in_the_address_is_asked_at_once(page: Page, at: At) -> None:
    page.goto("as-of/?on=2019-06-15")
    expect(day_field(page)).to_have_value("2019-06-15")
    expect(verdict(page)).to_contain_text("2019年6月15日の版")
    shown = rows(page)["contact-seller-support"]
    held = possible(DOCUMENTS["contact-seller-support"], date(2019, 6, 15))
    assert len(shown["shown"]) == len(held) > 1
    page.reload()
    expect(verdict(page)).to_contain_text("2019年6月15日の版")


@pytest.mark.parametrize("on", WRONG)
def test_a_wrong_day_is_named_and_all_is_shown(page: Page, at: At, on: str) -> None:
    page.goto(f"as-of/?on={quote(on)}")
    expect(verdict(page)).to_have_text(
        f"日付「{on}」を読めません。2020-12-15 の形で書いてください。"
    )
    expect(day_field(page)).to_have_value("")
    assert_all_revisions(page, at)


def test_an_impossible_year_is_not_asked(page: Page, at: At) -> None:
    page.goto("as-of/")
    day_field(page).fill("12020-12-15")
    page.keyboard.press("Enter")
    expect(page).to_have_url(at("as-of/"))
    assert_all_revisions(page, at)


def test_every_answer_agrees_with_the_windows(page: Page, at: At) -> None:
    """The page's own code, asked on one page load, against a second computation of each row."""
    page.goto("as-of/")
    days = days_around()
    given = page.evaluate(ASK, [[day.isoformat() for day in days], ROWS])
    met = set()
    for on, shown in zip(days, given, strict=True):
        assert shown["address"] == f"?on={on.isoformat()}"
        assert {row["id"] for row in shown["rows"]} == set(DOCUMENTS)
        for row in shown["rows"]:
            document = DOCUMENTS[row["id"]]
            expected = [
                at(f"{document.address(one.revision)}/?on={on.isoformat()}")
                for one in possible(document, on)
            ]
            assert (row["id"], on, row["shown"]) == (row["id"], on, expected)
            assert (row["id"], on, row["said"]) == (row["id"], on, said(document, on))
            met.add((answer(document, on), min(len(expected), 2)))
        answers = [answer(document, on) for document in DOCUMENTS.values()]
        numbers = [int(number) for number in re.findall(r"が(\d+)件", shown["verdict"])]
        assert numbers == [answers.count(kind) for kind in ("certain", "uncertain", "none")]
    assert met == {("certain", 1), ("uncertain", 1), ("uncertain", 2), ("none", 0)}


# ----- the page of a document -----


def lands_on(document: Document, opened: int | None, on: date) -> tuple[str, int]:
    """Return the address at which a reader ends, and the revision that it shows.

    ``opened`` is the revision whose own page was opened, or None for the page of the document.
    """
    revisions = list(document.revisions)
    at = len(revisions) - 1 if opened is None else opened
    found = [revisions.index(one.revision) for one in possible(document, on)]
    if at in found or (at == len(revisions) - 1 and len(found) != 1):
        return document.address(None if opened is None else revisions[at]), at
    if len(found) == 1:
        return document.address(revisions[found[0]]), found[0]
    return document.address(), len(revisions) - 1


def assert_notice(page: Page, at: At, document: Document, shown: int, on: date) -> None:
    found = possible(document, on)
    status = notice(page).get_by_role("status")
    if answer(document, on) == "certain":
        expect(status).to_have_text(f"{spoken(on)}の時点で、いちばん新しい記録の版です。")
    else:
        here = document.revisions[shown] in [one.revision for one in found]
        newest = "" if here else "このページは、いまの版です。"
        expect(status).to_have_text(f"{spoken(on)}の時点の版: {said(document, on)}{newest}")
    listed = notice(page).locator("li a").filter(visible=True)
    several = found if len(found) > 1 else []
    expect(listed).to_have_count(len(several))
    links = [link.evaluate("link => link.href") for link in listed.all()]
    day = f"/?on={on.isoformat()}"
    assert links == [at(f"{document.address(one.revision)}{day}") for one in several]
    expect(notice(page).get_by_role("link", name="この日のほかの文書を見る")).to_have_js_property(
        "href", at(f"as-of{day}")
    )


def visits() -> Iterator[tuple[str, int | None, date]]:
    """Yield each document of several revisions with each day on which its answer changes."""
    for name in SEVERAL:
        at = sorted(boundaries(DOCUMENTS[name]))
        for day in at and [at[0] - timedelta(1), *at]:
            yield name, None, day
    removal = DOCUMENTS["request-feedback-removal"]
    for opened in range(len(removal.revisions)):
        for day in ("2018-06-01", "2019-06-01", "2020-06-01", "2024-06-01"):
            yield removal.id, opened, date.fromisoformat(day)


def test_a_page_opened_for_a_day_ends_on_the_revision_of_that_day(page: Page, at: At) -> None:
    met = set()
    for name, opened, on in visits():
        document = DOCUMENTS[name]
        start = document.address(None if opened is None else document.revisions[opened])
        address, shown = lands_on(document, opened, on)
        page.goto(f"{start}/?on={on.isoformat()}")
        expect(page).to_have_url(at(f"{address}/?on={on.isoformat()}"))
        expect(page.locator("[data-revision]")).to_have_attribute(
            "data-revision", document.revisions[shown].id
        )
        assert_notice(page, at, document, shown, on)
        met.add((address != start, answer(document, on)))
    assert met >= {(True, "certain"), (False, "certain"), (True, "uncertain"), (False, "uncertain")}


def test_going_back_passes_over_the_page_that_led_on(page: Page, at: At) -> None:
    page.goto("as-of/?on=2020-06-01")
    listed = page.locator("[data-document=request-feedback-removal]")
    listed.get_by_role("link", name="悪い評価の削除を頼む").click()
    expect(page).to_have_url(at("contact/negative-feedback/2019/?on=2020-06-01"))
    page.go_back()
    expect(page).to_have_url(at("as-of/?on=2020-06-01"))
    expect(verdict(page)).to_contain_text("2020年6月1日の版")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (
            "contact/phone-form/?on=2020-11-01",
            "2020年11月1日の時点で、いちばん新しい記録の版です。",
        ),
        (
            "contact/phone-form/?on=2020-10-15",
            "2020年10月15日の時点の版: この日までに見られていたかは、分かりません。",
        ),
        (
            "contact/phone-form/?on=2020-09-30",
            "2020年9月30日の時点の版: この日までの記録はありません。このページは、いまの版です。",
        ),
        (
            "contact/choose-channel/?on=2020-09-30",
            "2020年9月30日の時点の版: この日までに見られていたかは、分かりません。",
        ),
    ],
)
def test_a_document_of_one_revision_stays(page: Page, at: At, address: str, words: str) -> None:
    page.goto(address)
    expect(notice(page).get_by_role("status")).to_have_text(words)
    expect(notice(page).locator("ul")).to_be_hidden()
    expect(page).to_have_url(at(f"{address}"))


@pytest.mark.parametrize("on", WRONG)
@pytest.mark.parametrize(
    ("address", "here"),
    [("contact/negative-feedback/", "いまの版"), ("contact/negative-feedback/2018/", "以前の版")],
)
def test_a_wrong_day_leads_nowhere(page: Page, at: At, address: str, here: str, on: str) -> None:
    page.goto(f"{address}?on={quote(on)}")
    expect(notice(page).get_by_role("status")).to_have_text(
        f"日付「{on}」を読めません。2020-12-15 の形で書いてください。このページは、{here}です。"
    )
    expect(notice(page).locator("ul")).to_be_hidden()
    expect(notice(page).get_by_role("link")).to_have_js_property("href", at("as-of/"))
    expect(notice(page).get_by_role("link")).to_have_text("日付を選び直す")
    assert page.url.startswith(at(address))


@pytest.mark.parametrize(
    "address", ["contact/negative-feedback/", "contact/negative-feedback/?on="]
)
def test_without_a_day_nothing_is_said(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator(".sheet__facts")).to_be_visible()
    expect(notice(page)).to_be_hidden()


def test_a_day_goes_along_with_instant_navigation(page: Page, at: At) -> None:
    page.goto("as-of/?on=2020-06-01")
    page.evaluate("() => { window.stays = true; }")
    row = page.locator("[data-document=request-feedback-removal]")
    row.locator("li").get_by_role("link", name="2019年").click()
    expect(page).to_have_url(at("contact/negative-feedback/2019/?on=2020-06-01"))
    expect(notice(page).get_by_role("status")).to_have_text(
        "2020年6月1日の時点で、いちばん新しい記録の版です。"
    )
    assert page.evaluate("() => window.stays"), "the page was reloaded as a whole"
    notice(page).get_by_role("link", name="この日のほかの文書を見る").click()
    expect(verdict(page)).to_contain_text("2020年6月1日の版")
    assert page.evaluate("() => window.stays"), "the page was reloaded as a whole"
    page.go_back()
    expect(notice(page).get_by_role("status")).to_contain_text("2020年6月1日")
    page.go_forward()
    expect(day_field(page)).to_have_value("2020-06-01")
    # the page of the document leads on to the revision of that day
    row.get_by_role("link", name="悪い評価の削除を頼む").click()
    expect(page).to_have_url(at("contact/negative-feedback/2019/?on=2020-06-01"))
    expect(notice(page).get_by_role("status")).to_contain_text("2020年6月1日")


def test_a_day_chosen_after_instant_navigation_is_asked(page: Page, at: At) -> None:
    page.goto("reference/how-to-read/")
    page.evaluate("() => { window.stays = true; }")
    page.get_by_role("article").get_by_role("link", name="ある日の版を探す").first.click()
    day_field(page).fill("2020-06-01")
    page.keyboard.press("Enter")
    expect(verdict(page)).to_contain_text("2020年6月1日の版")
    page.locator("[data-document=request-feedback-removal] li a").filter(visible=True).click()
    expect(notice(page).get_by_role("status")).to_contain_text("2020年6月1日")
    page.go_back()
    expect(page).to_have_url(at("as-of/?on=2020-06-01"))
    expect(verdict(page)).to_contain_text("2020年6月1日の版")
    assert page.evaluate("() => window.stays"), "the page was reloaded as a whole"


@pytest.mark.parametrize(
    ("opened", "ends", "listed", "more"),
    [
        ("r01/?on=2019-01-01", "r01/?on=2019-01-01", range(6, 0, -1), True),
        ("r04/?on=2019-01-01", "r04/?on=2019-01-01", range(8, 0, -1), False),
        ("r08/?on=2019-01-01", "r08/?on=2019-01-01", range(8, 2, -1), True),
        ("r10/?on=2020-06-01", "r10/?on=2020-06-01", range(13, 8, -1), False),
        ("r07/?on=2020-06-01", "?on=2020-06-01", range(13, 8, -1), False),
        ("r14/?on=2019-01-01", "r14/?on=2019-01-01", range(8, 0, -1), False),
    ],
)
def test_a_page_that_lists_only_near_revisions_says_so(
    example: Page, opened: str, ends: str, listed: range, more: bool
) -> None:
    example.goto(f"{MANY_PAGE}/{opened}")
    expect(example).to_have_url(re.compile(f"/{re.escape(f'{MANY_PAGE}/{ends}')}$"))
    items = notice(example).locator("li").filter(visible=True)
    expect(items).to_have_text([re.compile(f"形{number}$") for number in listed])
    cut = notice(example).locator("[data-part=more]").filter(visible=True)
    expect(cut).to_have_count(1 if more else 0)
    if more:
        cut.get_by_role("link", name="全部の版から探す").click()
        expect(example).to_have_url(re.compile(rf"/{MANY_PAGE}/\?on=2019-01-01$"))
        expect(items).to_have_count(8)


# ----- superseded pages -----


def superseded() -> Iterator[tuple[Document, str]]:
    for name in SEVERAL:
        document = DOCUMENTS[name]
        for older in document.revisions[:-1]:
            yield document, document.address(older)


@pytest.mark.not_by("file", because="a folder has no address to be canonical")
def test_superseded_pages_say_so_and_name_the_newest(base_url: str, site: Path) -> None:
    count = 0
    for document, address in superseded():
        newest = f"{base_url}{document.address()}/"
        markup = Markup((site / address / "index.html").read_text("utf-8"))
        (banner,) = markup.find("div", class_="sheet__superseded")
        assert "これは以前の版です。いまの版を見る" in banner.text
        assert re.search("次の版（.+）: .+\nこの版と比べて、(手順|項目|規則|部分)", banner.text)
        (canonical,) = markup.find("link", rel="canonical")
        assert canonical.attributes["href"] == newest
        count += 1
    assert count == sum(len(one.revisions) - 1 for one in DOCUMENTS.values()) > 20


def test_the_banner_leads_to_the_newest_and_to_what_changed(page: Page, at: At) -> None:
    for words, address in (
        ("いまの版を見る", "contact/seller-central/"),
        ("変更点を見る", "contact/seller-central/history/"),
    ):
        page.goto("contact/seller-central/2020-10/")
        page.locator(".sheet__superseded").get_by_role("link", name=words).click()
        expect(page).to_have_url(at(f"{address}"))


@pytest.mark.not_by("file", because="a folder has no address to be canonical")
def test_the_newest_has_one_canonical_address(base_url: str, site: Path) -> None:
    for document in DOCUMENTS.values():
        for address in (document.address(), document.address(document.current)):
            markup = Markup((site / address / "index.html").read_text("utf-8"))
            assert not markup.find("div", class_="sheet__superseded")
            (canonical,) = markup.find("link", rel="canonical")
            assert canonical.attributes["href"] == f"{base_url}{document.address()}/"


def test_search_finds_only_the_page_of_the_document(page: Page, at: At, site: Path) -> None:
    found = set(texts(read_index(site)))
    for document in DOCUMENTS.values():
        assert f"{document.address()}/" in found
        own = [document.address(one) for one in document.revisions]
        assert not found & {f"{address}/" for address in (*own, document.history)}

    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("")
    page.get_by_role("textbox", name="検索").fill("評価")
    results = page.locator(".md-search-result__link")
    expect(results.first).to_be_visible()
    paths = {
        urlsplit(link.evaluate("link => link.href")).path.removeprefix("/")
        for link in results.all()
    }
    assert "contact/negative-feedback/" in paths
    assert not paths & {f"{address}/" for _, address in superseded()}


def test_the_answer_prints_without_the_form(page: Page) -> None:
    page.goto("as-of/?on=2020-12-15")
    page.emulate_media(media="print")
    expect(page.locator(".as-of-list form")).to_be_hidden()
    expect(verdict(page)).to_be_visible()
    page.goto("contact/negative-feedback/?on=2020-06-01")
    expect(notice(page).get_by_role("status")).to_be_visible()
