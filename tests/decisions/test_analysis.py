from itertools import combinations

from macros.decisions.analysis import (
    count_gaps,
    empty_examples,
    failures,
    gaps,
    never,
    overlaps,
    unreachable,
)
from macros.decisions.boxes import bits

from .tables import HITS
from .worlds import World, worlds

# ----- against straight evaluation of every situation of random tables -----


def test_every_kind_of_table_is_among_them() -> None:
    assert {one.table.hit for one in worlds()} == set(HITS)
    assert any(one.table.impossible for one in worlds())
    assert any(column.domain for one in worlds() for column in one.table.inputs.values())


def test_gaps_are_the_situations_without_a_rule() -> None:
    some = 0
    for one in worlds():
        bare = [case.situation for case in one.cases if not case.answering]
        found = [case.situation for box in gaps(one.grid) for case in one.inside(box)]
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


def test_what_never_answers_is_unreachable_or_impossible() -> None:
    some = 0
    for one in worlds():
        applied = {index for case in one.cases for index in case.applying}
        answered = {index for case in one.cases for index in case.answering}
        hidden = list(unreachable(one.table, one.grid))
        assert set(never(one.grid)) == set(range(len(one.table.rules))) - applied
        assert {each.rule for each in hidden} == applied - answered
        for each in hidden:
            inside = [set(case.applying) for case in one.cases if each.rule in case.applying]
            stronger = [i for i in range(len(one.table.rules)) if i != each.rule]
            assert all(rules & set(each.by) for rules in inside)
            for fewer in combinations(stronger, len(each.by) - 1):
                assert not all(rules & set(fewer) for rules in inside) or not all(
                    case.answering[0] in fewer for case in one.cases if each.rule in case.applying
                )
        some += bool(hidden)
    assert some > 100


def test_an_example_fails_if_any_of_its_situations_comes_out_otherwise() -> None:
    some = 0
    for one in worlds():
        failed = {each.example: each for each in failures(one.table, one.grid)}
        empty = set(empty_examples(one.grid))
        for index, example in enumerate(one.table.examples):
            inside = one.inside(one.grid.examples[index])
            outcomes = [[one.table.rules[i].then for i in case.answering] for case in inside]
            right = all(
                all(then in example.expect for then in found)
                and all(then in found for then in example.expect)
                for found in outcomes
            )
            assert (index in failed) == (not right)
            assert (index in empty) == (not inside)
            if failure := failed.get(index):
                where = [case.answering for case in one.inside(failure.box)]
                assert where
                assert failure.rule is None or all(failure.rule in rules for rules in where)
        some += bool(failed)
    assert some > 200
