from typing import Any

import pytest

from macros.load import parse
from macros.models.checklist import ChecklistRevision, Group
from macros.models.dating import Dating
from macros.models.decision import DecisionRevision
from macros.models.document import Fate, Head, Remark
from macros.models.source import Source
from macros.validate import validate

REMARK = "text: 言葉\nsource: blog\n"


def refusals(shape: Any, text: str) -> list[tuple[int, int, str, str]]:
    loaded = parse(text.encode(), "f.yml")
    model, problems = validate(shape, loaded.data, loaded.origin)
    assert (model is None) == bool(problems or loaded.problems)
    return sorted((one.line, one.column, one.code, one.message) for one in problems)


def places(shape: Any, text: str) -> list[tuple[int, int, str]]:
    return [(line, column, code) for line, column, code, _ in refusals(shape, text)]


def test_valid_data_becomes_a_model() -> None:
    loaded = parse(REMARK.encode(), "f.yml")
    assert validate(Remark, loaded.data, loaded.origin) == (
        Remark(text="言葉", source=("blog",)),
        [],
    )


def test_data_inside_a_file_is_placed_in_the_file() -> None:
    loaded = parse(b"- x\n- text: 5\n  source: blog\n", "f.yml")
    assert isinstance(loaded.data, tuple)
    _, problems = validate(Remark, loaded.data[1], loaded.origin, (1,))
    assert [(one.line, one.column, one.code) for one in problems] == [(2, 9, "VALUE-TYPE")]


def test_every_mistake_of_a_file_is_reported() -> None:
    assert places(Remark, "txt: 言葉\nsource: [A, 5]\nnote: x\n") == [
        (1, 1, "KEY-MISSING"),
        (1, 1, "KEY-UNKNOWN"),
        (2, 10, "ID-FORM"),
        (2, 13, "VALUE-TYPE"),
        (3, 1, "KEY-UNKNOWN"),
    ]


@pytest.mark.parametrize(
    ("text", "place", "suggested", "allowed"),
    [
        ("notes: [{txt: あ}]", (1, 10), "text", "text、source"),
        ("observed: {baisis: stated}", (1, 12), "basis", "date、basis、evidence、confidence"),
        ("groups: [{item: []}]", (1, 11), "items", "id、title、in_screen_order、items"),
        ("fates: {old: {fates: removed}}", (1, 15), "fate", "fate、by、why"),
    ],
)
def test_an_unknown_key_is_compared_with_the_keys_of_its_place(
    text: str, place: tuple[int, int], suggested: str, allowed: str
) -> None:
    (unknown,) = (one for one in refusals(ChecklistRevision, text) if one[2] == "KEY-UNKNOWN")
    assert unknown[:2] == place
    assert f"「{suggested}」ではありませんか。" in unknown[3]
    assert unknown[3].endswith(f"使えるのは {allowed} です")


def test_an_unknown_key_like_no_other_gets_no_suggestion() -> None:
    (unknown,) = refusals(Remark, f"{REMARK}zzz: 1\n")
    assert unknown[3] == "「zzz」という項目はありません。使えるのは text、source です"


def test_a_key_that_is_no_id_is_marked_itself() -> None:
    text = "inputs:\n  急ぎ: {label: 急ぎ, ask: 急ぐか, values: [はい]}\n"
    assert (2, 3, "ID-FORM") in places(DecisionRevision, text)


@pytest.mark.parametrize(
    "text", ["text:\nsource: blog", "text: 言葉\nsource:", "text: 言葉\nsource: [~]"]
)
def test_an_empty_value_is_left_to_the_loader(text: str) -> None:
    assert refusals(Remark, text) == []


def test_an_empty_date_is_left_to_the_loader() -> None:
    text = "id: a\ntitle: 題\nkind: blog\npublished:\n"
    assert refusals(Source, text) == []


def test_an_unknown_key_is_reported_even_when_it_is_empty() -> None:
    assert places(Remark, f"{REMARK}nots:\n") == [(3, 1, "KEY-UNKNOWN")]


def test_a_list_is_too_short_only_if_it_was_written_so() -> None:
    assert places(Remark, "text: 言葉\nsource: []\n") == [(2, 9, "VALUE-COUNT")]
    assert places(Remark, "text: 言葉\nsource: [A]\n") == [(2, 10, "ID-FORM")]
    assert places(Group, "id: a\nitems: []\n") == [(2, 8, "VALUE-COUNT")]
    assert (2, 8, "VALUE-COUNT") not in places(Group, "id: a\nitems: [{id: b}]\n")


def test_a_choice_lists_what_may_be_written() -> None:
    assert refusals(Fate, "fate: gone\nwhy: 理由\n") == [
        (
            1,
            7,
            "VALUE-CHOICE",
            "次のどれかを書いてください: removed, replaced, merged, split, unattested",
        )
    ]


def test_a_rule_across_fields_is_placed_at_the_whole() -> None:
    text = "id: a\ntitle: 題\nkind: blog\npublished: {basis: stated}\n"
    assert places(Source, text) == [(4, 12, "DATING")]


@pytest.mark.parametrize(
    ("shape", "text"),
    [
        (Head, "- a\n"),
        (Head, "言葉\n"),
        (Dating, "5\n"),
        (Head, "[]\n"),
        (ChecklistRevision, "1.5\n"),
    ],
)
def test_a_file_of_another_shape_is_refused_once(shape: Any, text: str) -> None:
    assert places(shape, text) == [(1, 1, "VALUE-TYPE")]


def test_messages_are_japanese_whatever_the_type() -> None:
    texts = [
        "title: 1\nreviews: 1\nnext: {a: 1}\npage: []\naudience: 1\nreview_every: true\n",
        "reviews: [1, {on: 1, by: 1, saw: 1, note: 1}]\nsurface: [a]\nsummary: {}\n",
        "inputs: 1\noutputs: [a]\nrules: a\nhit: 1\nfates: 1\nobserved: 1.5\ngaps: 1\n",
        "rules: [{when: 1, then: 1}, {when: {a: 1, b: [1]}, then: {a: [1]}}]\nsupersedes: 1\n",
        "groups: [{items: [{critical: 1, record: 1, notes: 1, source: {a: 1}}]}]\npause: 1\n",
    ]
    for shape in (Head, DecisionRevision, ChecklistRevision, Source):
        for text in texts:
            for *_, code, message in refusals(shape, text):
                assert code.upper() == code, message
                assert not message.isascii()
