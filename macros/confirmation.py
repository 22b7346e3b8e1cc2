"""Whether somebody has looked at the real screen, and until when that look holds."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dateutil.relativedelta import relativedelta

from .models.document import Head, Review
from .models.fields import split_duration

State = Literal["changed", "overdue", "due", "never", "fresh"]
NOTICE = timedelta(days=14)
"""How long before its end a confirmation is called due, but never more than half of its length."""

_UNITS = {
    "D": relativedelta(days=1),
    "W": relativedelta(weeks=1),
    "M": relativedelta(months=1),
    "Y": relativedelta(years=1),
}


@dataclass(frozen=True)
class Confirmation:
    """The last look at the real screen, and until when it holds."""

    review: Review
    due: date
    """The first day on which the next look is due."""
    until: date
    """The last day on which this look holds."""


def confirmation(head: Head, revision_id: str) -> Confirmation | None:
    """Return the last look that was compared with a revision, or None if nobody has looked."""
    looks = [review for review in head.reviews if review.revision == revision_id]
    if not looks:
        return None
    last = looks[-1]
    number, unit = split_duration(head.review_every)
    until = last.on + number * _UNITS[unit]
    return Confirmation(last, until - min(NOTICE, (until - last.on) / 2), until)


def state(known: Confirmation | None, on: date) -> State:
    """Return how a confirmation stands on a day."""
    if known is None:
        return "never"
    if known.review.saw == "changed":
        return "changed"
    if on > known.until:
        return "overdue"
    return "due" if on >= known.due else "fresh"
