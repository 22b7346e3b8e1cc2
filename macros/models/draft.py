"""Drafts: texts that only need their blanks filled."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .base import Strict
from .document import Entry, Kind, Place, Revision
from .draft_check import Check
from .fields import Id, Sources, Text

BLANK = re.compile(r"\{([a-z0-9]+(?:-[a-z0-9]+)*)\}")
"""A blank in a part's text, such as {order-number}."""

FieldKind = Literal["text", "long", "date", "number", "choice", "rows"]


def blanks(text: str) -> Iterator[str]:
    """Yield the ids of the blanks in a text, in order."""
    for match in BLANK.finditer(text):
        yield match[1]


class Blank(Strict):
    """What a reader fills: a field, or a cell of a row."""

    id: Id
    """id。本文では {id} と書く"""
    label: Text
    """名前"""
    required: bool = False
    """埋めないと使えないか"""
    empty: Text | None = None
    """空のとき、文面に代わりに書く言葉（例: なし）"""

    @model_validator(mode="after")
    def _either_required_or_said(self) -> Self:
        if self.required and self.empty:
            raise PydanticCustomError(
                "FIELD-EMPTY",
                "required と empty は、どちらかだけを書きます（empty があれば空でも使えます）",
            )
        return self


class Column(Blank):
    """One column of a field of rows."""


class Limit(Strict):
    """How long a text may be, where somebody says so."""

    most: Annotated[int, Field(gt=0)]
    """文字数"""
    source: Sources
    """出典"""


class DraftField(Blank):
    """One blank to fill."""

    hint: Text | None = None
    """書き方"""
    example: Text | None = None
    """記入の例"""
    kind: FieldKind = "text"
    """text = 1行、long = 何行でも、date = 日付、number = 数、choice = 選ぶ、rows = 行を足す表"""
    choices: tuple[Text, ...] = ()
    """choice のとき: 選べる値"""
    columns: tuple[Column, ...] = ()
    """rows のとき: 列"""
    row: Text | None = None
    """rows のとき: 1行の書き方。列は {id}（例: {at}｜{done}）"""
    fact: Id | None = None
    """case-facts.yml の番号なら、その id"""
    limit: Limit | None = None
    """文字数の上限。資料が述べるものだけ"""

    @model_validator(mode="after")
    def _keys_of_the_kind(self) -> Self:
        if (self.kind == "choice") != bool(self.choices):
            raise PydanticCustomError(
                "FIELD-KIND", "choices は kind: choice に要り、ほかには書きません"
            )
        if {bool(self.columns), bool(self.row)} != {self.kind == "rows"}:
            raise PydanticCustomError(
                "FIELD-KIND", "columns と row は kind: rows に要り、ほかには書きません"
            )
        if self.kind in {"choice", "rows"} and (self.fact or self.limit):
            raise PydanticCustomError("FIELD-KIND", "choice と rows に fact や limit は書きません")
        return self


class Part(Entry):
    """One paragraph of the text."""

    heading: Text
    """この部分の役目（例: 結論）。文面には入らない"""
    text: Text
    """本文。空欄は {id}"""
    short: Text | None = None
    """チャットの欄に入れる短い形。短い形に入れない部分には書かない"""
    when: Annotated[Mapping[Id, Text], Field(default_factory=dict)]
    """この部分を使う条件（選ぶ欄の id: 値）"""

    def blanks(self) -> Iterator[str]:
        """Yield the ids of the blanks in both forms, in order."""
        yield from blanks(self.text)
        yield from blanks(self.short or "")


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
    fields: tuple[DraftField, ...] = ()
    """空欄。読み上げるだけの文面には書かない"""
    parts: Annotated[tuple[Part, ...], Field(min_length=1)]
    """本文"""
    rules: tuple[Advice, ...] = ()
    """書き方の決まり。書くときに読むだけのもの"""
    checks: tuple[Check, ...] = ()
    """書いている間にページが見る決まり"""

    def entries(self) -> Iterator[tuple[Place, Entry]]:
        """Yield the parts."""
        for index, part in enumerate(self.parts):
            yield ("parts", index), part
