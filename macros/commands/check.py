"""``playbook check``: every mistake in data and guides, all at once."""

import argparse
import sys
from pathlib import Path

from .. import provenance
from ..errors import listing, mistakes
from ..handbook import open_data, open_docs
from ..library import Library, Overlay
from .project import DOCS, AddParser, team_folder


def add(add_parser: AddParser) -> None:
    """Add the command and its arguments."""
    check = add_parser("check", help="データとページの誤りを、全部まとめて示します")
    check.add_argument(
        "--data", type=Path, metavar="DIR", help="このフォルダーのデータだけを調べます"
    )
    check.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the mistakes and return 1, or what the handbook holds and 0."""
    if options.data is None:
        library, problems = open_docs(DOCS, team=team_folder())
    else:
        library, problems = open_data(options.data)
    if problems:
        print(listing(problems), file=sys.stderr)
    if mistakes(problems):
        return 1
    print(_summary(library.shipped))
    if library.overlay:
        print(_team(library.overlay))
    return 0


def _team(overlay: Overlay) -> str:
    return (
        f"チーム「{overlay.team.name}」: 文書{len(overlay.own.documents)}件、"
        f"メモ{len(overlay.notes)}件"
    )


def _summary(library: Library) -> str:
    revisions = sum(1 for _ in library.revisions())
    tally = provenance.tally(library)
    return (
        f"誤りはありません: 文書{len(library.documents)}件、版{revisions}件、"
        f"参考値{len(library.facts)}件、資料{len(library.sources)}件、記述{tally.statements}件"
        f"（うち編集者の言葉だけのもの {tally.editorial_share:.0%}）"
    )
