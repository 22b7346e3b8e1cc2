"""The figures of a proven table."""

from dataclasses import dataclass
from functools import cache
from math import prod

from ..models.decision import DecisionRevision
from .classes import grid
from .diagram import IMPOSSIBLE, Diagram, compiled
from .questions import asked, counter


@dataclass(frozen=True)
class Proof:
    """What was looked at, and how it came out."""

    situations: int
    """Combinations of answers that can occur, each with its rule."""
    impossible: int
    """Combinations that are declared impossible."""
    boxes: int
    """Ways through the diagram: what is left of the situations when what does not matter goes."""
    rules: int
    examples: int
    nodes: int
    longest: int
    """Questions at most."""
    expected: float
    """Questions on average, when every situation counts the same."""


def proof(table: DecisionRevision) -> Proof:
    """Return the figures of a table that the checks have passed.

    Raises CellError or TooLargeError where they have not.
    """
    diagram = compiled(table, grid(table))
    situations = counter(diagram)(diagram.root, 0)
    questions = asked(diagram)
    return Proof(
        situations=situations,
        impossible=prod(len(one.classes) for one in diagram.inputs) - situations,
        boxes=_ways(diagram),
        rules=len(table.rules),
        examples=len(table.examples),
        nodes=len(diagram.nodes),
        longest=questions.most,
        expected=float(questions.expected),
    )


def _ways(diagram: Diagram) -> int:
    @cache
    def ways(child: int) -> int:
        if child < 0:
            return 0 if child == IMPOSSIBLE else 1
        return sum(ways(one) for one in set(diagram.nodes[child][1]))

    return ways(diagram.root)
