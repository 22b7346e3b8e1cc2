from pathlib import Path

from macros.checks.entry_ids import check
from macros.read import read

from ..conftest import Edit

STEPS = "procedures/contact-support/2020-10.yml"


def test_an_id_stands_once_in_a_revision(sample: Path, edit: Edit) -> None:
    edit("checklists/call-preparation/2024-01.yml", "- id: quiet", "- id: order")
    (problem,) = check(read(sample)[0])
    assert (problem.line, problem.column, problem.code) == (19, 13, "ID-DUPLICATE")
    assert "11行目" in problem.message


def test_a_third_use_is_reported_with_the_line_of_the_first(sample: Path, edit: Edit) -> None:
    edit(
        STEPS,
        "  - id: describe\n",
        "  - {id: open-help, do: 開く, source: editorial}\n  - id: open-help\n",
    )
    problems = list(check(read(sample)[0]))
    assert [(one.line, one.column) for one in problems] == [(10, 10), (11, 9)]
    assert all("6行目" in one.message for one in problems)


def test_revisions_groups_and_documents_may_share_ids(sample: Path, edit: Edit) -> None:
    edit("checklists/call-preparation/2024-01.yml", "- id: quiet", "- id: numbers")
    edit("drafts/call-opening/2024-01.yml", "- id: greeting", "- id: open-help")
    assert list(check(read(sample)[0])) == []
