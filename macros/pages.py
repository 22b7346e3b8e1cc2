"""Every generated page: a pure function of the library.

A page is Markdown that calls the same macros as the guides written by hand, so that any generator
with those macros can build it.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from . import wording
from .library import Document, Filed, Library
from .models.document import Revision
from .text import plain


@dataclass(frozen=True)
class Page:
    """A Markdown file below the documentation folder, and the data file that it shows."""

    path: str
    content: str
    data_file: str


def pages(library: Library) -> Iterator[Page]:
    """Yield the page of each document and the page of each of its revisions."""
    for document in library.documents.values():
        yield _page(document, document.current, document.address(), "")
        for filed in document.revisions:
            yield _page(document, filed, document.address(filed), f', "{filed.id}"')


def _page(document: Document, filed: Filed[Revision], address: str, argument: str) -> Page:
    head = document.head.model
    title = f"{head.title}（{_edition(filed)}）" if argument else head.title
    # JSON is YAML; the text of the page's head is escaped like any other text.
    front = {"title": plain(title), "description": plain(head.summary)}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
    call = f'{{{{ {document.kind}("{document.id}"{argument}) }}}}'
    content = "\n".join(["---", *lines, "---", "", call, ""])
    return Page(f"{address}.md", content, filed.origin.file)


def _edition(filed: Filed[Revision]) -> str:
    observed = filed.model.observed
    return f"{wording.dating(observed)}の版" if observed.shown else f"時期不明の版 {filed.id}"
