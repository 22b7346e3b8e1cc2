"""Models to HTML that stands in a Markdown page: one template a kind.

The environment is our own, apart from the one that MkDocs plugins share, so that the same pages
can be made without MkDocs.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import jinja2
from jinja2.runtime import Context
from markupsafe import Markup

from . import text, wording
from .composer import composition
from .confirmation import Confirmation
from .decisions import cells
from .decisions.classes import grid
from .decisions.diagram import Diagram, compiled
from .differences import Row, digest, fingerprint
from .models.case_fact import CaseFact
from .models.citations import named_sources
from .models.decision import DecisionRevision
from .models.document import Gap, Head, Kind, Revision
from .models.draft import BLANK, Blank, DraftField, DraftRevision
from .models.fact import Fact
from .models.fields import SPEAKERS
from .models.reference import Reference, Term
from .models.source import Source
from .models.team import Note
from .models.word_list import WordList
from .qr import code
from .terms import TermMarker

Link = Callable[[str], str]
"""From the address of a page (contact/seller-central), or of a file, which alone has a dot
(api/v1/handbook.json), to a relative URL from where it is shown."""


@dataclass(frozen=True)
class Neighbour:
    """Another page that this one leads to: a revision or a document."""

    id: str
    title: str
    address: str
    revision: Revision | None = None


@dataclass(frozen=True)
class Held:
    """A revision, and the days on which it may have been the newest on record."""

    page: Neighbour
    since: date | None
    certain: date | None
    before: date | None


@dataclass(frozen=True)
class Step:
    """The change from one revision of a document to the next."""

    old: Neighbour
    new: Neighbour
    rows: tuple[Row, ...]

    @property
    def counts(self) -> Mapping[str, int]:
        """Return how many entries there are of each status that occurs, and how many moved."""
        counts = Counter[str](row.status for row in self.rows)
        counts["moved"] = sum(row.moved for row in self.rows)
        return counts


@dataclass(frozen=True)
class Sourced:
    """What is shown with numbered sources at its foot."""

    id: str
    """The beginning of all ids on the page."""
    sources: Mapping[str, Source]
    terms: tuple[Term, ...] = field(default=(), kw_only=True)

    @cached_property
    def cited(self) -> tuple[str, ...]:
        """Return the ids of the sources that are named, each once, in reading order."""
        named = (name for _, name in named_sources(self.reading_order()))
        return tuple(dict.fromkeys(name for name in named if name not in SPEAKERS))

    def reading_order(self) -> object:
        """Return the models that are shown, first ones first."""
        raise NotImplementedError


@dataclass(frozen=True)
class Sheet(Sourced):
    """One revision of a document with all that its page shows."""

    kind: Kind
    head: Head
    revision_id: str
    revision: Revision
    address: str
    """The page of this revision for ever."""
    paper: str
    """The page on which this revision is a sheet to print."""
    confirmation: Confirmation | None
    """The last look at the real screen that was compared with this revision."""
    revisions: tuple[Held, ...]
    """The revisions that the page lists, newest first: all, or those near an older one."""
    seen: Mapping[str, Neighbour]
    """Other revisions that help where this one has a gap, by id."""
    moves: tuple[Step, ...]
    """What a reader meets who moves from an older revision to the newest, on its own page."""
    change: Step | None
    """What the newest revision changed, or on the page of an older one, what its successor did."""
    history: Neighbour | None
    """The page of the changes between revisions, where there are several."""
    as_of: str
    """The address of the page that answers what held on a day."""
    next: tuple[Neighbour, ...]
    documents: Mapping[str, Neighbour]
    """All documents by id: entries lead to some of them."""
    facts: tuple[tuple[Neighbour, Fact], ...]
    """Values that a reader meets here."""
    newest: Neighbour
    case_facts: Mapping[str, CaseFact]
    """All numbers that a case holds, by id."""
    word_lists: Mapping[str, WordList]
    """The word lists that this revision's checks look for, by id."""
    team: str | None
    """The name of the team whose handbook this is."""
    own: bool
    """Whether that team added this document."""
    team_notes: tuple[Note, ...]
    """What the team noted, apart from what sources say."""

    @property
    def is_newest(self) -> bool:
        """Whether no newer revision exists."""
        return self.newest.id == self.revision_id

    def gaps(self, after: str | None) -> tuple[Gap, ...]:
        """Return what is unknown after an entry; None for what is unknown as a whole."""
        return tuple(gap for gap in self.revision.gaps if gap.after == after)

    def noted(self, entry: str | None) -> tuple[Note, ...]:
        """Return the team's notes on an entry; None for those on the document as a whole."""
        return tuple(note for note in self.team_notes if note.entry == entry)

    def reading_order(self) -> object:
        """Entries come before what is said of the revision as a whole, and that before words."""
        entries = tuple(entry for _, entry in self.revision.entries())
        return self.filled, entries, self.revision, tuple(self.word_lists.values())

    @property
    def filled(self) -> tuple[CaseFact, ...]:
        """Return the case facts that the fields of a draft ask for."""
        fields = self.revision.fields if isinstance(self.revision, DraftRevision) else ()
        return tuple(self.case_facts[field.fact] for field in fields if field.fact)


@dataclass(frozen=True)
class FactSheet(Sourced):
    """A fact with its sources."""

    fact: Fact

    def reading_order(self) -> object:
        """Return what to do first, then the claims."""
        return self.fact.resolution, self.fact


@dataclass(frozen=True)
class ListSheet(Sourced):
    """A reference list, and the documents that its entries lead to."""

    entries: tuple[Reference, ...]
    documents: Mapping[str, Neighbour]

    def reading_order(self) -> object:
        """Return the entries."""
        return self.entries


class Renderer:
    """Renders sheets with the templates of this package."""

    def __init__(self) -> None:
        self._environment = jinja2.Environment(
            loader=jinja2.PackageLoader(__package__),
            autoescape=True,
            finalize=_shown,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=jinja2.StrictUndefined,
        )
        self._environment.filters |= {
            "plain": text.plain,
            "label": text.label,
            "terms": _terms,
            "dating": wording.dating,
            "certainty": wording.certainty,
            "duration": wording.duration,
            "day": wording.day,
            "blanks": _blanks,
            "json": text.json_data,
            "moves": _moves,
            "composition": _composition,
            "fingerprint": fingerprint,
            "digest": digest,
            "pieces": _pieces,
            "short": text.short_address,
            "code": code,
            "cell": cells.label,
            "diagram": _diagram,
        }
        self._environment.globals |= {"words": wording}

    def document(self, sheet: Sheet, link: Link) -> str:
        """Return one revision as HTML."""
        return self._sourced(sheet.kind, sheet, link)

    def plan_desk(self, plan: Sheet, link: Link, lists: Sequence[Sheet]) -> str:
        """Return a draft as HTML, amid what it is made from and the lists it is held against."""
        return self._sourced("plan_desk", plan, link, lists=lists)

    def chooser(self, sheet: Sheet, link: Link) -> str:
        """Return the questions of a decision table as HTML, with a short form of its rules."""
        return self._render("chooser", sheet=sheet, link=link)

    def paper(self, sheet: Sheet, link: Link, url: Link | None) -> str:
        """Return a sheet to print; ``url`` gives full addresses, where the site has one."""
        return self._render("paper", sheet=sheet, link=link, url=url)

    def fact(self, sheet: FactSheet, link: Link) -> str:
        """Return a fact as HTML."""
        return self._sourced("fact", sheet, link)

    def entries(self, kind: str, sheet: ListSheet, link: Link) -> str:
        """Return a reference list as HTML; ``kind`` is glossary, faq, tools or omissions."""
        return self._sourced(kind, sheet, link)

    def index(self, template: str, link: Link, **shown: object) -> str:
        """Return an overview as HTML; shows anything that its template asks for."""
        return self._render(template, link=link, **shown)

    def _sourced(self, kind: str, sheet: Sourced, link: Link, **more: object) -> str:
        marker = TermMarker(sheet.terms, sheet.id)
        return self._render(kind, sheet=sheet, link=link, marker=marker, **more)

    def _render(self, template: str, **shown: object) -> str:
        html = self._environment.get_template(f"{template}.html.jinja").render(shown)
        # Markdown leaves a raw HTML block alone as long as no line of it looks like Markdown.
        lines = (line.strip(" ") for line in html.split("\n"))
        return "\n".join(line for line in lines if line)


def _shown(value: object) -> object:
    """Escape every value on its way into a template."""
    return value if isinstance(value, Markup) else text.labelled(str(value))


def _moves(steps: tuple[Step, ...]) -> list[dict[str, object]]:
    """Return what a reader is shown who moves a list to the newest revision.

    One object for each older revision: its ``revision``; ``changed``, the fields with their runs of
    words, by entry; ``gone``, what became of an entry, by entry.
    """
    return [
        {
            "revision": step.old.id,
            "changed": {
                row.id: [
                    {
                        "label": wording.FIELD[change.name],
                        "runs": [[run.kind, run.text] for run in change.runs],
                    }
                    for change in row.fields
                ]
                for row in step.rows
                if row.status == "changed"
            },
            "gone": {
                row.id: f"{wording.FATE[row.fate.fate]}。{row.fate.why}"
                for row in step.rows
                if row.fate
            },
        }
        for step in steps
    ]


def _composition(sheet: Sheet) -> dict[str, object]:
    """Return what the browser needs to fill the draft that a page shows."""
    if not isinstance(sheet.revision, DraftRevision):
        raise TypeError(sheet.revision)
    return composition(sheet.revision, sheet.case_facts, sheet.word_lists)


@jinja2.pass_context
def _terms(context: Context, value: str) -> Markup:
    """Return running text in which the first use of each term leads to its definition."""
    marker: TermMarker = context["marker"]
    return marker.mark(value)


def _diagram(table: DecisionRevision) -> Diagram:
    return compiled(table, grid(table))


def _blanks(value: str, known: Iterable[Blank]) -> Markup:
    """Return the text of a draft with each blank shown as a gap that names what goes there."""
    return Markup().join(
        _gap(piece) if isinstance(piece, Blank) else text.labelled(piece)
        for piece in _pieces(value, known)
    )


def _pieces(value: str, known: Iterable[Blank]) -> list[str | Blank]:
    """Return the text of a draft cut at its blanks."""
    fields = {blank.id: blank for blank in known}
    runs = BLANK.split(value)
    pieces = [fields[run] if index % 2 else run for index, run in enumerate(runs)]
    return [piece for piece in pieces if piece]


def _gap(blank: Blank) -> Markup:
    """Return one gap; for a field of rows, how a row reads."""
    if isinstance(blank, DraftField) and blank.row:
        return _blanks(blank.row, blank.columns)
    return Markup('<span class="draft__blank">{}</span>').format(text.plain(blank.label))
