"""``playbook archive``: a built site as one zip file."""

import argparse
from pathlib import Path

from ..archive import archive
from ..errors import RefusedError
from .project import AddParser


def add(add_parser: AddParser) -> None:
    """Add the command and its arguments."""
    command = add_parser("archive", help="フォルダーを1つの zip ファイルにまとめます")
    command.add_argument("folder", type=Path, metavar="フォルダー")
    command.add_argument("file", type=Path, metavar="ファイル")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the file; a folder that is none is refused."""
    if not options.folder.is_dir():
        raise RefusedError(f"{options.folder} というフォルダーはありません")
    archive(options.folder, options.file)
    return 0
