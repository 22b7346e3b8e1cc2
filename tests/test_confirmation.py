from datetime import date

import pytest

from macros.confirmation import State, confirmation, state
from macros.models.document import Head, Review


def head(*reviews: tuple[str, str, str], every: str = "P3M") -> Head:
    return Head.model_validate(
        {
            "title": "題",
            "summary": "要約",
            "page": "a/b",
            "audience": "seller",
            "surface": "any",
            "review_every": every,
            "reviews": tuple(
                Review.model_validate({"on": on, "by": "佐藤", "revision": of, "saw": saw})
                for on, of, saw in reviews
            ),
        }
    )


@pytest.mark.parametrize(
    ("every", "due", "until"),
    [
        ("P10D", "2025-01-05", "2025-01-10"),
        ("P6W", "2025-01-28", "2025-02-11"),
        ("P1M", "2025-01-17", "2025-01-31"),
        ("P2M", "2025-02-14", "2025-02-28"),
        ("P1Y", "2025-12-17", "2025-12-31"),
    ],
)
def test_a_look_holds_for_the_interval_and_is_due_a_fortnight_before(
    every: str, due: str, until: str
) -> None:
    known = confirmation(head(("2024-12-31", "r", "unchanged"), every=every), "r")
    assert known is not None
    assert (str(known.due), str(known.until)) == (due, until)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2024-12-31", "fresh"),
        ("2025-03-16", "fresh"),
        ("2025-03-17", "due"),
        ("2025-03-31", "due"),
        ("2025-04-01", "overdue"),
    ],
)
def test_a_look_grows_old(on: str, expected: State) -> None:
    known = confirmation(head(("2024-12-31", "r", "unchanged")), "r")
    assert state(known, date.fromisoformat(on)) == expected


def test_only_looks_at_the_same_revision_count_and_the_last_one_does() -> None:
    log = head(
        ("2024-01-01", "old", "unchanged"),
        ("2024-02-01", "old", "changed"),
        ("2024-03-01", "new", "unchanged"),
    )
    old, new = confirmation(log, "old"), confirmation(log, "new")
    assert old is not None
    assert new is not None
    assert state(old, date(2024, 2, 1)) == "changed"
    assert state(new, date(2024, 3, 2)) == "fresh"
    assert confirmation(log, "newer") is None
    assert state(None, date(2024, 3, 2)) == "never"
