import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from macros.load import MAX_DEPTH, Data, Loaded, Mark, Place, parse

TOKENS = (
    *"[]{}:-,?#&*!|>%@`~<='\"",
    *(": ", "- ", "? ", "\n", "\n  ", "\n- ", "\r\n", "\r", "\t", " ", "\n---\n", "\n...\n"),
    *("%YAML 1.1\n", "&a ", "*a", "!t ", "!!str ", "<<: ", "|\n ", ">-\n ", "\\", "\\x"),
    *("a", "b", "あ", "『", "😀", "null", "true", "1.5", "9" * 30, "9" * 400 + "."),
    *("\ufeff", "\0", "\x85", "\u2028", "\u200b", "\ufffe"),
)
YAMLISH = st.lists(st.sampled_from(TOKENS), max_size=40).map("".join)


def assert_inside(loaded: Loaded, text: str) -> None:
    """Every problem stands on a line of the file, at most one column behind its end."""
    lines = re.split("\r\n|\r|\n", text.removeprefix("\ufeff"))
    for problem in loaded.problems:
        assert problem.file == "f.yml"
        assert 1 <= problem.line <= len(lines), str(problem)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, str(problem)


def codes(loaded: Loaded) -> list[tuple[int, int, str]]:
    return [(one.line, one.column, one.code) for one in loaded.problems]


@settings(max_examples=300)
@given(st.binary(max_size=200))
@example(b"\xef\xbb\xbfab\xff")
@example(b"a: \xe3\x81")
@example("a: あ".encode("utf-16"))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    loaded = parse(content, "f.yml")
    assert loaded.problems or loaded.data is not None
    assert_inside(loaded, content.decode("utf-8", "replace"))


@settings(max_examples=500)
@given(st.text(max_size=200) | YAMLISH)
@example("\ufeff\ufeffa: b")
@example("a: b\u2028c: [")
@example("\r[")
@example('a: "x\nb: 1\n\n\n')
@example("? a\n")
def test_any_text_is_read_or_refused(text: str) -> None:
    loaded = parse(text.encode("utf-8", "surrogatepass"), "f.yml")
    assert loaded.problems or loaded.data is not None
    assert_inside(loaded, text)


@pytest.mark.parametrize("opening", ["[", "- ", "? ", "{a: ", "{? ", "[{a: "])
def test_deep_nesting_is_refused(opening: str) -> None:
    loaded = parse(opening.encode() * 10_000, "f.yml")
    assert loaded.problems[-1].code in {"YAML-DEPTH", "YAML-SYNTAX"}
    assert loaded.data is None


def test_nesting_is_allowed_up_to_the_limit() -> None:
    assert parse(b"[" * MAX_DEPTH + b"x" + b"]" * MAX_DEPTH, "f.yml").problems == ()
    refused = parse(b"[" * (MAX_DEPTH + 1) + b"x" + b"]" * (MAX_DEPTH + 1), "f.yml")
    assert codes(refused) == [(1, MAX_DEPTH + 2, "YAML-DEPTH")]


def test_depth_is_reported_beside_earlier_problems() -> None:
    loaded = parse(b"a: 1\na: 2\nb: " + b"[" * 40, "f.yml")
    assert [code for *_, code in codes(loaded)] == ["KEY-DUPLICATE", "YAML-DEPTH"]


TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cn"], exclude_characters="\x85\u2028\u2029"),
    max_size=20,
)
SCALARS = (
    TEXT
    | st.booleans()
    | st.integers(1 - 10**18, 10**18 - 1)
    | st.integers(-(10**6), 10**6).map(lambda number: number / 100)
)
PLAIN = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


def with_tuples(value: Any) -> Data:
    if isinstance(value, dict):
        return {key: with_tuples(one) for key, one in value.items()}
    return tuple(map(with_tuples, value)) if isinstance(value, list) else value


@settings(max_examples=300)
@given(PLAIN, st.booleans(), st.sampled_from([None, True, False]))
def test_dumped_data_is_read_back(value: Any, readable: bool, flow: bool | None) -> None:
    text = yaml.safe_dump(value, allow_unicode=readable, default_flow_style=flow, sort_keys=False)
    loaded = parse(text.encode(), "f.yml")
    assert loaded.problems == ()
    assert repr(loaded.data) == repr(with_tuples(value))  # repr tells True from 1


SHAPES = st.recursive(
    st.none(),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=4) | st.lists(inner, min_size=1, max_size=4).map(tuple)
    ),
    max_leaves=12,
)


def numbered(shape: Any, count: Iterator[int]) -> Any:
    """Make data in which every key and value is a word of its own."""
    if isinstance(shape, list):
        return [numbered(one, count) for one in shape]
    if isinstance(shape, tuple):
        return {f"鍵{next(count)}番": numbered(one, count) for one in shape}
    return f"値{next(count)}番"


def words(data: Data, place: Place = ()) -> Iterator[tuple[Place, bool, str]]:
    """Yield each key and value with its place and whether it is a key."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield (*place, key), True, key
            yield from words(value, (*place, key))
    elif isinstance(data, tuple):
        for index, value in enumerate(data):
            yield from words(value, (*place, index))
    else:
        yield place, False, str(data)


@settings(max_examples=200)
@given(SHAPES, st.sampled_from([None, True, False]), st.sampled_from(["\n", "\r\n", "\r"]))
def test_marks_point_at_their_words(shape: Any, flow: bool | None, line_end: str) -> None:
    value = numbered(shape, iter(range(1000)))
    dumped = yaml.safe_dump(value, allow_unicode=True, default_flow_style=flow, sort_keys=False)
    loaded = parse(dumped.replace("\n", line_end).encode(), "f.yml")
    lines = dumped.split("\n")
    for place, is_key, word in words(loaded.data):
        mark = loaded.origin.mark(place, key=is_key)
        assert lines[mark.line - 1][mark.column - 1 :].startswith(word)


def test_marks_fall_back_to_the_nearest_ancestor() -> None:
    origin = parse(b"a:\n  b: [x]\n", "f.yml").origin
    assert origin.mark(("a", "b", 5, "c")) == Mark(2, 6)
    assert origin.mark(("a", "missing"), key=True) == Mark(2, 3)
    assert origin.mark(("missing",)) == Mark(1, 1)


def test_marks_of_a_key_written_twice_are_those_of_the_first() -> None:
    origin = parse(b"a: {x: 1}\na: {x: 2, y: 3}\n", "f.yml").origin
    assert origin.mark(("a", "x"), key=True) == Mark(1, 5)
    assert origin.mark(("a", "x")) == Mark(1, 8)
    assert ("a", "y") not in origin.values


def test_columns_count_characters_not_bytes() -> None:
    assert codes(parse("題名: [『ヘルプ』, *x]".encode(), "f.yml")) == [(1, 13, "YAML-ALIAS")]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2020-10", "2020-10"),
        ("2020-10-05", "2020-10-05"),
        ("yes", "yes"),
        ("True", "True"),
        ("010", "010"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("1e3", "1e3"),
        ("9" * 19, "9" * 19),
        ('"1"', "1"),
        ("'true'", "true"),
        ("<<", "<<"),
        ("true", True),
        ("-0", 0),
        ("+12", 12),
        ("-.5", -0.5),
    ],
)
def test_scalars_are_those_of_the_core_schema(written: str, value: object) -> None:
    loaded = parse(f"a: {written}\n".encode(), "f.yml")
    assert repr(loaded.data) == repr({"a": value})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [(1, 1, "YAML-EMPTY")]),
        ("# x\n", [(1, 1, "YAML-EMPTY")]),
        ("a: 1\na: 2\na: 3\n", [(2, 1, "KEY-DUPLICATE"), (3, 1, "KEY-DUPLICATE")]),
        ("&k a: b", [(1, 1, "YAML-ALIAS")]),
        ("!!str a: b", [(1, 1, "YAML-TAG")]),
        ("*a : b", [(1, 1, "YAML-KEY")]),
        ("[x]: b", [(1, 1, "YAML-KEY")]),
        ("? [x, *y]\n: !t b", [(1, 3, "YAML-KEY"), (1, 7, "YAML-ALIAS"), (2, 3, "YAML-TAG")]),
        ("a: 1\n---\nb: [", [(2, 1, "YAML-SYNTAX")]),
        ("a: [x,\n  y\n\n", [(1, 4, "YAML-SYNTAX")]),
        ("a: 'x\n\n\n", [(1, 4, "YAML-SYNTAX")]),
        ("a: b\rc: \x07", [(2, 4, "YAML-CHARACTER")]),
        ("a: b\ufeff", [(1, 5, "YAML-CHARACTER")]),
        ("a:\n- \n- b\n", [(2, 2, "VALUE-EMPTY")]),
    ],
)
def test_refusals_stand_where_the_mistake_is(
    text: str, expected: list[tuple[int, int, str]]
) -> None:
    assert codes(parse(text.encode(), "f.yml")) == expected


def test_a_byte_order_mark_moves_no_column() -> None:
    assert codes(parse(b"\xef\xbb\xbfab\xff", "f.yml")) == [(1, 3, "YAML-ENCODING")]
    assert parse(b"\xef\xbb\xbfa: b", "f.yml").data == {"a": "b"}
