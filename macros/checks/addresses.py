"""Every page has one document only."""

from collections.abc import Iterator

from ..errors import Problem
from ..library import (
    FACTS_PAGE,
    HISTORY,
    PRINT,
    SOURCES_PAGE,
    TEAM_PAGE,
    Document,
    Library,
)

MADE = (PRINT, FACTS_PAGE, SOURCES_PAGE, TEAM_PAGE)
"""Where other pages are made."""


def check(library: Library) -> Iterator[Problem]:
    """Refuse two documents, or a document and another page, at one address."""
    taken: dict[str, Document] = {}
    for document in library.documents.values():
        for made in MADE:
            if f"{document.address()}/".startswith(f"{made}/"):
                yield document.head.problem(
                    ("page",),
                    "PAGE-RESERVED",
                    f"「{made}」には手順帳がほかのページを作ります。page を変えてください",
                )
        addresses = [document.address(), f"{document.address()}/{HISTORY}"]
        addresses += [document.address(one) for one in document.revisions]
        addresses += [document.paper(one) for one in document.revisions]
        for address in addresses:
            if addresses.count(address) > 1:
                yield document.head.problem(
                    ("page",), "PAGE-DUPLICATE", f"版の名前に「{HISTORY}」は使えません"
                )
                break
            owner = taken.setdefault(address, document)
            if owner is not document:
                yield document.head.problem(
                    ("page",),
                    "PAGE-DUPLICATE",
                    f"「{address}」は文書「{owner.id}」のページです。page を変えてください",
                )
                break
