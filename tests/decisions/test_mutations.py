from collections import Counter
from itertools import product
from pathlib import Path
from random import Random

import pytest

from macros.decisions.boxes import Box
from macros.decisions.classes import Grid, grid
from macros.decisions.evaluate import Situation, answering, occurs
from macros.library import Library
from macros.models.decision import DecisionRevision, Example
from macros.read import read

from .mutations import changes, is_always_wrong, is_caught, mutations
from .tables import HITS, random_proven, situations, table

DATA = Path(__file__).parents[2] / "docs" / "data"
LIBRARY: Library = read(DATA)[0]
SHIPPED = {
    f"{document.id}-{filed.id}": filed.model
    for document, filed in LIBRARY.revisions()
    if isinstance(filed.model, DecisionRevision)
}


def missed(one: DecisionRevision) -> tuple[list[str], Counter[str]]:
    """Return the mutations that nobody would notice, and how many of each kind change something."""
    every = situations(one)
    silent, counts = [], Counter[str]()
    for kind, rule, mutated in mutations(one):
        where = changes(one, mutated, every)
        counts[kind] += where is not None
        if (where or is_always_wrong(kind, one)) and not is_caught(mutated):
            silent.append(f"{kind} {rule}: {where}")
    return silent, counts


@pytest.mark.parametrize("name", SHIPPED)
def test_no_mistake_in_a_row_of_the_handbook_goes_unnoticed(name: str) -> None:
    silent, counts = missed(SHIPPED[name])
    assert silent == []
    assert counts["drop"] > 0


def with_examples(one: DecisionRevision) -> DecisionRevision:
    """Give a table an example of every situation."""
    cells = grid(one.model_copy(update={"examples": ()}))
    boxes = product(*([1 << bit for bit in range(column.count)] for column in cells.columns))
    examples = tuple(
        Example(given=as_given(cells, box), expect=expected(one, cells.situation(box)))
        for box in boxes
        if occurs(one, cells.situation(box))
    )
    return one.model_copy(update={"examples": examples})


def as_given(cells: Grid, box: Box) -> dict[str, tuple[str, ...]]:
    pairs = zip(cells.columns, box, strict=True)
    return {column.name: column.cell(mask) for column, mask in pairs}


def expected(one: DecisionRevision, situation: Situation) -> tuple[dict[str, str], ...]:
    outcomes = [dict(one.rules[index].then) for index in answering(one, situation)]
    return tuple(then for index, then in enumerate(outcomes) if then not in outcomes[:index])


@pytest.mark.parametrize("hit", HITS)
def test_no_mistake_in_a_row_of_a_random_table_goes_unnoticed(hit: str) -> None:
    """Where no order and no collecting hides a row, the analysis finds all without examples."""
    total = Counter[str]()
    tables = 0
    for seed in range(60):
        one = with_examples(table(random_proven(Random(seed), hit)))
        if is_caught(one):
            continue
        if hit in {"unique", "any"}:
            one = one.model_copy(update={"examples": one.examples[:1]})
        silent, counts = missed(one)
        assert silent == []
        total += counts
        tables += 1
    assert tables > 20
    assert all(total[kind] > 20 for kind in ("drop", "widen", "narrow"))


def test_a_table_of_the_handbook_is_looked_at() -> None:
    assert SHIPPED
    assert all(grid(one).rules for one in SHIPPED.values())
