"""``playbook schemas``: the JSON Schemas that editors complete YAML with."""

import argparse

from .. import schemas
from ..read import SCHEMAS
from .project import DATA_FOLDER, AddParser


def add(add_parser: AddParser) -> None:
    """Add the command."""
    command = add_parser("schemas", help="入力補完のための JSON Schema を書き出します")
    command.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    """Write the schemas over those that are there."""
    folder = DATA_FOLDER / SCHEMAS
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas.files():
        (folder / name).write_text(text, "utf-8")
    return 0
