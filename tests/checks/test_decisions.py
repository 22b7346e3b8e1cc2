from pathlib import Path

import pytest

from macros.checks.decisions import check
from macros.errors import Problem
from macros.read import read

from ..conftest import Edit

TABLE = "decisions/contact-channel/2024-01.yml"


def found(sample: Path) -> list[Problem]:
    return list(check(read(sample)[0]))


def places(sample: Path) -> list[tuple[int, int, str]]:
    return [(one.line, one.column, one.code) for one in found(sample)]


def test_the_sample_is_sound(sample: Path) -> None:
    assert found(sample) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("    when: {urgent: はい}\n", "", [(18, 5, "DT-OVERLAP"), (28, 13, "DT-EXAMPLE")]),
        (
            "    when: {urgent: いいえ}",
            "    when: {urgent: はい}",
            [
                (12, 1, "DT-GAP"),
                (19, 5, "DT-DUPLICATE"),
                (27, 35, "DT-EXAMPLE"),
                (29, 13, "DT-EXAMPLE"),
            ],
        ),
        ("then: {channel: メール}", "then: {channel: 電話}", [(29, 13, "DT-EXAMPLE")]),
        (
            "expect: {channel: メール}",
            "expect: {channel: 電話}",
            [(29, 13, "DT-EXAMPLE"), (20, 21, "DT-EXAMPLE")],
        ),
        ("given: {urgent: はい}", "given: {}", [(27, 25, "DT-EXAMPLE")]),
    ],
)
def test_a_table_that_answers_wrongly_is_refused_where_it_does(
    sample: Path, edit: Edit, old: str, new: str, expected: list[tuple[int, int, str]]
) -> None:
    edit(TABLE, old, new)
    assert places(sample) == expected


def test_a_table_that_cannot_be_read_is_left_to_the_other_check(sample: Path, edit: Edit) -> None:
    edit(TABLE, "when: {urgent: いいえ}", "when: {urgent: 多分}")
    assert found(sample) == []


def test_only_a_sound_table_is_given_advice(sample: Path, edit: Edit) -> None:
    edit(TABLE, "values: [電話, メール]", "values: [電話, メール, チャット]")
    (advice,) = found(sample)
    assert (advice.line, advice.column, advice.code) == (11, 23, "DT-UNUSED-OUTPUT")
    assert advice.severity == "warning"
    edit(TABLE, "    when: {urgent: いいえ}\n", "    when: {urgent: はい}\n")
    assert {one.severity for one in found(sample)} == {"error"}
