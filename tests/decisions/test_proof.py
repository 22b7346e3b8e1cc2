import pytest

from macros.decisions.cells import CellError
from macros.decisions.proof import Proof, proof

from .tables import Raw, table

RAW: Raw = {
    "inputs": {
        "a": {"values": ("甲", "乙", "丙")},
        "b": {"domain": "[0..10]"},
        "c": {"values": ("甲", "乙")},
    },
    "outputs": {"x": {"values": ("東", "西", "南")}},
    "impossible": [{"when": {"a": ("丙",), "c": ("乙",)}}],
    "rules": [
        {"when": {"a": ("甲",)}, "then": {"x": "東"}},
        {"when": {"a": ("乙",), "b": ("<5",)}, "then": {"x": "西"}},
        {"when": {"a": ("乙",), "b": (">=5",)}, "then": {"x": "南"}},
        {"when": {"a": ("丙",)}, "then": {"x": "東"}},
    ],
    "examples": ({"given": {"a": ("甲",)}, "expect": ({"x": "東"},)},) * 3,
}


def test_the_figures_are_those_of_the_table() -> None:
    assert proof(table(RAW)) == Proof(
        situations=10,  # 3 answers by 2 ranges by 2 answers, without the impossible ones
        impossible=2,
        boxes=4,
        rules=4,
        examples=3,
        nodes=3,
        longest=2,
        expected=1.4,
    )


def test_a_table_that_cannot_be_read_has_no_figures() -> None:
    with pytest.raises(CellError):
        proof(table({**RAW, "inputs": {**RAW["inputs"], "b": {"domain": "10"}}}))
