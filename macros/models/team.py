"""What a team lays over the handbook: its name, contact, colours, and notes of its own."""

import re
from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from ..contrast import mixed, ratio
from .base import Strict
from .fields import Day, Id, Text, Url

CONTRAST = 4.5
"""What WCAG 2.2 asks of text of any size (1.4.3, level AA)."""
WHITE = "#ffffff"
BACKGROUNDS = (WHITE, "#f2f6f7", "#fff6ec", "#f5f2fa", "#f5f5f5")
"""On what links stand in the light scheme: the page, boxes (base.css) and code (the theme)."""
TINT = 0.1
"""How much of a link's own colour lies behind it where the pointer is."""


def _colour(value: str) -> str:
    if not re.fullmatch("#[0-9a-fA-F]{6}", value):
        raise PydanticCustomError(
            "COLOUR-FORM", '色は "#17495a" のように、# と16進数6桁で書き、引用符で囲みます'
        )
    return value.lower()


def _under_white(value: str) -> str:
    return _readable(value, (WHITE,))


def _on_page(value: str) -> str:
    return _readable(value, (*BACKGROUNDS, mixed(value, WHITE, TINT)))


def _readable(value: str, others: tuple[str, ...]) -> str:
    worst = min(others, key=lambda other: ratio(value, other))
    found = ratio(value, worst)
    if found < CONTRAST:
        raise PydanticCustomError(
            "COLOUR-CONTRAST",
            "{value} と {worst} のコントラスト比は {found}:1 です。"
            "{least}:1 以上になる、もっと濃い色にしてください",
            # cut, not rounded: 4.46 must not be said to be 4.5
            {"value": value, "worst": worst, "found": f"{int(found * 10) / 10}", "least": CONTRAST},
        )
    return value


def _https(value: str) -> str:
    if not value.startswith("https://"):
        raise PydanticCustomError(
            "URL-FORM",
            "https:// で始まる URL を書いてください。電話番号やメールアドレスは text に書きます",
        )
    return value


_SCHEMA = WithJsonSchema({"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"})


class Contact(Strict):
    """Whom a reader asks; never a telephone link."""

    label: Text
    """何の連絡先か（例: 手順帳で困ったとき）"""
    text: Text
    """名前、内線、チャットの部屋など。電話番号も、ここに文字で書く"""
    link: Annotated[Url, AfterValidator(_https)] | None = None
    """https:// で始まるリンク先"""


class Colours(Strict):
    """The two colours that a team may have of its own."""

    primary: Annotated[str, AfterValidator(_colour), AfterValidator(_under_white), _SCHEMA]
    """上の帯と主なボタンの色。白い文字が載る"""
    accent: Annotated[str, AfterValidator(_colour), AfterValidator(_on_page), _SCHEMA]
    """明るい表示での、リンクの色"""


class Team(Strict):
    """``team.yml``: who the team is."""

    name: Text
    """チームや会社の名前"""
    contact: Contact | None = None
    """困ったときの連絡先"""
    colours: Colours | None = None
    """色"""


class Note(Strict):
    """One entry of ``notes.yml``: a team's own words on a document; no sourced statement."""

    document: Id
    """文書の id"""
    entry: Id | None = None
    """手順、項目、規則、部分の id。書かなければ文書全体のメモ"""
    text: Text
    """メモ"""
    by: Text
    """書いた人"""
    on: Day
    """書いた日（例: 2026-11-22）"""
