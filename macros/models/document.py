"""What is true of a document in all its revisions, and what all revisions share."""

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from .base import Strict
from .dating import When
from .fields import Day, Duration, Id, PagePath, Sources, Text

Kind = Literal["procedure", "checklist", "decision", "draft"]
Place = tuple[str | int, ...]

Surface = Literal[
    "seller-central-web", "seller-app", "amazon-web", "amazon-app", "phone", "mail", "any"
]


class Review(Strict):
    """One look at the real screen, compared with one revision."""

    on: Day
    """見た日（例: 2026-11-22）"""
    by: Text
    """見た人"""
    revision: Id
    """見比べた版の id"""
    saw: Literal["unchanged", "changed"]
    """unchanged = この版のまま、changed = 変わっていた"""
    note: Text | None = None
    """見たもの"""


class Head(Strict):
    """``document.yml``: what holds for every revision of a document."""

    title: Text
    """題名"""
    summary: Text
    """何のためのものか、1〜2文"""
    page: PagePath
    """このページの場所（例: contact/seller-central）"""
    audience: Literal["seller", "buyer"]
    """seller = 出品者、buyer = 購入者"""
    surface: Surface
    """どの画面か"""
    review_every: Duration
    """実画面の確認が有効な期間（例: P3M）"""
    reviews: tuple[Review, ...] = ()
    """実画面を見た記録。まだなければ空の一覧 []"""
    next: tuple[Id, ...] = ()
    """次に開くとよい文書の id"""
    paper: Literal["A4", "A5"] = "A4"
    """印刷用の紙の大きさ。電話の手元に置くものは A5（1枚に収める）"""


class Remark(Strict):
    """A statement of its own source beside an entry."""

    text: Text
    """言葉"""
    source: Sources
    """出典。手順帳の編集者の言葉なら editorial"""


class Entry(Strict):
    """What a revision is made of: one step, item, rule or part, with a stable id."""

    id: Id
    """版が変わっても変えない id"""
    source: Sources
    """出典。手順帳の編集者の言葉なら editorial"""
    notes: tuple[Remark, ...] = ()
    """別の出典による補足"""


class Fate(Strict):
    """What became of an entry that the next revision no longer has."""

    fate: Literal["removed", "replaced", "merged", "split", "unattested"]
    """removed = なくなった、replaced = 置き換わった、merged = 統合、split = 分割、
    unattested = 新しい資料がその先に触れていない"""
    by: tuple[Id, ...] = ()
    """replaced、merged、split のときの、新しい版の id"""
    why: Text
    """そう言える理由"""


class Gap(Strict):
    """What no source says; a reader sees 「資料に記載なし」."""

    after: Id | None = None
    """この id の後に示す。書かなければ最後に示す"""
    what: Text
    """何が分からないか"""
    see: Id | None = None
    """手がかりになる、同じ文書の別の版の id"""


class AlsoReported(Strict):
    """Another way that a source mentions too briefly to be a revision."""

    id: Id
    """id"""
    text: Text
    """報告の内容"""
    source: Sources
    """出典"""


class Revision(Strict):
    """One dated state of a document: a full snapshot."""

    kind: ClassVar[Kind]

    observed: When
    """この画面や内容が見られた時期"""
    recorded: Day
    """この版を手順帳に載せた日（例: 2026-11-22）"""
    supersedes: Id | None = None
    """1つ前の版（ファイル名）。最初の版には書かない"""
    summary: Text
    """この版の特徴を1文で"""
    paper_pages: Annotated[int, Field(gt=0)] = 1
    """印刷用の紙（短い形）の枚数。A4 で1枚に収まらないときだけ書く"""
    notes: tuple[Remark, ...] = ()
    """版全体についての補足"""
    gaps: tuple[Gap, ...] = ()
    """資料に記載のないこと"""
    also_reported: tuple[AlsoReported, ...] = ()
    """ほかに報告のある、断片的な道"""
    fates: Annotated[Mapping[Id, Fate], Field(default_factory=dict)]
    """前の版にあって、この版にない id の行方"""

    def entries(self) -> Iterator[tuple[Place, Entry]]:
        """Yield each entry in reading order with its place in the file."""
        raise NotImplementedError
