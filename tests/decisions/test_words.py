from fractions import Fraction
from typing import Any

import pytest

from macros.decisions import words
from macros.decisions.analysis import count_gaps, gaps, overlaps, without_example
from macros.decisions.classes import grid
from macros.decisions.evaluate import answering, occurs
from macros.load import parse

from .tables import Raw, table
from .worlds import worlds

RAW: Raw = {
    "inputs": {
        "urgency": {"label": "緊急度", "values": ("高", "中: 急ぐ", "低")},
        "score": {"label": "健全性", "domain": "[0..1000]", "unit": "点"},
    },
    "outputs": {"channel": {"values": ("電話",)}},
    "rules": [{"when": {"score": ("<200", "[300..400)")}, "then": {"channel": "電話"}}],
    "examples": ({"given": {}, "expect": ({"channel": "電話"},)},),
}


def test_a_box_is_said_in_japanese() -> None:
    one = table(RAW)
    cells = grid(one)
    box = (0b011, 0b1010)
    assert words.where(one, cells, box) == (
        "緊急度=高、または中: 急ぐ、健全性=200点以上300点未満、または400点以上"
    )
    assert words.where(one, cells, cells.whole) == "すべての場合"
    assert words.witness(one, cells, box) == "緊急度=高、健全性=200点"
    assert words.row(one, cells, box) == (
        '- {id: ＿, when: {urgency: [高, "中: 急ぐ"], score: ["[200..300)", ">=400"]}, '
        "then: {channel: ＿}, why: ＿, source: ＿}"
    )
    assert words.example(cells, (0b010, 0b1000), {"channel": "電話"}) == (
        '- {given: {urgency: "中: 急ぐ", score: "400"}, expect: {channel: 電話}}'
    )


@pytest.mark.parametrize(
    "value",
    [
        *("true", "null", "~", "5", "1.5", "a: b", "a #b", "- a", "a, b", "[a]", '"a"', "'a"),
        *("*a", "&a", "!a", "%a", "@a", "`a", "{a}", "a\\b", "a:", "?", "no", "＿"),
        *("高・低", "Eメール（急ぐ）", "次 の"),
    ],
)
def test_what_is_written_is_read_as_it_was(value: str) -> None:
    raw = {
        **RAW,
        "inputs": {"a": {"values": (value, "乙")}},
        "rules": [{"then": {"channel": "電話"}}],
    }
    cells = grid(table(raw))
    read = pasted(words.example(cells, (0b01,), {"channel": value}))
    assert read == {"given": {"a": value}, "expect": {"channel": value}}


def pasted(text: str) -> Any:
    loaded = parse(text.encode(), "x.yml")
    assert loaded.problems == ()
    assert isinstance(loaded.data, tuple)
    return loaded.data[0]


def as_cells(given: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    return {name: (cell,) if isinstance(cell, str) else tuple(cell) for name, cell in given.items()}


def test_pasted_rows_close_the_gaps_and_overlap_nothing() -> None:
    some = 0
    for one in worlds()[:500]:
        found = [pasted(words.row(one.table, one.grid, box)) for box in gaps(one.grid)]
        rows = [
            one.table.rules[0].model_copy(update={"id": f"new{n}", "when": as_cells(row["when"])})
            for n, row in enumerate(found)
        ]
        mended = one.table.model_copy(update={"rules": (*one.table.rules, *rows)})
        cells = grid(mended)
        assert count_gaps(cells) == 0
        old = len(one.table.rules)
        assert not [pair for pair in overlaps(mended, cells) if pair.first < old <= pair.second]
        some += bool(rows)
    assert some > 50


def test_pasted_examples_come_out_as_expected() -> None:
    some = 0
    for one in worlds():
        for unseen in without_example(one.table, one.grid):
            then = one.table.rules[unseen.rule].then
            read = pasted(words.example(one.grid, unseen.box, then))
            situation = {
                name: Fraction(answer) if one.table.inputs[name].domain else answer
                for name, answer in read["given"].items()
            }
            assert occurs(one.table, situation)
            assert unseen.rule in answering(one.table, situation)
            assert read["expect"] == then
            some += 1
    assert some > 100
