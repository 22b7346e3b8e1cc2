"""The file of a reader's cases, as the browser writes it. The handbook itself has none."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

NAME = "[a-z0-9-]{1,80}"

Moment = Annotated[
    str,
    Field(
        pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$",
        examples=["2026-11-22T09:30:00.000Z"],
    ),
]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", examples=["2026-11-24"])]
DayOrNone = Annotated[str, Field(pattern=r"^(\d{4}-\d{2}-\d{2})?$")]
Name = Annotated[str, Field(pattern=f"^{NAME}$")]
Address = Annotated[str, Field(pattern=r"^([A-Za-z0-9][A-Za-z0-9-]*([./][A-Za-z0-9-]+)*/?)?$")]
Words = Annotated[str, Field(max_length=10_000)]
Typed = Annotated[str, Field(max_length=200_000)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Deadline(_Part):
    """Until when something is to be done."""

    on: Day
    """期限の日"""
    what: Words
    """期限までにすること"""


class SnapshotEntry(_Part):
    """One entry of a list as it stood when the list was begun."""

    id: Name
    """項目の id"""
    text: Words
    """項目の言葉"""
    critical: bool
    """抜けると取り返しがつかないか"""
    words: Words
    """言葉が変わると変わる印"""
    added: bool
    """別の版に移したときに加わったか"""


class ListSnapshot(_Part):
    """A list as it stood when it was begun."""

    revision: Words
    """版の id"""
    title: Words
    """リストの題名"""
    address: Address
    """サイトの最上位から見たページの場所"""
    edition: Words
    """版の時期"""
    entries: Annotated[tuple[SnapshotEntry, ...], Field(max_length=5_000)]
    """項目"""


class EntryState(_Part):
    """How one entry stands."""

    state: Literal["open", "done", "na", "blocked"]
    """open = まだ、done = 済み、na = 対象外、blocked = 待ち"""
    revision: Words
    """見ていた版の id"""
    words: Words
    """見ていた言葉の印"""
    reason: Words
    """対象外の理由"""
    who: Words
    """待つ相手"""
    until: DayOrNone
    """いつまで待つか。なければ空"""
    note: Words
    """メモ"""
    seen: Words
    """見たもの"""


Rows = Annotated[tuple[Mapping[str, Typed], ...], Field(max_length=1_000)]


class DraftCopy(_Part):
    """A draft as it was saved."""

    revision: Words
    """版の id"""
    title: Words
    """文面の題名"""
    address: Address
    """サイトの最上位から見たページの場所"""
    values: Mapping[Name, Typed | Rows]
    """欄に書いたもの。表の欄は、行ごとに列の id と言葉"""
    text: Annotated[str, Field(max_length=1_000_000)]
    """残したときの文面"""


class _Record(_Part):
    v: Literal[1]
    """記録の形の版"""
    id: Name
    """記録の id。案件の中で一意"""
    case: Name
    """案件の id"""
    at: Moment
    """書いた時刻（協定世界時）"""
    by: Words
    """書いた人。なければ空"""


class TextRecord(_Record):
    """A name, or the value of a fact."""

    target: Annotated[str, Field(pattern=f"^(name|fact/{NAME})$")]
    """name = 案件の名前、fact/… = 番号"""
    value: Words
    """言葉"""


class OpenedRecord(_Record):
    """When the case was begun."""

    target: Literal["opened"]
    """案件の始まり"""
    value: Moment
    """時刻"""


class ClosedRecord(_Record):
    """When the case was closed, or that it was opened again."""

    target: Literal["closed"]
    """案件の終わり"""
    value: Moment | None
    """時刻。null = もう一度開いた"""


class FlagRecord(_Record):
    """Whether the case was put away or deleted."""

    target: Literal["archived", "deleted"]
    """archived = しまったか、deleted = 消したか"""
    value: bool
    """true = した、false = 戻した"""


class DeadlineRecord(_Record):
    """The deadline of the case."""

    target: Literal["deadline"]
    """期限"""
    value: Deadline | None
    """期限。null = なくした"""


class ListRecord(_Record):
    """A list that was begun, or moved to another revision."""

    target: Annotated[str, Field(pattern=f"^list/{NAME}$")]
    """list/文書の id"""
    value: ListSnapshot | None
    """始めたときのリスト。null = 外した"""


class EntryRecord(_Record):
    """What became of one entry."""

    target: Annotated[str, Field(pattern=f"^entry/{NAME}/{NAME}$")]
    """entry/文書の id/項目の id"""
    value: EntryState | None
    """状態。null = 印を外した"""


class DraftRecord(_Record):
    """A draft that was saved."""

    target: Annotated[str, Field(pattern=f"^draft/{NAME}$")]
    """draft/文書の id"""
    value: DraftCopy | None
    """残した文面。null = 外した"""


class CaseFile(_Part):
    """One case or several as their records. Merging is putting the records together."""

    format: Literal["playbook-case"]
    """この形の名前"""
    version: Literal[1]
    """この形の版"""
    exported: Moment
    """書き出した時刻"""
    site: str
    """書き出した手順帳の場所。端末の中のファイルなら空"""
    records: tuple[
        TextRecord
        | OpenedRecord
        | ClosedRecord
        | FlagRecord
        | DeadlineRecord
        | ListRecord
        | EntryRecord
        | DraftRecord,
        ...,
    ]
    """変更の記録。同じ target では、新しいものが今の値"""
