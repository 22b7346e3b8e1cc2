"""``playbook diff``: what changed between two revisions, entry by entry."""

import argparse
from collections.abc import Iterator

from .. import wording
from ..differences import Row, compare, uncut
from .project import AddParser, known_document, refusal


def add(add_parser: AddParser) -> None:
    """Add the command and its arguments."""
    diff = add_parser("diff", help="2つの版の違いを示します")
    diff.add_argument("document", metavar="文書")
    diff.add_argument("old", nargs="?", metavar="前の版", help="書かなければ、後の版の1つ前")
    diff.add_argument("new", nargs="?", metavar="後の版", help="書かなければ、いちばん新しい版")
    diff.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the differences; an unknown document or revision is refused."""
    document = known_document(options.document)
    revisions = {filed.id: filed.model for filed in document.revisions}
    for name in filter(None, (options.old, options.new)):
        if name not in revisions:
            raise refusal(f"版「{name}」はありません", revisions)
    new = options.new or document.current.id
    old = options.old or revisions[new].supersedes
    if old is None:
        raise refusal(f"版「{new}」より前の版はありません", revisions)
    print(f"{document.head.model.title}: {old} → {new}")
    for row in compare(revisions[old], revisions[new], uncut):
        print("\n".join(_lines(row)))
    return 0


def _lines(row: Row) -> Iterator[str]:
    moved = "（順番が移動）" if row.moved else ""
    fate = f": {wording.FATE[row.fate.fate]}。{row.fate.why}" if row.fate else ""
    yield f"{wording.STATUS[row.status]} {row.id}{moved}{fate}"
    for change in row.fields:
        yield f"  {wording.FIELD[change.name]}"
        yield f"    - {change.old or '（なし）'}"
        yield f"    + {change.new or '（なし）'}"
