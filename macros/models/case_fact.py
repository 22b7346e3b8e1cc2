"""Case facts: the numbers that one incident is about."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from .base import Strict
from .fields import Id, Sources, Text


def _pattern(value: str) -> str:
    try:
        re.compile(value)
    except re.error:
        raise PydanticCustomError("PATTERN-FORM", "正規表現として読めません") from None
    return value


class CaseFact(Strict):
    """One number or name that an inquiry needs."""

    id: Id
    """id（例: order-number）"""
    label: Text
    """名前"""
    hint: Text | None = None
    """どこで分かるか、書き方"""
    pattern: Annotated[str, AfterValidator(_pattern)] | None = None
    """形（正規表現）。決まっていなければ書かない"""
    mismatch: Literal["warn", "refuse"] = "warn"
    """形が違うときの扱い"""
    private: bool = False
    """公開の場（フォーラムなど）に書かないものか"""
    source: Sources
    """出典"""
