"""Sheets that are printed together: the packs of the data, and one of everything."""

from collections.abc import Mapping

from . import wording
from .library import PRINT, Library
from .models.pack import Pack

FOLDER = "packs"
ALL = "all"


def packs(library: Library) -> Mapping[str, Pack]:
    """Return all packs by id, in the order of the data; that of everything comes last."""
    found = {name: filed.model for name, filed in library.packs.items()}
    if library.documents:
        found[ALL] = Pack(
            id=ALL,
            title="全部の紙",
            use="この手順帳の紙を、場面ごとに全部印刷します。ファイルに綴じておけます。",
            documents=by_topic(library),
        )
    return found


def by_topic(library: Library) -> tuple[str, ...]:
    """Return the ids of all documents, topic by topic."""
    topics = list(wording.TOPIC)
    places = {name: one.topic for name, one in library.documents.items()}
    return tuple(
        sorted(
            places,
            key=lambda name: topics.index(places[name]) if places[name] in topics else -1,
        )
    )


def address(pack_id: str) -> str:
    """Return the page of a pack."""
    return f"{PRINT}/{FOLDER}/{pack_id}"


def pdf(pack_id: str) -> str:
    """Return where a pack lies as a PDF file, if such files are made."""
    return f"{PRINT}/{FOLDER}/{pack_id}.pdf"


def first_pages(library: Library, pack: Pack) -> Mapping[str, int]:
    """Return the page on which each document's sheet begins; the contents are page 1."""
    pages: dict[str, int] = {}
    next_page = 2
    for name in pack.documents:
        pages[name] = next_page
        next_page += library.documents[name].current.model.paper_pages
    return pages


def length(library: Library, pack: Pack) -> int:
    """Return the number of pages, the contents included."""
    return 1 + sum(library.documents[name].current.model.paper_pages for name in pack.documents)
