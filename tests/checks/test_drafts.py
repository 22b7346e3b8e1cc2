from pathlib import Path

import pytest

from macros.checks.drafts import check
from macros.read import read

from ..conftest import Edit

OPENING = "drafts/call-opening/2024-01.yml"


def found(sample: Path) -> list[tuple[int, int, str]]:
    return [(one.line, one.column, one.code) for one in check(read(sample)[0])]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("{shop}の者", "{shop}、{team}の者", [(27, 11, "DRAFT-BLANK")]),
        (
            "when: {returned: はい}",
            "when: {returned: はい, lost: いいえ}",
            [(35, 26, "DRAFT-BLANK")],
        ),
        ("注文{order}の件", "注文の件", [(9, 5, "DRAFT-FIELD")]),
        ("  - id: order\n", "  - id: shop\n", [(9, 9, "ID-DUPLICATE"), (32, 11, "DRAFT-BLANK")]),
        ("fact: shop-name", "fact: shop", [(7, 11, "FACT-UNKNOWN")]),
        ('short: "{shop}です。"', 'short: "{shp}です。"', [(28, 12, "DRAFT-BLANK")]),
        ("when: {returned: はい}", "when: {returned: 多分}", [(35, 22, "DRAFT-WHEN")]),
        (
            "when: {returned: はい}",
            "when: {shop: はい}",
            [(35, 12, "DRAFT-WHEN"), (12, 5, "DRAFT-FIELD")],
        ),
        ("注文{order}の件で", "注文{order}、{shop}の件で", [(32, 11, "DRAFT-LINE")]),
        ("      {events}", "      {shop}{events}", [(39, 11, "DRAFT-LINE")]),
        ('row: "{at}｜{done}"', 'row: "{at}"', [(22, 9, "DRAFT-FIELD")]),
        ('row: "{at}｜{done}"', 'row: "{at}{done}{who}"', [(23, 10, "DRAFT-BLANK")]),
        ("label: したこと, empty: なし", "label: したこと", [(23, 10, "DRAFT-LINE")]),
        ("{id: done, label", "{id: at, label", [(22, 14, "ID-DUPLICATE"), (23, 10, "DRAFT-BLANK")]),
    ],
)
def test_blanks_and_fields_match(
    sample: Path, edit: Edit, old: str, new: str, expected: list[tuple[int, int, str]]
) -> None:
    edit(OPENING, old, new)
    assert sorted(found(sample)) == sorted(expected)


@pytest.mark.parametrize("empty", ["required: true", "empty: なし"])
def test_a_blank_that_always_says_something_may_share_its_line(
    sample: Path, edit: Edit, empty: str
) -> None:
    edit(OPENING, "    fact: order-number\n", f"    fact: order-number\n    {empty}\n")
    edit(OPENING, "注文{order}の件で", "注文{order}、{shop}の件で")
    assert found(sample) == []


def test_a_field_may_be_used_by_a_condition_alone(sample: Path) -> None:
    assert found(sample) == []


@pytest.mark.parametrize("blank", ["{担当}", "{shop_name}", "{Shop}"])
def test_a_mistyped_blank_is_not_taken_for_text(sample: Path, edit: Edit, blank: str) -> None:
    edit(OPENING, "{shop}の者", f"{{shop}}の{blank}")
    assert found(sample) == [(27, 11, "DRAFT-BLANK")]


@pytest.mark.parametrize("text", ["{ shop }", "{{ 7*7 }}", "{}", "{% raw %}"])
def test_braces_around_anything_else_are_text(sample: Path, edit: Edit, text: str) -> None:
    edit(OPENING, "{shop}の者", f"{{shop}}の{text}")
    assert found(sample) == []


def test_an_unreadable_case_fact_is_not_called_missing(sample: Path, edit: Edit) -> None:
    edit("case-facts.yml", "  source: editorial", "  source: [編集者]")
    assert found(sample) == []


def test_no_case_fact_is_missing_while_their_file_is(sample: Path) -> None:
    (sample / "case-facts.yml").unlink()
    assert found(sample) == []
