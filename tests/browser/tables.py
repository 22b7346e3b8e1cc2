"""The tables that choosers ask, with every situation and what is answered there."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from macros.decisions.classes import grid
from macros.decisions.diagram import Diagram, compiled
from macros.models.decision import DecisionRevision
from macros.read import read
from tests.building import ROOT
from tests.decisions.test_diagram import answer_by_word, sound
from tests.decisions.worlds import Case, World, world

DRAWN = 120

Answers = tuple[int, ...]
"""The class of each input."""


@dataclass(frozen=True)
class Asked:
    """A table as a chooser knows it."""

    name: str
    address: str
    """The page of the table; empty for one of a test."""
    world: World
    diagram: Diagram
    cases: Sequence[tuple[Answers, Case]]
    """What can occur."""

    @property
    def table(self) -> DecisionRevision:
        """Return the rows."""
        return self.world.table

    @property
    def sizes(self) -> list[int]:
        """Return how many answers each input has."""
        return [len(question.classes) for question in self.diagram.inputs]


def _asked(name: str, address: str, one: World) -> Asked:
    diagram = compiled(one.table, grid(one.table))
    by_word = answer_by_word(one, diagram)
    cases = [
        (
            tuple(
                classes[case.situation[question.id]]
                for classes, question in zip(by_word, diagram.inputs, strict=True)
            ),
            case,
        )
        for case in one.cases
    ]
    return Asked(name, address, one, diagram, cases)


@cache
def shipped() -> Sequence[Asked]:
    """Return every revision of every decision table of the handbook."""
    return [
        _asked(f"{document.id}.{filed.id}", document.address(filed) + "/", world(filed.model))
        for document, filed in read(ROOT / "docs" / "data")[0].revisions()
        if isinstance(filed.model, DecisionRevision)
    ]


@cache
def drawn() -> Sequence[Asked]:
    """Return some random tables: of every hit policy, with numbers, with what cannot occur."""
    found = [one for one in sound() if one.cases][:DRAWN]
    return [_asked(f"drawn {number}", "", one) for number, one in enumerate(found)]
