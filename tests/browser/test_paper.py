"""Sheets as Chromium prints them, on A4, Letter and A5, measured by another program."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from macros.handbook import open_docs
from macros.library import Library
from tests.browser.conftest import At, watched
from tests.browser.paper import EVERYTHING, MM, Letter, Paper, squeezed
from tests.browser.ways import AtTop
from tests.building import ROOT
from tests.tools.chromium import printed

TOGETHER = pytest.mark.not_by("file", because="pages fetch each other here, for one print job")
NO_CODE = pytest.mark.not_by(
    "file", because="no address leads into a folder, so no sheet has a code"
)
SMALLEST = 9
BOX = (5.7 * MM, 7.4 * MM)
"""From a thin border to what a thick one may reach."""
SIZES = {"A4": (210 * MM, 297 * MM), "Letter": (8.5 * 72, 11 * 72)}
PUT_OLDER = """async (addresses) => {
  const read = new DOMParser();
  const paper = document.querySelector(".paper");
  paper.replaceChildren();
  for (const address of addresses) {
    const page = read.parseFromString(await (await fetch(address)).text(), "text/html");
    const place = document.createElement("div");
    place.append(page.querySelector(".paper__sheet"));
    const heading = place.querySelector("h1");
    const lower = document.createElement("h2");
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
    paper.append(place);
  }
}"""
"""Sheets of older revisions in place of those of the newest: one print job for all."""
SHEETS = """() => [...document.querySelectorAll(".paper__sheet")].map((sheet) => ({
  document: sheet.dataset.document,
  revision: sheet.dataset.revision,
  kind: sheet.dataset.kind,
  title: sheet.querySelector("h2").textContent,
  url: sheet.dataset.url,
  entries: [...sheet.querySelectorAll("[data-entry]")].map((entry) => entry.innerText),
}))"""


@dataclass(frozen=True)
class Sheet:
    """One sheet on the page, and on which pages of the paper it is."""

    document: str
    revision: str
    kind: str
    title: str
    url: str
    entries: list[str]
    pages: range


@dataclass(frozen=True)
class Job:
    """All sheets, printed on one size of paper."""

    size: tuple[float, float]
    paper: Paper
    sheets: list[Sheet]


@pytest.fixture(scope="module")
def library() -> Library:
    return open_docs(ROOT / "docs")[0]


@pytest.fixture(scope="module")
def shown(way: AtTop, browser: Browser, base_url: str) -> Iterator[Page]:
    """Open a tab for all print jobs."""
    with way.profile(browser, base_url) as context, watched(context.new_page(), base_url) as page:
        yield page


@pytest.fixture(
    scope="module",
    params=[
        "A4-newest",
        "Letter-newest",
        pytest.param("A4-older", marks=TOGETHER),
        pytest.param("Letter-older", marks=TOGETHER),
    ],
)
def job(request: pytest.FixtureRequest, shown: Page, at: At, library: Library) -> Job:
    """Print all sheets."""
    paper, which = request.param.split("-")
    shown.goto(EVERYTHING)
    if which == "older":
        revisions = list(library.revisions())
        older = [(one, filed) for one, filed in revisions if filed is not one.current]
        shown.evaluate(PUT_OLDER, [at(f"{one.paper(filed)}/") for one, filed in older])
    pdf = Paper(printed(shown, paper))
    sheets: list[dict[str, Any]] = shown.evaluate(SHEETS)
    titles = {squeezed(one["title"]) for one in sheets}
    starts = [page for _, words, page in pdf.headings() if squeezed(words) in titles]
    assert len(starts) == len(sheets)
    ends = [*starts[1:], len(pdf.pages)]
    return Job(
        SIZES[paper],
        pdf,
        [
            Sheet(pages=range(start, end), **one)
            for one, start, end in zip(sheets, starts, ends, strict=True)
        ],
    )


def test_each_sheet_has_the_pages_that_are_declared(job: Job, library: Library) -> None:
    for sheet in job.sheets:
        revision = library.documents[sheet.document].revision(sheet.revision).model
        place = f"{sheet.document}/{sheet.revision}.yml"
        assert len(sheet.pages) == revision.paper_pages, f"paper_pages of {place}"


def test_the_contents_tell_the_pages(job: Job, shown: Page) -> None:
    told = shown.locator(".paper__page").all_inner_texts()
    assert [int(one) for one in told] == [one.pages.start + 1 for one in job.sheets[: len(told)]]


def test_no_letter_is_small_and_no_ink_in_the_margins(job: Job) -> None:
    width, height = job.size
    for number in range(len(job.paper.pages)):
        assert min(letter.size for letter in job.paper.letters(number)) > SMALLEST - 0.05
        left, top, right, bottom = job.paper.inked(number)
        assert left > 11.5 * MM, number
        assert right < width - 11.5 * MM, number
        assert top > 10.5 * MM, number
        assert bottom < height - 7 * MM, number


def test_each_entry_has_a_box_and_stands_on_one_page(job: Job) -> None:
    for sheet in job.sheets:
        texts = [job.paper.text(page).replace(":", "") for page in sheet.pages]
        for entry in sheet.entries:
            assert any(squeezed(entry).replace(":", "") in text for text in texts), (
                sheet.title,
                entry,
            )
        boxes = sum(job.paper.squares(page, *BOX) for page in sheet.pages)
        assert boxes == (0 if sheet.kind == "draft" else len(sheet.entries)), sheet.title


@NO_CODE
def test_head_and_foot_say_what_it_is(job: Job, base_url: str) -> None:
    host = base_url.partition("://")[2]
    for sheet in job.sheets:
        head = job.paper.text(sheet.pages.start)
        address = sheet.url.partition("://")[2].rstrip("/")
        for words in (sheet.title, "版:", "実画面での確認:", "印刷した日:", "非公式", address):
            assert squeezed(words) in head, sheet.title
    count = len(job.paper.pages)
    for number in range(count):
        foot = f"{host}{EVERYTHING}非公式の手順帳{number + 1}/{count}"
        assert foot in job.paper.text(number)


@NO_CODE
def test_the_code_of_each_sheet_leads_to_its_revision(job: Job, site: Path, base_url: str) -> None:
    for sheet in job.sheets:
        found = [code for page in sheet.pages for code in job.paper.codes(page)]
        assert found == [sheet.url]
        assert (site / sheet.url.removeprefix(base_url) / "index.html").is_file()


def test_fonts_travel_along(job: Job) -> None:
    assert all(job.paper.embeds_fonts(number) for number in range(len(job.paper.pages)))


def test_letters_can_be_read_in_black_and_white(job: Job) -> None:
    """Each letter in each size looks more like itself than like nearly all others."""
    looked_at = range(0, len(job.paper.pages), 7)
    known = named(job.paper.shapes(page) for page in looked_at)
    seen = named(job.paper.black_shapes(page) for page in looked_at)
    names, shapes = [text for text, _ in known], np.array(list(known.values()))
    near = {
        one: list(dict.fromkeys(names[at] for at in np.argsort(-(shapes @ shape))))[:5]
        for one, shape in seen.items()
    }
    assert {one: found for one, found in near.items() if one[0] not in found} == {}
    assert sum(found[0] == text for (text, _), found in near.items()) > 0.97 * len(near)


def named(pages: Iterable[Iterable[tuple[Letter, Any]]]) -> dict[tuple[str, float], Any]:
    """Return one shape for each letter in each size."""
    return {(one.text, round(one.size, 1)): shape for page in pages for one, shape in page}


@NO_CODE
def test_what_lies_beside_the_telephone_is_one_a5_page(shown: Page, library: Library) -> None:
    small = [one for one in library.documents.values() if one.head.model.paper == "A5"]
    assert len(small) >= 5
    for document in small:
        shown.goto(f"{document.paper(document.current)}/")
        paper = Paper(printed(shown, "A5"))
        assert [sized(one) for one in paper.pages] == [(148, 210)]
        assert min(letter.size for letter in paper.letters(0)) > SMALLEST - 0.05
        assert paper.codes(0) == [shown.locator(".paper__sheet").get_attribute("data-url")]
    shown.get_by_label("A4").check()
    assert [sized(one) for one in Paper(printed(shown)).pages] == [(210, 297)]


def sized(page: Any) -> tuple[int, int]:
    """Return width and height of a page in millimetres."""
    return round(page.get_width() / MM), round(page.get_height() / MM)
