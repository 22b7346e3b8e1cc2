"""Checklists are short at each pause, and what matters most comes first.

Source: Gawande, The Checklist Manifesto; Degani and Wiener, NASA CR-177549.
"""

from collections.abc import Iterator

from ..errors import Problem
from ..library import Filed, Library
from ..models.checklist import ChecklistRevision
from ..models.document import Revision

MOST = 9
"""Entries that one pause point can hold."""


def check(library: Library) -> Iterator[Problem]:
    """Refuse groups that are too long, and critical items that are none, most, or not first."""
    for _, filed in library.revisions():
        if isinstance(filed.model, ChecklistRevision):
            yield from _length(filed, filed.model)
            yield from _critical(filed, filed.model)
            yield from _order(filed, filed.model)


def _length(filed: Filed[Revision], checklist: ChecklistRevision) -> Iterator[Problem]:
    for index, group in enumerate(checklist.groups):
        if len(group.items) > MOST:
            yield filed.problem(
                ("groups", index, "items"),
                "LIST-LONG",
                f"1つのまとまりは{MOST}項目までです（今は{len(group.items)}）。見出しを付けて分けてください",
                key=True,
            )
        if group.title is None and len(checklist.groups) > 1:
            yield filed.problem(
                ("groups", index),
                "LIST-TITLE",
                "まとまりが2つ以上なら title を付けてください",
            )


def _critical(filed: Filed[Revision], checklist: ChecklistRevision) -> Iterator[Problem]:
    items = [item for group in checklist.groups for item in group.items]
    critical = sum(item.critical for item in items)
    if not critical:
        advice = "抜けると取り返しがつかない項目を、1つ以上 critical: true にしてください"
        yield filed.problem(("groups",), "LIST-CRITICAL", advice, key=True)
    elif critical * 2 > len(items):
        advice = (
            f"critical が多すぎます（{len(items)}項目のうち{critical}）。半分までに絞ってください"
        )
        yield filed.problem(("groups",), "LIST-CRITICAL", advice, key=True)


def _order(filed: Filed[Revision], checklist: ChecklistRevision) -> Iterator[Problem]:
    for outer, group in enumerate(checklist.groups):
        if group.in_screen_order:
            continue
        for inner in range(1, len(group.items)):
            if group.items[inner].critical and not group.items[inner - 1].critical:
                yield filed.problem(
                    ("groups", outer, "items", inner),
                    "LIST-ORDER",
                    "critical の項目をまとまりの先頭に置いてください。"
                    "画面の順なら、まとまりに in_screen_order: true を書きます",
                )
                break
