"""Pages written by hand call macros for documents that exist.

Why here: a mistake in a call would surface as a traceback in the middle of a build. Reading the
calls beforehand puts it in the same list as every other mistake.
"""

from collections.abc import Iterator
from pathlib import Path

import jinja2
from jinja2 import nodes

from .errors import Problem
from .library import Library
from .load import Mark

FACT = "fact"
MACROS = ("procedure", "checklist", "decision", "draft", FACT)


def check(docs: Path, data: Path, library: Library, shown: str | None = None) -> list[Problem]:
    """Check every Markdown file below ``docs``, leaving out the folder ``data``."""
    name = shown or docs.as_posix()
    return [
        problem
        for path in sorted(docs.rglob("*.md"))
        if not path.is_relative_to(data)
        for problem in check_guide(
            path.read_text("utf-8"), f"{name}/{path.relative_to(docs).as_posix()}", library
        )
    ]


def check_guide(text: str, file: str, library: Library) -> Iterator[Problem]:
    """Check the calls in one page."""
    try:
        page = jinja2.Environment(autoescape=True).parse(text)
    except jinja2.TemplateSyntaxError as error:
        yield Problem(
            file,
            error.lineno,
            1,
            "GUIDE-SYNTAX",
            "{{ }} や {% %} の書き方が合っていません。文字として見せるなら {% raw %}…{% endraw %} で囲みます",
        )
        return
    calls = list(page.find_all(nodes.Call))
    for call in calls:
        if isinstance(call.node, nodes.Name) and call.node.name in MACROS:
            yield from _call(call, call.node.name, _Finder(text, file), library)
    called = {id(call.node) for call in calls}
    for name in page.find_all(nodes.Name):
        if name.ctx == "load" and not (id(name) in called and name.name in MACROS):
            yield _Finder(text, file).problem(
                name.lineno,
                name.name,
                "GUIDE-NAME",
                f"「{name.name}」は使えません。使えるのは {'、'.join(MACROS)} です",
            )


class _Finder:
    """Finds the column of a word; Jinja knows lines only."""

    def __init__(self, text: str, file: str) -> None:
        self.lines = text.split("\n")
        self.file = file

    def problem(self, line: int, word: str, code: str, message: str) -> Problem:
        mark = Mark(line, self.lines[line - 1].find(word) + 1 or 1)
        return Problem(self.file, mark.line, mark.column, code, message)


def _call(call: nodes.Call, macro: str, finder: _Finder, library: Library) -> Iterator[Problem]:
    arguments = [arg.value for arg in call.args if isinstance(arg, nodes.Const)]
    most = 1 if macro == FACT else 2
    if len(arguments) != len(call.args) or call.kwargs or not 1 <= len(arguments) <= most:
        yield finder.problem(
            call.lineno, macro, "GUIDE-ARGUMENT", f'{macro}("文書の id") の形で書いてください'
        )
        return
    name, *revision = (str(argument) for argument in arguments)
    if name in library.unread:
        return
    if macro == FACT:
        if name not in library.facts:
            yield finder.problem(
                call.lineno, name, "DOCUMENT-UNKNOWN", f"参考値「{name}」はありません"
            )
        return
    document = library.documents.get(name)
    if document is None or document.kind != macro:
        hint = f"これは {document.kind} です" if document else "id を見直してください"
        yield finder.problem(
            call.lineno, name, "DOCUMENT-UNKNOWN", f"{macro}「{name}」はありません。{hint}"
        )
    elif revision and revision[0] not in {filed.id for filed in document.revisions}:
        yield finder.problem(
            call.lineno,
            revision[0],
            "REVISION-UNKNOWN",
            f"「{name}」に版「{revision[0]}」はありません",
        )
