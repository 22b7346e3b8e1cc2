import json
from dataclasses import asdict

import pytest

from macros.decisions.cells import Value, accepts
from macros.decisions.classes import grid
from macros.decisions.diagram import IMPOSSIBLE, Diagram, TooLargeError, compiled

from .tables import Raw, table
from .worlds import Case, World, worlds


def sound() -> list[World]:
    """Return the random tables that have no gap and keep to their hit policy."""
    return [
        one
        for one in worlds()
        if all(case.answering for case in one.cases)
        and not (one.table.hit == "unique" and any(len(case.answering) > 1 for case in one.cases))
    ]


def reached(one: World, diagram: Diagram) -> dict[Case, int]:
    """Follow each situation through a diagram to its terminal."""
    found = {}
    answers = answer_by_word(one, diagram)
    for case in one.all:
        child = diagram.root
        while child >= 0:
            index, children = diagram.nodes[child]
            child = children[answers[index][case.situation[diagram.inputs[index].id]]]
        found[case] = child
    return found


def answer_by_word(one: World, diagram: Diagram) -> list[dict[Value, int]]:
    """Return for each input the class that accepts each answer, by what the class is called."""
    found = []
    for column, question in zip(one.grid.columns, diagram.inputs, strict=True):
        cells = {column.label(mask): column.cell(mask) for mask in range(1, column.whole + 1)}
        values = {case.situation[column.name] for case in one.all}
        asked = one.table.inputs[column.name]
        pairs = [
            (value, number)
            for value in values
            for number, label in enumerate(question.classes)
            if accepts(asked, cells[label], value)
        ]
        assert len(pairs) == len(values)
        found.append(dict(pairs))
    return found


def test_many_tables_are_sound() -> None:
    assert len(sound()) > 100
    assert any(one.table.impossible for one in sound())
    assert {one.table.hit for one in sound()} == {"unique", "any", "first", "priority", "collect"}


def test_a_diagram_answers_as_its_table_does() -> None:
    for one in sound():
        diagram = compiled(one.table, one.grid)
        assert diagram.terminals[-IMPOSSIBLE - 1] == ()
        for case, terminal in reached(one, diagram).items():
            if case.occurs:
                assert terminal != IMPOSSIBLE
                assert diagram.terminals[-terminal - 1] == case.answering
            else:
                assert terminal == IMPOSSIBLE


def test_a_diagram_has_nothing_to_spare() -> None:
    for one in sound():
        diagram = compiled(one.table, one.grid)
        assert len(set(diagram.nodes)) == len(diagram.nodes)
        assert len(set(diagram.terminals)) == len(diagram.terminals)
        used = {diagram.root, IMPOSSIBLE}
        for number, (index, children) in enumerate(diagram.nodes):
            assert len(set(children)) > 1
            assert len(children) == len(diagram.inputs[index].classes)
            for child in children:
                assert child < number
                assert child < 0 or diagram.nodes[child][0] > index
            used |= set(children)
        for index, question in enumerate(diagram.inputs):
            ways = list(
                zip(*(children for at, children in diagram.nodes if at == index), strict=True)
            )
            assert len(set(ways)) == len(ways)
            assert len(ways) == len(question.classes) or len(question.classes) == 1
        assert used == {*range(len(diagram.nodes)), *range(-len(diagram.terminals), 0)}


RAW: Raw = {
    "inputs": {
        "a": {
            "values": ("甲", "乙", "丙"),
            "label": "問い",
            "ask": "どれですか",
            "hint": "手がかり",
        },
        "b": {"domain": "[0..10]", "unit": "点"},
    },
    "outputs": {"x": {"values": ("東", "西")}},
    "impossible": [{"when": {"a": ("丙", "乙"), "b": ("[2..3)", "9")}}],
    "rules": [
        {"when": {"a": ("甲",)}, "then": {"x": "東"}},
        {"when": {"a": ("乙", "丙"), "b": ("<5",)}, "then": {"x": "東"}},
        {"when": {"a": ("乙", "丙"), "b": (">=5",)}, "then": {"x": "西"}},
    ],
    "examples": ({"given": {"b": ("7",)}, "expect": ({"x": "東"},)},),
}


def test_the_encoding_is_as_it_is_documented() -> None:
    one = table(RAW)
    assert json.loads(json.dumps(asdict(compiled(one, grid(one))))) == {
        "inputs": [
            {
                "id": "a",
                "label": "問い",
                "ask": "どれですか",
                "hint": "手がかり",
                "classes": ["甲", "乙、または丙"],
            },
            {
                "id": "b",
                "label": "b",
                "ask": "b",
                "hint": None,
                "classes": [
                    "2点未満、または3点以上5点未満",
                    "2点以上3点未満、または9点",
                    "5点以上9点未満、または9点を超える",
                ],
            },
        ],
        "nodes": [[1, [-3, -1, -4]], [0, [-2, 0]]],
        "root": 1,
        "terminals": [[], [0], [1], [2]],
    }


def test_a_table_with_one_answer_is_a_terminal() -> None:
    one = table({**RAW, "impossible": (), "rules": [{"then": {"x": "東"}}]})
    diagram = compiled(one, grid(one))
    assert (diagram.nodes, diagram.root, diagram.terminals) == ((), -2, ((), (0,)))


def many(inputs: int) -> Raw:
    """Return a table that collects one more answer for each input: every combination differs."""
    names = [f"q{number}" for number in range(inputs)]
    return {
        **RAW,
        "hit": "collect",
        "impossible": (),
        "inputs": {name: {"values": ("甲", "乙")} for name in names},
        "rules": [{"when": {name: ("甲",)}, "then": {"x": "東"}} for name in names]
        + [{"then": {"x": "東"}}],
        "examples": ({"given": {}, "expect": ({"x": "東"},)},),
    }


def test_a_diagram_has_a_largest_size() -> None:
    largest = table(many(12))
    assert len(compiled(largest, grid(largest)).nodes) == 2**12 - 1
    too_large = table(many(13))
    with pytest.raises(TooLargeError):
        compiled(too_large, grid(too_large))
