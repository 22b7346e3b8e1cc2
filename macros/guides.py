"""Pages written by hand call macros for documents that exist.

Why here: a mistake in a call would surface as a traceback in the middle of a build. Reading the
calls beforehand puts it in the same list as every other mistake.
"""

from collections.abc import Container, Iterable, Iterator
from pathlib import Path

import jinja2
from jinja2 import nodes

from . import packs, wording
from .desks import DESKS
from .errors import Problem
from .library import Library

DOCUMENTS = ("procedure", "checklist", "decision", "draft", "paper")
NAMED = ("chooser", "pack", "fact", "source", "faq", "history")
LISTS = (
    "facts",
    "conflicts",
    "sources",
    "glossary",
    "tools",
    "omissions",
    "as_of",
    "decisions",
    "proofs",
    "cases",
    "offline",
    "papers",
    "team",
)
MACROS = (*DOCUMENTS, *NAMED, *LISTS, *DESKS)
_BEGIN = "{"
"""Stands for whatever opens a call or a statement."""


def check(docs: Path, data: Path, library: Library, shown: str | None = None) -> list[Problem]:
    """Check every Markdown file below ``docs``, leaving out the folder ``data``."""
    name = shown or docs.as_posix()
    calls = [
        problem
        for path in sorted(docs.rglob("*.md"))
        if not path.is_relative_to(data)
        for problem in _check_file(path, f"{name}/{path.relative_to(docs).as_posix()}", library)
    ]
    return [*calls, *_taken(docs, library, name)]


def _taken(docs: Path, library: Library, name: str) -> Iterator[Problem]:
    """Refuse a team's document where a guide stands: that would be shown in its place."""
    for document in library.own.documents.values():
        page = document.address()
        for guide in (f"{page}.md", f"{page}/index.md"):
            if (docs / guide).is_file():
                message = f"{name}/{guide} のページがあります。page を変えてください"
                yield document.head.problem(("page",), "PAGE-DUPLICATE", message)


def _check_file(path: Path, file: str, library: Library) -> Iterator[Problem]:
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        yield Problem(file, line, 1, "GUIDE-ENCODING", "UTF-8 で保存し直してください")
        return
    yield from check_guide(text, file, library)


def check_guide(text: str, file: str, library: Library) -> Iterator[Problem]:
    """Check the calls in one page. Nothing but calls may stand there: they alone cannot fail."""
    environment = jinja2.Environment(autoescape=True)
    try:
        page = environment.parse(text)
    except jinja2.TemplateSyntaxError as error:
        yield Problem(
            file,
            error.lineno,
            1,
            "GUIDE-SYNTAX",
            "{{ }} や {% %} の書き方が合っていません。"
            "文字として見せるなら {% raw %}…{% endraw %} で囲みます",
        )
        return
    finder = _Finder(environment.lex(text), text, file)
    for statement in page.body:
        parts = statement.nodes if isinstance(statement, nodes.Output) else [statement]
        for part in parts:
            if not isinstance(part, nodes.TemplateData):
                yield from _part(part, finder, library)


class _Finder:
    """Finds the column of a word; the nodes of Jinja know lines only."""

    def __init__(self, tokens: Iterable[tuple[int, str, str]], text: str, file: str) -> None:
        self.file = file
        self.names: dict[tuple[int, str], int] = {}
        self.arguments: dict[tuple[int, str], int] = {}
        end = 0
        for line, kind, value in tokens:
            start = text.index(value, end)
            end = start + len(value)
            quote = 1 if kind == "string" else 0
            word = _BEGIN if kind.endswith("_begin") else value[quote : len(value) - quote]
            columns = self.names if kind == "name" or word == _BEGIN else self.arguments
            columns.setdefault((line, word), start + quote - text.rfind("\n", 0, start))

    def problem(self, line: int, name: str, code: str, message: str) -> Problem:
        return Problem(self.file, line, self.names.get((line, name), 1), code, message)

    def unknown(self, argument: nodes.Const, code: str, message: str) -> Problem:
        column = self.arguments.get((argument.lineno, str(argument.value)), 1)
        return Problem(self.file, argument.lineno, column, code, message)


def _part(part: nodes.Node, finder: _Finder, library: Library) -> Iterator[Problem]:
    named = part.node if isinstance(part, nodes.Call) else part
    if isinstance(named, nodes.Name) and named.name in MACROS:
        yield from _call(part, named.name, finder, library)
        return
    names = [part] if isinstance(part, nodes.Name) else list(part.find_all(nodes.Name))
    unknown = [name for name in names if name.ctx == "load" and name.name not in MACROS]
    usable = f"使えるのは {'、'.join(MACROS)} です"
    for name in unknown:
        yield finder.problem(
            name.lineno, name.name, "GUIDE-NAME", f"「{name.name}」は使えません。{usable}"
        )
    if not unknown:
        yield finder.problem(
            part.lineno,
            _BEGIN,
            "GUIDE-FORM",
            f'{{{{ 名前("文書の id") }}}} だけが書けます。{usable}',
        )


def _call(call: nodes.Node, macro: str, finder: _Finder, library: Library) -> Iterator[Problem]:
    given = call.args if isinstance(call, nodes.Call) else []
    arguments = [arg for arg in given if isinstance(arg, nodes.Const)]
    plain = isinstance(call, nodes.Call) and len(arguments) == len(
        list(call.iter_child_nodes(exclude=("node",)))
    )
    if not plain or len(arguments) not in _how_many(macro):
        form = f"{macro}()" if macro in {*LISTS, *DESKS} else f'{macro}("id")'
        yield finder.problem(call.lineno, macro, "GUIDE-ARGUMENT", f"{form} の形で書いてください")
    elif macro == "team" and library.overlay is None:
        message = "team() は、チームのフォルダーを重ねるときだけ使えます"
        yield finder.problem(call.lineno, macro, "GUIDE-NAME", message)
    elif macro in NAMED:
        yield from _named(arguments[0], macro, finder, library)
    elif macro in DOCUMENTS:
        yield from _document(arguments, macro, finder, library)
    else:
        for name in DESKS.get(macro, ()):
            if name not in library.documents and name not in library.unread:
                message = f"{macro} に要る文書「{name}」がありません"
                yield finder.problem(call.lineno, macro, "DOCUMENT-UNKNOWN", message)


def _how_many(macro: str) -> tuple[int, ...]:
    if macro in LISTS or macro in DESKS:
        return (0,)
    return (1,) if macro in NAMED else (1, 2)


def _named(
    argument: nodes.Const, macro: str, finder: _Finder, library: Library
) -> Iterator[Problem]:
    name = str(argument.value)
    known: Container[str] = {
        "chooser": {one.id for one in library.documents.values() if one.kind == "decision"},
        "pack": packs.packs(library),
        "fact": library.facts,
        "source": library.sources,
        "faq": wording.TOPIC,
        "history": library.documents,
    }[macro]
    if name not in known and name not in library.unread:
        yield finder.unknown(argument, "DOCUMENT-UNKNOWN", f"{macro}「{name}」はありません")


def _document(
    arguments: list[nodes.Const], macro: str, finder: _Finder, library: Library
) -> Iterator[Problem]:
    name, *revision = (str(argument.value) for argument in arguments)
    if name in library.unread:
        return
    document = library.documents.get(name)
    if document is None or macro not in {document.kind, "paper"}:
        hint = f"これは {document.kind} です" if document else "id を見直してください"
        message = f"{macro}「{name}」はありません。{hint}"
        yield finder.unknown(arguments[0], "DOCUMENT-UNKNOWN", message)
    elif revision and revision[0] not in {filed.id for filed in document.revisions}:
        message = f"「{name}」に版「{revision[0]}」はありません"
        yield finder.unknown(arguments[1], "REVISION-UNKNOWN", message)
