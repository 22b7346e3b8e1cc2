"""What a sound table could do without.

Rows that say the same for different reasons or from different sources are kept apart on purpose:
they are never called redundant, and never to be merged.
"""

from collections.abc import Iterator
from functools import cache
from itertools import combinations

from ..models.decision import DecisionRevision
from .analysis import before, said
from .boxes import Box, common, uncovered
from .classes import Grid
from .diagram import IMPOSSIBLE, Diagram


def redundant(table: DecisionRevision, grid: Grid) -> Iterator[int]:
    """Yield the rules without which every situation would still be told the same."""
    for index in range(len(grid.rules)):
        if _is_redundant(table, grid, index):
            yield index


def _is_redundant(table: DecisionRevision, grid: Grid, index: int) -> bool:
    """Whether the rules that would answer in its place all say the same."""
    stronger = before(table, index)
    others = [one for one in range(len(grid.rules)) if one != index]
    same = [one for one in others if said(table, one) == said(table, index)]
    box = grid.rules[index]
    if uncovered(box, _boxes(grid, [*stronger, *same])) is not None:
        return False
    if table.hit not in {"first", "priority"}:
        return True
    for other in others:
        if other in stronger or other in same:
            continue
        met = common(box, grid.rules[other])
        rivals = [one for one in before(table, other) if one != index]
        if met and uncovered(met, _boxes(grid, rivals)) is not None:
            return False
    return True


def _boxes(grid: Grid, rules: list[int]) -> list[Box]:
    return [*(grid.rules[one] for one in rules), *grid.impossible]


def mergeable(table: DecisionRevision, grid: Grid) -> Iterator[tuple[int, int, int]]:
    """Yield each two rules that can be one, and the only column in which they differ.

    Where one takes in the other, that one is redundant instead.
    """
    for first, second in combinations(range(len(grid.rules)), 2):
        pairs = enumerate(zip(grid.rules[first], grid.rules[second], strict=True))
        apart = [column for column, (one, other) in pairs if one != other]
        if (
            len(apart) == 1
            and common(grid.rules[first], grid.rules[second]) not in grid.rules
            and said(table, first) == said(table, second)
            and not _is_between(table, grid, first, second)
        ):
            yield first, second, apart[0]


def _is_between(table: DecisionRevision, grid: Grid, first: int, second: int) -> bool:
    """Whether the later rule cannot move up to the earlier one, past another that it meets."""
    if table.hit not in {"first", "priority"}:
        return False
    early, late = sorted((first, second), key=lambda one: len(before(table, one)))
    passed = set(before(table, late)) - {early, *before(table, early)}
    return any(common(grid.rules[late], grid.rules[one]) for one in passed)


def whole_cells(table: DecisionRevision, grid: Grid) -> Iterator[tuple[int, str]]:
    """Yield the rules and inputs whose cell accepts every answer."""
    for index, rule in enumerate(table.rules):
        for at, column in enumerate(grid.columns):
            if column.name in rule.when and grid.rules[index][at] == column.whole:
                yield index, column.name


def unused_outputs(table: DecisionRevision) -> Iterator[tuple[str, int]]:
    """Yield the outputs and the numbers of their values that no rule gives."""
    for name, output in table.outputs.items():
        given = {rule.then[name] for rule in table.rules}
        for number, value in enumerate(output.values):
            if value not in given:
                yield name, number


def unused_inputs(diagram: Diagram) -> Iterator[str]:
    """Yield the inputs on which no answer depends in situations that can occur."""

    @cache
    def differ(one: int, other: int) -> bool:
        """Whether two parts of the diagram answer differently somewhere."""
        if one == other or IMPOSSIBLE in {one, other}:
            return False
        if one < 0 and other < 0:
            return True
        column = min(diagram.nodes[part][0] for part in (one, other) if part >= 0)
        size = len(diagram.inputs[column].classes)
        return any(
            differ(*pair)
            for pair in zip(_below(one, column, size), _below(other, column, size), strict=True)
        )

    def _below(child: int, column: int, size: int) -> tuple[int, ...]:
        if child >= 0 and diagram.nodes[child][0] == column:
            return diagram.nodes[child][1]
        return (child,) * size

    for index, question in enumerate(diagram.inputs):
        nodes = (children for column, children in diagram.nodes if column == index)
        if not any(
            differ(*sorted(pair)) for children in nodes for pair in combinations(set(children), 2)
        ):
            yield question.id
