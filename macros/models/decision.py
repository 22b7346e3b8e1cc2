"""Decision tables in the sense of OMG DMN: inputs, rules, hit policy."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from .base import Strict
from .document import Entry, Kind, Place, Remark, Revision
from .fields import Id, Sources, Text, one_or_more

Values = Annotated[tuple[Text, ...], Field(min_length=1)]
Cell = Annotated[
    Values, BeforeValidator(one_or_more, json_schema_input_type=Text | tuple[Text, ...])
]
"""The accepted values; a single one may stand without a list. Of a number: "<200", ">=200",
"[9..18)" or "5"; several are alternatives."""

Given = Annotated[Mapping[Id, Cell], Field(default_factory=dict)]
"""Accepted values by input; an input that is left out means "any"."""


class Input(Strict):
    """One question."""

    label: Text
    """列の見出し"""
    ask: Text
    """読者への問い"""
    hint: Text | None = None
    """問いの下に示す、答えの見分け方"""
    values: Values | None = None
    """ありうる答え"""
    domain: Text | None = None
    """答えが数のとき、ありうる範囲（例: "[0..1000]"、"[0..24)"）。values の代わりに書く"""
    unit: Text | None = None
    """数の単位（例: 点）"""

    @model_validator(mode="after")
    def _one_domain(self) -> Self:
        if (self.values is None) == (self.domain is None):
            raise PydanticCustomError(
                "DT-INPUT",
                "values（答えの一覧）か domain（数の範囲）の、どちらか1つを書いてください",
            )
        if self.unit and self.domain is None:
            raise PydanticCustomError("DT-INPUT", "unit は、domain のある問いにだけ書きます")
        return self


class Output(Strict):
    """One answer."""

    label: Text
    """列の見出し"""
    values: Values
    """ありうる結果。hit: priority では、優先する順"""


class Rule(Entry):
    """One row: where every condition holds, the outputs follow."""

    when: Given
    """条件。書かない列は「どれでも」"""
    then: Mapping[Id, Text]
    """結果"""
    do: Text | None = None
    """次にすること"""
    why: Text
    """理由。資料が食い違うときは、どれに従うか"""
    against: tuple[Remark, ...] = ()
    """食い違う資料の言うこと"""
    next: tuple[Id, ...] = ()
    """次に開く文書の id"""


class Impossible(Strict):
    """Situations that cannot occur."""

    when: Given
    """起こりえない組み合わせ"""
    why: Text
    """理由"""
    source: Sources
    """出典。手順帳の編集者の言葉なら editorial"""


def _one_or_more(value: Any) -> Any:
    return (value,) if isinstance(value, dict) else value


Outcome = Mapping[Id, Text]


class Example(Strict):
    """A situation and the answer that its author expects."""

    given: Given
    """状況。書かない列は「どれでも同じ」"""
    expect: Annotated[
        tuple[Outcome, ...],
        Field(min_length=1),
        BeforeValidator(_one_or_more, json_schema_input_type=Outcome | tuple[Outcome, ...]),
    ]
    """出るはずの結果。hit: collect では、全部の一覧"""
    note: Text | None = None
    """どういう場面か"""


class DecisionRevision(Revision):
    """One state of a decision table."""

    kind: ClassVar[Kind] = "decision"

    hit: Literal["unique", "any", "first", "priority", "collect"] = "unique"
    """当てはまる規則が複数あるときの扱い（DMN の hit policy）"""
    hit_reason: Text | None = None
    """unique でない理由"""
    inputs: Annotated[Mapping[Id, Input], Field(min_length=1)]
    """問い。聞く順"""
    outputs: Annotated[Mapping[Id, Output], Field(min_length=1)]
    """結果"""
    impossible: tuple[Impossible, ...] = ()
    """起こりえない組み合わせ"""
    rules: Annotated[tuple[Rule, ...], Field(min_length=1)]
    """規則"""
    examples: Annotated[tuple[Example, ...], Field(min_length=1)]
    """例。どの結果にも1つ以上"""

    @model_validator(mode="after")
    def _reasoned(self) -> Self:
        if self.hit != "unique" and self.hit_reason is None:
            raise PydanticCustomError(
                "HIT-REASON", "hit が unique でないときは、hit_reason に理由を書いてください"
            )
        return self

    def entries(self) -> Iterator[tuple[Place, Entry]]:
        """Yield the rules."""
        for index, rule in enumerate(self.rules):
            yield ("rules", index), rule
