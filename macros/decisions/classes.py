"""The columns of a table, split into classes that no cell parts any further."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

from ..models.decision import DecisionRevision, Input
from . import cells
from .boxes import Box, bits
from .cells import Range, Value

When = Mapping[str, tuple[str, ...]]


class Column(ABC):
    """One input and its classes. Sets of classes are bit masks, lowest bit first."""

    def __init__(self, name: str, count: int) -> None:
        self.name = name
        self.count = count
        self.whole = (1 << count) - 1

    @abstractmethod
    def mask(self, cell: Iterable[str]) -> int:
        """Return the classes that a cell accepts. Raises CellError."""

    @abstractmethod
    def label(self, mask: int) -> str:
        """Say classes in Japanese."""

    @abstractmethod
    def cell(self, mask: int) -> tuple[str, ...]:
        """Write the cell that accepts just these classes."""

    @abstractmethod
    def witness(self, index: int) -> Value:
        """Return an answer of a class."""

    @abstractmethod
    def say(self, value: Value) -> str:
        """Say one answer in Japanese."""


class Words(Column):
    """An input whose answers are listed: each is a class."""

    def __init__(self, name: str, values: tuple[str, ...]) -> None:
        super().__init__(name, len(values))
        self._values = values

    def mask(self, cell: Iterable[str]) -> int:
        """Return the words of a cell."""
        words = {cells.parse_word(word, self._values, self.name) for word in cell}
        return sum(1 << index for index, value in enumerate(self._values) if value in words)

    def label(self, mask: int) -> str:
        """Name the words."""
        return "、または".join(self.cell(mask))

    def cell(self, mask: int) -> tuple[str, ...]:
        """Return the words."""
        return tuple(self._values[index] for index in bits(mask))

    def witness(self, index: int) -> Value:
        """Return the word."""
        return self._values[index]

    def say(self, value: Value) -> str:
        """Return the word."""
        return str(value)


class Numbers(Column):
    """An input that is a number: the classes lie between the cuts that cells make."""

    def __init__(self, name: str, domain: Range, unit: str, used: Iterable[Range]) -> None:
        cuts = {domain.low, domain.high}
        cuts |= {cut for one in used for cut in (one.low, one.high)}
        self._classes = tuple(Range(low, high) for low, high in pairwise(sorted(cuts)))
        self._domain = domain
        self._unit = unit
        super().__init__(name, len(self._classes))

    def mask(self, cell: Iterable[str]) -> int:
        """Return the classes inside the ranges of a cell."""
        ranges = [cells.parse_range(text, self._domain) for text in cell]
        return sum(
            1 << index
            for index, one in enumerate(self._classes)
            if any(other.low <= one.low and one.high <= other.high for other in ranges)
        )

    def label(self, mask: int) -> str:
        """Say the ranges that the classes make together."""
        return "、または".join(
            cells.said(one, self._domain, self._unit) for one in self._runs(mask)
        )

    def cell(self, mask: int) -> tuple[str, ...]:
        """Write these ranges."""
        return tuple(cells.cell(one, self._domain) for one in self._runs(mask))

    def witness(self, index: int) -> Value:
        """Return a number of the class, a whole one where there is one."""
        return _inside(self._classes[index])

    def say(self, value: Value) -> str:
        """Return the number with its unit."""
        return f"{cells.number(Fraction(value))}{self._unit}"

    def _runs(self, mask: int) -> Iterator[Range]:
        """Yield the ranges that classes make together, each as long as it can be."""
        run: Range | None = None
        for one in (self._classes[index] for index in bits(mask)):
            if run and run.high == one.low:
                run = Range(run.low, one.high)
                continue
            if run:
                yield run
            run = one
        if run:
            yield run


def _inside(one: Range) -> Fraction:
    """Return a number of the range, a whole one where there is one."""
    (low, is_open), (high, is_closed) = one.low, one.high
    first = Fraction(floor(low) + 1 if is_open else ceil(low))
    if one.holds(first):
        return first
    if not is_open:
        return low
    return high if is_closed else (low + high) / 2


@dataclass(frozen=True)
class Grid:
    """A table as boxes over the classes of its columns."""

    columns: tuple[Column, ...]
    rules: tuple[Box, ...]
    impossible: tuple[Box, ...]
    examples: tuple[Box, ...]

    @property
    def whole(self) -> Box:
        """Return all situations."""
        return tuple(column.whole for column in self.columns)

    def situation(self, box: Box) -> dict[str, Value]:
        """Return one situation of a box."""
        return {
            column.name: column.witness(next(bits(mask)))
            for column, mask in zip(self.columns, box, strict=True)
        }


def grid(table: DecisionRevision) -> Grid:
    """Return the table as boxes. Raises CellError where a cell or a domain cannot be read."""
    conditions = [one.when for one in table.rules]
    impossible = [one.when for one in table.impossible]
    examples = [one.given for one in table.examples]
    used = [*conditions, *impossible, *examples]
    columns = tuple(_column(name, one, used) for name, one in table.inputs.items())
    return Grid(
        columns,
        tuple(_box(columns, one) for one in conditions),
        tuple(_box(columns, one) for one in impossible),
        tuple(_box(columns, one) for one in examples),
    )


def _column(name: str, column: Input, used: Iterable[When]) -> Column:
    if column.domain is None:
        return Words(name, column.values or ())
    domain = cells.parse_domain(column.domain)
    ranges = [cells.parse_range(text, domain) for when in used for text in when.get(name, ())]
    return Numbers(name, domain, column.unit or "", ranges)


def _box(columns: Iterable[Column], when: When) -> Box:
    return tuple(
        column.mask(when[column.name]) if column.name in when else column.whole
        for column in columns
    )
