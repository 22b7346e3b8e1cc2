"""``feed.xml``: the revisions as they were recorded, newest first (Atom, RFC 4287)."""

from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from .differences import segmenter
from .library import Document, Filed, Library
from .models.document import Revision
from .render import Link, Renderer
from .sheets import Sheets, step_to

FILE = "feed.xml"
MOST = 100
"""A reader of feeds asks again and again; what is older is on the history pages."""

_ATOM = "http://www.w3.org/2005/Atom"
_NAMES = uuid5(NAMESPACE_URL, "urn:seller-support-playbook")


def feed(library: Library, title: str, top: str, link: Link) -> str:
    """Return the feed of the site at ``top``; if that is empty, links are relative to the feed."""
    ET.register_namespace("", _ATOM)
    revisions = sorted(
        (
            (document, filed)
            for document in library.documents.values()
            for filed in reversed(document.revisions)
        ),
        key=lambda one: one[1].model.recorded,
        reverse=True,
    )[:MOST]
    root = ET.Element(_name("feed"), {"{http://www.w3.org/XML/1998/namespace}lang": "ja"})
    _add(root, "id", _NAMES.urn)
    _add(root, "title", f"{title}: 新しい版")
    _add(root, "updated", _moment(revisions[0][1]) if revisions else "1970-01-01T00:00:00Z")
    _add(_add(root, "author"), "name", title)
    _add(root, "link", rel="self", href=f"{top}{FILE}")
    _add(root, "link", rel="alternate", type="text/html", href=top or "./")
    content = _Content(library, link)
    for document, filed in revisions:
        entry = _add(root, "entry")
        _add(entry, "id", uuid5(_NAMES, f"{document.id}/{filed.id}").urn)
        _add(entry, "title", f"{document.head.model.title}: {filed.model.summary}")
        _add(entry, "updated", _moment(filed))
        _add(
            entry,
            "link",
            rel="alternate",
            type="text/html",
            href=link(document.address(filed)),
        )
        _add(entry, "category", term=document.kind)
        _add(entry, "content", content.html(document, filed), type="html")
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


class _Content:
    """What an entry says, in HTML."""

    def __init__(self, library: Library, link: Link) -> None:
        self._link = link
        self._sheets = Sheets(library)
        self._renderer = Renderer()
        self._segment = segmenter()

    def html(self, document: Document, filed: Filed[Revision]) -> str:
        return self._renderer.index(
            "feed_entry",
            self._link,
            kind=document.kind,
            revision=filed.model,
            step=step_to(document, filed, self._segment),
            lists=self._sheets.touched_lists(document),
        )


def _moment(filed: Filed[Revision]) -> str:
    return f"{filed.model.recorded}T00:00:00Z"


def _name(tag: str) -> str:
    return f"{{{_ATOM}}}{tag}"


def _add(parent: ET.Element, tag: str, text: str | None = None, **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, _name(tag), attributes)
    element.text = text
    return element
