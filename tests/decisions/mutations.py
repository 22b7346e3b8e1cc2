"""Small changes of a table, each of a kind that an editor makes by mistake."""

from collections.abc import Iterator, Mapping

from macros.checks.decisions import prove
from macros.decisions.classes import Grid, grid
from macros.decisions.evaluate import Situation, answering, occurs
from macros.errors import mistakes
from macros.library import Filed
from macros.load import Origin
from macros.models.decision import DecisionRevision, Rule

Mutation = tuple[str, str, DecisionRevision]
"""The kind, the id of the row, and the changed table."""


def is_caught(table: DecisionRevision) -> bool:
    """Whether the build would stop at the table."""
    return bool(mistakes(prove(Filed("mutated", table, Origin("mutated.yml")), table)))


def is_always_wrong(kind: str, table: DecisionRevision) -> bool:
    """Whether a mutation adds a row that says nothing new, or makes another one say nothing."""
    return kind == "duplicate" or (kind == "shadow" and table.hit != "collect")


def changes(
    old: DecisionRevision, new: DecisionRevision, situations: list[Situation]
) -> Situation | None:
    """Return a situation that can occur and is answered otherwise, or None."""
    for situation in situations:
        if occurs(old, situation) and _outcomes(old, situation) != _outcomes(new, situation):
            return situation
    return None


def _outcomes(table: DecisionRevision, situation: Situation) -> set[tuple[tuple[str, str], ...]]:
    rules = (table.rules[index] for index in answering(table, situation))
    return {tuple(sorted(rule.then.items())) for rule in rules}


def mutations(table: DecisionRevision) -> Iterator[Mutation]:
    """Yield every mutation of every row."""
    cells = grid(table)
    rules = table.rules
    for index, rule in enumerate(rules):
        before, after = rules[:index], rules[index + 1 :]
        if len(rules) > 1:
            yield "drop", rule.id, _with(table, (*before, *after))
        for kind, changed in _other_cells(rule, index, cells):
            yield kind, rule.id, _with(table, (*before, changed, *after))
        twin = rule.model_copy(update={"id": "twin"})
        yield "duplicate", rule.id, _with(table, (*rules, twin))
        if other := _other_outcome(table, rule):
            shadow = rule.model_copy(update={"id": "shadow", "then": other})
            yield "shadow", rule.id, _with(table, (*before, shadow, rule, *after))


def _other_cells(rule: Rule, index: int, cells: Grid) -> Iterator[tuple[str, Rule]]:
    """Yield the row with one class more, or one less, in one of its cells."""
    for at, column in enumerate(cells.columns):
        mask = cells.rules[index][at]
        for bit in range(column.count):
            changed = mask ^ 1 << bit
            if changed:
                kind = "narrow" if mask >> bit & 1 else "widen"
                when = {**rule.when, column.name: column.cell(changed)}
                yield kind, rule.model_copy(update={"when": when})
        if column.name in rule.when and mask.bit_count() < column.count - 1:
            rest = {name: cell for name, cell in rule.when.items() if name != column.name}
            yield "widen", rule.model_copy(update={"when": rest})


def _other_outcome(table: DecisionRevision, rule: Rule) -> Mapping[str, str] | None:
    outcomes = (other.then for other in table.rules if other.then != rule.then)
    return next(outcomes, None)


def _with(table: DecisionRevision, rules: tuple[Rule, ...]) -> DecisionRevision:
    return table.model_copy(update={"rules": rules})
