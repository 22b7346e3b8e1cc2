from pathlib import Path

import pytest

from macros.checks.conditions import check
from macros.read import read

from ..conftest import Edit

TABLE = "decisions/contact-channel/2024-01.yml"


def found(sample: Path) -> list[tuple[int, int, str]]:
    return [(one.line, one.column, one.code) for one in check(read(sample)[0])]


def test_a_condition_may_be_left_out_or_list_values(sample: Path, edit: Edit) -> None:
    edit(TABLE, "    when: {urgent: はい}\n", "")
    edit(TABLE, "when: {urgent: いいえ}", "when: {urgent: [はい, いいえ]}")
    assert found(sample) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("when: {urgent: はい}", "when: {urgent: 多分}", (14, 20, "DT-DOMAIN")),
        ("when: {urgent: はい}", "when: {urgent: [はい, 多分]}", (14, 25, "DT-DOMAIN")),
        ("when: {urgent: はい}", "when: {channel: 電話}", (14, 12, "DT-COLUMN")),
        ("then: {channel: 電話}", "then: {channel: 手紙}", (15, 21, "DT-DOMAIN")),
    ],
)
def test_a_table_speaks_only_of_what_it_has(
    sample: Path, edit: Edit, old: str, new: str, expected: tuple[int, int, str]
) -> None:
    edit(TABLE, old, new)
    assert found(sample) == [expected]


def test_every_rule_gives_every_output(sample: Path, edit: Edit) -> None:
    edit(TABLE, "then: {channel: 電話}", "then: {urgent: はい}")
    assert found(sample) == [(15, 12, "DT-COLUMN"), (15, 5, "DT-OUTPUT")]
