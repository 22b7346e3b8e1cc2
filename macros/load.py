"""YAML files to plain data that remembers where each value stands.

Only the part of YAML 1.2 that data needs is read: mappings with scalar keys, sequences and
scalars of the core schema. Aliases, tags and a second document are refused, and so is a key
written twice, which YAML libraries let pass silently.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from .errors import Problem

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Scalar = str | int | float | bool | None
Data = Scalar | tuple["Data", ...] | dict[str, "Data"]
Place = tuple[str | int, ...]
"""The way to a value: keys and indexes from the top of the file."""

MAX_DEPTH = 30
_REFUSED = -1
"""The place of what is read on but not kept, apart from the places of what is."""

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+)")
_WORDS: Mapping[str, Scalar] = {
    "": None,
    "~": None,
    "null": None,
    "true": True,
    "false": False,
}
_WIDE = "[\u3000-\u30ff\u3400-\u9fff\uff01-\uff60]"
_BETWEEN_WIDE = re.compile(f"(?<={_WIDE}) (?={_WIDE})")
_UNPRINTABLE = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufdcf\ufdf0-\ufefe\uff00-\ufffd"
    "\U00010000-\U0010ffff]"
)
"""Besides control characters: line ends that YAML 1.1 counts and editors do not, and marks of
byte order inside the text."""
_LINE_END = re.compile("\r\n|\r|\n")
_SYNTAX = {
    "mapping values are not allowed": '値に「: 」が入るときは、値を "…" で囲んでください',
    "tab character": "字下げをタブでなく空白にしてください",
    "cannot start any token": (
        'タブ、@、` では書き始められません。字下げは空白にし、値なら "…" で囲んでください'
    ),
    "expected ':'": "項目名の後に「: 」（コロンと空白）を書いてください",
    "did not find expected key": "字下げか引用符が合っていません。上の行と字下げをそろえてください",
    "expected '-'": "一覧の各行を「- 」で始め、字下げをそろえてください",
    "unexpected end of stream": "引用符か括弧が閉じていません",
    "expected a single document": "「---」で区切らず、1つのファイルに1つだけ書いてください",
    "expected ',' or": "[ ] や { } の中は「, 」で区切り、最後に閉じてください",
    "undefined alias": '「*」で始まる値は "…" で囲んでください',
    "expected alphabetic or numeric": '「*」「&」で始まる値は "…" で囲んでください',
}


@dataclass(frozen=True, order=True)
class Mark:
    """A position in a file; line and column count from 1."""

    line: int
    column: int


@dataclass(frozen=True)
class Origin:
    """Where the values of one file stand."""

    file: str
    values: Mapping[Place, Mark] = field(default_factory=dict)
    keys: Mapping[Place, Mark] = field(default_factory=dict)

    def mark(self, place: Place, *, key: bool = False) -> Mark:
        """Return where the value (or its key) at ``place`` stands, or its nearest ancestor."""
        if key and place in self.keys:
            return self.keys[place]
        while place and place not in self.values:
            place = place[:-1]
        return self.values.get(place, Mark(1, 1))

    def problem(self, place: Place, code: str, message: str, *, key: bool = False) -> Problem:
        """Return a Problem at ``place``."""
        mark = self.mark(place, key=key)
        return Problem(self.file, mark.line, mark.column, code, message)


@dataclass(frozen=True)
class Loaded:
    """What one file holds. ``data`` is None where it could not be read at all."""

    data: Data
    origin: Origin
    problems: tuple[Problem, ...]


def load(path: Path, shown: str | None = None) -> Loaded:
    """Read a YAML file; ``shown`` is the name that problems carry. Never raises for bad content."""
    return parse(path.read_bytes(), shown or str(path))


def parse(content: bytes, file: str) -> Loaded:
    """Read YAML from UTF-8 bytes. Every mistake is in ``problems``; none is raised."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")  # without the byte order mark
        return _unreadable(file, _mark_at(before), "YAML-ENCODING", "UTF-8 で保存し直してください")
    if bad := _UNPRINTABLE.search(text):
        return _unreadable(
            file,
            _mark_at(text[: bad.start()]),
            "YAML-CHARACTER",
            f"画面に出ない文字 U+{ord(bad[0]):04X} があります。消してください",
        )
    end = _mark_at(text.rstrip(" \t\r\n"))
    builder = _Builder(file, yaml.parse(text, Loader=_LOADER), end)
    try:
        data = builder.document()
    except yaml.MarkedYAMLError as error:
        return _unreadable(
            file,
            _mark_of_error(error, end),
            "YAML-SYNTAX",
            _explain(f"{error.context or ''} {error.problem or ''}"),
            builder.problems,
        )
    except _TooDeepError as error:
        return _unreadable(
            file, error.mark, "YAML-DEPTH", f"入れ子は{MAX_DEPTH}段までです", builder.problems
        )
    origin = Origin(file, builder.values, builder.keys)
    if data is None and not builder.problems:
        builder.problems.append(origin.problem((), "YAML-EMPTY", "ファイルが空です"))
    return Loaded(data, origin, tuple(builder.problems))


def _unreadable(
    file: str, mark: Mark, code: str, message: str, earlier: list[Problem] | None = None
) -> Loaded:
    problem = Problem(file, mark.line, mark.column, code, message)
    return Loaded(None, Origin(file), (*(earlier or ()), problem))


def _mark_at(before: str) -> Mark:
    lines = _LINE_END.split(before)
    return Mark(len(lines), len(lines[-1]) + 1)


def _mark_of_error(error: yaml.MarkedYAMLError, end: Mark) -> Mark:
    """Return where the mistake is seen; what is never closed is seen where it opens."""
    marks = [
        Mark(mark.line + 1, mark.column + 1)
        for mark in (error.problem_mark, error.context_mark)
        if mark
    ]
    return next((mark for mark in marks if mark < end), min([*marks, end]))


def _explain(problem: str) -> str:
    for part, advice in _SYNTAX.items():
        if part in problem:
            return f"YAML として読めません。{advice}"
    return "YAML として読めません。字下げ、引用符、コロン、括弧を見直してください"


class _TooDeepError(Exception):
    def __init__(self, mark: Mark) -> None:
        super().__init__(mark)
        self.mark = mark


class _Builder:
    """Builds data from YAML events, noting the position of every key and value."""

    def __init__(self, file: str, events: Iterator[yaml.Event], end: Mark) -> None:
        self.file = file
        self.events = events
        self.end = end
        self.values: dict[Place, Mark] = {}
        self.keys: dict[Place, Mark] = {}
        self.problems: list[Problem] = []

    def document(self) -> Data:
        data: Data = None
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._complain(event, "YAML-SYNTAX", _explain("expected a single document"))
                    return None
            elif isinstance(event, yaml.NodeEvent):
                data = self._value(event, ())
        return data

    def _value(self, event: yaml.Event, place: Place) -> Data:
        mark = self._mark(event)
        if len(place) > MAX_DEPTH:
            raise _TooDeepError(mark)
        self.values.setdefault(place, mark)
        if isinstance(event, yaml.AliasEvent):
            self._complain(event, "YAML-ALIAS", "「*名前」の参照は使えません。値を書いてください")
            return None
        self._refuse_decoration(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(place)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(place)
        if not isinstance(event, yaml.ScalarEvent):
            raise TypeError(event)
        return self._scalar(event, place)

    def _refuse_decoration(self, event: yaml.Event) -> None:
        if getattr(event, "anchor", None):
            self._complain(event, "YAML-ALIAS", '「&名前」は使えません。値は "…" で囲んでください')
        if getattr(event, "tag", None):
            self._complain(
                event, "YAML-TAG", '「!」の型指定は使えません。値は "…" で囲んでください'
            )

    def _scalar(self, event: yaml.ScalarEvent, place: Place) -> Data:
        value = _joined(event) if event.style else _scalar(_joined(event))
        if value is None and place:
            self._complain(event, "VALUE-EMPTY", "値がありません。書くか、項目ごと消してください")
        return value

    def _sequence(self, place: Place) -> Data:
        items: list[Data] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._value(event, (*place, len(items))))
        return tuple(items)

    def _mapping(self, place: Place) -> Data:
        data: dict[str, Data] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._key(event, place)
            if key is None:
                self._value(next(self.events), (*place, _REFUSED))
                continue
            value_place = (*place, key)
            if key not in data:
                self.keys[value_place] = self._mark(event)
                data[key] = self._value(next(self.events), value_place)
                continue
            first = self.keys[value_place]
            self._complain(
                event,
                "KEY-DUPLICATE",
                f"項目「{key}」は{first.line}行目にもあります。どちらかを消してください",
            )
            self._value(next(self.events), (*place, _REFUSED))
        return data

    def _key(self, event: yaml.Event, place: Place) -> str | None:
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_decoration(event)
            return str(event.value)
        self._complain(event, "YAML-KEY", "項目名は1つの言葉で書いてください")
        if not isinstance(event, yaml.AliasEvent):
            self._value(event, (*place, _REFUSED))
        return None

    def _mark(self, event: yaml.Event) -> Mark:
        start = event.start_mark
        # libyaml puts what is missing at the end on a line that the file does not have
        return min(Mark(start.line + 1, start.column + 1), self.end) if start else Mark(1, 1)

    def _complain(self, event: yaml.Event, code: str, message: str) -> None:
        mark = self._mark(event)
        self.problems.append(Problem(self.file, mark.line, mark.column, code, message))


def _joined(event: yaml.ScalarEvent) -> str:
    """Return the text without the spaces that YAML puts where Japanese was broken into lines."""
    text: str = event.value
    start, end = event.start_mark, event.end_mark
    if event.style == "|" or not (start and end) or start.line == end.line:
        return text
    return _BETWEEN_WIDE.sub("", text)


def _scalar(text: str) -> Scalar:
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    return text
