"""The headings of a rendered page, for its table of contents.

Markdown itself lists only those that stand in the text of a guide, and none that a macro renders.
"""

from dataclasses import dataclass, field
from html.parser import HTMLParser

LISTED = {"h2": 2, "h3": 3}
"""Elements by their level. The first level is the title of the page."""
SIGN = "headerlink"
"""The class of what Markdown puts behind a heading: it is no part of it."""
LABEL = "kbd"
"""What on-screen words stand in. In a list of plain text they get back their marks."""


@dataclass
class Heading:
    """A heading that can be linked."""

    level: int
    id: str
    text: str = ""
    below: list["Heading"] = field(default_factory=list)


def contents(html: str) -> list[Heading]:
    """Return the headings of a page, those of the third level below those of the second."""
    found = _Headings()
    found.feed(html)
    found.close()
    top: list[Heading] = []
    for heading in found.headings:
        heading.text = heading.text.strip()
        (top[-1].below if top and heading.level > top[-1].level else top).append(heading)
    return top


class _Headings(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.headings: list[Heading] = []
        self._inside = ""
        self._in_sign = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in LISTED and (name := given.get("id")):
            self._inside = tag
            self.headings.append(Heading(LISTED[tag], name))
        elif tag == "a":
            self._in_sign = given.get("class") == SIGN
        elif tag == LABEL:
            self.handle_data("『")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = ""
        elif tag == "a":
            self._in_sign = False
        elif tag == LABEL:
            self.handle_data("』")

    def handle_data(self, data: str) -> None:
        if self._inside and not self._in_sign:
            self.headings[-1].text += data
