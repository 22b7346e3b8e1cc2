"""Drafts: texts that only need their blanks filled."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from .base import Strict
from .document import Entry, Kind, Place, Revision
from .fields import Id, Sources, Text

BLANK = re.compile(r"\{([a-z0-9]+(?:-[a-z0-9]+)*)\}")
"""A blank in a part's text, such as {order-number}."""


class DraftField(Strict):
    """One blank to fill."""

    id: Id
    """id。本文では {id} と書く"""
    label: Text
    """欄の名前"""
    hint: Text | None = None
    """書き方や例"""
    fact: Id | None = None
    """case-facts.yml の番号なら、その id"""
    required: bool = False
    """埋めないと使えない欄か"""


class Part(Entry):
    """One paragraph of the text."""

    heading: Text
    """この部分の役目（例: 結論）"""
    text: Text
    """本文。空欄は {id}"""
    when: Annotated[Mapping[Id, Text], Field(default_factory=dict)]
    """この部分を使う条件（欄の id: 値）"""

    def blanks(self) -> Iterator[str]:
        """Yield the ids of the blanks in the text, in order."""
        for match in BLANK.finditer(self.text):
            yield match[1]


class Advice(Strict):
    """One rule for writing."""

    id: Id
    """id"""
    text: Text
    """書き方"""
    source: Sources
    """出典"""


class DraftRevision(Revision):
    """One state of a draft."""

    kind: ClassVar[Kind] = "draft"

    use: Text
    """いつ使うか"""
    fields: Annotated[tuple[DraftField, ...], Field(min_length=1)]
    """空欄"""
    parts: Annotated[tuple[Part, ...], Field(min_length=1)]
    """本文"""
    rules: tuple[Advice, ...] = ()
    """書き方の決まり"""

    def entries(self) -> Iterator[tuple[Place, Entry]]:
        """Yield the parts."""
        for index, part in enumerate(self.parts):
            yield ("parts", index), part
