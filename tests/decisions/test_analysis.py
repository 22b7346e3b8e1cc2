from collections.abc import Mapping
from itertools import combinations

import pytest

from macros.decisions.analysis import (
    Hidden,
    count_gaps,
    duplicates,
    empty_examples,
    failures,
    gaps,
    never,
    overlaps,
    unreachable,
    without_example,
)
from macros.decisions.boxes import bits
from macros.decisions.classes import grid

from .tables import HITS, Raw, table
from .worlds import Case, World, worlds

# ----- against straight evaluation of every situation of random tables -----


def test_every_kind_of_table_is_among_them() -> None:
    assert {one.table.hit for one in worlds()} == set(HITS)
    assert any(one.table.impossible for one in worlds())
    assert any(column.domain for one in worlds() for column in one.table.inputs.values())


def test_gaps_are_the_situations_without_a_rule() -> None:
    some = 0
    for one in worlds():
        bare = [case.situation for case in one.cases if not case.answering]
        boxes = [one.inside(box) for box in gaps(one.grid)]
        assert all(boxes)
        found = [case.situation for inside in boxes for case in inside]
        assert all(situation in found for situation in bare)
        assert all(situation in bare for situation in found)
        assert (count_gaps(one.grid) > 0) == bool(bare)
        assert count_gaps(one.grid, list(gaps(one.grid))) == 0
        some += bool(bare)
    assert 200 < some < 1_900


def test_no_gap_can_grow() -> None:
    for one in worlds():
        for box in gaps(one.grid):
            for column, mask in enumerate(box):
                for bit in bits(one.grid.whole[column] & ~mask):
                    wider = (*box[:column], mask | 1 << bit, *box[column + 1 :])
                    assert any(case.answering for case in one.inside(wider))


def rivals(one: World) -> set[tuple[int, int]]:
    """Return the pairs that may not apply together and do."""
    rules = one.table.rules
    pairs = {pair for case in one.cases for pair in combinations(case.applying, 2)}
    if one.table.hit == "any":
        return {(a, b) for a, b in pairs if rules[a].then != rules[b].then}
    return pairs if one.table.hit == "unique" else set()


def test_overlaps_are_the_pairs_that_apply_together() -> None:
    some = 0
    for one in worlds():
        found = list(overlaps(one.table, one.grid))
        assert sorted((pair.first, pair.second) for pair in found) == sorted(rivals(one))
        for pair in found:
            inside = one.inside(pair.box)
            assert inside
            assert all({pair.first, pair.second} <= set(case.applying) for case in inside)
        some += bool(found)
    assert some > 200


def stronger(one: World, rule: int) -> list[int]:
    """Return the rules that come before one."""
    if one.table.hit == "first":
        return list(range(rule))
    outputs = one.table.outputs.items()
    ranks = [
        [output.values.index(each.then[name]) for name, output in outputs]
        for each in one.table.rules
    ]
    return [other for other, rank in enumerate(ranks) if (rank, other) < (ranks[rule], rule)]


def test_what_never_answers_is_unreachable_or_impossible() -> None:
    some = 0
    for one in worlds():
        applied = {index for case in one.cases for index in case.applying}
        answered = {index for case in one.cases for index in case.answering}
        hidden = list(unreachable(one.table, one.grid))
        assert set(never(one.grid)) == set(range(len(one.table.rules))) - applied
        assert {each.rule for each in hidden} == applied - answered
        for each in hidden:
            where = [set(case.applying) for case in one.cases if each.rule in case.applying]
            choices = [
                set(chosen)
                for count in range(1, len(each.by) + 1)
                for chosen in combinations(stronger(one, each.rule), count)
                if all(rules & set(chosen) for rules in where)
            ]
            assert set(each.by) in choices
            assert len(each.by) == min(map(len, choices))
        some += any(len(each.by) > 1 for each in hidden)
    assert some > 10


def test_an_example_fails_if_any_of_its_situations_comes_out_otherwise() -> None:
    some = 0
    for one in worlds():
        failed = {each.example: each for each in failures(one.table, one.grid)}
        empty = set(empty_examples(one.grid))
        for index, example in enumerate(one.table.examples):
            inside = one.inside(one.grid.examples[index])
            right = all(
                all(then in example.expect for then in outcomes(one, case))
                and all(then in outcomes(one, case) for then in example.expect)
                for case in inside
            )
            assert (index in failed) == (not right)
            assert (index in empty) == (not inside)
        for failure in failed.values():
            where = one.inside(failure.box)
            assert where
            if isinstance(failure.found, int):
                assert all(failure.found in case.answering for case in where)
            else:
                assert all(failure.found not in outcomes(one, case) for case in where)
        some += bool(failed)
    assert some > 200


def outcomes(one: World, case: Case) -> list[Mapping[str, str]]:
    return [one.table.rules[index].then for index in case.answering]


def test_each_output_that_is_answered_needs_an_example() -> None:
    some = 0
    for one in worlds():
        given = {
            pair for case in one.cases for then in outcomes(one, case) for pair in then.items()
        }
        expected = {
            pair
            for example in one.table.examples
            for outcome in example.expect
            for pair in outcome.items()
        }
        found = list(without_example(one.table, one.grid))
        values = [(each.output, one.table.rules[each.rule].then[each.output]) for each in found]
        assert sorted(values) == sorted(given - expected)
        for each in found:
            where = one.inside(each.box)
            assert where
            assert all(each.rule in case.answering for case in where)
        some += bool(found)
    assert some > 200


# ----- by hand -----


def raw(hit: str, *rules: tuple[str, str, str]) -> Raw:
    return {
        "hit": hit,
        "inputs": {"a": {"values": ("甲", "乙")}, "b": {"domain": "[0..10]"}},
        "outputs": {"x": {"values": ("東", "西")}},
        "rules": [{"when": {"a": (a,), "b": (b,)}, "then": {"x": x}} for a, b, x in rules],
        "examples": ({"given": {}, "expect": ({"x": "東"},)},),
    }


@pytest.mark.parametrize(
    ("hit", "expected"),
    [
        ("unique", [(0, 1), (0, 2)]),
        ("any", [(0, 1), (0, 2)]),
        ("first", [(0, 1), (0, 2)]),
        ("priority", [(0, 1), (0, 2)]),
        ("collect", []),
    ],
)
def test_a_condition_stands_once_but_may_collect_several_answers(
    hit: str, expected: list[tuple[int, int]]
) -> None:
    one = table(raw(hit, ("甲", "<5", "東"), ("甲", "[0..5)", "西"), ("甲", "<5", "東")))
    assert list(duplicates(one, grid(one))) == expected


def test_what_is_collected_twice_for_the_same_reason_is_a_duplicate() -> None:
    rules = raw("collect", ("甲", "<5", "東"), ("甲", "<5", "東"))
    rules["rules"] = [{**rule, "why": "理由"} for rule in rules["rules"]]
    one = table(rules)
    assert list(duplicates(one, grid(one))) == [(0, 1)]
    rules["rules"][1]["source"] = "amazon-help"
    one = table(rules)
    assert list(duplicates(one, grid(one))) == []


def test_more_rules_than_are_searched_for_exactly_still_hide_without_one_to_spare() -> None:
    parts = [("甲", f"[{n}..{n + 1})", "東") for n in range(7)]
    one = table(raw("first", *parts, ("乙", "<7", "東"), ("甲", "[1..6.5)", "西")))
    assert list(unreachable(one, grid(one))) == [Hidden(8, (1, 2, 3, 4, 5, 6))]
