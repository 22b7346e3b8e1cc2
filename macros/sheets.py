"""What a page of a document or fact shows, gathered from the library."""

from .library import Document, Filed, Library
from .models.document import Revision
from .models.source import Source
from .render import FactSheet, Neighbour, Sheet


def document_sheet(library: Library, document: Document, filed: Filed[Revision]) -> Sheet:
    """Return one revision of a document with its sources and neighbours."""
    head = document.head.model
    newest = document.current
    return Sheet(
        kind=document.kind,
        id=document.id,
        head=head,
        revision_id=filed.id,
        revision=filed.model,
        sources=_sources(library),
        revisions=tuple(
            Neighbour(one.id, head.title, document.address(one), one.model)
            for one in reversed(document.revisions)
        ),
        newest=Neighbour(newest.id, head.title, document.address(), newest.model),
        next=tuple(
            Neighbour(target.id, target.head.model.title, target.address())
            for target in (library.documents[name] for name in head.next)
        ),
    )


def fact_sheet(library: Library, fact_id: str) -> FactSheet:
    """Return a fact with its sources; KeyError if there is none of that id."""
    return FactSheet(fact_id, library.facts[fact_id].model, _sources(library))


def _sources(library: Library) -> dict[str, Source]:
    return {name: filed.model for name, filed in library.sources.items()}
