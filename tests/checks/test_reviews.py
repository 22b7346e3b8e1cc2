from pathlib import Path

from macros.checks.reviews import check
from macros.read import read

from ..conftest import Edit

FILE = "procedures/contact-support/document.yml"
SECOND = (
    '    revision: 2020-10\n  - {on: "2026-11-21", by: 鈴木, revision: 2018-01, saw: changed}\n'
)


def found(sample: Path) -> list[tuple[int, int, str]]:
    return [(one.line, one.column, one.code) for one in check(read(sample)[0])]


def test_a_review_is_of_a_revision_that_there_is(sample: Path, edit: Edit) -> None:
    assert found(sample) == []
    edit(FILE, "revision: 2020-10", "revision: 2020-11")
    assert found(sample) == [(11, 15, "REVIEW-REVISION")]


def test_days_run_forward(sample: Path, edit: Edit) -> None:
    edit(FILE, "    revision: 2020-10\n", SECOND)
    assert found(sample) == [(12, 10, "REVIEW-ORDER")]
    edit(FILE, "2026-11-21", "2026-11-22")
    assert found(sample) == []


def test_revisions_that_could_not_be_read_are_not_called_missing(sample: Path, edit: Edit) -> None:
    edit("procedures/contact-support/2020-10.yml", "observed: 2020-10", "observed: someday")
    assert found(sample) == []
