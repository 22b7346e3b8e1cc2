"""How many questions a reader answers on the way through a diagram.

A reader is in a situation that can occur. So an answer that only leads to impossible ones is not
offered, and an input whose other answers all lead to the same place is not asked; what cannot occur
is the same as any other place. Every situation that can occur counts the same.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import prod

from .diagram import IMPOSSIBLE, Diagram

LIMIT = 50_000
"""Partial answers up to which the best order of asking is looked for."""

State = tuple[int | None, ...]
"""The class of each input that is answered."""


@dataclass(frozen=True)
class Asked:
    """Questions in the author's order, leaving out what no longer matters."""

    most: int
    expected: Fraction


def counter(diagram: Diagram) -> Callable[[int, int], int]:
    """Return a function that counts the situations below a child which can occur.

    Its arguments are the child and the first input that is not answered there.
    """
    sizes = [len(one.classes) for one in diagram.inputs]

    @cache
    def count(child: int, column: int) -> int:
        if child == IMPOSSIBLE:
            return 0
        if child < 0:
            return prod(sizes[column:])
        index, children = diagram.nodes[child]
        return prod(sizes[column:index]) * sum(count(one, index + 1) for one in children)

    return count


def asked(diagram: Diagram) -> Asked:
    """Return how many questions the author's order takes."""
    count = counter(diagram)
    places = _places(diagram)

    @cache
    def way(child: int) -> tuple[int, Fraction]:
        if child < 0:
            return 0, Fraction(0)
        index, children = diagram.nodes[child]
        weights = {one: count(one, index + 1) for one in children}
        ways = {one: way(one) for one in weights if weights[one]}
        step = 1 if len({places[one] for one in ways}) > 1 else 0
        total = sum(weights[one] for one in children)
        spent = sum((weights[one] * way(one)[1] for one in children if one in ways), Fraction(0))
        return step + max((most for most, _ in ways.values()), default=0), step + spent / total

    return Asked(*way(diagram.root))


def _places(diagram: Diagram) -> dict[int, int]:
    """Return for each child the first that is told from it by impossible situations alone."""
    places = {-number - 1: -number - 1 for number in range(len(diagram.terminals))}
    known: dict[tuple[int, tuple[int, ...]], int] = {}
    for number, (index, children) in enumerate(diagram.nodes):
        below = tuple(places[one] for one in children)
        possible = set(below) - {IMPOSSIBLE}
        if len(possible) > 1:
            places[number] = known.setdefault((index, below), number)
        else:
            places[number] = possible.pop() if possible else IMPOSSIBLE
    return places


def best(diagram: Diagram) -> Fraction | None:
    """Return how many questions the best order takes on average; it may depend on the answers.

    None where there are more than LIMIT partial answers to look through.
    """
    sizes = [len(one.classes) for one in diagram.inputs]
    if prod(size + 1 for size in sizes) > LIMIT:
        return None

    def answered(state: State, column: int) -> list[State]:
        return [(*state[:column], one, *state[column + 1 :]) for one in range(sizes[column])]

    @cache
    def left(state: State) -> tuple[int, frozenset[int]]:
        """Return how many situations are left, and the terminals that they lead to."""
        if None not in state:
            terminal = _terminal(diagram, state)
            return (0, frozenset()) if terminal == IMPOSSIBLE else (1, frozenset({terminal}))
        parts = [left(one) for one in answered(state, state.index(None))]
        return sum(count for count, _ in parts), frozenset().union(*(ends for _, ends in parts))

    @cache
    def fewest(state: State) -> Fraction:
        count, ends = left(state)
        if len(ends) <= 1:
            return Fraction(0)
        choices = []
        for column in (index for index, one in enumerate(state) if one is None):
            parts = [one for one in answered(state, column) if left(one)[0]]
            if len(parts) > 1:
                choices.append(sum((left(one)[0] * fewest(one) for one in parts), Fraction(0)))
        return 1 + min(choices) / count

    return fewest((None,) * len(sizes))


def _terminal(diagram: Diagram, state: State) -> int:
    child = diagram.root
    while child >= 0:
        index, children = diagram.nodes[child]
        answer = state[index]
        if answer is None:
            raise ValueError(state)
        child = children[answer]
    return child
