"""Where statements come from."""

from typing import Literal

from .base import Strict
from .dating import When
from .fields import Id, Text, Url

SourceKind = Literal["official", "blog", "company", "forum", "press"]


class Source(Strict):
    """One public page, and what is known about its date."""

    id: Id
    """資料の id（例: fujisan-2020-10）"""
    title: Text
    """資料の題名。題名が分からなければ、何のページかを書く"""
    publisher: Text | None = None
    """サイトや著者の名前"""
    url: Url | None = None
    """資料の URL"""
    kind: SourceKind
    """official = Amazon、blog = 個人、company = 企業、forum = 掲示板、press = 報道"""
    published: When
    """公開の時期"""
    note: Text | None = None
    """読むときに知っておくこと（例: Amazon.com 向けの文書）"""
