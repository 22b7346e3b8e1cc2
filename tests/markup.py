"""HTML as a browser takes it apart: elements, attributes and text, with references resolved."""

from dataclasses import dataclass
from html.parser import HTMLParser

VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905
)

Attributes = tuple[tuple[str, str], ...]
Event = tuple[str, Attributes] | str
"""An element that opens, one that closes ("/p", ()), or a run of text."""


@dataclass
class Element:
    """One element, and where between the events of its page it stands."""

    tag: str
    attributes: dict[str, str]
    events: list[Event]
    start: int
    end: int | None = None

    @property
    def text(self) -> str:
        """All the text in it."""
        inside = self.events[self.start : self.end]
        return "".join(event for event in inside if isinstance(event, str))


class Markup(HTMLParser):
    """One parsed page or piece of a page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.events: list[Event] = []
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = tuple((name, value or "") for name, value in attrs)
        self.events.append((tag, attributes))
        element = Element(tag, dict(attributes), self.events, len(self.events))
        self.elements.append(element)
        if tag in VOID:
            element.end = element.start
        else:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if any(one.tag == tag for one in self._open):
            while True:
                element = self._open.pop()
                element.end = len(self.events)
                if element.tag == tag:
                    break
        self.events.append((f"/{tag}", ()))

    def handle_data(self, data: str) -> None:
        if self.events and isinstance(self.events[-1], str):
            self.events[-1] += data
        else:
            self.events.append(data)

    @property
    def text(self) -> str:
        """All the text."""
        return "".join(event for event in self.events if isinstance(event, str))

    def text_outside(self, *tags: str) -> str:
        """All the text but that in elements of these tags."""
        kept = list(self.events)
        for element in self.elements:
            if element.tag in tags:
                kept[element.start : element.end] = [""] * len(kept[element.start : element.end])
        return "".join(event for event in kept if isinstance(event, str))

    @property
    def ids(self) -> list[str]:
        return [one.attributes["id"] for one in self.elements if "id" in one.attributes]

    def find(self, tag: str, /, **attributes: str) -> list[Element]:
        """Return the elements of a tag with these attributes; a class is one among others."""

        def fits(element: Element) -> bool:
            return all(
                value in element.attributes.get("class", "").split()
                if name == "class_"
                else element.attributes.get(name.replace("_", "-")) == value
                for name, value in attributes.items()
            )

        return [one for one in self.elements if one.tag == tag and fits(one)]


def with_labels_as_text(events: list[Event]) -> list[Event]:
    """Put 『 and 』 back in place of the elements that they make."""
    flat: list[Event] = []
    for event in events:
        piece: Event = event
        if event == ("kbd", (("data-label", ""),)):
            piece = "『"
        elif event == ("/kbd", ()):
            piece = "』"
        if isinstance(piece, str) and flat and isinstance(flat[-1], str):
            flat[-1] += piece
        else:
            flat.append(piece)
    return flat
