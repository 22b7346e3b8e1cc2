"""A decision table answers every situation, and answers it as its author expects."""

from collections.abc import Iterator, Sequence
from itertools import islice

from ..decisions import advice, analysis, words
from ..decisions.boxes import Box
from ..decisions.classes import Grid, grid
from ..decisions.diagram import LIMIT, Diagram, TooLargeError, compiled
from ..errors import Problem
from ..library import Filed, Library
from ..models.decision import DecisionRevision
from ..models.document import Revision
from . import conditions

SHOWN_GAPS = 5
"""Gaps that are listed; of the others only the number is told."""


def check(library: Library) -> Iterator[Problem]:
    """Prove each table whose cells can be read; only a table that is sound is given advice."""
    for _, filed in library.revisions():
        table = filed.model
        if isinstance(table, DecisionRevision) and not any(conditions.faults(filed, table)):
            yield from prove(filed, table)


def prove(filed: Filed[Revision], table: DecisionRevision) -> Iterator[Problem]:
    """Yield what is wrong with a table whose cells can be read, or advice where nothing is."""
    yield from _Prover(filed, table).problems()


class _Prover:
    """Turns what is found about one table into problems where they stand."""

    def __init__(self, filed: Filed[Revision], table: DecisionRevision) -> None:
        self.filed = filed
        self.table = table
        self.grid: Grid = grid(table)

    def problems(self) -> Iterator[Problem]:
        """Yield mistakes, or advice where there is none."""
        mistakes = [
            *self._gaps(),
            *self._overlaps(),
            *self._unreachable(),
            *self._impossible(),
            *self._examples(),
        ]
        yield from mistakes
        if mistakes:
            return
        try:
            diagram = compiled(self.table, self.grid)
        except TooLargeError:
            yield self.filed.problem(
                ("rules",),
                "DT-SIZE",
                f"表が大きすぎて、1問ずつ選ぶ部品にできません（分かれ道が{LIMIT}を超えます）。"
                "列を減らすか、表を分けてください",
                key=True,
            )
            return
        yield from self._advice(diagram)

    def _where(self, box: Box) -> str:
        return words.where(self.table, self.grid, box)

    def _name(self, rules: Sequence[int]) -> str:
        return "".join(f"「{self.table.rules[one].id}」" for one in rules)

    def _result(self, rule: int) -> str:
        return "・".join(self.table.rules[rule].then.values())

    def _gaps(self) -> Iterator[Problem]:
        shown = list(islice(analysis.gaps(self.grid), SHOWN_GAPS))
        for box in shown:
            yield self.filed.problem(
                ("rules",),
                "DT-GAP",
                f"規則のない場合があります: {self._where(box)}"
                f"（例: {words.witness(self.table, self.grid, box)}）。"
                f"追加例: {words.row(self.table, self.grid, box)}",
                key=True,
            )
        more = analysis.count_gaps(self.grid, shown)
        if more:
            yield self.filed.problem(
                ("rules",),
                "DT-GAP",
                f"規則のない場合が、ほかにも{more}通りあります。先の{SHOWN_GAPS}つを直すと示します",
                key=True,
            )

    def _overlaps(self) -> Iterator[Problem]:
        twice = set(analysis.duplicates(self.table, self.grid))
        for first, second in sorted(twice):
            yield self.filed.problem(
                ("rules", second, "when"),
                "DT-DUPLICATE",
                f"条件が規則{self._name([first])}と同じです。どちらかを消すか、条件を変えてください",
                key=True,
            )
        for pair in analysis.overlaps(self.table, self.grid):
            if (pair.first, pair.second) not in twice:
                yield self.filed.problem(
                    ("rules", pair.second, "when"),
                    "DT-OVERLAP",
                    f"規則{self._name([pair.first])}も当てはまる場合があります: "
                    f"{self._where(pair.box)}。結果は、先が {self._result(pair.first)}、"
                    f"こちらが {self._result(pair.second)} です。どちらかの条件を狭めてください",
                    key=True,
                )

    def _unreachable(self) -> Iterator[Problem]:
        twice = {second for _, second in analysis.duplicates(self.table, self.grid)}
        for hidden in analysis.unreachable(self.table, self.grid):
            if hidden.rule not in twice:
                yield self.filed.problem(
                    ("rules", hidden.rule, "id"),
                    "DT-UNREACHABLE",
                    f"答えになることがありません。いつも規則{self._name(hidden.by)}が先に答えます。"
                    "順番か条件を変えるか、消してください",
                )

    def _impossible(self) -> Iterator[Problem]:
        for rule in analysis.never(self.grid):
            yield self.filed.problem(
                ("rules", rule, "when"),
                "DT-IMPOSSIBLE",
                f"起こりえない組み合わせだけの規則です: {self._where(self.grid.rules[rule])}。"
                "規則を消すか、impossible を直してください",
                key=True,
            )

    def _examples(self) -> Iterator[Problem]:
        for index in analysis.empty_examples(self.grid):
            yield self.filed.problem(
                ("examples", index, "given"),
                "DT-EXAMPLE",
                "起こりえない組み合わせの例です。例か impossible を直してください",
            )
        for failure in analysis.failures(self.table, self.grid):
            yield self.filed.problem(
                ("examples", failure.example, "expect"), "DT-EXAMPLE", self._failure(failure)
            )
        for unseen in analysis.without_example(self.table, self.grid):
            then = self.table.rules[unseen.rule].then
            yield self.filed.problem(
                ("rules", unseen.rule, "then", unseen.output),
                "DT-EXAMPLE",
                f"「{then[unseen.output]}」になる例がありません。examples に書き足してください。"
                f"追加例: {words.example(self.grid, unseen.box, then)}",
            )

    def _failure(self, failure: analysis.Failure) -> str:
        if len(self.table.examples[failure.example].expect) > 1 and self.table.hit != "collect":
            return "結果が2つ以上になるのは、hit が collect のときだけです。1つにしてください"
        case = words.witness(self.table, self.grid, failure.box)
        if isinstance(failure.found, int):
            return (
                f"規則{self._name([failure.found])}が {self._result(failure.found)} と"
                f"答えます（{case}）。例か規則を直すか、given を書き足してください"
            )
        outcome = "・".join(failure.found.values())
        return f"{outcome} と答える規則のない場合があります（{case}）。例か規則を直してください"

    def _advice(self, diagram: Diagram) -> Iterator[Problem]:
        for rule in advice.redundant(self.table, self.grid):
            yield self.filed.warning(
                ("rules", rule, "id"),
                "DT-REDUNDANT",
                "この規則がなくても、どの場合の答えも理由も変わりません。消せます",
            )
        for first, second, column in advice.mergeable(self.table, self.grid):
            yield self._merge(first, second, column)
        for rule, name in advice.whole_cells(self.table, self.grid):
            yield self.filed.warning(
                ("rules", rule, "when", name),
                "DT-WHOLE-DOMAIN",
                f"「{name}」のどの答えでもよいという条件です。この列は書かずにおけます",
                key=True,
            )
        for name, number in advice.unused_outputs(self.table):
            yield self.filed.warning(
                ("outputs", name, "values", number),
                "DT-UNUSED-OUTPUT",
                f"「{self.table.outputs[name].values[number]}」になる規則がありません",
            )
        for name in advice.unused_inputs(diagram):
            yield self.filed.warning(
                ("inputs", name),
                "DT-UNUSED-INPUT",
                f"「{name}」の答えで結果が変わることがありません。この問いは消せます",
                key=True,
            )

    def _merge(self, first: int, second: int, column: int) -> Problem:
        name = self.grid.columns[column].name
        union = self.grid.rules[first][column] | self.grid.rules[second][column]
        how = f"「{name}」を {self.grid.columns[column].label(union)} にして、"
        if union == self.grid.whole[column]:
            how = "この列を書かずに、"
        return self.filed.warning(
            ("rules", second, "id"),
            "DT-MERGE",
            f"規則{self._name([first])}と、「{name}」のほかは同じです。{how}1つにまとめられます",
        )
