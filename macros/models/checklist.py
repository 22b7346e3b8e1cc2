"""Checklists: what to have done or to do at one pause point."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from .base import Strict
from .document import Entry, Kind, Place, Revision
from .fields import Id, Text


class Pause(Strict):
    """When the list is taken up, and by whom."""

    when: Text
    """いつ立ち止まるか"""
    who: Text
    """誰が始めるか"""


class Item(Entry):
    """One line to tick."""

    do: Text
    """すること、見ること"""
    why: Text | None = None
    """理由"""
    critical: bool = False
    """抜けると取り返しがつかないか"""
    record: Literal["none", "text", "date", "number"] = "none"
    """書き留めるもの"""


class Group(Strict):
    """Items that belong together."""

    id: Id
    """id"""
    title: Text | None = None
    """見出し。まとまりが1つだけなら書かない"""
    in_screen_order: bool = False
    """画面の順に並べたまとまりか。違えば、critical の項目を先に書く"""
    items: Annotated[tuple[Item, ...], Field(min_length=1)]
    """項目"""


class ChecklistRevision(Revision):
    """One state of a checklist."""

    kind: ClassVar[Kind] = "checklist"

    mode: Literal["read-do", "do-confirm"]
    """read-do = 読みながら行う、do-confirm = 行ってから確かめる"""
    pause: Pause
    """いつ、誰が"""
    groups: Annotated[tuple[Group, ...], Field(min_length=1)]
    """まとまり"""
    done: Text
    """終わりの言葉: ここまで済んだことと、次にすること"""

    def entries(self) -> Iterator[tuple[Place, Entry]]:
        """Yield the items of all groups."""
        for outer, group in enumerate(self.groups):
            for inner, item in enumerate(group.items):
                yield ("groups", outer, "items", inner), item
