"""The editors' command ``playbook``."""

import argparse
import sys
from collections.abc import Sequence
from typing import NoReturn

from .commands import archive, check, diff, new_revision, review, schemas, stale, verify_record
from .commands.project import MistakesError
from .errors import RefusedError


class _Parser(argparse.ArgumentParser):
    """Says in Japanese what is wrong with a command, and exits with 2."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"playbook: 使い方が違います（{message}）\n{self.format_usage()}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Exit status: 0 all is well, 1 the data has mistakes or is stale, 2 wrong usage.
    """
    parser = _Parser(prog="playbook", description="手順帳のデータを扱います。")
    commands = parser.add_subparsers(dest="command", required=True, metavar="命令")
    for command in (check, new_revision, diff, review, stale, schemas, verify_record, archive):
        command.add(commands.add_parser)
    options = parser.parse_args(arguments)
    try:
        status: int = options.run(options)
    except RefusedError as error:
        print(f"playbook: {error}", file=sys.stderr)
        return 2
    except MistakesError:
        return 1
    return status


if __name__ == "__main__":
    sys.exit(main())
