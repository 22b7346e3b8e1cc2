"""Procedures: what to press, where, and what should then be seen."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from .document import Entry, Kind, Place, Revision
from .fields import Text


class Step(Entry):
    """One action on a screen."""

    do: Text
    """すること（〜を押す、〜を開く）"""
    label: Text | None = None
    """押すものや欄の、画面の字句そのまま"""
    where: Text | None = None
    """画面のどこか"""
    see: Text | None = None
    """うまくいったときに見えるもの"""
    when: Text | None = None
    """このときだけ行う、という条件"""
    warn: Text | None = None
    """先に知っておかないと困ること"""
    critical: bool = False
    """間違えると戻れない手順か"""


class ProcedureRevision(Revision):
    """One state of a procedure."""

    kind: ClassVar[Kind] = "procedure"

    outcome: Text
    """終わったときにどうなっているか"""
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    """手順"""

    def entries(self) -> Iterator[tuple[Place, Entry]]:
        """Yield the steps."""
        for index, step in enumerate(self.steps):
            yield ("steps", index), step
