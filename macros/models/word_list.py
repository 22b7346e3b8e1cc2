"""Word lists: words that a text had better do without, and what to write instead."""

from typing import Annotated

from pydantic import Field

from .base import Strict
from .fields import Id, Sources, Text


class Word(Strict):
    """One word to look for."""

    word: Text
    """言葉。全角と半角、空白の違いは書き分けなくてよい"""
    variants: tuple[Text, ...] = ()
    """送り仮名、かなと漢字、活用などの違う書き方"""
    unless: tuple[Text, ...] = ()
    """この言葉の中にあるときは、別の意味なので知らせない（例: 多分野）"""
    instead: Text
    """代わりに書くこと"""
    why: Text | None = None
    """この言葉だけの理由"""


class WordList(Strict):
    """Words that share one reason."""

    id: Id
    """id（例: vague）"""
    title: Text
    """どんな言葉か（例: あいまいな言葉）"""
    words: Annotated[tuple[Word, ...], Field(min_length=1)]
    """言葉"""
    source: Sources
    """出典。手順帳の編集者の言葉なら editorial"""
