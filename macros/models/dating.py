"""When something was so, and how anyone knows."""

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, model_validator
from pydantic_core import PydanticCustomError

from .base import Strict
from .fields import EdtfDate, Text

Confidence = Literal["high", "medium", "low"]


class Dating(Strict):
    """A date with the ground for believing it."""

    date: EdtfDate | None = None
    """時期（EDTF）。例: 2020-10、2018-01/2021-01、2020-10/..。分からなければ書かない"""
    basis: Literal["stated", "inferred", "compiled", "unknown"]
    """stated = 資料に明記、inferred = 手がかりから推定、
    compiled = 時期の違う資料を編集者がまとめたもの、unknown = 手がかりなし"""
    evidence: Text | None = None
    """推定の手がかり"""
    confidence: Confidence | None = None
    """推定の確かさ。low の推定は、読者には「時期不明」として示す"""

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.basis == "inferred" and not (self.date and self.evidence and self.confidence):
            raise PydanticCustomError(
                "DATING",
                "推定（inferred）には date、evidence（手がかり）、confidence の3つが要ります",
            )
        if self.basis == "stated" and (self.date is None or self.confidence):
            raise PydanticCustomError(
                "DATING", "明記（stated）には date を書き、confidence は書きません"
            )
        if self.basis == "unknown" and (self.date or self.confidence):
            raise PydanticCustomError(
                "DATING", "unknown には date も confidence も書きません。推定なら inferred にします"
            )
        return self

    @property
    def shown(self) -> bool:
        """Whether a reader may be told the date as a date: not when it is a weak guess."""
        return self.date is not None and self.confidence != "low"


def _stated(value: Any) -> Any:
    return value if isinstance(value, dict | Dating) else {"date": value, "basis": "stated"}


When = Annotated[Dating, BeforeValidator(_stated, json_schema_input_type=str | Dating)]
"""A dating; a bare EDTF date means that the source states it."""
