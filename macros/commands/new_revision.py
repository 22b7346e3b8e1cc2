"""``playbook new-revision``: the newest revision copied as the next one."""

import argparse

from .. import new_revision
from .project import AddParser, day, known_document


def add(add_parser: AddParser) -> None:
    """Add the command and its arguments."""
    new = add_parser("new-revision", help="いちばん新しい版を写して、次の版を作ります")
    new.add_argument("document", metavar="文書")
    new.add_argument("date", metavar="時期", help="画面を見た時期（例: 2026-11）")
    new.add_argument("--name", metavar="名前", help="ファイル名。書かなければ時期")
    new.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the file and say what to do next; a wrong date or name is refused."""
    document = known_document(options.document)
    path = new_revision.write(document, options.date, options.name, day(None))
    print(f"{path} を作りました。次にすること:")
    print("  1. 変わった手順を書き換えます。同じ操作の id は変えません。")
    print("  2. なくなった手順は、fates に行方と理由を書きます。")
    print("  3. summary に、この版の特徴を書きます。")
    print(f"  4. playbook check で誤りを、playbook diff {document.id} で違いを確かめます。")
    print("  5. 自分で画面を見たのなら、次の命令で記録に残します。")
    print(f"     playbook review {document.id} --saw unchanged --by 名前")
    return 0
