"""Every statement names a source that exists, or says who speaks."""

from collections.abc import Iterator, Set

from pydantic import BaseModel

from ..errors import Problem, meant
from ..library import Filed, Library
from ..models.citations import named_sources
from ..models.fields import EDITORIAL, SPEAKERS, TEAM
from ..read import SOURCES


def check(library: Library) -> Iterator[Problem]:
    """Refuse a source that sources.yml does not have."""
    if SOURCES in library.unread:
        return
    for part, speaker in ((library.shipped, EDITORIAL), (library.own, TEAM)):
        known = library.sources.keys() | library.unread | {speaker}
        for filed in _all(part):
            for place, name in named_sources(filed.model):
                if name not in known:
                    message = f"資料「{name}」はありません。{_hint(name, known, speaker)}"
                    yield filed.problem(place, "SOURCE-UNKNOWN", message)


def _hint(name: str, known: Set[str], speaker: str) -> str:
    if name in SPEAKERS:
        return f"資料にない、ここを書く人の言葉は {speaker} と書きます"
    return meant(name, known, "sources.yml に書き足してください")


def _all(library: Library) -> Iterator[Filed[BaseModel]]:
    yield from library.facts.values()
    yield from library.case_facts.values()
    yield from library.word_lists.values()
    yield from library.references()
    for _, filed in library.revisions():
        yield filed
