from fractions import Fraction

import pytest

from macros.decisions.evaluate import answering, applying, occurs

from .tables import HITS, Raw, table


def raw(hit: str) -> Raw:
    return {
        "hit": hit,
        "inputs": {"a": {"values": ("甲", "乙")}, "b": {"domain": "[0..10]"}},
        "outputs": {"x": {"values": ("東", "西")}},
        "impossible": [{"when": {"a": ("乙",), "b": (">8",)}}],
        "rules": [
            {"when": {"a": ("甲",)}, "then": {"x": "西"}},
            {"when": {"b": ("<5",)}, "then": {"x": "東"}},
            {"when": {"a": ("乙",), "b": (">=5",)}, "then": {"x": "西"}},
            {"when": {"b": ("[2..3]", "4")}, "then": {"x": "東"}},
        ],
        "examples": ({"given": {}, "expect": ({"x": "東"},)},),
    }


@pytest.mark.parametrize(
    ("hit", "expected"),
    [
        ("unique", (0, 1, 3)),
        ("any", (0, 1, 3)),
        ("collect", (0, 1, 3)),
        ("first", (0,)),
        ("priority", (1,)),
    ],
)
def test_the_hit_policy_says_which_rules_answer(hit: str, expected: tuple[int, ...]) -> None:
    one = table(raw(hit))
    assert applying(one, {"a": "甲", "b": Fraction(4)}) == (0, 1, 3)
    assert answering(one, {"a": "甲", "b": Fraction(4)}) == expected


@pytest.mark.parametrize("hit", HITS)
def test_where_no_rule_applies_none_answers(hit: str) -> None:
    one = table({**raw(hit), "rules": raw(hit)["rules"][:2]})
    assert answering(one, {"a": "乙", "b": Fraction(5)}) == ()


def test_impossible_situations_do_not_occur() -> None:
    one = table(raw("unique"))
    assert occurs(one, {"a": "乙", "b": Fraction(8)})
    assert not occurs(one, {"a": "乙", "b": Fraction(9)})


def test_the_first_output_counts_most_in_priority() -> None:
    outputs = {"x": {"values": ("東", "西")}, "y": {"values": ("上", "下")}}
    rules = [
        {"then": {"x": "西", "y": "上"}},
        {"then": {"x": "東", "y": "下"}},
        {"then": {"x": "東", "y": "下"}},
    ]
    one = table({**raw("priority"), "outputs": outputs, "rules": rules})
    assert answering(one, {"a": "甲", "b": Fraction(0)}) == (1,)
