"""Facts: values such as phone hours, and what each source claims."""

from typing import Annotated

from pydantic import Field

from .base import Strict
from .dating import When
from .document import Remark
from .fields import Id, Sources, Text
from .reference import Topic


class Claim(Strict):
    """What a source says the value is."""

    id: Id
    """id"""
    value: Text
    """値"""
    scope: Text | None = None
    """何についての値か"""
    observed: When | None = None
    """いつの値か。書かなければ資料の時期"""
    historical: bool = False
    """もう使われない、昔の値か"""
    source: Sources
    """出典"""


class Fact(Strict):
    """A value and the claims about it."""

    title: Text
    """何の値か"""
    topic: Topic
    """contact = 問い合わせる、calls = 電話、account = 停止・警告と改善計画、daily = 毎日の点検"""
    see: tuple[Id, ...] = ()
    """この値に読者が出会う文書の id。その文書のページにも示す"""
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)]
    """資料の主張"""
    resolution: Remark | None = None
    """主張が食い違うときに、読者がどうすればよいか"""
