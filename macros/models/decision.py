"""Decision tables in the sense of OMG DMN: inputs, rules, hit policy."""

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Literal, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from .base import Strict
from .document import Entry, Kind, Place, Revision
from .fields import Id, Sources, Text, one_or_more

Values = Annotated[tuple[Text, ...], Field(min_length=1)]
Cell = Annotated[
    Values, BeforeValidator(one_or_more, json_schema_input_type=Text | tuple[Text, ...])
]
"""The accepted values; a single one may stand without a list."""


class Input(Strict):
    """One question."""

    label: Text
    """列の見出し"""
    ask: Text
    """読者への問い"""
    values: Values
    """ありうる答え"""


class Output(Strict):
    """One answer."""

    label: Text
    """列の見出し"""
    values: Values
    """ありうる結果"""


class Rule(Entry):
    """One row: where every condition holds, the outputs follow."""

    when: Annotated[Mapping[Id, Cell], Field(default_factory=dict)]
    """条件。書かない列は「どれでも」"""
    then: Mapping[Id, Text]
    """結果"""
    why: Text
    """理由"""


class Dispute(Strict):
    """Rules that sources make contradict each other, and what a reader can do."""

    rules: Annotated[tuple[Id, ...], Field(min_length=2)]
    """食い違う規則の id"""
    what: Text
    """何が食い違うか"""
    follow: Text
    """どうするとよいか"""
    source: Sources
    """出典"""


class DecisionRevision(Revision):
    """One state of a decision table."""

    kind: ClassVar[Kind] = "decision"

    hit: Literal["unique", "any", "first", "priority", "collect"] = "unique"
    """当てはまる規則が複数あるときの扱い（DMN の hit policy）"""
    hit_reason: Text | None = None
    """unique でない理由"""
    inputs: Annotated[Mapping[Id, Input], Field(min_length=1)]
    """問い"""
    outputs: Annotated[Mapping[Id, Output], Field(min_length=1)]
    """結果"""
    rules: Annotated[tuple[Rule, ...], Field(min_length=1)]
    """規則"""
    disputes: tuple[Dispute, ...] = ()
    """資料どうしの食い違い"""

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
