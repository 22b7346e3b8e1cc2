"""A date in running text exists in the calendar."""

import re
from collections.abc import Iterator
from datetime import date

from pydantic import BaseModel

from ..errors import Problem
from ..library import Filed, Library
from ..models.document import Place

_DATE = re.compile(r"(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?", re.ASCII)


def check(library: Library) -> Iterator[Problem]:
    """Refuse dates such as 2020年13月 or 2021年2月29日."""
    for filed in _all(library):
        for place, text in _texts(filed.model, ()):
            for match in _DATE.finditer(text):
                if not _exists(match):
                    yield filed.problem(
                        place, "DATE-PROSE", f"「{match[0]}」という日付はありません。直してください"
                    )


def _exists(match: re.Match[str]) -> bool:
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _texts(model: object, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(model, str):
        yield place, model
    elif isinstance(model, BaseModel):
        for name in type(model).model_fields:
            yield from _texts(getattr(model, name), (*place, name))
    elif isinstance(model, tuple):
        for index, value in enumerate(model):
            yield from _texts(value, (*place, index))
    elif isinstance(model, dict):
        for key, value in model.items():
            yield from _texts(value, (*place, key))


def _all(library: Library) -> Iterator[Filed[BaseModel]]:
    for document in library.documents.values():
        yield document.head
        yield from document.revisions
    yield from library.facts.values()
    yield from library.sources.values()
    yield from library.references()
