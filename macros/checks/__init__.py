"""What the data must keep to, beyond its shape. One rule a file.

A check takes the library and yields a Problem for each breach. It passes over what could not be
read, since that has been reported already.
"""

from collections.abc import Callable, Iterable

from ..errors import Problem
from ..library import Library
from . import (
    actions,
    addresses,
    chain,
    claims,
    conditions,
    decisions,
    draft_checks,
    drafts,
    entry_ids,
    fates,
    links,
    lists,
    notes,
    papers,
    prose_dates,
    reviews,
    revision_names,
    sources,
    terms,
)

Check = Callable[[Library], Iterable[Problem]]

ALL: tuple[Check, ...] = (
    actions.check,
    addresses.check,
    chain.check,
    claims.check,
    conditions.check,
    decisions.check,
    draft_checks.check,
    drafts.check,
    entry_ids.check,
    fates.check,
    links.check,
    lists.check,
    notes.check,
    papers.check,
    prose_dates.check,
    reviews.check,
    revision_names.check,
    sources.check,
    terms.check,
)


def run(library: Library) -> list[Problem]:
    """Run every check."""
    return [problem for check in ALL for problem in check(library)]
