"""Dates as evidence gives them, in EDTF (ISO 8601-2, levels 0 and 1).

Why: a screen is known for "2020-10", "about April 2019" or "some time between". A single day would
claim more than the source does.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from edtf import EDTFParseException, parse_edtf

EXAMPLES = "2020-10、2019-04?、2018-01/2021-01、2020-10/.."

# Months only: EDTF writes seasons as months 21 to 24, and no screen is dated by them.
_POINT = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?([?~%]?)", re.ASCII)
_OPEN = ".."


@dataclass(frozen=True)
class Edtf:
    """A date with its uncertainty; an interval means "some time in it", an open end is None."""

    text: str
    earliest: date | None
    latest: date | None

    def __str__(self) -> str:
        """Return the EDTF text."""
        return self.text


def parse(text: str) -> Edtf:
    """Read an EDTF date or interval; a ValueError in Japanese says what is wrong."""
    points = text.split("/")
    if not all(point == _OPEN or _POINT.fullmatch(point) for point in points):
        raise ValueError(f"日付「{text}」の形は使えません。例: {EXAMPLES}")
    try:
        parsed = parse_edtf(text)
        earliest = None if points[0] == _OPEN else _day(parsed.lower_strict())
        latest = None if points[-1] == _OPEN else _day(parsed.upper_strict())
    except (EDTFParseException, ValueError):
        raise ValueError(f"日付「{text}」を読めません。例: {EXAMPLES}") from None
    if earliest is None and latest is None:
        raise ValueError(
            "両端の開いた期間です。時期が分からないなら basis: unknown と書いてください"
        )
    if earliest and latest and earliest > latest:
        raise ValueError(f"期間「{text}」の始まりが終わりより後です")
    return Edtf(text, earliest, latest)


def japanese(edtf: Edtf) -> str:
    """Say an EDTF date in Japanese: 2020年10月, 2018年1月〜2021年1月のどこか, 2020年10月以降."""
    first, *rest = edtf.text.split("/")
    if not rest:
        return _point(first)
    if rest[0] == _OPEN:
        return f"{_point(first)}以降"
    if first == _OPEN:
        return f"{_point(rest[0])}以前"
    return f"{_point(first)}〜{_point(rest[0])}のどこか"


def _point(text: str) -> str:
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year, month, day, qualifier = match.groups()
    parts = [f"{int(year)}年", f"{int(month)}月" if month else "", f"{int(day)}日" if day else ""]
    return "".join(parts) + ("ごろ" if qualifier else "")


def _day(moment: Any) -> date:
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday)
