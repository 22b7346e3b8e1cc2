"""A rendered page, cut into what search finds: a section a heading, or a word of the glossary."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "wbr"})
INLINE = frozenset(
    {"a", "abbr", "b", "cite", "code", "em", "i", "kbd", "span", "strong", "sub", "sup"}
)
NO_TEXT = frozenset({"button", "caption", "script", "style", "svg", "template", "thead"})
LEFT_OUT = frozenset(
    {
        "headerlink",
        "cite",
        "external",
        "visually-hidden",
        # What other pages say, and search finds there.
        "sources",
        "terms",
        "entry__see",
        "sheet__facts",
        "sheet__change",
        "sheet__evidence",
        "sheet__next",
        "sheet__revisions",
        "sheet__values",
    }
)
"""Classes of elements around the text."""


@dataclass
class Section:
    """A passage under one heading."""

    anchor: str
    """The id to open, empty for the top of the page."""
    heading: str
    kind: str
    """What ``data-kind`` says of the sheet around it, empty outside of any."""
    text: str = ""
    """One line a block."""


@dataclass
class _Open:
    """An element that has not ended yet."""

    tag: str
    hidden: bool
    kind: str
    heading: bool = False


@dataclass
class _Cut(HTMLParser):
    sections: list[Section] = field(default_factory=lambda: [Section("", "", "")])

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open = [_Open("", hidden=False, kind="")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag not in INLINE:
            self._end_line()
        if tag in VOID:
            return
        around = self._open[-1]
        element = _Open(
            tag,
            hidden=around.hidden or _is_hidden(tag, attributes),
            kind=attributes.get("data-kind", around.kind),
            heading=around.heading,
        )
        self._open.append(element)
        if element.hidden:
            return
        if tag == "h1":
            element.heading = True
        elif tag in HEADINGS and "id" in attributes:
            element.heading = True
            self.sections.append(Section(attributes["id"], "", element.kind))
        elif tag == "details" and element.kind == "glossary":
            self.sections.append(Section("", "", element.kind))
        elif tag == "summary" and element.kind == "glossary":
            element.heading = True
        elif element.kind == "glossary" and not self.sections[-1].anchor:
            self.sections[-1].anchor = attributes.get("id", "")

    def handle_endtag(self, tag: str) -> None:
        if tag not in INLINE:
            self._end_line()
        if any(one.tag == tag for one in self._open):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        element = self._open[-1]
        if element.hidden:
            return
        section = self.sections[-1]
        section.kind = section.kind or element.kind
        if element.heading:
            section.heading += data
        else:
            section.text += data.replace("\n", " ")

    def _end_line(self) -> None:
        self.sections[-1].text += "\n"


def cut(html: str) -> list[Section]:
    """Return the sections of a page that say anything, the text above the first heading first."""
    parser = _Cut()
    parser.feed(html)
    parser.close()
    for section in parser.sections:
        section.heading = " ".join(section.heading.split())
        lines = (" ".join(line.split()) for line in section.text.split("\n"))
        section.text = "\n".join(line for line in lines if line)
    return [one for one in parser.sections if one.heading or one.text]


def _is_hidden(tag: str, attributes: dict[str, str]) -> bool:
    return (
        tag in NO_TEXT
        or "hidden" in attributes
        or "data-search-exclude" in attributes
        or not LEFT_OUT.isdisjoint(attributes.get("class", "").split())
    )
