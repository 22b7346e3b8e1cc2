"""The editors' command ``playbook``."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from . import provenance, schemas
from .errors import listing
from .handbook import DATA, open_data, open_docs
from .library import Library
from .read import SCHEMAS

DOCS = Path("docs")


class _Parser(argparse.ArgumentParser):
    """Says in Japanese what is wrong with a command, and exits with 2."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"playbook: 使い方が違います（{message}）\n{self.format_usage()}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Exit status: 0 all is well, 1 the data has mistakes, 2 wrong usage."""
    parser = _Parser(prog="playbook", description="手順帳のデータを扱います。")
    commands = parser.add_subparsers(dest="command", required=True, metavar="命令")
    check = commands.add_parser("check", help="データとページの誤りを、全部まとめて示します")
    check.add_argument(
        "--data", type=Path, metavar="DIR", help="このフォルダーのデータだけを調べます"
    )
    commands.add_parser("schemas", help="入力補完のための JSON Schema を書き出します")
    options = parser.parse_args(arguments)
    if options.command == "schemas":
        return _write_schemas(DOCS / DATA / SCHEMAS)
    return _check(options.data)


def _check(data: Path | None) -> int:
    library, problems = open_docs(DOCS) if data is None else open_data(data)
    if problems:
        print(listing(problems), file=sys.stderr)
        return 1
    print(_summary(library))
    return 0


def _summary(library: Library) -> str:
    revisions = sum(1 for _ in library.revisions())
    tally = provenance.tally(library)
    return (
        f"誤りはありません: 文書{len(library.documents)}件、版{revisions}件、"
        f"参考値{len(library.facts)}件、資料{len(library.sources)}件、記述{tally.statements}件"
        f"（うち編集者の言葉だけのもの {tally.editorial_share:.0%}）"
    )


def _write_schemas(folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas.files():
        (folder / name).write_text(text, "utf-8")
    return 0
