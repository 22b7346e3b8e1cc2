"""What a page shows, gathered from the library."""

from collections.abc import Mapping
from itertools import pairwise

from .differences import Segment, compare
from .library import HISTORY, Document, Filed, Library
from .models.document import Revision
from .models.fact import Fact
from .models.reference import Reference, Term
from .models.source import Source
from .provenance import FACTS_PAGE
from .render import FactSheet, ListSheet, Neighbour, Sheet, Step


def document_sheet(library: Library, document: Document, filed: Filed[Revision]) -> Sheet:
    """Return one revision of a document with its sources and neighbours."""
    head = document.head.model
    newest = document.current
    pages = documents(library)
    return Sheet(
        id=document.id,
        sources=_sources(library),
        terms=_glossary(library),
        kind=document.kind,
        head=head,
        revision_id=filed.id,
        revision=filed.model,
        revisions=_revision_pages(document)[::-1],
        history=Neighbour(HISTORY, head.title, document.history) if document.history else None,
        newest=Neighbour(newest.id, head.title, document.address(), newest.model),
        next=tuple(pages[name] for name in head.next),
        documents=pages,
        facts=tuple(
            (fact_page(name, fact.model), fact.model)
            for name, fact in library.facts.items()
            if document.id in fact.model.see
        ),
    )


def history(document: Document, segment: Segment) -> tuple[Step, ...]:
    """Return what changed from each revision of a document to the next, newest first."""
    pages = zip(_revision_pages(document), document.revisions, strict=True)
    steps = [
        Step(old, new, compare(before.model, after.model, segment))
        for (old, before), (new, after) in pairwise(pages)
    ]
    return tuple(reversed(steps))


def fact_sheet(library: Library, fact_id: str) -> FactSheet:
    """Return a fact with its sources; KeyError if there is none of that id."""
    return FactSheet(
        id=fact_id,
        sources=_sources(library),
        terms=_glossary(library),
        fact=library.facts[fact_id].model,
    )


def fact_page(fact_id: str, fact: Fact) -> Neighbour:
    """Return the page of a fact."""
    return Neighbour(fact_id, fact.title, f"{FACTS_PAGE}/{fact_id}")


def list_sheet(library: Library, name: str, entries: tuple[Reference, ...]) -> ListSheet:
    """Return a reference list with its sources and the documents that it leads to."""
    return ListSheet(
        id=name,
        sources=_sources(library),
        terms=() if name == "glossary" else _glossary(library),
        entries=entries,
        documents=documents(library),
    )


def documents(library: Library) -> Mapping[str, Neighbour]:
    """Return the newest page of each document by id."""
    return {
        name: Neighbour(name, document.head.model.title, document.address())
        for name, document in library.documents.items()
    }


def _revision_pages(document: Document) -> tuple[Neighbour, ...]:
    """Return the pages of all revisions, oldest first."""
    title = document.head.model.title
    return tuple(
        Neighbour(one.id, title, document.address(one), one.model) for one in document.revisions
    )


def _sources(library: Library) -> dict[str, Source]:
    return {name: filed.model for name, filed in library.sources.items()}


def _glossary(library: Library) -> tuple[Term, ...]:
    return tuple(filed.model for filed in library.glossary.values())
