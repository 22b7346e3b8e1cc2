"""A team's folder laid over the handbook; the fixture is the example that customise.md shows."""

import re
import shutil
from pathlib import Path

import pytest

from macros.cli import main
from macros.handbook import open_data, open_docs
from macros.library import Library
from macros.macro_set import MacroSet
from macros.provenance import tally, uses
from macros.read import FOLDERS

from .building import ROOT, replace_once
from .conftest import SAMPLE, TEAM
from .golden import assert_golden
from .markup import Markup
from .test_macro_set import write_references

CHECKLIST = "data/checklists/return-desk/2026-11.yml"
HEAD = "data/checklists/return-desk/document.yml"
BAD_COLOURS = """\
name: みどり
colours:
  primary: "#777777"
  accent: "#0a8a9a"
"""


def problems(team: Path) -> list[str]:
    """Return the problems of a team's folder over the sample, without the folder's own name."""
    found = open_data(SAMPLE, team=team)[1]
    return [str(one).removeprefix(f"{team.as_posix()}/") for one in sorted(found)]


def macro_set(library: Library) -> MacroSet:
    return MacroSet(library, lambda address: f"/{address}/")


# ----- what is good -----


def test_the_example_fits_the_shipped_handbook_and_stands_in_the_guide(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("TEAM", TEAM.relative_to(ROOT).as_posix())
    assert main(["check"]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[1:] == ["チーム「みどり商店」: 文書1件、メモ2件"]
    monkeypatch.delenv("TEAM")
    assert main(["check"]) == 0
    assert capsys.readouterr().out.splitlines() == out[:1]
    guide = (ROOT / "docs/team/customise.md").read_text("utf-8")
    shown = dict(re.findall(r"`(\S+)`:\n\n```yaml\n(.*?)```", guide, re.DOTALL))
    files = [path for path in TEAM.rglob("*") if path.is_file()]
    assert shown == {file.relative_to(TEAM).as_posix(): file.read_text("utf-8") for file in files}


def test_what_is_shipped_stays_as_it_is(team: Path) -> None:
    plain, none = open_data(SAMPLE)
    both, more = open_data(SAMPLE, team=team)
    assert (none, more) == ([], [])
    assert both.shipped == plain
    assert list(both.documents) == [*plain.documents, "return-desk"]
    assert {**both.documents, **plain.documents} == both.documents
    assert list(both.own.documents) == ["return-desk"]
    assert plain.own.documents == {}
    assert tally(both) == tally(plain)
    assert uses(both) == uses(plain)


def test_a_name_is_enough(tmp_path: Path) -> None:
    (tmp_path / "team.yml").write_text("name: みどり\n", "utf-8")
    (tmp_path / "README.md").touch()
    library, found = open_data(SAMPLE, team=tmp_path)
    assert found == []
    assert library.overlay
    assert library.overlay.notes == ()
    assert "みどり" in macro_set(library).team()


def test_what_a_team_adds_to_a_list_is_found_there(team: Path) -> None:
    write_references(team / "data", "team")
    library, found = open_data(SAMPLE, team=team)
    assert found == []
    macros = macro_set(library)
    links = {one.attributes["href"] for one in Markup(macros.team()).find("a")}
    for name, *arguments in (("glossary",), ("faq", "calls"), ("tools",), ("omissions",)):
        shown = Markup(macros.all()[name](*arguments))
        (anchor,) = (one for one in shown.ids if one.startswith(f"{name}--") and "--q" not in one)
        assert [one for one in links if one.endswith(f"/#{anchor}")]
        assert shown.find("span", class_="cite--team")


@pytest.mark.parametrize("folder", FOLDERS)
def test_documents_of_every_kind_take_notes(team: Path, folder: str) -> None:
    (document,) = (path.name for path in (SAMPLE / folder).iterdir())
    entry = next(open_data(SAMPLE)[0].documents[document].current.model.entries())[1].id
    note = f"text: 覚え書き, by: 佐藤, on: '2026-11-22', document: {document}"
    notes = f"- {{{note}}}\n- {{{note}, entry: {entry}}}\n"
    (team / "notes.yml").write_text(notes, "utf-8")
    macros = macro_set(open_data(SAMPLE, team=team)[0])
    for html in (macros.document(document), macros.paper(document)):
        assert html.count("チームのメモ") == html.count("覚え書き") == 2
    assert len(Markup(macros.document(document)).find("div", role="note")) == 2


def test_pages_are_what_was_read_and_found_right(team: Path) -> None:
    macros = macro_set(open_data(SAMPLE, team=team)[0])
    assert_golden("team/note.html", macros.document("call-preparation") + "\n")
    assert_golden("team/document.html", macros.document("return-desk") + "\n")
    assert_golden("team/page.html", macros.team() + "\n")


def test_a_note_on_a_whole_document_stands_on_its_newest_page_only(team: Path) -> None:
    note = "{document: contact-support, text: 覚え書き, by: 佐藤, on: '2026-11-22'}"
    (team / "notes.yml").write_text(f"- {note}\n", "utf-8")
    macros = macro_set(open_data(SAMPLE, team=team)[0])
    assert "覚え書き" in macros.document("contact-support")
    assert "覚え書き" not in macros.document("contact-support", "2018-01")


def test_a_note_outlives_the_entry_that_a_newer_revision_dropped(team: Path) -> None:
    about = "document: contact-support\n  entry: choose-topic\n"
    words = "  text: 覚え書き\n  by: 佐藤\n  on: '2026-11-22'\n"
    (team / "notes.yml").write_text(f"- {about}{words}", "utf-8")
    (found,) = problems(team)
    assert found.startswith("notes.yml:2:10: [NOTE-OLD] 注意: 「choose-topic」は、いまの版には")
    macros = macro_set(open_data(SAMPLE, team=team)[0])
    assert "覚え書き" not in macros.document("contact-support")
    assert "覚え書き" in macros.document("contact-support", "2018-01")


def test_whatever_a_team_writes_is_shown_as_it_is(team: Path) -> None:
    text = """</p></script><b>{{ 7*7 }} {% x %} "'& * # `"""
    replace_once(team / "team.yml", "name: みどり商店", f"name: {text!r}".replace("\\'", "''"))
    replace_once(team / "notes.yml", "代表番号でなく、", "</p><b>{{ 7*7 }}</b>")
    library, found = open_data(SAMPLE, team=team)
    assert found == []
    macros = macro_set(library)
    for html in (macros.team(), macros.document("return-desk"), macros.paper("call-preparation")):
        assert text in Markup(html).text
        assert not re.search(r"{{|{%|<script|<b>", html)
    assert "</p><b>{{ 7*7 }}</b>受注" in Markup(macros.document("call-preparation")).text


def test_the_commands_of_editors_reach_the_documents_of_a_team(
    team: Path, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TEAM", "team")
    assert main(["review", "return-desk", "--saw", "unchanged", "--by", "佐藤"]) == 0
    assert main(["new-revision", "return-desk", "2026-12"]) == 0
    assert "team/data/checklists/return-desk/2026-12.yml" in capsys.readouterr().out
    assert main(["diff", "return-desk"]) == 0
    assert (team / "data/checklists/return-desk/2026-12.yml").is_file()


# ----- mistakes -----


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (
            "team.yml",
            "name: みどり商店\n",
            "",
            "team.yml:1:1: [KEY-MISSING] 項目「name」がありません",
        ),
        (
            "team.yml",
            "contact:",
            "contacts:",
            "team.yml:2:1: [KEY-UNKNOWN] 「contacts」という項目は",
        ),
        ("team.yml", "#2f5d3a", "2f5d3a", "team.yml:7:12: [COLOUR-FORM] "),
        (
            "team.yml",
            "#2f5d3a",
            "#777777",
            "team.yml:7:12: [COLOUR-CONTRAST] #777777 と #ffffff のコントラスト比は 4.4:1 です",
        ),
        (
            "team.yml",
            "#1d6b36",
            "#767676",
            "team.yml:8:11: [COLOUR-CONTRAST] #767676 と #f1f1f1 のコントラスト比は 4.0:1 です",
        ),
        ("team.yml", "https://chat", "http://chat", "team.yml:5:9: [URL-FORM] https:// で始まる"),
        ("team.yml", "https://chat.example.jp/handbook", "tel:0312345678", "team.yml:5:9: [URL-F"),
        (
            "notes.yml",
            "- document: call-preparation\n  text",
            "- document: call-preparations\n  text",
            "notes.yml:1:13: [DOCUMENT-UNKNOWN] 文書「call-preparations」はありません。「call-pre",
        ),
        (
            "notes.yml",
            "entry: order",
            "entry: ordr",
            "notes.yml:7:10: [ENTRY-UNKNOWN] 文書「call-preparation」に「ordr」はありません。「ord",
        ),
        ("notes.yml", "  by: 田中\n", "", "notes.yml:6:3: [KEY-MISSING] 項目「by」がありません"),
        (
            CHECKLIST,
            "team\n      - id: tell",
            "editorial\n      - id: tell",
            f"{CHECKLIST}:18:17: [SO",
        ),
        (HEAD, "daily/return-desk", "calls/preparation", f"{HEAD}:3:7: [PAGE-DUPLICATE] "),
        (HEAD, "daily/return-desk", "our-team", f"{HEAD}:3:7: [PAGE-RESERVED] 「our-team」には"),
        (HEAD, "daily/return-desk", "reference/facts/x", f"{HEAD}:3:7: [PAGE-RESERVED] "),
        (HEAD, "[call-preparation]", "[nowhere]", f"{HEAD}:7:8: [DOCUMENT-UNKNOWN] "),
    ],
)
def test_a_mistake_is_reported_where_it_stands(
    team: Path, file: str, old: str, new: str, expected: str
) -> None:
    replace_once(team / file, old, new)
    found = problems(team)
    assert any(one.startswith(expected) for one in found), found
    assert len(found) == 1 or "PAGE" in expected


def test_all_mistakes_are_reported_in_one_run(team: Path) -> None:
    (team / "team.yml").write_text(BAD_COLOURS, "utf-8")
    (team / "note.yml").touch()
    (team / "data/sources.yaml").touch()
    replace_once(team / "notes.yml", "entry: order", "entry: ordr")
    replace_once(team / "notes.yml", "  by: 佐藤\n", "")
    replace_once(team / CHECKLIST, "mode: read-do", "mode: read")
    replace_once(team / "data/glossary.yml", "source: team", "source: nowhere")
    assert [one.partition("]")[0] for one in problems(team)] == [
        f"{CHECKLIST}:4:7: [VALUE-CHOICE",
        "data/glossary.yml:4:11: [SOURCE-UNKNOWN",
        "data/sources.yaml:1:1: [FILE-UNKNOWN",
        "note.yml:1:1: [FILE-UNKNOWN",
        "notes.yml:1:3: [KEY-MISSING",
        "notes.yml:6:10: [ENTRY-UNKNOWN",
        "team.yml:3:12: [COLOUR-CONTRAST",
        "team.yml:4:11: [COLOUR-CONTRAST",
    ]


def test_no_id_of_the_handbook_can_be_taken(team: Path) -> None:
    """Of the shipped data a copy is laid over itself, so that every id clashes."""
    shutil.copytree(SAMPLE, team / "data", dirs_exist_ok=True)
    library, found = open_data(SAMPLE, team=team)
    codes = [one for one in found if one.code == "ID-DUPLICATE"]
    shipped = library.shipped
    parts = (shipped.documents, shipped.facts, shipped.sources, shipped.case_facts)
    parts += (shipped.word_lists, shipped.packs)  # type: ignore[assignment]
    assert len(codes) == sum(map(len, parts))
    assert {one.file.removeprefix(f"{team.as_posix()}/data/") for one in codes} >= {
        "sources.yml",
        "facts/phone-hours.yml",
        "procedures/contact-support/document.yml",
    }
    assert library.documents["contact-support"] is shipped.documents["contact-support"]
    assert SAMPLE.as_posix() in codes[0].message


def test_a_word_of_the_glossary_has_one_meaning(team: Path, sample: Path) -> None:
    term = "- {id: box, term: 箱, also: [赤い箱], definition: 箱です。, source: editorial}\n"
    (sample / "glossary.yml").write_text(term, "utf-8")
    (found,) = open_data(sample, team=team)[1]
    assert str(found).startswith(f"{team.as_posix()}/data/glossary.yml:2:9: [TERM-DUPLICATE] ")


def test_a_page_written_by_hand_is_not_taken(team: Path, project: Path) -> None:
    (project / "docs/daily").mkdir()
    (project / "docs/daily/index.md").write_text("# 題\n", "utf-8")
    for page, guide in (("guide", "guide.md"), ("daily", "daily/index.md")):
        text = (team / HEAD).read_text("utf-8")
        (team / HEAD).write_text(re.sub("page: .*", f"page: {page}", text), "utf-8")
        (found,) = open_docs(Path("docs"), team=Path("team"))[1]
        assert str(found).startswith(f"team/{HEAD}:3:7: [PAGE-DUPLICATE] docs/{guide} の")


def test_a_folder_that_is_not_there_is_a_mistake(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TEAM", "nowhere")
    assert main(["check"]) == 1
    assert capsys.readouterr().err.startswith("nowhere:1:1: [TEAM-MISSING] TEAM が示す")
    (project / "empty").mkdir()
    monkeypatch.setenv("TEAM", "empty")
    assert main(["check"]) == 1
    assert capsys.readouterr().err.startswith("empty/team.yml:1:1: [FILE-MISSING] ")


def test_the_page_of_a_team_can_be_called_only_if_there_is_one(team: Path, project: Path) -> None:
    (project / "docs/guide.md").write_text("{{ team() }}\n", "utf-8")
    assert [str(one).partition("]")[0] for one in open_docs(Path("docs"))[1]] == [
        "docs/guide.md:1:4: [GUIDE-NAME"
    ]
    assert open_docs(Path("docs"), team=Path("team"))[1] == []
