"""The index of search: the text of all pages, and what the data knows of the words of readers."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass

from ..models.reference import Term
from .readings import Analyse, readings
from .sections import Section, cut

INDEX = "search/index"
"""Where it is published: a script, so that it also loads from ``file://``."""

_BRACKETS = re.compile("[（）]")


@dataclass(frozen=True)
class Searched:
    """A rendered page."""

    address: str
    """From the top of the site."""
    title: str
    html: str
    boost: float = 1
    """By how much what is found in it counts."""


def index(
    pages: Iterable[Searched],
    glossary: Iterable[Term],
    kinds: Mapping[str, str],
    analyse: Analyse,
) -> str:
    """Return a script that hands the index to the search of the page.

    ``kinds`` are the Japanese names of the kinds of sections that are shown with results.
    """
    found = [(page, list(_sections(page.html))) for page in pages]
    names = [_names(term) for term in glossary]
    data = {
        "pages": [
            {
                "address": page.address,
                "title": page.title,
                "boost": page.boost,
                "sections": [asdict(section) for section in sections],
            }
            for page, sections in found
        ],
        "names": names,
        "readings": readings(
            (section.text for _, sections in found for section in sections),
            [
                *(page.title for page, _ in found),
                *(section.heading for _, sections in found for section in sections),
                *(name for group in names for name in group),
            ],
            analyse,
        ),
        "kinds": kinds,
    }
    return (
        f"playbook.searchIndex = {json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"
    )


def _sections(html: str) -> Iterator[Section]:
    """Yield the sections of a page; what stands around its sheets is of the kind of the first."""
    sections = cut(html)
    kind = next((section.kind for section in sections if section.kind), "")
    for section in sections:
        section.kind = section.kind or kind
        yield section


def _names(term: Term) -> list[str]:
    """Return all names of a thing: 改善計画（POA） has two."""
    own = (name for name in _BRACKETS.split(term.term) if name)
    return list(dict.fromkeys([*own, *term.also]))
