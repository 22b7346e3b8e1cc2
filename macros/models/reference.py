"""Reference lists: words, questions, systems and tools, and what the handbook leaves out."""

from typing import Literal

from .base import Strict
from .document import Remark
from .fields import Id, Sources, Text

Topic = Literal["contact", "calls", "account", "daily"]
"""contact = 問い合わせる、calls = 電話、account = 停止・警告と改善計画、daily = 毎日の点検"""


class Reference(Strict):
    """One entry of a reference list."""

    id: Id
    """id"""
    source: Sources
    """出典。手順帳の編集者の言葉なら editorial"""
    notes: tuple[Remark, ...] = ()
    """別の出典による補足"""
    see: tuple[Id, ...] = ()
    """関係する文書の id"""


class Term(Reference):
    """A word of the field."""

    term: Text
    """言葉。手順帳で使う書き方"""
    also: tuple[Text, ...] = ()
    """同じものを指す、ほかの書き方や通称。検索でも同じ言葉として探す"""
    definition: Text
    """意味。1〜2文"""

    @property
    def other_names(self) -> tuple[str, ...]:
        """Return the names that the term itself does not show."""
        return tuple(name for name in self.also if name not in self.term)


class Question(Reference):
    """A question that readers ask."""

    topic: Topic
    """contact = 問い合わせる、calls = 電話、account = 停止・警告と改善計画、daily = 毎日の点検"""
    question: Text
    """問い"""
    answer: Text
    """答え。最初の1文で答える"""


class Tool(Reference):
    """A system, service or thing that sources mention. Naming it recommends nothing."""

    name: Text
    """名前"""
    role: Text
    """資料の中での役割"""


class Omission(Reference):
    """What a source advises or claims and the handbook does not pass on as it is."""

    claim: Text
    """資料の内容。中立に、短く"""
    problem: Text
    """そのまま載せない理由"""
    instead: Text
    """手順帳での扱い"""
