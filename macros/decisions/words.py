"""Boxes of situations in words, for a reader and for the file."""

import json
import re
from collections.abc import Mapping

from ..models.decision import DecisionRevision
from .boxes import Box
from .cells import number
from .classes import Grid

BLANK = "＿"
"""What an editor has still to write."""

_PLAIN = re.compile(r"(?!(?:true|false|null|~)$)[^\W\d_][\w・〜（）]*(?: [\w・〜（）]+)*|＿")


def where(table: DecisionRevision, grid: Grid, box: Box) -> str:
    """Say in Japanese what holds in a box; inputs that may be anything go without saying."""
    parts = [
        f"{table.inputs[column.name].label}={column.label(mask)}"
        for column, mask in zip(grid.columns, box, strict=True)
        if mask != column.whole
    ]
    return "、".join(parts) or "すべての場合"


def witness(table: DecisionRevision, grid: Grid, box: Box) -> str:
    """Say one situation of a box in Japanese."""
    situation = grid.situation(box)
    return "、".join(
        f"{table.inputs[column.name].label}={column.say(situation[column.name])}"
        for column in grid.columns
    )


def row(table: DecisionRevision, grid: Grid, box: Box) -> str:
    """Write the rule that would answer in a box, ready to paste but for its blanks."""
    then = dict.fromkeys(table.outputs, BLANK)
    rule = {"id": BLANK, "when": _when(grid, box), "then": then, "why": BLANK, "source": BLANK}
    return f"- {_flow(rule)}"


def example(grid: Grid, box: Box, expect: Mapping[str, str]) -> str:
    """Write an example of a situation in a box, ready to paste."""
    situation = grid.situation(box)
    given = {
        name: value if isinstance(value, str) else number(value)
        for name, value in situation.items()
    }
    return f"- {_flow({'given': given, 'expect': expect})}"


def _when(grid: Grid, box: Box) -> dict[str, object]:
    """Return the cells that make up a box, as they are written."""
    return {
        column.name: _one_or_list(column.cell(mask))
        for column, mask in zip(grid.columns, box, strict=True)
        if mask != column.whole
    }


def _one_or_list(cell: tuple[str, ...]) -> object:
    return cell[0] if len(cell) == 1 else list(cell)


def _flow(value: object) -> str:
    """Write YAML on one line. Words that could be read as something else are quoted."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {_flow(one)}' for key, one in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    text = str(value)
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
