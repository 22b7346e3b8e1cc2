"""A look at the real screen names the revision that it was compared with, in the order of days."""

from collections.abc import Iterator

from ..errors import Problem
from ..library import Document, Library


def check(library: Library) -> Iterator[Problem]:
    """Refuse reviews of unknown revisions and days that run backward."""
    for document in library.documents.values():
        yield from _days(document)
        if document.complete:
            yield from _revisions(document)


def _revisions(document: Document) -> Iterator[Problem]:
    known = [filed.id for filed in document.revisions]
    for index, review in enumerate(document.head.model.reviews):
        if review.revision not in known:
            yield document.head.problem(
                ("reviews", index, "revision"),
                "REVIEW-REVISION",
                f"版「{review.revision}」はありません（ある版: {'、'.join(known)}）",
            )


def _days(document: Document) -> Iterator[Problem]:
    reviews = document.head.model.reviews
    for index in range(1, len(reviews)):
        if reviews[index].on < reviews[index - 1].on:
            yield document.head.problem(
                ("reviews", index, "on"),
                "REVIEW-ORDER",
                f"前の記録（{reviews[index - 1].on}）より前の日です。古い順に並べてください",
            )
