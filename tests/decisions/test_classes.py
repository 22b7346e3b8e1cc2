from fractions import Fraction

import pytest

from macros.decisions.boxes import bits
from macros.decisions.cells import CellError, accepts
from macros.decisions.classes import grid

from .tables import Raw, table
from .worlds import worlds

RAW: Raw = {
    "inputs": {
        "word": {"values": ("甲", "乙", "丙")},
        "hour": {"domain": "[0..24)", "unit": "時"},
    },
    "outputs": {"x": {"values": ("東",)}},
    "rules": [
        {"when": {"word": ("甲", "丙"), "hour": ("[9..18)",)}, "then": {"x": "東"}},
        {"when": {"hour": ("<=9", "20")}, "then": {"x": "東"}},
    ],
    "examples": ({"given": {"hour": ("(20..21)",)}, "expect": ({"x": "東"},)},),
}


def test_a_column_is_cut_where_cells_begin_and_end() -> None:
    word, hour = grid(table(RAW)).columns
    assert [word.label(1 << index) for index in range(word.count)] == ["甲", "乙", "丙"]
    assert [hour.label(1 << index) for index in range(hour.count)] == [
        "9時未満",
        "9時",
        "9時を超え18時未満",
        "18時以上20時未満",
        "20時",
        "20時を超え21時未満",
        "21時以上",
    ]
    assert [hour.witness(index) for index in range(hour.count)] == [
        Fraction(0),
        Fraction(9),
        Fraction(10),
        Fraction(18),
        Fraction(20),
        Fraction(41, 2),
        Fraction(21),
    ]
    assert hour.say(Fraction(41, 2)) == "20.5時"
    assert word.say("甲") == "甲"


def test_neighbouring_classes_are_said_and_written_as_one() -> None:
    _, hour = grid(table(RAW)).columns
    assert hour.label(0b1100011) == "9時以下、または20時を超える"
    assert hour.cell(0b1100011) == ("<=9", ">20")
    assert hour.label(hour.whole) == "どれでも"
    assert hour.cell(0b0010100) == ("(9..18)", "20")


def test_rules_and_examples_become_boxes() -> None:
    found = grid(table(RAW))
    assert found.rules == ((0b101, 0b0000110), (0b111, 0b0010011))
    assert found.examples == ((0b111, 0b0100000),)
    assert found.whole == (0b111, 0b1111111)
    assert found.situation((0b110, 0b0010100)) == {"word": "乙", "hour": Fraction(10)}


@pytest.mark.parametrize("cell", [{"word": ("丁",)}, {"hour": ("24",)}])
def test_a_cell_that_cannot_be_read_is_refused(cell: dict[str, tuple[str]]) -> None:
    with pytest.raises(CellError):
        grid(table({**RAW, "rules": [{"when": cell, "then": {"x": "東"}}]}))


def test_no_cell_parts_a_class() -> None:
    """A cell accepts the witness of a class just where it accepts every answer of the class."""
    for one in worlds():
        conditions = [rule.when for rule in one.table.rules]
        conditions += [impossible.when for impossible in one.table.impossible]
        for index, column in enumerate(one.grid.columns):
            asked = one.table.inputs[column.name]
            answers = {case.situation[column.name] for case in one.all}
            for bit in range(column.count):
                inside = [
                    answer for answer in answers if accepts(asked, column.cell(1 << bit), answer)
                ]
                assert column.witness(bit) in inside or asked.domain
                assert accepts(asked, column.cell(1 << bit), column.witness(bit))
                for when, box in zip(
                    conditions, (*one.grid.rules, *one.grid.impossible), strict=True
                ):
                    cell = when.get(column.name, column.cell(column.whole))
                    taken = bool(box[index] >> bit & 1)
                    assert {accepts(asked, cell, answer) for answer in inside} == {taken}


def test_what_is_written_means_the_same() -> None:
    for one in worlds():
        for box in one.grid.rules:
            for column, mask in zip(one.grid.columns, box, strict=True):
                assert column.mask(column.cell(mask)) == mask
                assert list(bits(mask)) == [i for i in range(column.count) if mask >> i & 1]
