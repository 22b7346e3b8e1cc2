import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jinja2
import pytest

from macros.decisions.classes import grid
from macros.decisions.diagram import compiled
from macros.library import Library
from macros.models.citations import named_sources
from macros.models.decision import DecisionRevision
from macros.models.fields import EDITORIAL
from macros.read import read
from macros.render import Renderer
from macros.sheets import Sheets

from . import free_text
from .conftest import FIXTURES, TEAM, Edit
from .golden import assert_golden
from .markup import VOID, Markup

FULL = FIXTURES / "hostile"
NOT_IN_THE_PIECE = {
    ("document", "title"): "the title of the page",
    ("document", "summary"): "the description of the page",
    ("document", "reviews", "by"): "of older reviews",
    ("document", "reviews", "note"): "for the editors",
    ("procedure", "fates", "why"): "for a page of changes",
    ("fact", "claims", "observed", "evidence"): "not shown yet",
}


BLANKS = {
    "{number}": "文面の番号の欄",
    "{state}": "文面の状態の欄",
    "{events}": "文面の列文面の行の形文面の別の列",
    "{words}": "文面の長い欄",
    "{at}": "文面の列",
    "{done}": "文面の別の列",
}


def link(address: str) -> str:
    return f"/{address}" if "." in address else f"/{address}/"


def rendered(library: Library) -> Iterator[tuple[str, str]]:
    """Yield everything that a library shows, as a name and HTML."""
    renderer = Renderer()
    for document, filed in library.revisions():
        sheet = Sheets(library).document(document, filed)
        yield f"{document.id}.{filed.id}", renderer.document(sheet, link)
    for fact in library.facts:
        yield fact, renderer.fact(Sheets(library).fact(fact), link)


@pytest.mark.parametrize(
    "name",
    [
        "contact-support.2020-10",
        "contact-support.2018-01",
        "call-preparation.2024-01",
        "contact-channel.2024-01",
        "call-opening.2024-01",
        "phone-hours",
    ],
)
def test_what_is_rendered_is_what_was_read_and_found_right(sample: Path, name: str) -> None:
    shown = dict(rendered(read(sample)[0]))
    assert_golden(f"{name}.html", shown[name] + "\n")


def test_every_kind_has_a_golden_file(sample: Path) -> None:
    names = {name for name, _ in rendered(read(sample)[0])}
    assert names == {path.stem for path in (Path(__file__).parent / "golden").glob("*.html")}


PIECES = dict(rendered(read(FULL)[0]))


FIELDS = {
    field
    for schema in free_text.SCHEMAS.values()
    for node in (schema, *schema.get("$defs", {}).values())
    for field in node.get("properties", {})
}


@pytest.mark.parametrize(
    "file", sorted(FULL.glob("*/**/*.yml")), ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_every_text_of_the_data_is_shown(file: Path) -> None:
    if file.name == "document.yml":
        names = [name for name in PIECES if name.startswith(f"{file.parent.name}.")]
    else:
        names = [name for name in PIECES if name in {file.stem, f"{file.parent.name}.{file.stem}"}]
    shown = [re.sub("[『』]", "", Markup(PIECES[name]).text) for name in names]
    missing = set()
    for place, text in free_text.texts(file):
        words = re.sub("[『』]", "", text)
        for blank, label in BLANKS.items():
            words = words.replace(blank, label)
        if not all(words in piece for piece in shown):
            fields = (key for key in place if key in FIELDS)
            missing.add((free_text.shape_of(file), *fields))
    assert shown
    assert missing <= set(NOT_IN_THE_PIECE)


def test_the_full_library_gives_every_field() -> None:
    given = {
        key
        for file in (*FULL.rglob("*.yml"), *TEAM.rglob("*.yml"))
        for place in places(free_text.read(file))
        for key in place
    }
    assert FIELDS - given == set()


def places(data: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield place
    if isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from places(value, (*place, key))


@pytest.mark.parametrize("name", PIECES)
def test_a_piece_is_one_closed_block_that_markdown_leaves_alone(name: str) -> None:
    html = PIECES[name]
    assert html.startswith('<div class="sheet ')
    assert html.endswith("</div>")
    for line in html.split("\n"):
        assert line == line.strip()
        assert line
    depth = 0
    for event in Markup(html).events:
        if not isinstance(event, str) and event[0] not in VOID:
            depth += -1 if event[0].startswith("/") else 1
    assert depth == 0
    opened = [e[0] for e in Markup(html).events if not isinstance(e, str)]
    for tag in set(opened) - VOID:
        assert opened.count(tag) == opened.count(f"/{tag}") or tag.startswith("/")


@pytest.mark.parametrize("name", PIECES)
def test_ids_are_unique_and_links_in_the_piece_lead_to_them(name: str) -> None:
    markup = Markup(PIECES[name])
    assert len(set(markup.ids)) == len(markup.ids)
    prefix = f"{name.partition('.')[0]}--"
    assert all(one.startswith(prefix) for one in markup.ids)
    inner = [
        one.attributes["href"] for one in markup.find("a") if one.attributes["href"].startswith("#")
    ]
    assert inner
    assert {href[1:] for href in inner} <= set(markup.ids)


def test_every_entry_can_be_found_by_its_id() -> None:
    for document, filed in read(FULL)[0].revisions():
        markup = Markup(PIECES[f"{document.id}.{filed.id}"])
        (sheet, *_) = markup.elements
        assert sheet.attributes["data-kind"] == document.kind
        assert sheet.attributes["data-document"] == document.id
        assert sheet.attributes["data-revision"] == filed.id
        marked = [
            (one.attributes["data-entry"], one.attributes["id"])
            for one in markup.elements
            if "data-entry" in one.attributes
        ]
        expected = [(entry.id, f"{document.id}--{entry.id}") for _, entry in filed.model.entries()]
        assert marked == expected


def test_a_table_brings_its_diagram_along() -> None:
    for document, filed in read(FULL)[0].revisions():
        found = Markup(PIECES[f"{document.id}.{filed.id}"]).find("section", class_="chooser")
        if not isinstance(filed.model, DecisionRevision):
            assert not found
            continue
        made = compiled(filed.model, grid(filed.model))
        assert json.loads(found[0].attributes["data-diagram"]) == {
            "nodes": [[index, list(children)] for index, children in made.nodes],
            "root": made.root,
            "terminals": [list(rules) for rules in made.terminals],
        }
        choices = [
            (one.attributes["name"], one.attributes["value"])
            for one in Markup(PIECES[f"{document.id}.{filed.id}"]).find("input", type="radio")
        ]
        assert choices == [
            (question.id, answer) for question in made.inputs for answer in (*question.classes, "")
        ]


def test_every_source_is_cited_and_listed_once_with_its_number() -> None:
    library = read(FULL)[0]
    for document, filed in library.revisions():
        markup = Markup(PIECES[f"{document.id}.{filed.id}"])
        sources = {name for _, name in named_sources(filed.model)}
        listed = [
            one.attributes["id"].partition("--source-")[2]
            for one in markup.find("li")
            if "--source-" in one.attributes.get("id", "")
        ]
        assert sorted(listed) == sorted(sources - {EDITORIAL})
        numbers = {
            one.attributes["href"].partition("--source-")[2]: one.text
            for one in markup.find("a", class_="cite")
        }
        assert {name: f"出典{listed.index(name) + 1}" for name in listed} == numbers
        assert bool(markup.find("span", class_="cite--editorial")) == (EDITORIAL in sources)


def test_a_weak_guess_is_not_told_as_a_date(sample: Path, edit: Edit) -> None:
    edit("procedures/contact-support/2018-01.yml", "confidence: medium", "confidence: low")
    html = dict(rendered(read(sample)[0]))["contact-support.2018-01"]
    assert "時期不明" in html
    assert "2018年1月（" not in html
    assert "2018年1月<" not in html


def test_the_newest_page_tells_what_a_reader_meets_who_moves_to_it(sample: Path) -> None:
    pages = dict(rendered(read(sample)[0]))
    (moves,) = Markup(pages["contact-support.2020-10"]).find("template", data_part="moves")
    assert json.loads(moves.text) == [
        {
            "revision": "2018-01",
            "changed": {"open-help": [{"label": "場所", "runs": [["removed", "画面右上"]]}]},
            "gone": {"choose-topic": "置き換わりました。分野の一覧が、先に説明を書く形に変わった"},
        }
    ]
    for name in ("contact-support.2018-01", "call-preparation.2024-01"):
        assert not Markup(pages[name]).find("template")
        assert Markup(pages[name]).find("div", data_component="case-move")


def test_no_content_has_a_script(sample: Path) -> None:
    """Not even one of data: the theme runs all scripts of a page that it navigates to."""
    for name, html in rendered(read(sample)[0]):
        assert not Markup(html).find("script"), name


def test_addresses_go_through_the_given_way_to_link(sample: Path) -> None:
    library = read(sample)[0]
    document = library.documents["contact-support"]
    asked: list[str] = []

    def note(address: str) -> str:
        asked.append(address)
        return f"x?a=1&b=<{address}>"

    sheet = Sheets(library).document(document, document.revision("2018-01"))
    markup = Markup(Renderer().document(sheet, note))
    linked = [one.attributes["href"] for one in markup.find("a")]
    assert {f"x?a=1&b=<{address}>" for address in asked} <= set(linked)
    assert set(asked) == {
        "contact/seller-central",
        "contact/seller-central/2018-01",
        "contact/seller-central/2020-10",
        "contact/seller-central/history",
        "as-of",
        "calls/preparation",
        "contact/channel",
        "print/contact-support/2018-01",
    }


def test_a_source_of_another_site_is_opened_without_telling_it_where_from() -> None:
    links = [one for html in PIECES.values() for one in Markup(html).find("a")]
    outside = [one.attributes for one in links if "://" in one.attributes["href"]]
    assert {one["href"] for one in outside} == {"https://example.com/a?b=1&c=(2)"}
    for attributes in outside:
        assert {"noopener", "noreferrer"} <= set(attributes["rel"].split())


def test_a_mistyped_name_in_a_template_is_a_bug() -> None:
    environment = Renderer()._environment
    with pytest.raises(jinja2.UndefinedError):
        environment.from_string("{{ sheet.nope }}").render(sheet=object())
