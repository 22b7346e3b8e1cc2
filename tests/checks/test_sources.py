from pathlib import Path

import pytest

from macros.checks.sources import check
from macros.read import read

from ..conftest import Edit


def found(sample: Path) -> list[tuple[str, int, int]]:
    problems = sorted(check(read(sample, "data")[0]))
    assert {one.code for one in problems} <= {"SOURCE-UNKNOWN"}
    return [(one.file.partition("/")[2], one.line, one.column) for one in problems]


@pytest.mark.parametrize(
    ("file", "statement", "place"),
    [
        ("facts/phone-hours.yml", "    source: amazon-help", (5, 13)),
        ("facts/phone-hours.yml", "  source: editorial", (13, 11)),
        ("case-facts.yml", "  source: editorial", (8, 11)),
        ("procedures/contact-support/2020-10.yml", "        source: editorial", (17, 17)),
        ("procedures/contact-support/2020-10.yml", "    source: sedori-2018", (24, 13)),
        ("decisions/contact-channel/2024-01.yml", "    source: amazon-help", (17, 13)),
        ("drafts/call-opening/2024-01.yml", "    source: sedori-2020", (45, 13)),
        ("checklists/call-preparation/2024-01.yml", "        source: amazon-help", (15, 17)),
    ],
)
def test_a_source_is_known_wherever_it_is_named(
    sample: Path, edit: Edit, file: str, statement: str, place: tuple[int, int]
) -> None:
    assert found(sample) == []
    edit(file, statement, f"{statement.partition(':')[0]}: hearsay")
    assert found(sample) == [(file, *place)]


def test_a_known_source_does_not_hide_an_unknown_one(sample: Path, edit: Edit) -> None:
    steps = "procedures/contact-support/2020-10.yml"
    edit(steps, "[sedori-2020, amazon-help]", "[sedori-2020, hearsay, amazon-help, rumour]")
    assert found(sample) == [(steps, 9, 27), (steps, 9, 49)]


def test_a_slip_is_answered_with_the_nearest_source(sample: Path, edit: Edit) -> None:
    edit("case-facts.yml", "  source: editorial", "  source: editorail")
    (problem,) = check(read(sample)[0])
    assert problem.message == "資料「editorail」はありません。「editorial」ではありませんか"


def test_no_source_is_missing_while_their_list_cannot_be_read(sample: Path) -> None:
    (sample / "sources.yml").write_text("[", encoding="utf-8")
    assert found(sample) == []
