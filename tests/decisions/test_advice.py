from collections.abc import Iterable

from macros.decisions.advice import (
    mergeable,
    redundant,
    unused_inputs,
    unused_outputs,
    whole_cells,
)
from macros.decisions.analysis import said
from macros.decisions.classes import grid
from macros.decisions.diagram import compiled
from macros.decisions.evaluate import answering
from macros.models.decision import DecisionRevision, Rule

from .tables import Raw, table
from .worlds import World, worlds


def told(one: DecisionRevision, answers: Iterable[int]) -> set[object]:
    return {said(one, index) for index in answers}


def alike(one: World) -> World:
    """Return a table whose rules all have one reason, so that many of them say the same."""
    rules = tuple(rule.model_copy(update={"why": "理由"}) for rule in one.table.rules)
    changed = one.table.model_copy(update={"rules": rules})
    return World(changed, grid(changed), one.all)


def with_rules(one: DecisionRevision, rules: Iterable[Rule]) -> DecisionRevision:
    return one.model_copy(update={"rules": tuple(rules)})


def test_a_rule_is_redundant_if_nothing_changes_without_it() -> None:
    some = 0
    for one in map(alike, worlds()):
        rules = one.table.rules
        expected = []
        for index in range(len(rules)):
            rest = with_rules(one.table, rules[:index] + rules[index + 1 :])
            if all(
                told(rest, answering(rest, case.situation)) == told(one.table, case.answering)
                for case in one.cases
            ):
                expected.append(index)
        assert list(redundant(one.table, one.grid)) == expected
        some += bool(expected)
    assert some > 200


def test_rules_that_merge_can_be_replaced_by_one() -> None:
    some = 0
    for one in map(alike, worlds()):
        for first, second, column in mergeable(one.table, one.grid):
            name = one.grid.columns[column].name
            union = one.grid.rules[first][column] | one.grid.rules[second][column]
            rules = list(one.table.rules)
            both = {**rules[first].when, name: one.grid.columns[column].cell(union)}
            rules[first] = rules[first].model_copy(update={"when": both})
            merged = with_rules(one.table, rules[:second] + rules[second + 1 :])
            for case in one.cases:
                assert told(merged, answering(merged, case.situation)) == told(
                    one.table, case.answering
                )
            some += 1
    assert some > 50


RAW: Raw = {
    "inputs": {"a": {"values": ("甲", "乙", "丙")}, "b": {"domain": "[0..10]"}},
    "outputs": {"x": {"values": ("東", "西", "南")}},
    "rules": [
        {"when": {"a": ("甲",), "b": ("<5",)}, "then": {"x": "東"}, "why": "理由"},
        {"when": {"a": ("乙",), "b": ("<5",)}, "then": {"x": "東"}, "why": "理由"},
        {"when": {"a": ("丙",), "b": ("<5",)}, "then": {"x": "東"}, "why": "別の理由"},
        {"when": {"a": ("甲", "丙", "乙"), "b": (">=5",)}, "then": {"x": "西"}, "why": "理由"},
    ],
    "examples": ({"given": {}, "expect": ({"x": "東"},)},),
}


def test_rows_with_reasons_of_their_own_stay_apart() -> None:
    one = table(RAW)
    assert list(mergeable(one, grid(one))) == [(0, 1, 0)]


def test_rows_with_actions_of_their_own_stay_apart() -> None:
    rules = [{**RAW["rules"][0], "do": "電話する"}, *RAW["rules"][1:]]
    one = table({**RAW, "rules": rules})
    assert list(mergeable(one, grid(one))) == []


def test_in_order_a_row_does_not_move_past_one_that_it_meets() -> None:
    rows = [RAW["rules"][0], {"when": {"b": ("<1",)}, "then": {"x": "南"}}, RAW["rules"][1]]
    one = table({**RAW, "hit": "first", "rules": rows})
    assert list(mergeable(one, grid(one))) == []
    apart = [rows[0], {"when": {"a": ("丙",)}, "then": {"x": "南"}}, rows[2]]
    one = table({**RAW, "hit": "first", "rules": apart})
    assert list(mergeable(one, grid(one))) == [(0, 2, 0)]


def test_a_cell_that_accepts_everything_is_found() -> None:
    one = table(RAW)
    assert list(whole_cells(one, grid(one))) == [(3, "a")]


def test_an_output_that_is_never_given_is_found() -> None:
    assert list(unused_outputs(table(RAW))) == [("x", 2)]


def test_an_input_is_unused_if_no_answer_depends_on_it_where_it_can_occur() -> None:
    some = 0
    for one in worlds():
        if not all(case.answering for case in one.cases):
            continue
        if one.table.hit == "unique" and any(len(case.answering) > 1 for case in one.cases):
            continue
        answers = {tuple(case.situation.values()): case.answering for case in one.cases}
        expected = []
        for index, name in enumerate(one.table.inputs):
            seen: dict[tuple[object, ...], set[tuple[int, ...]]] = {}
            for situation, rules in answers.items():
                rest = situation[:index] + situation[index + 1 :]
                seen.setdefault(rest, set()).add(rules)
            if all(len(each) == 1 for each in seen.values()):
                expected.append(name)
        assert list(unused_inputs(compiled(one.table, one.grid))) == expected
        some += bool(expected)
    assert some > 20
