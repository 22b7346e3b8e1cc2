from fractions import Fraction
from itertools import product

from macros.decisions.classes import grid
from macros.decisions.diagram import IMPOSSIBLE, Diagram, compiled
from macros.decisions.questions import Asked, asked, best, counter
from macros.models.decision import DecisionRevision

from .tables import Raw, table
from .test_diagram import many, sound

RAW: Raw = {
    "inputs": {
        "a": {"values": ("甲", "乙")},
        "b": {"values": ("甲", "乙")},
        "c": {"values": ("甲", "乙")},
    },
    "outputs": {"x": {"values": ("東", "西")}},
    "rules": [
        {"when": {"c": ("甲",)}, "then": {"x": "東"}},
        {"when": {"c": ("乙",), "a": ("甲",)}, "then": {"x": "西"}},
        {"when": {"c": ("乙",), "a": ("乙",)}, "then": {"x": "東"}},
    ],
    "examples": ({"given": {}, "expect": ({"x": "東"},)},),
}


def diagram(one: DecisionRevision) -> Diagram:
    return compiled(one, grid(one))


def ends(one: Diagram) -> dict[tuple[int, ...], int]:
    """Return the terminal of each combination of classes that can occur."""
    found = {}
    for answers in product(*(range(len(question.classes)) for question in one.inputs)):
        child = one.root
        while child >= 0:
            index, children = one.nodes[child]
            child = children[answers[index]]
        if child != IMPOSSIBLE:
            found[answers] = child
    return found


Left = dict[tuple[int, ...], int]


def after(left: Left, index: int) -> list[Left]:
    """Return what is left after each answer to an input."""
    answers = sorted({one[index] for one in left})
    return [{one: end for one, end in left.items() if one[index] == each} for each in answers]


def in_order(left: Left, index: int) -> tuple[int, int]:
    """Count the questions in the author's order: the most, and the sum over all situations."""
    if len(set(left.values())) <= 1:
        return 0, 0
    parts = after(left, index)
    rests = {frozenset((one[index + 1 :], end) for one, end in part.items()) for part in parts}
    ways = [in_order(part, index + 1) for part in parts]
    step = 1 if len(rests) > 1 else 0
    return step + max(most for most, _ in ways), step * len(left) + sum(total for _, total in ways)


def at_best(left: Left) -> int:
    """Return the smallest sum of questions over all situations, trying every order."""
    if len(set(left.values())) <= 1:
        return 0
    inputs = range(len(next(iter(left))))
    splits = [parts for index in inputs if len(parts := after(left, index)) > 1]
    return len(left) + min(sum(map(at_best, parts)) for parts in splits)


def test_questions_are_counted_as_a_reader_meets_them() -> None:
    some = 0
    for one in (each for each in sound() if each.cases):
        made = compiled(one.table, one.grid)
        left = ends(made)
        assert counter(made)(made.root, 0) == len(left)
        if not one.table.impossible:
            most, total = in_order(left, 0)
            assert asked(made) == Asked(most, Fraction(total, len(left)))
        assert best(made) == Fraction(at_best(left), len(left))
        assert best(made) <= asked(made).expected
        some += best(made) < asked(made).expected
    assert some > 10


def test_the_order_of_inputs_makes_the_difference() -> None:
    assert asked(diagram(table(RAW))) == Asked(2, Fraction(2))
    assert best(diagram(table(RAW))) == Fraction(3, 2)


def test_what_cannot_occur_is_neither_offered_nor_counted() -> None:
    raw = {**RAW, "impossible": [{"when": {"a": ("甲",)}}]}
    assert asked(diagram(table(raw))) == Asked(1, Fraction(1))
    assert best(diagram(table(raw))) == Fraction(1)
    raw = {**RAW, "impossible": [{"when": {"a": ("甲",), "c": ("甲",)}}]}
    assert asked(diagram(table(raw))) == Asked(2, Fraction(5, 3))


def test_the_best_order_is_not_looked_for_in_large_tables() -> None:
    assert best(diagram(table(many(9)))) == Fraction(9)
    assert best(diagram(table(many(10)))) is None
