"""Every statement names a source that exists."""

import difflib
from collections.abc import Iterator

from pydantic import BaseModel

from ..errors import Problem
from ..library import Filed, Library
from ..models.citations import named_sources
from ..models.fields import EDITORIAL
from ..read import SOURCES


def check(library: Library) -> Iterator[Problem]:
    """Refuse a source that sources.yml does not have."""
    if SOURCES in library.unread:
        return
    known = library.sources.keys() | library.unread | {EDITORIAL}
    for filed in _all(library):
        for place, name in named_sources(filed.model):
            if name not in known:
                close = difflib.get_close_matches(name, known, n=1)
                hint = (
                    f"「{close[0]}」ではありませんか"
                    if close
                    else "sources.yml に書き足してください"
                )
                yield filed.problem(place, "SOURCE-UNKNOWN", f"資料「{name}」はありません。{hint}")


def _all(library: Library) -> Iterator[Filed[BaseModel]]:
    yield from library.facts.values()
    yield from library.case_facts.values()
    yield from library.word_lists.values()
    yield from library.references()
    for _, filed in library.revisions():
        yield filed
