"""``playbook verify-record``: whether the saved record of a case has been changed since."""

import argparse
from pathlib import Path

from ..case_record import verify
from ..errors import RefusedError
from .project import AddParser


def add(add_parser: AddParser) -> None:
    """Add the command and its arguments."""
    command = add_parser(
        "verify-record", help="案件の記録のページが、書き換えられていないか調べます"
    )
    command.add_argument("file", type=Path, metavar="ファイル")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print what the digests say; 1 if any does not match, and a file that is none is refused."""
    try:
        html = options.file.read_text("utf-8-sig")
    except OSError:
        raise RefusedError(f"{options.file} を読めません") from None
    except UnicodeDecodeError:
        raise RefusedError(f"{options.file} は UTF-8 で書かれていません") from None
    verdict = verify(html)
    print(f"記録{verdict.lines}行、最後の値 {verdict.last}")
    print(verdict.problem or "全部の値が合っています。最後の値を控えてあれば、比べてください。")
    return 1 if verdict.problem else 0
