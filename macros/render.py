"""Models to HTML that stands in a Markdown page: one template a kind.

The environment is our own, apart from the one that MkDocs plugins share, so that the same pages
can be made without MkDocs.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import jinja2
from markupsafe import Markup

from . import text, wording
from .models.citations import named_sources
from .models.document import Gap, Head, Kind, Revision
from .models.draft import BLANK, DraftField
from .models.fact import Fact
from .models.fields import EDITORIAL
from .models.source import Source

Link = Callable[[str], str]
"""From the address of a page (contact/seller-central) to a relative URL from where it is shown."""


@dataclass(frozen=True)
class Neighbour:
    """Another page that this one leads to: a revision or a document."""

    id: str
    title: str
    address: str
    revision: Revision | None = None


@dataclass(frozen=True)
class Sheet:
    """One revision of a document with all that its page shows."""

    kind: Kind
    id: str
    head: Head
    revision_id: str
    revision: Revision
    sources: Mapping[str, Source]
    revisions: tuple[Neighbour, ...]
    """All revisions of the document, newest first."""
    next: tuple[Neighbour, ...]
    newest: Neighbour

    @property
    def is_newest(self) -> bool:
        """Whether no newer revision exists."""
        return self.newest.id == self.revision_id

    def gaps(self, after: str | None) -> tuple[Gap, ...]:
        """Return what is unknown after an entry; None for what is unknown as a whole."""
        return tuple(gap for gap in self.revision.gaps if gap.after == after)

    def neighbour(self, revision_id: str) -> Neighbour:
        """Return another revision of the document; StopIteration if there is none."""
        return next(one for one in self.revisions if one.id == revision_id)

    @cached_property
    def cited(self) -> tuple[str, ...]:
        """Return the ids of the sources that the page names, each once, in reading order."""
        entries = tuple(entry for _, entry in self.revision.entries())
        return _cited((entries, self.revision))


@dataclass(frozen=True)
class FactSheet:
    """A fact with its sources."""

    id: str
    fact: Fact
    sources: Mapping[str, Source]

    @cached_property
    def cited(self) -> tuple[str, ...]:
        """Return the ids of the sources that the fact names, each once, in reading order."""
        return _cited(self.fact)


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
            "dating": wording.dating,
            "certainty": wording.certainty,
            "duration": wording.duration,
            "blanks": _blanks,
        }
        self._environment.globals |= {"words": wording, "EDITORIAL": EDITORIAL}

    def document(self, sheet: Sheet, link: Link) -> str:
        """Return one revision as HTML."""
        return self._render(f"{sheet.kind}.html.jinja", sheet=sheet, link=link)

    def fact(self, sheet: FactSheet) -> str:
        """Return a fact as HTML."""
        return self._render("fact.html.jinja", sheet=sheet)

    def _render(self, template: str, **context: object) -> str:
        html = self._environment.get_template(template).render(context)
        # Markdown leaves a raw HTML block alone as long as no line of it looks like Markdown.
        lines = (line.strip(" ") for line in html.split("\n"))
        return "\n".join(line for line in lines if line)


def _cited(model: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for _, name in named_sources(model) if name != EDITORIAL))


def _shown(value: object) -> object:
    """Escape every value on its way into a template."""
    return value if isinstance(value, Markup) else text.labelled(str(value))


def _blanks(value: str, fields: tuple[DraftField, ...]) -> Markup:
    """Return the text of a draft with each blank shown as a gap that names what goes there."""
    labels = {field.id: field.label for field in fields}
    runs = BLANK.split(value)
    return Markup().join(
        Markup('<span class="draft__blank">{}</span>').format(text.plain(labels[run]))
        if index % 2
        else text.labelled(run)
        for index, run in enumerate(runs)
    )
