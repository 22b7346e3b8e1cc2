from pathlib import Path

import pytest

from macros.checks.chain import check, links
from macros.read import read

from ..conftest import Edit

OLD = "procedures/contact-support/2018-01.yml"
NEW = "procedures/contact-support/2020-10.yml"


def found(sample: Path) -> list[tuple[str, int, str]]:
    return [(one.file.rpartition("/")[2], one.line, one.code) for one in check(read(sample)[0])]


@pytest.mark.parametrize(
    ("observed", "refused"),
    [
        ("2018-01", False),
        ("2018", False),
        ("2017/2018-01", False),
        ("2017-06/..", False),
        ("2017-12", True),
        ("../2017-12-31", True),
        ("../2018-01-01", False),
        ("{basis: unknown}", False),
    ],
)
def test_only_a_date_wholly_before_the_predecessor_runs_backward(
    sample: Path, edit: Edit, observed: str, refused: bool
) -> None:
    edit(NEW, "observed: 2020-10", f"observed: {observed}")
    assert found(sample) == ([("2020-10.yml", 1, "CHAIN-DATE")] if refused else [])


def test_a_cycle_is_reported_at_each_of_its_revisions_without_their_dates(
    sample: Path, edit: Edit
) -> None:
    edit(OLD, "summary:", "supersedes: 2020-10\nsummary:")
    assert found(sample) == [("2018-01.yml", 6, "CHAIN-CYCLE"), ("2020-10.yml", 2, "CHAIN-CYCLE")]


def test_a_revision_does_not_supersede_itself(sample: Path, edit: Edit) -> None:
    edit(NEW, "supersedes: 2018-01", "supersedes: 2020-10")
    assert found(sample) == [("2020-10.yml", 2, "CHAIN-CYCLE")]


def test_an_unknown_predecessor_is_answered_with_those_that_are(sample: Path, edit: Edit) -> None:
    edit(NEW, "supersedes: 2018-01", "supersedes: 2018-02")
    (problem,) = check(read(sample)[0])
    assert problem.message == "版「2018-02」はありません（ある版: 2018-01）"


def test_a_document_with_an_unreadable_revision_is_passed_over(sample: Path, edit: Edit) -> None:
    edit(OLD, "basis: inferred", "basis: 推定")
    assert found(sample) == []


def test_a_whole_chain_has_no_broken_links(sample: Path) -> None:
    assert [list(links(document)) for document in read(sample)[0].documents.values()] == [[]] * 4
