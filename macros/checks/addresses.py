"""Every page has one document only."""

from collections.abc import Iterator

from ..errors import Problem
from ..library import Document, Library


def check(library: Library) -> Iterator[Problem]:
    """Refuse two documents, or a document and a revision, at one address."""
    taken: dict[str, Document] = {}
    for document in library.documents.values():
        addresses = [document.address(), *(document.address(one) for one in document.revisions)]
        for address in addresses:
            owner = taken.setdefault(address, document)
            if owner is not document:
                yield document.head.problem(
                    ("page",),
                    "PAGE-DUPLICATE",
                    f"「{address}」は文書「{owner.id}」のページです。page を変えてください",
                )
                break
