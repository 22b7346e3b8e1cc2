"""The macros that pages call, each from its arguments to HTML. Free of MkDocs."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from . import packs, provenance, team_page, wording
from .decisions.proof import proof
from .desks import CALL, PLAN, PLAN_LISTS
from .differences import Segment, segmenter
from .library import SOURCES_PAGE, Filed, Library
from .models.decision import DecisionRevision
from .models.document import Head
from .models.fact import Fact
from .models.reference import Reference
from .models.source import Source
from .render import Held, Link, Neighbour, Renderer, Sheet
from .sheets import Sheets, fact_page, history

Macro = Callable[..., str]


class Table(NamedTuple):
    """A decision table: its page, and its newest revision."""

    page: Neighbour
    head: Head
    revision: DecisionRevision


class Job(NamedTuple):
    """A pack on the list of sheets."""

    title: str
    use: str
    address: str
    pdf: str
    length: int


class MacroSet:
    """All macros over one library. ``link`` is asked at each call, since pages differ.

    ``url`` gives the full address of a page, where the site has one; paper needs it. ``pdf`` says
    that the packs will also be there as PDF files.
    """

    def __init__(
        self, library: Library, link: Link, url: Link | None = None, *, pdf: bool = False
    ) -> None:
        self._library = library
        self._link = link
        self._url = url
        self._pdf = pdf
        self._renderer = Renderer()
        self._sheets = Sheets(library)

    def all(self) -> Mapping[str, Macro]:
        """Return the macros by the name that pages call them by."""
        return {
            "procedure": self.document,
            "checklist": self.document,
            "decision": self.document,
            "draft": self.document,
            "chooser": self.chooser,
            "paper": self.paper,
            "pack": self.pack,
            "papers": self.papers,
            "fact": self.fact,
            "source": self.source,
            "history": self.history,
            "as_of": self.as_of,
            "cases": self.cases,
            "offline": self.offline,
            "call_desk": self.call_desk,
            "plan_desk": self.plan_desk,
            "faq": self.faq,
            "glossary": self.glossary,
            "tools": self.tools,
            "omissions": self.omissions,
            "facts": self.facts,
            "conflicts": self.conflicts,
            "sources": self.sources,
            "decisions": self.decisions,
            "proofs": self.proofs,
            "team": self.team,
        }

    def document(self, document_id: str, revision_id: str | None = None) -> str:
        """Return the newest revision of a document, or the one that is named."""
        return self._renderer.document(self._sheet(document_id, revision_id), self._link)

    def paper(self, document_id: str, revision_id: str | None = None) -> str:
        """Return a document as a sheet to print."""
        return self._renderer.paper(self._sheet(document_id, revision_id), self._link, self._url)

    def pack(self, pack_id: str) -> str:
        """Return sheets that are printed together, and a page of contents."""
        pack = packs.packs(self._library)[pack_id]
        pages = packs.first_pages(self._library, pack)
        return self._renderer.index(
            "pack",
            self._link,
            url=self._url,
            title=pack.title,
            use=pack.use,
            team=self._sheets.team,
            pages=[(page, self._sheet(name)) for name, page in pages.items()],
        )

    def papers(self) -> str:
        """Return the list of all packs, and of all sheets by topic."""
        topics: dict[str, list[Sheet]] = {}
        for name in packs.by_topic(self._library):
            topic = self._library.documents[name].topic
            topics.setdefault(topic, []).append(self._sheet(name))
        jobs = [
            Job(
                pack.title,
                pack.use,
                packs.address(name),
                packs.pdf(name),
                packs.length(self._library, pack),
            )
            for name, pack in packs.packs(self._library).items()
        ]
        return self._renderer.index("papers", self._link, jobs=jobs, topics=topics, pdf=self._pdf)

    def chooser(self, document_id: str) -> str:
        """Return the questions of a decision table, for a page that is not its own."""
        return self._renderer.chooser(self._sheet(document_id), self._link)

    def fact(self, fact_id: str) -> str:
        """Return a fact: its claims and what to do."""
        return self._renderer.fact(self._sheets.fact(fact_id), self._link)

    def history(self, document_id: str) -> str:
        """Return the changes between all neighbouring revisions of a document."""
        document = self._library.documents[document_id]
        return self._renderer.index(
            "history",
            self._link,
            id=document.id,
            kind=document.kind,
            steps=history(document, self._segment),
        )

    def as_of(self) -> str:
        """Return all revisions of all documents by topic, to be narrowed to those of one day."""
        topics: dict[str, list[tuple[Neighbour, tuple[Held, ...]]]] = {
            topic: [] for topic in wording.TOPIC
        }
        for name, document in self._library.documents.items():
            topics.setdefault(document.topic, []).append(
                (self._sheets.documents[name], self._sheets.held(document)[::-1])
            )
        shown = {topic: rows for topic, rows in topics.items() if rows}
        return self._renderer.index("as_of", self._link, topics=shown)

    def cases(self) -> str:
        """Return the page of the reader's own cases, which the browser fills in."""
        facts = [filed.model for filed in self._library.case_facts.values()]
        return self._renderer.index("cases", self._link, facts=facts)

    def offline(self) -> str:
        """Return what the reader's own browser keeps of the handbook, which it fills in."""
        return self._renderer.index("offline", self._link)

    def call_desk(self) -> str:
        """Return the screen for a call: the drafts at hand, notes, and the record of them."""
        return self._renderer.index("call_desk", self._link, sheets=self._current(CALL))

    def plan_desk(self) -> str:
        """Return the place where a plan of action is written and held against its lists."""
        (plan,) = self._current((PLAN,))
        return self._renderer.plan_desk(plan, self._link, self._current(PLAN_LISTS))

    def faq(self, topic: str) -> str:
        """Return the questions of a topic."""
        questions = (filed.model for filed in self._library.faq.values())
        return self._entries("faq", tuple(one for one in questions if one.topic == topic))

    def glossary(self) -> str:
        """Return the words of the field."""
        return self._entries("glossary", _models(self._library.glossary))

    def tools(self) -> str:
        """Return the systems and tools that sources mention."""
        return self._entries("tools", _models(self._library.tools))

    def omissions(self) -> str:
        """Return what sources say and the handbook does not pass on."""
        return self._entries("omissions", _models(self._library.omissions))

    def facts(self) -> str:
        """Return the list of all facts by topic."""
        return self._renderer.index("facts", self._link, topics=self._by_topic(lambda _: True))

    def conflicts(self) -> str:
        """Return every fact on which sources disagree, by topic."""
        return self._renderer.index("conflicts", self._link, topics=self._by_topic(_differs))

    def sources(self) -> str:
        """Return all sources by kind, and how much rests on each."""
        ordered = sorted((one.model for one in self._library.sources.values()), key=_kind)
        return self._renderer.index(
            "sources",
            self._link,
            kinds={kind: list(sources) for kind, sources in groupby(ordered, key=_kind)},
            addresses={source.id: f"{SOURCES_PAGE}/{source.id}" for source in ordered},
            uses=self._uses,
            tally=provenance.tally(self._library),
            team=self._sheets.team,
        )

    def decisions(self) -> str:
        """Return the list of all decision tables by topic."""
        topics: dict[str, list[Table]] = {topic: [] for topic in wording.TOPIC}
        for table in self._tables():
            topics.setdefault(table.page.address.partition("/")[0], []).append(table)
        shown = {topic: tables for topic, tables in topics.items() if tables}
        return self._renderer.index("decisions", self._link, topics=shown)

    def proofs(self) -> str:
        """Return what was found about the newest revision of each decision table."""
        tables = tuple((table, proof(table.revision)) for table in self._tables())
        return self._renderer.index("proofs", self._link, tables=tables)

    def team(self) -> str:
        """Return what a team laid over the handbook; ValueError where none did."""
        overlay = self._library.overlay
        if overlay is None:
            raise ValueError(overlay)
        return self._renderer.index(
            "team",
            self._link,
            team=overlay.team,
            added=team_page.added(self._library),
            notes=list(team_page.noted(self._library, overlay)),
        )

    def source(self, source_id: str) -> str:
        """Return one source and what rests on it."""
        return self._renderer.index(
            "source",
            self._link,
            source=self._library.sources[source_id].model,
            uses=self._uses[source_id],
        )

    def _sheet(self, document_id: str, revision_id: str | None = None) -> Sheet:
        """Return the newest revision of a document, or the one that is named."""
        document = self._library.documents[document_id]
        filed = document.revision(revision_id) if revision_id else document.current
        return self._sheets.document(document, filed)

    def _current(self, names: Iterable[str]) -> list[Sheet]:
        return [self._sheet(name) for name in names]

    def _by_topic(
        self, wanted: Callable[[Fact], bool]
    ) -> Mapping[str, list[tuple[Neighbour, Fact]]]:
        topics: dict[str, list[tuple[Neighbour, Fact]]] = {topic: [] for topic in wording.TOPIC}
        for name, filed in self._library.facts.items():
            fact = filed.model
            if wanted(fact):
                topics[fact.topic].append((fact_page(name, fact), fact))
        return {topic: facts for topic, facts in topics.items() if facts}

    def _tables(self) -> Iterator[Table]:
        for name, document in self._library.documents.items():
            table = document.current.model
            if isinstance(table, DecisionRevision):
                yield Table(self._sheets.documents[name], document.head.model, table)

    @cached_property
    def _segment(self) -> Segment:
        return segmenter()

    @cached_property
    def _uses(self) -> Mapping[str, tuple[provenance.Use, ...]]:
        return provenance.uses(self._library)

    def _entries(self, kind: str, entries: tuple[Reference, ...]) -> str:
        return self._renderer.entries(kind, self._sheets.entries(kind, entries), self._link)


def _models(filed: Mapping[str, Filed[Reference]]) -> tuple[Reference, ...]:
    return tuple(one.model for one in filed.values())


def _kind(source: Source) -> str:
    return source.kind


def _differs(fact: Fact) -> bool:
    return fact.resolution is not None and len({claim.value for claim in fact.claims}) > 1
