"""Cells of a decision table: the answers that one accepts, in exact arithmetic.

Numbers are parted by cuts, places between them: (5, 0) is just before 5 and (5, 1) just after it.
Whatever a cell accepts is then all that lies between two cuts, whether its ends belong to it or
not, and neighbours meet exactly where one's upper cut is the other's lower one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from ..models.decision import Input

Cut = tuple[Fraction, int]
Value = str | Fraction
"""One answer: a word, or a number."""

FORMS = '"<200"、"<=200"、">5"、">=200"、"[9..18)"、"200"'
_NUMBER = "-?[0-9]{1,12}(?:[.][0-9]{1,6})?"
_BETWEEN = re.compile(rf"([\[(]) ?({_NUMBER}) ?[.][.] ?({_NUMBER}) ?([\])])")
_BEYOND = re.compile(rf"(<=|>=|<|>)? ?({_NUMBER})")


class CellError(ValueError):
    """A cell that cannot be read. Its message is Japanese and says what to write."""


@dataclass(frozen=True, order=True)
class Range:
    """All numbers between two cuts."""

    low: Cut
    high: Cut

    def holds(self, number: Fraction) -> bool:
        """Whether the number lies inside."""
        return self.low <= (number, 0) and (number, 1) <= self.high


@lru_cache
def parse_domain(text: str) -> Range:
    """Read the range of a number, such as "[0..24)". Raises CellError."""
    match = _BETWEEN.fullmatch(text)
    if match is None:
        raise CellError(f'「{text}」は範囲として読めません。"[0..1000]" や "[0..24)" と書きます')
    return _between(match)


@lru_cache(maxsize=4096)
def parse_range(text: str, domain: Range) -> Range:
    """Read one alternative of a number's cell. Raises CellError."""
    if match := _BETWEEN.fullmatch(text):
        found = _between(match)
    elif match := _BEYOND.fullmatch(text):
        found = _beyond(match[1], Fraction(match[2]), domain)
    else:
        raise CellError(f"「{text}」は数として読めません。{FORMS} のように書きます")
    if not (domain.low <= found.low < found.high <= domain.high):
        raise CellError(
            f"「{text}」は範囲 {between(domain)} の外です。範囲の中の数で書くか、domain を広げます"
        )
    return found


def parse_word(text: str, values: Sequence[str], name: str) -> str:
    """Return a word that is one of ``values``. Raises CellError."""
    if text not in values:
        raise CellError(f"「{text}」は「{name}」の値ではありません（値: {'、'.join(values)}）")
    return text


def _between(match: re.Match[str]) -> Range:
    low = (Fraction(match[2]), 0 if match[1] == "[" else 1)
    high = (Fraction(match[3]), 1 if match[4] == "]" else 0)
    if low >= high:
        raise CellError(
            f"「{match[0]}」に入る数がありません。小さい方を先に書き、端を入れるなら [ ] にします"
        )
    return Range(low, high)


def _beyond(sign: str | None, number: Fraction, domain: Range) -> Range:
    before, after = (number, 0), (number, 1)
    match sign:
        case "<":
            return Range(domain.low, before)
        case "<=":
            return Range(domain.low, after)
        case ">":
            return Range(after, domain.high)
        case ">=":
            return Range(before, domain.high)
        case _:
            return Range(before, after)


def number(value: Fraction) -> str:
    """Write a number with as many decimals as it has."""
    digits = next(n for n in range(100) if (value * 10**n).denominator == 1)
    text = f"{abs(value * 10**digits).numerator:0{digits + 1}}"
    whole, decimals = (text[:-digits], text[-digits:]) if digits else (text, "")
    return ("-" if value < 0 else "") + (f"{whole}.{decimals}" if decimals else whole)


def between(one: Range) -> str:
    """Write a range with both its ends, such as "[0..24)"."""
    opening, closing = "(" if one.low[1] else "[", "]" if one.high[1] else ")"
    return f"{opening}{number(one.low[0])}..{number(one.high[0])}{closing}"


def cell(one: Range, domain: Range) -> str:
    """Write a range as the shortest cell that means it."""
    low, high = number(one.low[0]), number(one.high[0])
    if one.low[0] == one.high[0]:
        return low
    if one.low == domain.low:
        return f"{'<=' if one.high[1] else '<'}{high}"
    if one.high == domain.high:
        return f"{'>' if one.low[1] else '>='}{low}"
    return between(one)


def said(one: Range, domain: Range, unit: str = "") -> str:
    """Say a range in Japanese; an end that is the domain's own goes without saying."""
    low, high = number(one.low[0]) + unit, number(one.high[0]) + unit
    if one.low[0] == one.high[0]:
        return low
    upper = f"{high}{'以下' if one.high[1] else '未満'}"
    if one.low == domain.low:
        return "どれでも" if one.high == domain.high else upper
    if one.high == domain.high:
        return f"{low}{'を超える' if one.low[1] else '以上'}"
    return f"{low}{'を超え' if one.low[1] else '以上'}{upper}"


def label(column: Input, accepted: Sequence[str]) -> str:
    """Say in Japanese what a cell accepts. Raises CellError."""
    if column.domain is None:
        return "、または".join(accepted)
    domain = parse_domain(column.domain)
    unit = column.unit or ""
    return "、または".join(said(parse_range(one, domain), domain, unit) for one in accepted)


def accepts(column: Input, accepted: Sequence[str], value: Value) -> bool:
    """Whether a cell accepts an answer. Raises CellError."""
    if column.domain is None or isinstance(value, str):
        return value in accepted
    domain = parse_domain(column.domain)
    return any(parse_range(one, domain).holds(value) for one in accepted)
