"""The kinds of value that data is written in.

Each type says in Japanese what to write instead, since editors read these messages.
"""

import re
from contextlib import suppress
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from .. import dates
from ..dates import Edtf

EDITORIAL = "editorial"
"""The source of what we say ourselves."""
TEAM = "team"
"""The source of what a team says itself, in data of its own."""
SPEAKERS = frozenset({EDITORIAL, TEAM})
"""What stands in place of a source where somebody speaks for themselves."""

KEBAB = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_DURATION = r"P([1-9][0-9]{0,2})([DWMY])"
_INVISIBLE = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What no page shows. Files with it are refused, but quoted YAML can name it: "\\x00"."""


def _kebab(value: str) -> str:
    if not re.fullmatch(KEBAB, value):
        raise PydanticCustomError(
            "ID-FORM",
            "「{value}」は使えません。英小文字と数字を - でつなぎます（例: open-help）",
            {"value": value},
        )
    return value


def _text(value: str) -> str:
    text = value.strip("\n")
    if not text.strip():
        raise PydanticCustomError(
            "TEXT-EMPTY", "言葉が入っていません。書くか、項目ごと消してください"
        )
    if bad := _INVISIBLE.search(text):
        raise PydanticCustomError(
            "TEXT-CHARACTER",
            "画面に出ない文字 U+{code} があります。消してください",
            {"code": f"{ord(bad[0]):04X}"},
        )
    if text != text.strip():
        raise PydanticCustomError("TEXT-SPACE", "前後の空白を消してください")
    if re.search("[『』]", re.sub("『[^『』]+』", "", text)):
        raise PydanticCustomError(
            "TEXT-LABEL", "『と』が組になっていません。画面の言葉は『ヘルプ』のように囲みます"
        )
    return text


def _url(value: str) -> str:
    try:
        parts = urlsplit(value)
        valid = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        valid = False
    if not valid or re.search(r"\s", value):
        raise PydanticCustomError("URL-FORM", "https:// で始まる URL を書いてください")
    return value


def _duration(value: str) -> str:
    if not re.fullmatch(_DURATION, value):
        raise PydanticCustomError(
            "DURATION-FORM",
            "期間は P30D（30日）、P2W（2週）、P3M（3か月）、P1Y（1年）の形で書きます",
        )
    return value


def _page(value: str) -> str:
    if not re.fullmatch(rf"{KEBAB}(?:/{KEBAB})*", value):
        raise PydanticCustomError(
            "PAGE-FORM", "ページの場所は contact/seller-central のように、前後の / なしで書きます"
        )
    return value


def _edtf(value: Any) -> Edtf:
    if not isinstance(value, str):
        raise PydanticCustomError("DATE-FORM", '日付は "2020" のように引用符で囲んで書いてください')
    try:
        return dates.parse(value)
    except ValueError as error:
        raise PydanticCustomError("DATE-FORM", "{reason}", {"reason": str(error)}) from None


def _day(value: Any) -> Any:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        with suppress(ValueError):
            return date.fromisoformat(value)
    raise PydanticCustomError("DATE-FORM", "日付は 2026-11-22 の形で書いてください")


def split_duration(value: str) -> tuple[int, str]:
    """Return the number and the unit (D, W, M or Y) of a duration."""
    match = re.fullmatch(_DURATION, value)
    if match is None:
        raise ValueError(value)
    return int(match[1]), match[2]


def one_or_more(value: Any) -> Any:
    """Let a single value stand without a list."""
    return (value,) if isinstance(value, str) else value


Id = Annotated[
    str, AfterValidator(_kebab), WithJsonSchema({"type": "string", "pattern": f"^{KEBAB}$"})
]
"""A stable name in kebab-case."""

Text = Annotated[str, AfterValidator(_text), WithJsonSchema({"type": "string", "minLength": 1})]
"""Plain text in which every character is itself; only 『…』 marks an on-screen label."""

Url = Annotated[str, AfterValidator(_url), WithJsonSchema({"type": "string", "format": "uri"})]

Duration = Annotated[
    str, AfterValidator(_duration), WithJsonSchema({"type": "string", "pattern": f"^{_DURATION}$"})
]
"""An ISO 8601 duration of one unit, such as P3M."""

PagePath = Annotated[
    str,
    AfterValidator(_page),
    WithJsonSchema({"type": "string", "pattern": f"^{KEBAB}(?:/{KEBAB})*$"}),
]
"""The address of a page below the top of the site, such as contact/seller-central."""

EdtfDate = Annotated[
    Edtf,
    BeforeValidator(_edtf),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "examples": dates.EXAMPLES.split("、")}),
]

Day = Annotated[date, BeforeValidator(_day)]
"""A day of the calendar, such as 2026-11-22."""

Sources = Annotated[
    tuple[Id, ...],
    BeforeValidator(
        one_or_more,
        json_schema_input_type=Id | tuple[Id, ...],
    ),
    Field(min_length=1),
]
"""One or more ids of sources, or ``editorial``. A single one may stand without a list."""
