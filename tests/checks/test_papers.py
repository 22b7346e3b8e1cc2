from pathlib import Path

from macros.checks import links, papers
from macros.read import read

from ..conftest import Edit

LIST = "checklists/call-preparation/2024-01.yml"
HEAD = "checklists/call-preparation/document.yml"


def found(sample: Path) -> list[tuple[str, str]]:
    return [(one.code, one.file.rpartition("/")[2]) for one in papers.check(read(sample)[0])]


def test_a_sheet_of_a_single_pack_is_one_page(sample: Path, edit: Edit) -> None:
    assert found(sample) == []
    edit(LIST, "summary:", "paper_pages: 2\nsummary:")
    assert found(sample) == [("PAPER-PAGES", "2024-01.yml")]
    edit("packs.yml", "  single: true\n", "")
    assert found(sample) == []


def test_a5_is_one_page(sample: Path, edit: Edit) -> None:
    edit("packs.yml", "  single: true\n", "")
    edit(LIST, "summary:", "paper_pages: 2\nsummary:")
    edit(HEAD, "title:", "paper: A5\ntitle:")
    assert found(sample) == [("PAPER-PAGES", "2024-01.yml")]


def test_a_pack_holds_documents_that_exist(sample: Path, edit: Edit) -> None:
    edit("packs.yml", "call-opening]", "call-openings]")
    (problem,) = links.check(read(sample)[0])
    assert (problem.code, problem.file.rpartition("/")[2]) == ("DOCUMENT-UNKNOWN", "packs.yml")
