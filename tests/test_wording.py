import typing
from collections.abc import Mapping
from typing import Any

import pytest

from macros import dates, wording
from macros.models.checklist import ChecklistRevision
from macros.models.dating import Confidence, Dating
from macros.models.document import Fate, Head, Kind, Surface
from macros.models.source import SourceKind


def choices(model: Any, field: str) -> Any:
    return model.model_fields[field].annotation


@pytest.mark.parametrize(
    ("words", "choice"),
    [
        (wording.CONFIDENCE, Confidence),
        (wording.SOURCE_KIND, SourceKind),
        (wording.SURFACE, Surface),
        (wording.AUDIENCE, choices(Head, "audience")),
        (wording.KIND, Kind),
        (wording.MODE, choices(ChecklistRevision, "mode")),
        (wording.FATE, choices(Fate, "fate")),
    ],
    ids=["confidence", "source", "surface", "audience", "kind", "mode", "fate"],
)
def test_every_choice_has_words_and_no_two_have_the_same(
    words: Mapping[str, str], choice: Any
) -> None:
    assert set(words) == set(typing.get_args(choice))
    assert len(set(words.values())) == len(words)


def dating(date: str | None, basis: str, confidence: str | None = None) -> Dating:
    return Dating.model_validate(
        {"date": date, "basis": basis, "confidence": confidence, "evidence": "手がかり"}
    )


@pytest.mark.parametrize(
    ("when", "said", "sure"),
    [
        (dating("2020-10", "stated"), "2020年10月", "資料に明記"),
        (dating("2020-10-03", "stated"), "2020年10月3日", "資料に明記"),
        (dating("2019-04~", "inferred", "high"), "2019年4月ごろ", "手がかりから推定・確かさ 高"),
        (
            dating("2018-01/2021-01", "inferred", "medium"),
            "2018年1月〜2021年1月のどこか",
            "手がかりから推定・確かさ 中",
        ),
        (dating("2020-10/..", "stated"), "2020年10月以降", "資料に明記"),
        (dating("../2021", "stated"), "2021年以前", "資料に明記"),
        (dating("2018-01", "inferred", "low"), "時期不明", "手がかりから推定・確かさ 低"),
        (dating(None, "unknown"), "時期不明", "日付の記載なし"),
        (dating(None, "compiled"), "時期の違う資料をまとめたもの", "この手順帳の編集"),
    ],
)
def test_a_date_is_said_with_how_sure_it_is(when: Dating, said: str, sure: str) -> None:
    assert (wording.dating(when), wording.certainty(when)) == (said, sure)


def test_a_weak_guess_is_never_said_as_a_date() -> None:
    weak = dating("2018-01", "inferred", "low")
    assert weak.date is not None
    assert dates.japanese(weak.date) == "2018年1月"
    assert "2018" not in wording.dating(weak) + wording.certainty(weak)


@pytest.mark.parametrize(
    ("text", "said"), [("P30D", "30日"), ("P2W", "2週間"), ("P3M", "3か月"), ("P1Y", "1年")]
)
def test_a_duration_is_said_in_japanese(text: str, said: str) -> None:
    assert wording.duration(text) == said


@pytest.mark.parametrize("text", ["", "P", "3M", "P3", "PT3M", "P1Y2M", "P3M "])
def test_what_is_no_duration_is_a_bug(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the text itself
        wording.duration(text)
