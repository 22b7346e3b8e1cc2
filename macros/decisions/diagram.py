"""A proven table as a reduced decision diagram, of which a browser needs no rule's meaning.

One node asks one input, inputs come in the author's order on every way, and equal parts of the
diagram are one. So an answer restricts the diagram, an input matters as long as it still occurs,
and the terminals that can be reached are the results that are still possible.
"""

from dataclasses import dataclass

from ..models.decision import DecisionRevision
from .analysis import before
from .boxes import Box, bits
from .classes import Grid

LIMIT = 5_000
"""Nodes that a page may carry."""

IMPOSSIBLE = -1
"""The child that stands for situations which cannot occur."""


class TooLargeError(Exception):
    """A table whose diagram has more nodes than LIMIT."""


@dataclass(frozen=True)
class Question:
    """An input with its classes; answers that always lead to the same place are one class."""

    id: str
    label: str
    ask: str
    hint: str | None
    classes: tuple[str, ...]
    """What each class is called."""


@dataclass(frozen=True)
class Diagram:
    """The whole table. ``dataclasses.asdict`` makes JSON of it."""

    inputs: tuple[Question, ...]
    nodes: tuple[tuple[int, tuple[int, ...]], ...]
    """The index of an input, and a child for each of its classes. A child of 0 or more is a node,
    one below is the terminal -(child + 1). Children stand before their parents."""
    root: int
    """A child, as in ``nodes``."""
    terminals: tuple[tuple[int, ...], ...]
    """The indexes of the rules that answer. Terminal 0 is empty: it cannot occur."""


def compiled(table: DecisionRevision, grid: Grid) -> Diagram:
    """Return the diagram of a table without gaps. Raises TooLargeError."""
    builder = _Builder(table, grid)
    root = builder.child(0, (1 << len(builder.boxes)) - 1)
    alike = [
        _alike([children for at, children in builder.nodes if at == index], column.count)
        for index, column in enumerate(grid.columns)
    ]
    questions = [
        Question(
            column.name,
            table.inputs[column.name].label,
            table.inputs[column.name].ask,
            table.inputs[column.name].hint,
            tuple(column.label(mask) for mask in masks),
        )
        for column, masks in zip(grid.columns, alike, strict=True)
    ]
    nodes = [
        (index, tuple(children[next(bits(mask))] for mask in alike[index]))
        for index, children in builder.nodes
    ]
    return Diagram(tuple(questions), tuple(nodes), root, tuple(builder.terminals))


def _alike(nodes: list[tuple[int, ...]], count: int) -> tuple[int, ...]:
    """Return masks of the classes that lead to the same child from every node of their input."""
    groups: dict[tuple[int, ...], int] = {}
    for bit in range(count):
        key = tuple(children[bit] for children in nodes)
        groups[key] = groups.get(key, 0) | 1 << bit
    return tuple(groups.values())


def _beaten(table: DecisionRevision, index: int) -> int:
    """Return a mask of the rules that cannot answer where this one applies."""
    rules = range(len(table.rules))
    if table.hit == "unique":
        return sum(1 << other for other in rules if other != index)
    return sum(1 << other for other in rules if index in before(table, other))


class _Builder:
    """Makes nodes from the last column up. Boxes are the impossible ones, then the rules."""

    def __init__(self, table: DecisionRevision, grid: Grid) -> None:
        self.boxes: tuple[Box, ...] = (*grid.impossible, *grid.rules)
        self.nodes: list[tuple[int, tuple[int, ...]]] = []
        self.terminals: dict[tuple[int, ...], int] = {(): IMPOSSIBLE}
        rules = range(len(table.rules))
        self._impossible = len(grid.impossible)
        self._beaten = [_beaten(table, index) << self._impossible for index in rules]
        self._meeting = [
            [
                sum(1 << at for at, box in enumerate(self.boxes) if box[index] >> bit & 1)
                for bit in range(column.count)
            ]
            for index, column in enumerate(grid.columns)
        ]
        self._whole_after = [
            sum(1 << at for at, box in enumerate(self.boxes) if box[column:] == grid.whole[column:])
            for column in range(len(grid.columns) + 1)
        ]
        self._known: dict[tuple[int, int], int] = {}
        self._numbers: dict[tuple[int, tuple[int, ...]], int] = {}

    def child(self, column: int, met: int) -> int:
        """Return the node or terminal of what is left at a column where these boxes are met."""
        met = self._settled(column, met)
        key = (column, met)
        if key not in self._known:
            self._known[key] = self._made(column, met)
        return self._known[key]

    def _settled(self, column: int, met: int) -> int:
        """Drop the boxes that cannot answer any more, so that equal rests are seen to be equal."""
        sure = met & self._whole_after[column]
        impossible = sure & ((1 << self._impossible) - 1)
        if impossible:
            return impossible & -impossible
        for at in bits(sure):
            met &= ~self._beaten[at - self._impossible]
        return met

    def _made(self, column: int, met: int) -> int:
        if column == len(self._meeting):
            return self._terminal(met)
        children = tuple(self.child(column + 1, met & there) for there in self._meeting[column])
        if len(set(children)) == 1:
            return children[0]
        node = (column, children)
        if node not in self._numbers:
            if len(self.nodes) == LIMIT:
                raise TooLargeError
            self._numbers[node] = len(self.nodes)
            self.nodes.append(node)
        return self._numbers[node]

    def _terminal(self, met: int) -> int:
        if met & ((1 << self._impossible) - 1):
            return IMPOSSIBLE
        rules = tuple(at - self._impossible for at in bits(met))
        return self.terminals.setdefault(rules, -len(self.terminals) - 1)
