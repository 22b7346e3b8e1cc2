"""A decision table speaks only of its own inputs, outputs and values."""

from collections.abc import Iterator, Mapping, Sequence

from ..decisions import cells
from ..errors import Problem
from ..library import Filed, Library
from ..models.decision import DecisionRevision, Input
from ..models.document import Place, Revision


def check(library: Library) -> Iterator[Problem]:
    """Refuse unknown columns, cells that cannot be read or leave their domain, missing outputs."""
    for _, filed in library.revisions():
        if isinstance(filed.model, DecisionRevision):
            yield from faults(filed, filed.model)


def faults(filed: Filed[Revision], table: DecisionRevision) -> Iterator[Problem]:
    """Yield whatever keeps a table from being analysed."""
    yield from _domains(filed, table)
    for index, rule in enumerate(table.rules):
        yield from _conditions(filed, ("rules", index, "when"), rule.when, table)
        yield from _outcome(filed, ("rules", index, "then"), rule.then, table)
    for index, one in enumerate(table.impossible):
        yield from _conditions(filed, ("impossible", index, "when"), one.when, table)
    for index, example in enumerate(table.examples):
        yield from _conditions(filed, ("examples", index, "given"), example.given, table)
        place: Place = ("examples", index, "expect")
        for number, outcome in enumerate(example.expect):
            at = place if len(example.expect) == 1 else (*place, number)
            yield from _outcome(filed, at, outcome, table)


def _domains(filed: Filed[Revision], table: DecisionRevision) -> Iterator[Problem]:
    for name, column in table.inputs.items():
        if column.domain is not None:
            try:
                cells.parse_domain(column.domain)
            except cells.CellError as error:
                yield filed.problem(("inputs", name, "domain"), "DT-DOMAIN", str(error))
        yield from _twice(filed, ("inputs", name, "values"), column.values or ())
    for name, output in table.outputs.items():
        yield from _twice(filed, ("outputs", name, "values"), output.values)


def _twice(filed: Filed[Revision], place: Place, values: Sequence[str]) -> Iterator[Problem]:
    for index, value in enumerate(values):
        if value in values[:index]:
            yield filed.problem(
                (*place, index), "DT-DOMAIN", f"「{value}」が2つあります。どちらかを消してください"
            )


def _conditions(
    filed: Filed[Revision],
    place: Place,
    conditions: Mapping[str, tuple[str, ...]],
    table: DecisionRevision,
) -> Iterator[Problem]:
    for name, cell in conditions.items():
        if name not in table.inputs:
            yield _unknown(filed, (*place, name), name, table.inputs)
            continue
        for index, text in enumerate(cell):
            fault = _fault(name, table.inputs[name], text)
            if fault:
                yield filed.problem((*place, name, index), "DT-DOMAIN", fault)


def _fault(name: str, column: Input, text: str) -> str | None:
    """Say what is wrong with one alternative of a cell; a broken domain is another problem."""
    try:
        if column.domain is None:
            cells.parse_word(text, column.values or (), name)
            return None
        domain = cells.parse_domain(column.domain)
    except cells.CellError as error:
        return str(error) if column.domain is None else None
    try:
        cells.parse_range(text, domain)
    except cells.CellError as error:
        return str(error)
    return None


def _outcome(
    filed: Filed[Revision], place: Place, outcome: Mapping[str, str], table: DecisionRevision
) -> Iterator[Problem]:
    for name, value in outcome.items():
        if name not in table.outputs:
            yield _unknown(filed, (*place, name), name, table.outputs)
            continue
        try:
            cells.parse_word(value, table.outputs[name].values, name)
        except cells.CellError as error:
            yield filed.problem((*place, name), "DT-DOMAIN", str(error))
    for name in table.outputs.keys() - outcome.keys():
        yield filed.problem(
            place, "DT-OUTPUT", f"結果「{name}」がありません。書き足してください", key=True
        )


def _unknown(
    filed: Filed[Revision], place: Place, name: str, known: Mapping[str, object]
) -> Problem:
    return filed.problem(
        place, "DT-COLUMN", f"列「{name}」はありません（ある列: {'、'.join(known)}）", key=True
    )
