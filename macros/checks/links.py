"""What a document points to exists."""

from collections.abc import Iterator

from ..errors import Problem
from ..library import Library, entry_ids


def check(library: Library) -> Iterator[Problem]:
    """Refuse a next document that is not there, and a gap after an unknown entry."""
    known = library.documents.keys() | library.unread
    for document in library.documents.values():
        for index, target in enumerate(document.head.model.next):
            if target not in known:
                yield document.head.problem(
                    ("next", index), "DOCUMENT-UNKNOWN", f"文書「{target}」はありません"
                )
    for reference in library.references():
        for index, target in enumerate(reference.model.see):
            if target not in known:
                yield reference.problem(
                    ("see", index), "DOCUMENT-UNKNOWN", f"文書「{target}」はありません"
                )
    for document, filed in library.revisions():
        others = {one.id for one in document.revisions}
        entries = entry_ids(filed.model)
        for index, gap in enumerate(filed.model.gaps):
            if gap.after is not None and gap.after not in entries:
                yield filed.problem(
                    ("gaps", index, "after"),
                    "ENTRY-UNKNOWN",
                    f"「{gap.after}」はこの版にありません",
                )
            if gap.see is not None and gap.see not in others and document.complete:
                yield filed.problem(
                    ("gaps", index, "see"), "REVISION-UNKNOWN", f"版「{gap.see}」はありません"
                )
