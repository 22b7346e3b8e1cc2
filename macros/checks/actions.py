"""What a reader is to do is one short line that ends in a verb and says more than 「確認」."""

import re
from collections.abc import Iterator

from ..errors import Problem
from ..library import Library
from ..models.checklist import Item
from ..models.procedure import Step

MOST = 60
"""Characters in one line."""

_VERB = re.compile(r"([うくぐつぬぶむる]|(?<!ま)す|ない)([（(].*[）)])?")
_BARE = re.compile(r"[^。、]{0,2}(確認|点検|チェック|済み|完了)(する|した|を(する|行う))?")


def check(library: Library) -> Iterator[Problem]:
    """Refuse actions that are too long, end without a verb, or only say that one should check."""
    for _, filed in library.revisions():
        for place, entry in filed.model.entries():
            if not isinstance(entry, Item | Step):
                continue
            for code, message in _faults(entry.do):
                yield filed.problem((*place, "do"), code, message)


def _faults(action: str) -> Iterator[tuple[str, str]]:
    if len(action) > MOST:
        yield (
            "ACTION-LONG",
            f"{MOST}文字までです（今は{len(action)}）。残りは why や notes へ",
        )
    if _BARE.fullmatch(action):
        yield (
            "ACTION-BARE",
            "見るものと、よい状態を書いてください（例: 受領数が発送数と同じか見る）",
        )
    elif not re.search(rf"{_VERB.pattern}$", action):
        yield "ACTION-VERB", "動作で終えてください（例: 〜を押す、〜を書く、〜を言わない）"
