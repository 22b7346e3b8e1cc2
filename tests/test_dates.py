import re
from datetime import date, timedelta

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from macros.dates import japanese, parse

DAYS = st.dates(date(1000, 1, 1), date(9999, 12, 31))
FORMS = st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"])
QUALIFIERS = st.sampled_from(["", "?", "~", "%"])


@st.composite
def points(draw: st.DrawFn, days: st.SearchStrategy[date] = DAYS) -> str:
    return draw(days).strftime(draw(FORMS)) + draw(QUALIFIERS)


@given(points())
def test_a_date_spans_its_year_month_or_day(text: str) -> None:
    edtf = parse(text)
    assert edtf.earliest is not None
    assert edtf.latest is not None
    bare = text.rstrip("?~%")
    assert edtf.earliest.isoformat().startswith(bare)
    assert edtf.latest.isoformat().startswith(bare)
    for outside in (
        edtf.earliest.toordinal() - 1,
        min(edtf.latest.toordinal() + 1, date.max.toordinal()),
    ):
        neighbour = date.fromordinal(outside)
        assert neighbour == date.max or not neighbour.isoformat().startswith(bare)
    assert str(edtf) == text
    assert japanese(edtf).startswith(f"{int(bare[:4])}年")
    assert japanese(edtf).endswith("ごろ") == (bare != text)


@given(DAYS, st.integers(0, 4000), FORMS, QUALIFIERS)
def test_an_interval_runs_from_earliest_to_latest(
    start: date, days: int, form: str, qualifier: str
) -> None:
    assume(start.toordinal() + days <= date.max.toordinal())
    end = start + timedelta(days)
    edtf = parse(f"{start.strftime(form)}{qualifier}/{end.strftime(form)}{qualifier}")
    assert edtf.earliest is not None
    assert edtf.latest is not None
    assert edtf.earliest <= start <= end <= edtf.latest
    assert japanese(edtf).endswith("のどこか")


@given(points())
def test_an_interval_may_be_open_at_one_end(point: str) -> None:
    closed = parse(point)
    after, before = parse(f"{point}/.."), parse(f"../{point}")
    assert (after.earliest, after.latest) == (closed.earliest, None)
    assert (before.earliest, before.latest) == (None, closed.latest)
    assert japanese(after) == f"{japanese(closed)}以降"
    assert japanese(before) == f"{japanese(closed)}以前"


@settings(max_examples=300)
@given(st.text(max_size=30))
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    try:
        edtf = parse(text)
    except ValueError:
        return
    assert japanese(edtf)


@settings(max_examples=300)
@given(st.text("0123456789-/.?~%XuyYTSZ+[]{},: ", max_size=21))
@example("2020-1X")
@example("2020-21")
@example("0000")
@example("2020-02-29/2021-02-29")
def test_text_like_a_date_is_a_date_or_a_japanese_value_error(text: str) -> None:
    said = None
    try:
        edtf = parse(text)
    except ValueError as error:
        said = str(error)
    else:
        assert not re.search("(1[3-9]|[2-9][0-9])月", japanese(edtf))
    assert said is None or "期間" in said or said.startswith("日付")


@pytest.mark.parametrize(
    "text",
    [
        *("", "/", "..", "../..", "2020-13", "2020-00", "2020-02-30", "2020/2019", "2020-1"),
        *("２０２０", "2020年10月", " 2020", "2020\n", "2020-10/", "[2020,2021]", "20XX"),
        *("2020-10-10T10:10:10Z", "y20200", "2019/2020/2021", "昔"),
    ],
)
def test_what_is_no_date_is_refused_in_japanese(text: str) -> None:
    with pytest.raises(ValueError, match=r"日付|期間"):
        parse(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2020", "2020年"),
        ("2020-10", "2020年10月"),
        ("2020-01-05", "2020年1月5日"),
        ("2019-04?", "2019年4月ごろ"),
        ("2018-01/2021-01", "2018年1月〜2021年1月のどこか"),
        ("2018?/2021-01-02~", "2018年ごろ〜2021年1月2日ごろのどこか"),
        ("2020-10/..", "2020年10月以降"),
        ("../2020-10", "2020年10月以前"),
    ],
)
def test_dates_are_said_in_japanese(text: str, shown: str) -> None:
    assert japanese(parse(text)) == shown
