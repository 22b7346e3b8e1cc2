from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from macros.as_of import Window, windows
from macros.library import Document, Filed
from macros.load import Origin
from macros.models.dating import Dating
from macros.models.document import Head
from macros.models.procedure import ProcedureRevision, Step
from macros.read import read

HEAD = Head.model_validate(
    {
        "title": "題",
        "summary": "要約",
        "page": "a/b",
        "audience": "seller",
        "surface": "any",
        "review_every": "P3M",
    }
)
GUESS = {"basis": "inferred", "evidence": "画面", "confidence": "low"}
STEP = Step(id="a", do="押す", source=("editorial",))


def document(*observed: Dating | str | None) -> Document:
    """Return a document whose revisions were seen at the given dates, oldest first."""
    return Document(
        "procedure",
        Filed("d", HEAD, Origin("document.yml")),
        tuple(
            Filed(
                f"r{index}",
                ProcedureRevision(
                    observed=one if isinstance(one, Dating) else dating(one),
                    recorded=date(2026, 11, 22),
                    supersedes=f"r{index - 1}" if index else None,
                    summary="版",
                    outcome="済む",
                    steps=(STEP,),
                ),
                Origin(f"r{index}.yml"),
            )
            for index, one in enumerate(observed)
        ),
    )


def dating(text: str | None) -> Dating:
    known = {"basis": "stated", "date": text} if text else {"basis": "unknown"}
    return Dating.model_validate(known)


def days(found: tuple[Window, ...]) -> list[tuple[str, str, str]]:
    return [(str(one.since), str(one.certain), str(one.before)) for one in found]


def test_a_revision_may_hold_until_its_successor_was_surely_seen() -> None:
    assert days(windows(document("2018-01", "2020-10"))) == [
        ("2018-01-01", "2018-01-31", "2020-10-31"),
        ("2020-10-01", "2020-10-31", "None"),
    ]


def test_an_unknown_date_is_narrowed_by_its_neighbours() -> None:
    assert days(windows(document("2018", None, "2020-10-05"))) == [
        ("2018-01-01", "2018-12-31", "2020-10-05"),
        ("2018-01-01", "2020-10-05", "2020-10-05"),
        ("2020-10-05", "2020-10-05", "None"),
    ]


def test_an_open_end_stays_open() -> None:
    assert days(windows(document("../2018-05", "2020-10/.."))) == [
        ("None", "2018-05-31", "None"),
        ("2020-10-01", "None", "None"),
    ]


def test_a_weak_guess_says_nothing() -> None:
    weak = Dating.model_validate({**GUESS, "date": "2019"})
    assert days(windows(document(weak))) == [("None", "None", "None")]


DAYS = st.dates(date(2015, 1, 1), date(2025, 12, 31))


@st.composite
def chains(draw: st.DrawFn) -> tuple[Document, list[date]]:
    """Return a document, and the days on which its revisions were really first seen."""
    seen = sorted(draw(st.lists(DAYS, min_size=1, max_size=5)))
    told = []
    for day in seen:
        before, after = (timedelta(draw(st.integers(0, 900))) for _ in range(2))
        told.append(
            draw(
                st.sampled_from(
                    [
                        None,
                        f"{day:%Y}",
                        f"{day:%Y-%m}",
                        f"{day}",
                        f"{day - before}/{day + after}",
                        f"{day - before}/..",
                        f"../{day + after}",
                    ]
                )
            )
        )
    return document(*told), seen


@given(chains(), DAYS)
def test_the_truth_is_always_among_the_answers(
    chain: tuple[Document, list[date]], on: date
) -> None:
    """Whatever the evidence says about when each was seen, the one that held is never ruled out."""
    told, seen = chain
    held = [index for index, day in enumerate(seen) if day <= on]
    possible = [
        index
        for index, one in enumerate(windows(told))
        if (one.since is None or one.since <= on) and (one.before is None or on < one.before)
    ]
    if held:
        assert held[-1] in possible
        sure = [i for i in possible if (c := windows(told)[i].certain) is not None and c <= on]
        assert not (len(possible) == 1 and sure) or possible == [held[-1]]
    for one in windows(told):
        assert one.certain is None or one.since is None or one.since <= one.certain
    assert possible == list(range(possible[0], possible[-1] + 1)) if possible else True


def test_windows_follow_one_another_in_the_shipped_data() -> None:
    library = read(Path(__file__).parents[1] / "docs" / "data")[0]
    for shipped in library.documents.values():
        found = windows(shipped)
        assert [one.revision for one in found] == list(shipped.revisions)
        for old, new in pairwise(found):
            assert old.before == new.certain
            assert old.since is None or (new.since is not None and old.since <= new.since)


def test_nothing_held_before_the_first_record() -> None:
    (only,) = windows(document("2018"))
    assert only.since == date(2018, 1, 1)
