"""Checks that the page runs while a draft is being filled. They advise; they never stop."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .base import Strict
from .fields import Id, Sources, Text

CheckKind = Literal[
    "words",
    "request-form",
    "first-sentence",
    "one-request",
    "dated",
    "needs",
    "complete-rows",
    "mentions",
    "private",
    "phone-plus81",
    "phone-domestic",
    "at-most",
]

OWN_KEYS: Mapping[CheckKind, str] = {
    "words": "words",
    "first-sentence": "names",
    "mentions": "documents",
    "needs": "when",
    "at-most": "most",
}
"""The key that a kind cannot do without, besides those that all kinds have."""


class Check(Strict):
    """One check of what is typed, with what it says."""

    id: Id
    """id。規則（rules）とも重ねない"""
    kind: CheckKind
    """words = 言葉の一覧にある言葉、request-form = 質問か依頼で終わる、
    first-sentence = 最初の文が結論（対象を名指しする）、one-request = 依頼は1つ、
    dated = 日付がある、needs = 条件のときは欄を埋める、complete-rows = 行の必要な列がそろう、
    mentions = 求められた書類がどれも出てくる、private = 公開の場に書かない番号、
    phone-plus81 = +81 の後に続ける番号の形、phone-domestic = +81 のない番号の形、
    at-most = 数が、ほかの欄の数を超えない"""
    fields: tuple[Id, ...] = ()
    """見る欄の id。書かなければ全部の欄"""
    words: Id | None = None
    """words のとき: word-lists.yml の id"""
    names: Id | None = None
    """first-sentence のとき: 対象の番号や名前を書く欄の id"""
    documents: Id | None = None
    """mentions のとき: 求められた書類を1行に1つ書く欄の id"""
    most: Id | None = None
    """at-most のとき: 超えてはいけない数を書く欄の id"""
    when: Annotated[Mapping[Id, Text], Field(default_factory=dict)]
    """この検査をする条件（選ぶ欄の id: 値）"""
    say: Text
    """知らせる言葉。何をするとよいか"""
    why: Text
    """そのほうがよい理由"""
    source: Sources
    """出典。手順帳の編集者の言葉なら editorial"""

    @model_validator(mode="after")
    def _keys_of_the_kind(self) -> Self:
        if (own := OWN_KEYS.get(self.kind)) and not getattr(self, own):
            raise PydanticCustomError(
                "CHECK-KEY", "{kind} には {key} が要ります", {"kind": self.kind, "key": own}
            )
        for kind, key in OWN_KEYS.items():
            if key != "when" and kind != self.kind and getattr(self, key):
                raise PydanticCustomError(
                    "CHECK-KEY", "{key} は {kind} だけに書きます", {"kind": kind, "key": key}
                )
        return self
