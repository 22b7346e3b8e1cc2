"""What a page shows, gathered from the library."""

from collections.abc import Mapping

from .as_of import windows
from .confirmation import confirmation
from .differences import Segment, compare, uncut
from .library import HISTORY, Document, Filed, Library
from .models.document import Revision
from .models.fact import Fact
from .models.reference import Reference, Term
from .models.source import Source
from .provenance import FACTS_PAGE
from .render import FactSheet, Held, ListSheet, Neighbour, Sheet, Step

AS_OF_PAGE = "as-of"
NEAR = 5
"""How many revisions before and after an older one its page lists: with all of them on every page,
the site would grow with the square of their number."""


def document_sheet(library: Library, document: Document, filed: Filed[Revision]) -> Sheet:
    """Return one revision of a document with its sources and neighbours."""
    head = document.head.model
    newest = document.current
    held = as_of(document)
    at = document.revisions.index(filed)
    near = held if filed is newest else held[max(at - NEAR, 0) : at + NEAR + 1]
    return Sheet(
        id=document.id,
        sources=_sources(library),
        terms=_glossary(library),
        kind=document.kind,
        head=head,
        revision_id=filed.id,
        revision=filed.model,
        confirmation=confirmation(head, filed.id),
        revisions=near[::-1],
        seen={
            gap.see: _revision_page(document, document.revision(gap.see))
            for gap in filed.model.gaps
            if gap.see
        },
        change=_change(document, min(at, len(document.revisions) - 2)),
        history=Neighbour(HISTORY, head.title, document.history) if document.history else None,
        as_of=AS_OF_PAGE,
        newest=Neighbour(newest.id, head.title, document.address(), newest.model),
        next=tuple(documents(library)[name] for name in head.next),
        facts=tuple(
            (fact_page(name, fact.model), fact.model)
            for name, fact in library.facts.items()
            if document.id in fact.model.see
        ),
    )


def as_of(document: Document) -> tuple[Held, ...]:
    """Return all revisions of a document and when each may have been the newest, oldest first."""
    return tuple(
        Held(_revision_page(document, one.revision), one.since, one.certain, one.before)
        for one in windows(document)
    )


def history(document: Document, segment: Segment) -> tuple[Step, ...]:
    """Return what changed from each revision of a document to the next, newest first."""
    last = len(document.revisions) - 1
    return tuple(_step(document, index, segment) for index in reversed(range(last)))


def step_to(document: Document, filed: Filed[Revision], segment: Segment) -> Step | None:
    """Return what a revision changed, or None for the first."""
    index = document.revisions.index(filed)
    return _step(document, index - 1, segment) if index else None


def touched_lists(library: Library, document: Document) -> tuple[Neighbour, ...]:
    """Return the checklists that a change of a document touches: itself, and those linked to it."""
    pages = documents(library)
    return tuple(
        pages[name]
        for name, other in library.documents.items()
        if other.kind == "checklist"
        and (
            name == document.id
            or document.id in other.head.model.next
            or name in document.head.model.next
        )
    )


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


def _change(document: Document, index: int) -> Step | None:
    return _step(document, index, uncut) if index >= 0 else None


def _step(document: Document, index: int, segment: Segment) -> Step:
    """Return the change from the revision at ``index`` to the next."""
    old, new = document.revisions[index : index + 2]
    return Step(
        _revision_page(document, old),
        _revision_page(document, new),
        compare(old.model, new.model, segment),
    )


def _revision_page(document: Document, filed: Filed[Revision]) -> Neighbour:
    return Neighbour(filed.id, document.head.model.title, document.address(filed), filed.model)


def _sources(library: Library) -> dict[str, Source]:
    return {name: filed.model for name, filed in library.sources.items()}


def _glossary(library: Library) -> tuple[Term, ...]:
    return tuple(filed.model for filed in library.glossary.values())
