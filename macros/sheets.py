"""What a page shows, gathered from the library."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from .as_of import windows
from .confirmation import confirmation
from .differences import Segment, compare, segmenter, uncut
from .library import FACTS_PAGE, HISTORY, Document, Filed, Library, entry_ids
from .models.document import Fate, Kind, Revision
from .models.fact import Fact
from .models.reference import Reference, Term
from .models.source import Source
from .models.team import Note
from .render import FactSheet, Held, ListSheet, Neighbour, Sheet, Step

AS_OF_PAGE = "as-of"
TICKED: frozenset[Kind] = frozenset({"procedure", "checklist"})
"""What a reader goes through entry by entry."""
NEAR = 5
"""How many revisions before and after an older one its page lists: with all of them on every page,
the site would grow with the square of their number."""


class Sheets:
    """The sheets of one library. What all of them share is gathered once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._held: dict[str, tuple[Held, ...]] = {}
        self._made: dict[tuple[str, str], Sheet] = {}

    def document(self, document: Document, filed: Filed[Revision]) -> Sheet:
        """Return one revision of a document with its sources and neighbours."""
        key = document.id, filed.id
        if key not in self._made:
            self._made[key] = self._document(document, filed)
        return self._made[key]

    def _document(self, document: Document, filed: Filed[Revision]) -> Sheet:
        head = document.head.model
        newest = document.current
        held = self.held(document)
        at = next(index for index, one in enumerate(document.revisions) if one is filed)
        near = held if filed is newest else held[max(at - NEAR, 0) : at + NEAR + 1]
        return Sheet(
            id=document.id,
            sources=self._sources,
            terms=self._terms,
            kind=document.kind,
            head=head,
            revision_id=filed.id,
            revision=filed.model,
            address=document.address(filed),
            paper=document.paper(filed),
            confirmation=confirmation(head, filed.id),
            revisions=near[::-1],
            seen={
                gap.see: _revision_page(document, document.revision(gap.see))
                for gap in filed.model.gaps
                if gap.see
            },
            moves=self._moves(document) if filed is newest else (),
            change=_change(document, min(at, len(document.revisions) - 2)),
            history=Neighbour(HISTORY, head.title, document.history) if document.history else None,
            as_of=AS_OF_PAGE,
            newest=Neighbour(newest.id, head.title, document.address(), newest.model),
            case_facts={name: one.model for name, one in self._library.case_facts.items()},
            word_lists=self._library.words_of(filed.model),
            next=tuple(self.documents[name] for name in head.next),
            documents=self.documents,
            facts=tuple(
                (fact_page(name, fact.model), fact.model)
                for name, fact in self._library.facts.items()
                if document.id in fact.model.see
            ),
            team=self.team,
            own=document.id in self._library.own.documents,
            team_notes=tuple(self._notes(document, filed)),
        )

    def fact(self, fact_id: str) -> FactSheet:
        """Return a fact with its sources; KeyError if there is none of that id."""
        return FactSheet(
            id=fact_id,
            sources=self._sources,
            terms=self._terms,
            fact=self._library.facts[fact_id].model,
        )

    def entries(self, name: str, entries: tuple[Reference, ...]) -> ListSheet:
        """Return a reference list with its sources and the documents that it leads to."""
        return ListSheet(
            id=name,
            sources=self._sources,
            terms=() if name == "glossary" else self._terms,
            entries=entries,
            documents=self.documents,
        )

    def held(self, document: Document) -> tuple[Held, ...]:
        """Return all revisions and when each may have been the newest on record, oldest first."""
        if document.id not in self._held:
            self._held[document.id] = tuple(
                Held(_revision_page(document, one.revision), one.since, one.certain, one.before)
                for one in windows(document)
            )
        return self._held[document.id]

    def _notes(self, document: Document, filed: Filed[Revision]) -> Iterator[Note]:
        """Yield what a team noted: of an entry wherever it stands, of the whole on the newest."""
        entries = entry_ids(filed.model)
        for note in self._library.overlay.notes if self._library.overlay else ():
            about = note.model
            here = filed is document.current if about.entry is None else about.entry in entries
            if about.document == document.id and here:
                yield about

    def _moves(self, document: Document) -> tuple[Step, ...]:
        """Return the change from each older revision straight to the newest, with every fate."""
        if document.kind not in TICKED:
            return ()
        newest = document.current
        fates = [filed.model.fates for filed in document.revisions]
        return tuple(
            Step(
                _revision_page(document, older),
                _revision_page(document, newest),
                tuple(
                    replace(row, fate=_fate(fates[index + 1 :], row.id)) if not row.new else row
                    for row in compare(older.model, newest.model, self._segment)
                ),
            )
            for index, older in enumerate(document.revisions[:-1])
        )

    @cached_property
    def _segment(self) -> Segment:
        return segmenter()

    @property
    def team(self) -> str | None:
        """The name of the team that laid its own things over the handbook."""
        return self._library.overlay.team.name if self._library.overlay else None

    @cached_property
    def documents(self) -> Mapping[str, Neighbour]:
        """The newest page of each document by id."""
        return {
            name: Neighbour(name, document.head.model.title, document.address())
            for name, document in self._library.documents.items()
        }

    def touched_lists(self, document: Document) -> tuple[Neighbour, ...]:
        """Return the checklists that a change touches: the document itself, and those linked."""
        return tuple(
            self.documents[name]
            for name, other in self._library.documents.items()
            if other.kind == "checklist"
            and (
                name == document.id
                or document.id in other.head.model.next
                or name in document.head.model.next
            )
        )

    @cached_property
    def _sources(self) -> Mapping[str, Source]:
        return {name: filed.model for name, filed in self._library.sources.items()}

    @cached_property
    def _terms(self) -> tuple[Term, ...]:
        return tuple(filed.model for filed in self._library.glossary.values())


def _fate(later: Sequence[Mapping[str, Fate]], entry_id: str) -> Fate | None:
    """Return the fate that an entry met last, in the revisions after the one that had it."""
    return next((fates[entry_id] for fates in reversed(later) if entry_id in fates), None)


def history(document: Document, segment: Segment) -> tuple[Step, ...]:
    """Return what changed from each revision of a document to the next, newest first."""
    last = len(document.revisions) - 1
    return tuple(_step(document, index, segment) for index in reversed(range(last)))


def step_to(document: Document, filed: Filed[Revision], segment: Segment) -> Step | None:
    """Return what a revision changed, or None for the first."""
    index = document.revisions.index(filed)
    return _step(document, index - 1, segment) if index else None


def fact_page(fact_id: str, fact: Fact) -> Neighbour:
    """Return the page of a fact."""
    return Neighbour(fact_id, fact.title, f"{FACTS_PAGE}/{fact_id}")


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
