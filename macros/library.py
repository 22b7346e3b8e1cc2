"""All documents, facts and sources, as read from a folder of data."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Generic, TypeVar

from .errors import Problem
from .load import Mark, Origin, Place
from .models.case_fact import CaseFact
from .models.document import Entry, Head, Kind, Revision
from .models.draft import DraftRevision
from .models.fact import Fact
from .models.pack import Pack
from .models.reference import Omission, Question, Reference, Term, Tool
from .models.source import Source
from .models.team import Note, Team
from .models.word_list import WordList

HISTORY = "history"
"""The last part of the address of the changes between revisions."""
PRINT = "print"
"""The first part of the address of every sheet to print."""
FACTS_PAGE = "reference/facts"
SOURCES_PAGE = "reference/sources"
TEAM_PAGE = "our-team"
"""The page of what a team added."""

Model_co = TypeVar("Model_co", covariant=True)


@dataclass(frozen=True)
class Filed(Generic[Model_co]):
    """A model, and where in which file it stands."""

    id: str
    model: Model_co
    origin: Origin
    place: Place = ()

    def mark(self, place: Place) -> Mark:
        """Return where a place inside this model stands in its file."""
        return self.origin.mark((*self.place, *place))

    def problem(self, place: Place, code: str, message: str, *, key: bool = False) -> Problem:
        """Return a Problem at a place inside this model."""
        return self.origin.problem((*self.place, *place), code, message, key=key)

    def warning(self, place: Place, code: str, message: str, *, key: bool = False) -> Problem:
        """Return a Problem that stops nothing."""
        return replace(self.problem(place, code, message, key=key), severity="warning")


@dataclass(frozen=True)
class Document:
    """A procedure, checklist, decision or draft with all its revisions."""

    kind: Kind
    head: Filed[Head]
    revisions: tuple[Filed[Revision], ...]
    """Oldest first, along ``supersedes``; in file order where the chain is broken."""
    complete: bool = True
    """Whether every file of the document could be read."""

    @property
    def id(self) -> str:
        """Return the name of the document's folder."""
        return self.head.id

    @property
    def current(self) -> Filed[Revision]:
        """Return the newest revision."""
        return self.revisions[-1]

    @property
    def topic(self) -> str:
        """Return the part of the handbook in which the document stands."""
        return self.address().partition("/")[0]

    def revision(self, revision_id: str) -> Filed[Revision]:
        """Return one revision; KeyError if there is none of that id."""
        for filed in self.revisions:
            if filed.id == revision_id:
                return filed
        raise KeyError(revision_id)

    @property
    def history(self) -> str | None:
        """Return the page of the changes between revisions, or None where there is only one."""
        return f"{self.head.model.page}/{HISTORY}" if len(self.revisions) > 1 else None

    def address(self, filed: Filed[Revision] | None = None) -> str:
        """Return the page of a revision for ever, or without one the page of the newest."""
        page = self.head.model.page
        return page if filed is None else f"{page}/{filed.id}"

    def paper(self, filed: Filed[Revision]) -> str:
        """Return the page on which a revision is a sheet to print."""
        newest = f"{PRINT}/{self.id}"
        return newest if filed is self.current else f"{newest}/{filed.id}"


@dataclass(frozen=True)
class Library:
    """Everything that the handbook knows. Keys are ids, in the order of the files."""

    documents: Mapping[str, Document]
    facts: Mapping[str, Filed[Fact]]
    sources: Mapping[str, Filed[Source]]
    case_facts: Mapping[str, Filed[CaseFact]]
    glossary: Mapping[str, Filed[Term]] = field(default_factory=dict)
    faq: Mapping[str, Filed[Question]] = field(default_factory=dict)
    tools: Mapping[str, Filed[Tool]] = field(default_factory=dict)
    omissions: Mapping[str, Filed[Omission]] = field(default_factory=dict)
    word_lists: Mapping[str, Filed[WordList]] = field(default_factory=dict)
    packs: Mapping[str, Filed[Pack]] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    """Files and ids that exist but could not be read: no check may call them missing."""
    overlay: "Overlay | None" = None
    """What a team laid over the handbook; its data is in this library, too."""

    @property
    def shipped(self) -> "Library":
        """Return the handbook without what a team added."""
        return self.overlay.shipped if self.overlay else self

    @property
    def own(self) -> "Library":
        """Return what a team added."""
        return self.overlay.own if self.overlay else Library({}, {}, {}, {})

    def references(self) -> Iterator[Filed[Reference]]:
        """Yield every entry of the reference lists."""
        for entries in (self.glossary, self.faq, self.tools, self.omissions):
            yield from entries.values()

    def words_of(self, revision: Revision) -> dict[str, WordList]:
        """Return the word lists that the checks of a draft look for, by id."""
        checks = revision.checks if isinstance(revision, DraftRevision) else ()
        used = {check.words for check in checks}
        return {name: one.model for name, one in self.word_lists.items() if name in used}

    def revisions(self) -> Iterator[tuple[Document, Filed[Revision]]]:
        """Yield every revision of every document."""
        for document in self.documents.values():
            for filed in document.revisions:
                yield document, filed


@dataclass(frozen=True)
class Overlay:
    """What a team laid over the handbook."""

    folder: Path
    team: Team
    notes: tuple[Filed[Note], ...]
    shipped: Library
    own: Library


def entry_ids(revision: Revision) -> dict[str, Entry]:
    """Return the entries of a revision by id."""
    return {entry.id: entry for _, entry in revision.entries()}
