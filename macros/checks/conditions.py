"""A decision table speaks only of its own inputs, outputs and values."""

from collections.abc import Iterator

from ..errors import Problem
from ..library import Filed, Library
from ..models.decision import DecisionRevision
from ..models.document import Place, Revision


def check(library: Library) -> Iterator[Problem]:
    """Refuse unknown columns, values outside their domain, missing outputs, and unknown rules."""
    for _, filed in library.revisions():
        if isinstance(filed.model, DecisionRevision):
            yield from _rules(filed, filed.model)
            yield from _disputes(filed, filed.model)


def _rules(filed: Filed[Revision], table: DecisionRevision) -> Iterator[Problem]:
    domains = {name: column.values for name, column in table.inputs.items()}
    results = {name: column.values for name, column in table.outputs.items()}
    for index, rule in enumerate(table.rules):
        place: Place = ("rules", index)
        for name, accepted in rule.when.items():
            yield from _cell(filed, (*place, "when", name), name, accepted, domains)
        for name, result in rule.then.items():
            yield from _cell(filed, (*place, "then", name), name, (result,), results)
        for name in results.keys() - rule.then.keys():
            yield filed.problem(
                (*place, "then"),
                "DT-OUTPUT",
                f"結果「{name}」がありません。書き足してください",
                key=True,
            )


def _cell(
    filed: Filed[Revision],
    place: Place,
    name: str,
    values: tuple[str, ...],
    domains: dict[str, tuple[str, ...]],
) -> Iterator[Problem]:
    if name not in domains:
        yield filed.problem(
            place,
            "DT-COLUMN",
            f"列「{name}」はありません（ある列: {'、'.join(domains)}）",
            key=True,
        )
        return
    for index, value in enumerate(values):
        if value not in domains[name]:
            yield filed.problem(
                (*place, index),
                "DT-DOMAIN",
                f"「{value}」は「{name}」の値ではありません（値: {'、'.join(domains[name])}）",
            )


def _disputes(filed: Filed[Revision], table: DecisionRevision) -> Iterator[Problem]:
    known = {rule.id for rule in table.rules}
    for index, dispute in enumerate(table.disputes):
        for number, rule in enumerate(dispute.rules):
            if rule not in known:
                yield filed.problem(
                    ("disputes", index, "rules", number),
                    "ENTRY-UNKNOWN",
                    f"規則「{rule}」はありません",
                )
