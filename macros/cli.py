"""The editors' command ``playbook``."""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NoReturn

from . import new_revision, provenance, schemas, wording
from .differences import Row, compare, segmenter
from .errors import listing, mistakes
from .handbook import DATA, open_data, open_docs
from .library import Document, Library
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
    new = commands.add_parser("new-revision", help="いちばん新しい版を写して、次の版を作ります")
    new.add_argument("document", metavar="文書")
    new.add_argument("date", metavar="時期", help="画面を見た時期（例: 2026-11）")
    new.add_argument("--name", metavar="名前", help="ファイル名。書かなければ時期")
    diff = commands.add_parser("diff", help="2つの版の違いを示します")
    diff.add_argument("document", metavar="文書")
    diff.add_argument("old", nargs="?", metavar="前の版", help="書かなければ、後の版の1つ前")
    diff.add_argument("new", nargs="?", metavar="後の版", help="書かなければ、いちばん新しい版")
    commands.add_parser("schemas", help="入力補完のための JSON Schema を書き出します")
    options = parser.parse_args(arguments)
    if options.command == "schemas":
        return _write_schemas(DOCS / DATA / SCHEMAS)
    if options.command == "new-revision":
        return _new_revision(options.document, options.date, options.name)
    if options.command == "diff":
        return _diff(options.document, options.old, options.new)
    return _check(options.data)


def _check(data: Path | None) -> int:
    library, problems = open_docs(DOCS) if data is None else open_data(data)
    if problems:
        print(listing(problems), file=sys.stderr)
    if mistakes(problems):
        return 1
    print(_summary(library))
    return 0


def _new_revision(document_id: str, observed: str, name: str | None) -> int:
    document = _document(document_id)
    if isinstance(document, int):
        return document
    try:
        path = new_revision.write(document, DOCS / DATA, observed, name)
    except new_revision.RefusedError as error:
        print(f"playbook: {error}", file=sys.stderr)
        return 2
    print(f"{path} を作りました。次にすること:")
    print("  1. 変わった手順を書き換えます。同じ操作の id は変えません。")
    print("  2. なくなった手順は、fates に行方と理由を書きます。")
    print("  3. summary に、この版の特徴を書きます。")
    print(f"  4. playbook check で誤りを、playbook diff {document_id} で違いを確かめます。")
    return 0


def _document(document_id: str) -> Document | int:
    """Return a document of sound data, or the exit status after saying what is wrong."""
    library, problems = open_data(DOCS / DATA)
    if mistakes(problems):
        print(listing(problems), file=sys.stderr)
        return 1
    document = library.documents.get(document_id)
    return document or _wrong(f"文書「{document_id}」はありません", library.documents)


def _diff(document_id: str, old_id: str | None, new_id: str | None) -> int:
    document = _document(document_id)
    if isinstance(document, int):
        return document
    revisions = {filed.id: filed.model for filed in document.revisions}
    for name in filter(None, (old_id, new_id)):
        if name not in revisions:
            return _wrong(f"版「{name}」はありません", revisions)
    new_id = new_id or document.current.id
    old_id = old_id or revisions[new_id].supersedes
    if old_id is None:
        return _wrong(f"版「{new_id}」より前の版はありません", revisions)
    print(f"{document.head.model.title}: {old_id} → {new_id}")
    for row in compare(revisions[old_id], revisions[new_id], segmenter()):
        print("\n".join(_row_lines(row)))
    return 0


def _row_lines(row: Row) -> Iterator[str]:
    moved = "（順番が移動）" if row.moved else ""
    fate = f": {wording.FATE[row.fate.fate]}。{row.fate.why}" if row.fate else ""
    yield f"{wording.STATUS[row.status]} {row.id}{moved}{fate}"
    for change in row.fields:
        yield f"  {wording.FIELD[change.name]}"
        yield f"    - {change.old or '（なし）'}"
        yield f"    + {change.new or '（なし）'}"


def _wrong(what: str, known: Iterable[str]) -> int:
    print(f"playbook: {what}（あるもの: {'、'.join(known)}）", file=sys.stderr)
    return 2


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


if __name__ == "__main__":
    sys.exit(main())
