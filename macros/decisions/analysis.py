"""What is wrong with a table: gaps, overlaps, rules that never answer, examples that fail.

Everything is exact: found for every situation, however many there are, and nothing is sampled.
Situations that cannot occur are neither gaps nor overlaps.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from ..models.decision import DecisionRevision
from .boxes import Box, bits, common, count_uncovered, size, uncovered
from .classes import Grid

EXACT_HIDERS = 4
"""Sets of rules that hide another are the smallest ones up to this size."""

Outcome = Mapping[str, str]


@dataclass(frozen=True)
class Pair:
    """Two rules, and situations in which both apply."""

    first: int
    second: int
    box: Box


@dataclass(frozen=True)
class Hidden:
    """A rule that never answers, and the rules that answer instead of it."""

    rule: int
    by: tuple[int, ...]


@dataclass(frozen=True)
class Failure:
    """An example that comes out otherwise in some of the situations that it speaks of."""

    example: int
    box: Box
    found: int | Outcome
    """The rule that answers there though it is not expected, or the outcome that is missing."""


def gaps(grid: Grid) -> Iterator[Box]:
    """Yield boxes that together hold every situation without a rule.

    A box is as large as it can be: it may take in impossible situations and share some with other
    boxes, but no rule applies to any situation in it that can occur.
    """
    found: list[Box] = []
    while hole := uncovered(grid.whole, [*grid.rules, *grid.impossible, *found]):
        found.append(_grown(hole, grid))
        yield found[-1]


def count_gaps(grid: Grid, beside: Sequence[Box] = ()) -> int:
    """Return how many situations have no rule, apart from those in the boxes given."""
    return count_uncovered(grid.whole, [*grid.rules, *grid.impossible, *beside])


def overlaps(table: DecisionRevision, grid: Grid) -> Iterator[Pair]:
    """Yield each two rules that apply together where one alone may, or with different outputs."""
    if table.hit not in {"unique", "any"}:
        return
    for first, second in combinations(range(len(grid.rules)), 2):
        if table.hit == "any" and table.rules[first].then == table.rules[second].then:
            continue
        box = _both(grid, first, second)
        if box:
            yield Pair(first, second, box)


def duplicates(table: DecisionRevision, grid: Grid) -> Iterator[tuple[int, int]]:
    """Yield each rule whose condition an earlier one has, the earlier one first.

    A table that collects may say several things under one condition, but nothing twice.
    """
    seen: dict[object, int] = {}
    for index, box in enumerate(grid.rules):
        key = (box, said(table, index)) if table.hit == "collect" else box
        if key in seen:
            yield seen[key], index
        seen.setdefault(key, index)


def said(table: DecisionRevision, index: int) -> object:
    """Return what a rule says, to compare it with another: rules differ by their reasons, too."""
    rule = table.rules[index]
    return (tuple(sorted(rule.then.items())), rule.do, rule.why, tuple(sorted(rule.source)))


def never(grid: Grid) -> Iterator[int]:
    """Yield the rules that lie wholly inside impossible situations."""
    for index, box in enumerate(grid.rules):
        if uncovered(box, grid.impossible) is None:
            yield index


def unreachable(table: DecisionRevision, grid: Grid) -> Iterator[Hidden]:
    """Yield the rules that others always come before, each with the fewest that do so."""
    for index, box in enumerate(grid.rules):
        rivals = before(table, index)
        hidden = uncovered(box, [*(grid.rules[one] for one in rivals), *grid.impossible]) is None
        if hidden and uncovered(box, grid.impossible) is not None:
            yield Hidden(index, _hiders(grid, box, rivals))


def before(table: DecisionRevision, index: int) -> tuple[int, ...]:
    """Return the rules that answer instead of one where both apply."""
    if table.hit == "first":
        return tuple(range(index))
    if table.hit == "priority":
        places = [_place(table, one) for one in range(len(table.rules))]
        return tuple(one for one, place in enumerate(places) if place < places[index])
    return ()


def _place(table: DecisionRevision, index: int) -> tuple[int, ...]:
    then = table.rules[index].then
    ranks = (output.values.index(then[name]) for name, output in table.outputs.items())
    return (*ranks, index)


def failures(table: DecisionRevision, grid: Grid) -> Iterator[Failure]:
    """Yield the examples that come out otherwise than expected; one finding an example."""
    for index in range(len(grid.examples)):
        failure = _failure(table, grid, index)
        if failure:
            yield failure


def _failure(table: DecisionRevision, grid: Grid, index: int) -> Failure | None:
    expected, box = table.examples[index].expect, grid.examples[index]
    for rule in range(len(table.rules)):
        if table.rules[rule].then not in expected and (where := answers(table, grid, rule, box)):
            return Failure(index, where, rule)
    for outcome in expected:
        given = [grid.rules[one] for one, rule in enumerate(table.rules) if rule.then == outcome]
        if where := uncovered(box, [*given, *grid.impossible]):
            return Failure(index, where, outcome)
    return None


def answers(table: DecisionRevision, grid: Grid, rule: int, box: Box) -> Box | None:
    """Return situations inside a box in which a rule answers, or None."""
    applies = common(grid.rules[rule], box)
    if applies is None:
        return None
    stronger = [grid.rules[one] for one in before(table, rule)]
    return uncovered(applies, [*stronger, *grid.impossible])


def empty_examples(grid: Grid) -> Iterator[int]:
    """Yield the examples that lie wholly inside impossible situations."""
    for index, box in enumerate(grid.examples):
        if uncovered(box, grid.impossible) is None:
            yield index


@dataclass(frozen=True)
class Unseen:
    """An output whose value no example expects, in situations where a rule gives it."""

    rule: int
    output: str
    box: Box


def without_example(table: DecisionRevision, grid: Grid) -> Iterator[Unseen]:
    """Yield each value of an output that some rule answers and no example expects, once."""
    expected = {
        (name, value)
        for example in table.examples
        for outcome in example.expect
        for name, value in outcome.items()
    }
    for index, rule in enumerate(table.rules):
        unseen = [name for name, value in rule.then.items() if (name, value) not in expected]
        if unseen and (box := answers(table, grid, index, grid.whole)):
            expected |= set(rule.then.items())
            yield from (Unseen(index, name, box) for name in unseen)


def _both(grid: Grid, first: int, second: int) -> Box | None:
    box = common(grid.rules[first], grid.rules[second])
    return uncovered(box, grid.impossible) if box else None


def _grown(hole: Box, grid: Grid) -> Box:
    """Return the largest of the boxes that grow out of a hole, tried from each column on."""
    columns = range(len(hole))
    orders = [[*columns[start:], *columns[:start]] for start in columns]
    return max((_grown_along(order, hole, grid) for order in orders), key=size)


def _grown_along(order: Sequence[int], hole: Box, grid: Grid) -> Box:
    box = hole
    for column in order:
        for bit in bits(grid.whole[column] & ~box[column]):
            slab = (*box[:column], 1 << bit, *box[column + 1 :])
            if _is_free(slab, grid):
                box = (*box[:column], box[column] | 1 << bit, *box[column + 1 :])
    return box


def _is_free(box: Box, grid: Grid) -> bool:
    met = (shared for rule in grid.rules if (shared := common(box, rule)))
    return all(uncovered(shared, grid.impossible) is None for shared in met)


def _hiders(grid: Grid, box: Box, rivals: Sequence[int]) -> tuple[int, ...]:
    """Return the fewest rivals that hide a box, or beyond EXACT_HIDERS a set with none to spare."""
    for most in range(1, EXACT_HIDERS + 1):
        found = _cover(grid, box, rivals, (), most)
        if found is not None:
            return tuple(sorted(found))
    needed = list(rivals)
    for one in rivals:
        fewer = [other for other in needed if other != one]
        if uncovered(box, [*(grid.rules[other] for other in fewer), *grid.impossible]) is None:
            needed = fewer
    return tuple(needed)


def _cover(
    grid: Grid, box: Box, rivals: Sequence[int], chosen: tuple[int, ...], most: int
) -> tuple[int, ...] | None:
    """Choose at most so many more rivals, one of which must take in any hole that is left."""
    hole = uncovered(box, [*(grid.rules[one] for one in chosen), *grid.impossible])
    if hole is None:
        return chosen
    if most == 0:
        return None
    point = tuple(mask & -mask for mask in hole)
    for one in rivals:
        if common(grid.rules[one], point):
            found = _cover(grid, box, rivals, (*chosen, one), most - 1)
            if found is not None:
                return found
    return None
