from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.decisions.cells import (
    CellError,
    Range,
    accepts,
    between,
    cell,
    label,
    number,
    parse_domain,
    parse_range,
    parse_word,
    said,
)
from macros.models.decision import Input

NUMBERS = st.decimals(-1000, 1000, places=3).map(Fraction)
CUTS = st.tuples(NUMBERS, st.sampled_from([0, 1]))
RANGES = (
    st.lists(CUTS, min_size=2, max_size=2, unique=True).map(sorted).map(lambda cuts: Range(*cuts))
)
HOUR = parse_domain("[0..24)")


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("<9", ["0", "8.999"], ["9", "23"]),
        ("<=9", ["0", "9"], ["9.001"]),
        (">9", ["9.001", "23.999"], ["9"]),
        (">=9", ["9"], ["8.999"]),
        ("[9..18)", ["9", "17.999"], ["8.999", "18"]),
        ("(9..18]", ["9.001", "18"], ["9", "18.001"]),
        ("(9..18)", ["9.001"], ["9", "18"]),
        ("[9..9]", ["9"], ["8.999", "9.001"]),
        ("9", ["9"], ["8.999", "9.001"]),
        (">= 9.50", ["9.5"], ["9.499"]),
    ],
)
def test_a_range_holds_its_numbers(text: str, inside: list[str], outside: list[str]) -> None:
    one = parse_range(text, HOUR)
    assert [each for each in inside if not one.holds(Fraction(each))] == []
    assert [each for each in outside if one.holds(Fraction(each))] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("9時", "「9時」は数として読めません"),
        ("９", "「９」は数として読めません"),
        ("9..18", "数として読めません"),
        ("1e3", "数として読めません"),
        ("=9", "数として読めません"),
        ("", "数として読めません"),
        ("9" * 13, "数として読めません"),
        ("[18..9)", "「[18..9)」に入る数がありません"),
        ("[9..9)", "「[9..9)」に入る数がありません"),
        ("24", "範囲 [0..24) の外です"),
        ("<=24", "範囲 [0..24) の外です"),
        ("[9..24]", "範囲 [0..24) の外です"),
        ("-1", "範囲 [0..24) の外です"),
        ("<0", "範囲 [0..24) の外です"),
        (">=24", "範囲 [0..24) の外です"),
    ],
)
def test_what_is_no_range_inside_the_domain_is_refused(text: str, told: str) -> None:
    with pytest.raises(CellError) as refused:
        parse_range(text, HOUR)
    assert told in str(refused.value)


@pytest.mark.parametrize("text", ["0..24", ">=0", "[0..24", "[24..0]", "(0..0)", "[a..b]", "24"])
def test_what_is_no_domain_is_refused(text: str) -> None:
    with pytest.raises(CellError, match=r"範囲として読めません|入る数がありません"):
        parse_domain(text)


def test_a_word_is_one_of_the_values() -> None:
    assert parse_word("要", ("要", "不要"), "evidence") == "要"
    with pytest.raises(CellError, match="「否」は「evidence」の値ではありません（値: 要、不要）"):
        parse_word("否", ("要", "不要"), "evidence")


@given(st.text() | st.text(st.sampled_from("[]()<>=.-0123456789 "), max_size=12))
@example("[0..-0)")
@example("<" + "9" * 5000)
def test_nothing_but_the_documented_error_is_raised(text: str) -> None:
    for read in (parse_domain, lambda text: parse_range(text, HOUR)):
        with suppress(CellError):
            found = read(text)
            assert found.low < found.high


@given(RANGES)
def test_a_domain_is_read_as_it_is_written(one: Range) -> None:
    assert parse_domain(between(one)) == one


@given(RANGES, RANGES)
def test_a_range_is_read_as_it_is_written(one: Range, domain: Range) -> None:
    low, high = max(one.low, domain.low), min(one.high, domain.high)
    if low < high:
        assert parse_range(cell(Range(low, high), domain), domain) == Range(low, high)


@given(RANGES, CUTS)
def test_neighbours_share_no_number_and_leave_none_out(
    one: Range, cut: tuple[Fraction, int]
) -> None:
    if one.low < cut < one.high:
        for value in (one.low[0], cut[0], one.high[0], (one.low[0] + cut[0]) / 2):
            held = [Range(one.low, cut).holds(value), Range(cut, one.high).holds(value)]
            assert held.count(True) == one.holds(value)


@given(NUMBERS)
@example(Fraction(-1, 8))
def test_a_number_is_written_with_all_its_decimals(value: Fraction) -> None:
    assert Fraction(number(value)) == value
    assert not number(value).endswith(".")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<9", "9時未満"),
        ("<=9", "9時以下"),
        (">9", "9時を超える"),
        (">=9", "9時以上"),
        ("[9..18)", "9時以上18時未満"),
        ("(9..18]", "9時を超え18時以下"),
        ("9.5", "9.5時"),
        ("0", "0時"),
        ("[0..24)", "どれでも"),
        ("[0..9]", "9時以下"),
    ],
)
def test_ranges_are_said_in_japanese(text: str, expected: str) -> None:
    assert said(parse_range(text, HOUR), HOUR, "時") == expected


def test_a_cell_is_said_and_asked_by_its_input() -> None:
    words = Input(label="証拠", ask="要りますか", values=("要", "不要", "不明"))
    hours = Input(label="時刻", ask="何時ですか", domain="[0..24)")
    assert label(words, ["要", "不明"]) == "要、または不明"
    assert label(hours, ["<9", "18"]) == "9未満、または18"
    assert accepts(words, ["要", "不明"], "不明")
    assert not accepts(words, ["要", "不明"], "不要")
    assert accepts(hours, ["<9", "18"], Fraction(18))
    assert not accepts(hours, ["<9", "18"], Fraction(9))
    with pytest.raises(CellError):
        label(hours, ["九時"])
