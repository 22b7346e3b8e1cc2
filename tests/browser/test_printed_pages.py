"""Any page, printed with the browser's own command."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kinds import PAGES
from tests.browser.paper import MM, Paper, squeezed
from tests.tools.chromium import printed

KINDS = (
    "home",
    "procedure",
    "history",
    "decision",
    "draft",
    "plan",
    "situation",
    "questions",
)
SCREEN_ONLY = ("すべて外す", "元に戻す", "状態とメモ", "ページトップ", "1問ずつ", "文面を写す")
WHOLE = """() => {
  // Small marks beside the text are not where a reader of the text expects them.
  for (const mark of document.querySelectorAll(".cite, .rules__number")) mark.remove();
  const found = document.querySelectorAll(".md-content :is(.step, .item, td, dd, .sources li)");
  return [...found]
    .filter((one) => one.checkVisibility() && !one.querySelector("td, dd"))
    .map((one) => one.innerText);
}"""


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_for_a_screen_is_gone_and_nothing_is_torn(page: Page, kind: str) -> None:
    page.goto(PAGES[kind])
    page.emulate_media(media="print")
    whole: list[str] = page.evaluate(WHOLE)
    shown = page.locator(".md-content").inner_text()
    paper = Paper(printed(page))
    texts = [paper.text(number) for number in range(len(paper.pages))]
    for words in SCREEN_ONLY:
        assert words not in shown, words
        assert not any(words in text for text in texts), words
    for entry in whole:
        assert any(squeezed(entry) in text for text in texts), entry
    for _, heading, number in paper.headings():
        assert not texts[number].endswith(squeezed(heading)), heading
    for number, text in enumerate(texts, 1):
        assert f"（非公式）{number}/{len(texts)}" in text
        left, _, right, bottom = paper.inked(number - 1)
        assert left > 14 * MM
        assert right < (210 - 14) * MM
        assert bottom < (297 - 5) * MM


def test_folded_words_and_the_addresses_of_sources_are_printed(page: Page) -> None:
    page.goto(PAGES["procedure"])
    folded = page.locator(".sheet__values details").first
    words = squeezed(folded.locator("li, p").first.text_content() or "")
    address = page.locator(".sources a[href]").first.get_attribute("href") or ""
    assert not folded.evaluate("one => one.open")
    paper = Paper(printed(page))
    text = "".join(paper.text(number) for number in range(len(paper.pages)))
    assert words in text
    assert squeezed(address.partition("://")[2].rstrip("/")) in text


def test_a_chooser_is_printed_as_its_table_and_a_composer_as_its_text(page: Page) -> None:
    page.goto(PAGES["decision"])
    rows = page.locator(".rules tbody tr td:nth-child(2)").all_inner_texts()
    paper = Paper(printed(page))
    texts = [paper.text(number) for number in range(len(paper.pages))]
    assert any(all(squeezed(row) in text for row in rows) for text in texts), "one page"
    assert not any("最初から" in text for text in texts)

    page.goto(PAGES["draft"])
    page.locator("[data-field] :is(input, textarea)").first.fill("納品FBA15ABCD")
    expect(page.locator("[data-part=result]")).to_contain_text("納品FBA15ABCD")
    text = Paper(printed(page)).text(0)
    assert "納品FBA15ABCD" in text
    assert "空欄に入れるもの" not in text
