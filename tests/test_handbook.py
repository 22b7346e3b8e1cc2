from pathlib import Path

import pytest

from macros.handbook import open_data, open_docs

from .conftest import Edit


@pytest.fixture
def docs(sample: Path) -> Path:
    """Return a documentation folder with the sample and one guide."""
    (sample.parent / "guide.md").write_text('{{ procedure("contact-support") }}\n', "utf-8")
    return sample.parent


def test_good_data_is_read_without_a_problem(docs: Path) -> None:
    for library, problems in (open_data(docs / "data"), open_docs(docs)):
        assert problems == []
        assert set(library.documents) == {
            "contact-support",
            "call-preparation",
            "contact-channel",
            "call-opening",
        }


def test_one_call_finds_mistakes_of_shape_of_rules_and_of_guides(docs: Path, edit: Edit) -> None:
    edit("checklists/call-preparation/document.yml", "seller", "sellers")
    edit("facts/phone-hours.yml", "source: sedori-2020", "source: sedori-2021")
    (docs / "sub").mkdir()
    (docs / "sub" / "guide.md").write_text('\n{{ procedure("nowhere") }}\n', "utf-8")
    found = [
        (problem.file, problem.line, problem.code) for problem in sorted(open_docs(docs, "docs")[1])
    ]
    assert found == [
        ("docs/data/checklists/call-preparation/document.yml", 4, "VALUE-CHOICE"),
        ("docs/data/facts/phone-hours.yml", 10, "SOURCE-UNKNOWN"),
        ("docs/sub/guide.md", 2, "DOCUMENT-UNKNOWN"),
    ]


def test_files_are_shown_as_they_were_named(docs: Path, edit: Edit) -> None:
    edit("checklists/call-preparation/document.yml", "seller", "sellers")
    ((named,), (unnamed,)) = (open_data(docs / "data", "shown")[1], open_data(docs / "data")[1])
    assert named.file == "shown/checklists/call-preparation/document.yml"
    assert Path(unnamed.file) == docs / "data/checklists/call-preparation/document.yml"


def test_a_missing_folder_is_one_problem(tmp_path: Path) -> None:
    assert [problem.code for problem in open_docs(tmp_path / "nowhere")[1]] == ["DATA-MISSING"]
