"""What a team laid over the handbook, as the page of the team lists it."""

from collections.abc import Iterator
from typing import NamedTuple

from . import packs, wording
from .library import FACTS_PAGE, SOURCES_PAGE, Library, Overlay, entry_ids
from .models.team import Note
from .provenance import LIST_PAGES


class Added(NamedTuple):
    """Something with a place of its own in the handbook."""

    title: str
    address: str
    anchor: str = ""
    """The id on that page; empty for the whole of it."""


class Noted(NamedTuple):
    """A note, and the newest page of the document that it is about."""

    note: Note
    title: str
    address: str
    anchor: str
    """The entry's id on that page; empty where the note is not on one of the newest revision."""


def added(library: Library) -> dict[str, list[Added]]:
    """Return what a team added that a page shows, by kind; kinds of which there is nothing too."""
    own = library.own
    found: dict[str, list[Added]] = {name: [] for name in wording.KIND.values()}
    for document in own.documents.values():
        title = document.head.model.title
        found[wording.KIND[document.kind]].append(Added(title, document.address()))
    return found | {
        "参考値": [
            Added(fact.model.title, f"{FACTS_PAGE}/{name}") for name, fact in own.facts.items()
        ],
        "用語": [
            Added(term.model.term, LIST_PAGES["glossary"], f"glossary--{name}")
            for name, term in own.glossary.items()
        ],
        "よくある質問": [
            Added(one.model.question, f"{LIST_PAGES['faq']}-{one.model.topic}", f"faq--{name}")
            for name, one in own.faq.items()
        ],
        "システムと道具": [
            Added(tool.model.name, LIST_PAGES["tools"], f"tools--{name}")
            for name, tool in own.tools.items()
        ],
        "載せないこと": [
            Added(one.model.claim, LIST_PAGES["omissions"], f"omissions--{name}")
            for name, one in own.omissions.items()
        ],
        "まとめて印刷する紙": [
            Added(pack.model.title, packs.address(name)) for name, pack in own.packs.items()
        ],
        "資料": [
            Added(source.model.title, f"{SOURCES_PAGE}/{name}")
            for name, source in own.sources.items()
        ],
    }


def noted(library: Library, overlay: Overlay) -> Iterator[Noted]:
    """Yield the notes in the order of their file."""
    for filed in overlay.notes:
        note = filed.model
        document = library.documents[note.document]
        here = note.entry in entry_ids(document.current.model)
        anchor = f"{document.id}--{note.entry}" if here else ""
        yield Noted(note, document.head.model.title, document.address(), anchor)
