"""Which revision of a document was the newest one on record on a given day.

A date is only known as well as its evidence: "some time between 2018-01 and 2021-01". So a day may
have several answers, and the answer may be that nothing tells.
"""

from dataclasses import dataclass
from datetime import date

from .library import Document, Filed
from .models.document import Revision


@dataclass(frozen=True)
class Window:
    """The days on which a revision may have been the newest on record. None is an open end."""

    revision: Filed[Revision]
    since: date | None
    """The first day on which it may have been seen."""
    certain: date | None
    """The first day by which it had certainly been seen; None where no day can be told."""
    before: date | None
    """The day by which its successor had certainly been seen."""


def windows(document: Document) -> tuple[Window, ...]:
    """Return the window of each revision, oldest first.

    A revision cannot have been seen before the one that it supersedes, nor after its successor;
    where its own date says nothing, its neighbours still narrow it.
    """
    earliest: list[date | None] = []
    latest: list[date | None] = []
    for filed in document.revisions:
        own = _shown(filed)[0]
        earliest.append(max(filter(None, (own, *earliest[-1:])), default=None))
    for filed in reversed(document.revisions):
        own = _shown(filed)[1]
        latest.append(min(filter(None, (own, *latest[-1:])), default=None))
    latest.reverse()
    return tuple(
        Window(filed, since, certain, before)
        for filed, since, certain, before in zip(
            document.revisions, earliest, latest, [*latest[1:], None], strict=True
        )
    )


def _shown(filed: Filed[Revision]) -> tuple[date | None, date | None]:
    observed = filed.model.observed
    if observed.date is None or not observed.shown:
        return None, None
    return observed.date.earliest, observed.date.latest
