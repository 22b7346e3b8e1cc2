"""``playbook stale``: which documents nobody has compared with the real screen for too long."""

import argparse
from datetime import date

from .. import wording
from ..confirmation import Confirmation, State, confirmation, state
from ..library import Document
from .project import AddParser, day, sound_library

LATE: frozenset[State] = frozenset({"changed", "overdue"})
LISTED: tuple[State, ...] = ("changed", "overdue", "due", "never")


def add(add_parser: AddParser) -> None:
    """Add the command and its arguments."""
    stale = add_parser("stale", help="実画面の確認が要る文書を示します")
    stale.add_argument("--on", metavar="日", help="この日の時点で。書かなければ今日")
    stale.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print what is due, most pressing first; 1 if anything is late, 0 otherwise.

    What nobody has ever confirmed is listed but not late: it never had a date to miss.
    """
    on = day(options.on)
    found: dict[State, list[tuple[date, str]]] = {one: [] for one in (*LISTED, "fresh")}
    for document in sound_library().documents.values():
        known = confirmation(document.head.model, document.current.id)
        until = known.until if known else date.max
        found[state(known, on)].append((until, _line(document, known)))
    for one in LISTED:
        if found[one]:
            print(f"{wording.CONFIRMED[one]}（{len(found[one])}件）")
            print("\n".join(line for _, line in sorted(found[one])))
    print(f"{wording.CONFIRMED['fresh']}: {len(found['fresh'])}件")
    return 1 if any(found[one] for one in LATE) else 0


def _line(document: Document, known: Confirmation | None) -> str:
    named = f"{document.id}　{document.head.model.title}"
    if known is None:
        return f"  {named}"
    seen = f"{known.review.on} {known.review.by}"
    until = f"期限 {known.until}" if known.review.saw == "unchanged" else "新しい版が要ります"
    return f"  {named}（{seen}、{until}）"
