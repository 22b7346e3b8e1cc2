"""Every generated page: a pure function of the library.

A page is Markdown that calls the same macros as the guides written by hand, so that any generator
with those macros can build it.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from . import packs, wording
from .library import FACTS_PAGE, SOURCES_PAGE, TEAM_PAGE, Document, Filed, Library
from .models.document import Revision
from .text import plain

PAPER = "paper.html"
"""The layout of what is there to be printed."""


@dataclass(frozen=True)
class Page:
    """A Markdown file below the documentation folder, and the data file that it shows."""

    path: str
    content: str
    data_file: str


@dataclass(frozen=True)
class _Head:
    """What stands at the head of a page, as plain text."""

    title: str
    description: str
    searched: bool = True
    """Whether search finds the page itself."""
    only_lists: bool = False
    """Whether search puts the page behind those that it lists."""
    canonical: str | None = None
    """The address of the page that this one is an older or a fixed copy of."""
    template: str | None = None
    """The layout, if not that of all pages."""

    def __str__(self) -> str:
        # JSON is YAML; the text of a page's head is escaped like any other text.
        front: dict[str, object] = {
            "title": plain(self.title),
            "description": plain(self.description),
        }
        if not self.searched:
            front["search"] = {"exclude": True}
        elif self.only_lists:
            front["search"] = {"boost": 0.3}
        if self.canonical:
            front["canonical"] = self.canonical
        if self.template:
            front["template"] = self.template
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
        return "\n".join(["---", *lines, "---", ""])


def pages(library: Library) -> Iterator[Page]:
    """Yield a page for each document, revision, history, sheet, pack, fact and source.

    A team that added something has a page of that.
    """
    for document in library.documents.values():
        yield from _document(document)
        yield from _papers(document)
    for name, pack in packs.packs(library).items():
        head = _Head(f"印刷用の紙: {pack.title}", pack.use, searched=False, template=PAPER)
        origin = library.packs[name].origin.file if name in library.packs else ""
        yield Page(f"{packs.address(name)}.md", _content(head, f'pack("{name}")'), origin)
    for name, fact in library.facts.items():
        about = f"{fact.model.title}について、資料ごとの値と、どうすればよいか"
        head = _Head(fact.model.title, about)
        yield _page(f"{FACTS_PAGE}/{name}", head, f'fact("{name}")', fact)
    for name, source in library.sources.items():
        head = _Head(f"資料 {name}", "資料の種類と時期、この資料に頼る記述")
        yield _page(f"{SOURCES_PAGE}/{name}", head, f'source("{name}")', source)
    if library.overlay:
        name = library.overlay.team.name
        head = _Head(name, f"{name}が手順帳に足した文書とメモ", only_lists=True)
        yield Page(f"{TEAM_PAGE}.md", _content(head, "team()"), "")


def _document(document: Document) -> Iterator[Page]:
    title, summary = document.head.model.title, document.head.model.summary
    current = document.current
    call = f'{document.kind}("{document.id}"'
    yield _page(document.address(), _Head(title, summary), f"{call})", current)
    # Search finds a document on its own page; older revisions are reached from there.
    for filed in document.revisions:
        edition = f"{title}（{_edition(filed)}）"
        head = _Head(edition, summary, searched=False, canonical=document.address())
        yield _page(document.address(filed), head, f'{call}, "{filed.id}")', filed)
    if document.history:
        head = _Head(f"{title}（変更点）", f"{title}の版ごとの変更点", searched=False)
        yield _page(document.history, head, f'history("{document.id}")', current)


def _papers(document: Document) -> Iterator[Page]:
    """Yield the sheet of each revision; that of the newest has an address that stays."""
    for filed in document.revisions:
        newest = filed is document.current
        title = f"印刷用の紙: {document.head.model.title}"
        head = _Head(
            title if newest else f"{title}（{_edition(filed)}）",
            document.head.model.summary,
            searched=False,
            template=PAPER,
        )
        call = f'"{document.id}"' if newest else f'"{document.id}", "{filed.id}"'
        yield _page(document.paper(filed), head, f"paper({call})", filed)


def _page(address: str, head: _Head, call: str, shown: Filed[object]) -> Page:
    return Page(f"{address}.md", _content(head, call), shown.origin.file)


def _content(head: _Head, call: str) -> str:
    return f"{head}\n{{{{ {call} }}}}\n"


def _edition(filed: Filed[Revision]) -> str:
    observed = filed.model.observed
    if observed.basis == "compiled":
        return "資料をまとめた版"
    return f"{wording.dating(observed)}の版" if observed.shown else f"時期不明の版 {filed.id}"
