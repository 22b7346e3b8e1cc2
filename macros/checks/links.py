"""What a document points to exists."""

from collections.abc import Iterator

from pydantic import BaseModel

from ..errors import Problem
from ..library import Document, Filed, Library, entry_ids
from ..models.decision import DecisionRevision
from ..models.document import Place, Revision


def check(library: Library) -> Iterator[Problem]:
    """Refuse a document that is not there, and a gap that points to nothing."""
    yield from _documents(library)
    for document, filed in library.revisions():
        yield from _gaps(document, filed)


def _documents(library: Library) -> Iterator[Problem]:
    known = library.documents.keys() | library.unread
    pointers: list[tuple[Filed[BaseModel], Place, tuple[str, ...]]] = [
        (document.head, ("next",), document.head.model.next)
        for document in library.documents.values()
    ]
    pointers += [(entry, ("see",), entry.model.see) for entry in library.references()]
    pointers += [(pack, ("documents",), pack.model.documents) for pack in library.packs.values()]
    pointers += [(fact, ("see",), fact.model.see) for fact in library.facts.values()]
    for _, revision in library.revisions():
        if isinstance(revision.model, DecisionRevision):
            for number, rule in enumerate(revision.model.rules):
                pointers.append((revision, ("rules", number, "next"), rule.next))
    for filed, place, targets in pointers:
        for index, target in enumerate(targets):
            if target not in known:
                yield filed.problem(
                    (*place, index), "DOCUMENT-UNKNOWN", f"文書「{target}」はありません"
                )


def _gaps(document: Document, filed: Filed[Revision]) -> Iterator[Problem]:
    entries = entry_ids(filed.model)
    others = {one.id for one in document.revisions}
    for index, gap in enumerate(filed.model.gaps):
        if gap.after is not None and gap.after not in entries:
            yield filed.problem(
                ("gaps", index, "after"), "ENTRY-UNKNOWN", f"「{gap.after}」はこの版にありません"
            )
        if gap.see is not None and gap.see not in others and document.complete:
            yield filed.problem(
                ("gaps", index, "see"), "REVISION-UNKNOWN", f"版「{gap.see}」はありません"
            )
