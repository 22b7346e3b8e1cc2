import html
from pathlib import Path

import pytest
import yaml

from macros.guides import check_guide
from macros.library import Library
from macros.pages import Page, pages
from macros.read import read

from .conftest import Edit

SHEETS = [
    ("print/contact-support/2018-01.md", '{{ paper("contact-support", "2018-01") }}'),
    ("print/contact-support.md", '{{ paper("contact-support") }}'),
    ("print/call-preparation.md", '{{ paper("call-preparation") }}'),
    ("print/contact-channel.md", '{{ paper("contact-channel") }}'),
    ("print/call-opening.md", '{{ paper("call-opening") }}'),
    ("print/packs/calls.md", '{{ pack("calls") }}'),
    ("print/packs/all.md", '{{ pack("all") }}'),
]


@pytest.fixture
def library(sample: Path) -> Library:
    return read(sample, "docs/data")[0]


def parts(page: Page) -> tuple[dict[str, str], str]:
    """Return what the head of a page says, and its body."""
    before, head, body = page.content.split("---\n")
    assert before == ""
    return {key: html.unescape(text) for key, text in yaml.safe_load(head).items()}, body.strip()


def test_a_page_for_each_document_revision_fact_and_source(library: Library) -> None:
    assert [
        (page.path, parts(page)[1], page.data_file)
        for page in pages(library)
        if not page.path.startswith("print/")
    ] == [
        (
            "contact/seller-central.md",
            '{{ procedure("contact-support") }}',
            "docs/data/procedures/contact-support/2020-10.yml",
        ),
        (
            "contact/seller-central/2018-01.md",
            '{{ procedure("contact-support", "2018-01") }}',
            "docs/data/procedures/contact-support/2018-01.yml",
        ),
        (
            "contact/seller-central/2020-10.md",
            '{{ procedure("contact-support", "2020-10") }}',
            "docs/data/procedures/contact-support/2020-10.yml",
        ),
        (
            "contact/seller-central/history.md",
            '{{ history("contact-support") }}',
            "docs/data/procedures/contact-support/2020-10.yml",
        ),
        (
            "calls/preparation.md",
            '{{ checklist("call-preparation") }}',
            "docs/data/checklists/call-preparation/2024-01.yml",
        ),
        (
            "calls/preparation/2024-01.md",
            '{{ checklist("call-preparation", "2024-01") }}',
            "docs/data/checklists/call-preparation/2024-01.yml",
        ),
        (
            "contact/channel.md",
            '{{ decision("contact-channel") }}',
            "docs/data/decisions/contact-channel/2024-01.yml",
        ),
        (
            "contact/channel/2024-01.md",
            '{{ decision("contact-channel", "2024-01") }}',
            "docs/data/decisions/contact-channel/2024-01.yml",
        ),
        (
            "calls/opening.md",
            '{{ draft("call-opening") }}',
            "docs/data/drafts/call-opening/2024-01.yml",
        ),
        (
            "calls/opening/2024-01.md",
            '{{ draft("call-opening", "2024-01") }}',
            "docs/data/drafts/call-opening/2024-01.yml",
        ),
        (
            "reference/facts/phone-hours.md",
            '{{ fact("phone-hours") }}',
            "docs/data/facts/phone-hours.yml",
        ),
        *(
            (
                f"reference/sources/{name}.md",
                f'{{{{ source("{name}") }}}}',
                "docs/data/sources.yml",
            )
            for name in ("amazon-help", "sedori-2018", "sedori-2020")
        ),
    ]


def test_a_sheet_for_each_revision_and_a_page_for_each_pack(library: Library) -> None:
    sheets = [page for page in pages(library) if page.path.startswith("print/")]
    assert [(page.path, parts(page)[1]) for page in sheets] == SHEETS
    assert {parts(page)[0]["template"] for page in sheets} == {"paper.html"}


def test_pages_call_what_there_is(library: Library) -> None:
    made = list(pages(library))
    assert len({page.path for page in made}) == len(made)
    for page in made:
        assert list(check_guide(page.content, page.path, library)) == []


def test_the_head_of_a_page_says_what_it_is(library: Library) -> None:
    heads = {page.path: parts(page)[0] for page in pages(library)}
    assert heads["contact/seller-central.md"] == {
        "title": "セラーセントラルから問い合わせる",
        "description": "画面からサポートに連絡する。",
    }
    titles = [head["title"] for head in heads.values()]
    assert "セラーセントラルから問い合わせる（2020年10月の版）" in titles
    assert "電話の最初の言葉（2024年1月ごろの版）" in titles
    assert len(set(titles)) == len(titles)


def test_a_weakly_dated_revision_has_no_date_in_its_title(sample: Path, edit: Edit) -> None:
    folder = sample / "procedures/contact-support"
    (folder / "2018-01.yml").rename(folder / "topic-list.yml")
    edit("procedures/contact-support/2020-10.yml", "supersedes: 2018-01", "supersedes: topic-list")
    edit("procedures/contact-support/topic-list.yml", "confidence: medium", "confidence: low")
    found = {page.path: page for page in pages(read(sample)[0])}
    head, _ = parts(found["contact/seller-central/topic-list.md"])
    assert head["title"] == "セラーセントラルから問い合わせる（時期不明の版 topic-list）"


def test_pages_depend_on_the_data_alone(sample: Path) -> None:
    assert list(pages(read(sample)[0])) == list(pages(read(sample)[0]))


def test_a_library_without_documents_has_no_pages() -> None:
    assert list(pages(Library({}, {}, {}, {}))) == []


def test_search_finds_a_document_on_its_own_page_only(library: Library) -> None:
    heads = {page.path: parts(page)[0] for page in pages(library)}
    left_out = {path for path, head in heads.items() if head.get("search") == {"exclude": True}}
    assert left_out == {
        "calls/opening/2024-01.md",
        "calls/preparation/2024-01.md",
        "contact/channel/2024-01.md",
        "contact/seller-central/2018-01.md",
        "contact/seller-central/2020-10.md",
        "contact/seller-central/history.md",
        *(path for path, _ in SHEETS),
    }
