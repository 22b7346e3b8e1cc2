"""The name of a revision, which is its address for ever, claims no date that is not shown."""

import re
from collections.abc import Iterator

from ..errors import Problem
from ..library import Library

_DATED = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


def check(library: Library) -> Iterator[Problem]:
    """Refuse a file named by a date whose date is unknown or only weakly inferred."""
    for _, filed in library.revisions():
        if _DATED.fullmatch(filed.id) and not filed.model.observed.shown:
            yield filed.problem(
                ("observed",),
                "REVISION-NAME",
                f"時期が確かでないので、ファイル名「{filed.id}」に日付は使えません。"
                "画面の特徴を英小文字で書きます（例: help-window）",
                key=True,
            )
