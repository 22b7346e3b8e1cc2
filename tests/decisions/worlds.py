"""Random tables, each with all that can happen in it, as straight evaluation tells."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from macros.decisions.boxes import Box
from macros.decisions.cells import accepts
from macros.decisions.classes import Grid, grid
from macros.decisions.evaluate import Situation, answering, applying, occurs
from macros.models.decision import DecisionRevision

from .tables import random_table, situations, table

COUNT = 2_000


@dataclass(frozen=True, eq=False)
class Case:
    """A situation and the rules that apply and that answer in it."""

    situation: Situation
    occurs: bool
    applying: tuple[int, ...]
    answering: tuple[int, ...]


@dataclass(frozen=True)
class World:
    """A table and every situation."""

    table: DecisionRevision
    grid: Grid
    all: tuple[Case, ...]

    @property
    def cases(self) -> list[Case]:
        """Return what can occur."""
        return [case for case in self.all if case.occurs]

    def inside(self, box: Box) -> list[Case]:
        """Return what can occur inside a box, read through the cells that would be written."""
        parts = [
            (column.name, self.table.inputs[column.name], column.cell(mask))
            for column, mask in zip(self.grid.columns, box, strict=True)
            if mask != column.whole
        ]
        return [
            case
            for case in self.cases
            if all(accepts(column, cell, case.situation[name]) for name, column, cell in parts)
        ]


def world(one: DecisionRevision) -> World:
    """Return everything that can happen in a table."""
    cases = (
        Case(each, occurs(one, each), applying(one, each), answering(one, each))
        for each in situations(one)
    )
    return World(one, grid(one), tuple(cases))


@cache
def worlds() -> Sequence[World]:
    """Return the same random tables at every call."""
    return [world(table(random_table(Random(seed)))) for seed in range(COUNT)]
