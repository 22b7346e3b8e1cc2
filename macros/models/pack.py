"""Packs: sheets that are printed together and lie ready."""

from typing import Annotated

from pydantic import Field

from .base import Strict
from .fields import Id, Text


class Pack(Strict):
    """One print job: a page of contents and the sheets of some documents."""

    id: Id
    """id"""
    title: Text
    """題名"""
    use: Text
    """いつ使うか、どこに置くか"""
    single: bool = False
    """どの紙も1枚に収めるか（緊急時のものなど）"""
    documents: Annotated[tuple[Id, ...], Field(min_length=1)]
    """入れる文書の id。使う順"""
