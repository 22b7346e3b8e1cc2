"""Every generated page: a pure function of the library.

A page is Markdown that calls the same macros as the guides written by hand, so that any generator
with those macros can build it.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from . import wording
from .library import Filed, Library
from .models.document import Revision
from .provenance import FACTS_PAGE, SOURCES_PAGE
from .text import plain


@dataclass(frozen=True)
class Page:
    """A Markdown file below the documentation folder, and the data file that it shows."""

    path: str
    content: str
    data_file: str


def pages(library: Library) -> Iterator[Page]:
    """Yield a page for each document, its revisions and its history, each fact and each source."""
    for document in library.documents.values():
        head, current = document.head.model, document.current
        call = f'{document.kind}("{document.id}"'
        yield _page(document.address(), head.title, head.summary, f"{call})", current)
        for filed in document.revisions:
            title = f"{head.title}（{_edition(filed)}）"
            call_revision = f'{call}, "{filed.id}")'
            yield _page(document.address(filed), title, head.summary, call_revision, filed)
        if document.history:
            title = f"{head.title}（変更点）"
            about = f"{head.title}の版ごとの変更点"
            yield _page(document.history, title, about, f'history("{document.id}")', current)
    for name, fact in library.facts.items():
        about = f"{fact.model.title}について、資料ごとの値と、どうすればよいか"
        yield _page(f"{FACTS_PAGE}/{name}", fact.model.title, about, f'fact("{name}")', fact)
    for name, source in library.sources.items():
        about = "資料の種類と時期、この資料に頼る記述"
        address = f"{SOURCES_PAGE}/{name}"
        yield _page(address, f"資料 {name}", about, f'source("{name}")', source)


def _page(address: str, title: str, description: str, call: str, shown: Filed[object]) -> Page:
    # JSON is YAML; the text of the page's head is escaped like any other text.
    front = {"title": plain(title), "description": plain(description)}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
    content = "\n".join(["---", *lines, "---", "", f"{{{{ {call} }}}}", ""])
    return Page(f"{address}.md", content, shown.origin.file)


def _edition(filed: Filed[Revision]) -> str:
    observed = filed.model.observed
    if observed.basis == "compiled":
        return "資料をまとめた版"
    return f"{wording.dating(observed)}の版" if observed.shown else f"時期不明の版 {filed.id}"
