"""What becomes of fields and blanks, run through the page's own script."""

from typing import Any

import pytest
from playwright.sync_api import Page

from macros.composer import composition
from macros.handbook import open_docs
from macros.library import Filed
from macros.models.draft import DraftField, DraftRevision
from tests.browser.pure_scripts import fill, one_field, pure
from tests.building import ROOT
from tests.golden import assert_golden

__all__ = ["pure"]

LIBRARY = open_docs(ROOT / "docs")[0]
DRAFTS = {
    f"{document.id}.{filed.id}": filed
    for document, filed in LIBRARY.revisions()
    if document.kind == "draft"
}


def example(field: DraftField) -> Any:
    """Return what a reader could type."""
    match field.kind:
        case "rows":
            return [
                {column.id: f"{column.label}{number}" for column in field.columns}
                for number in (1, 2)
            ]
        case "choice":
            return field.choices[0]
        case "date":
            return "2026-11-05"
        case "number":
            return "12"
    return field.example or f"（{field.label}）"


def fillings(draft: DraftRevision) -> dict[str, dict[str, Any]]:
    """Return named ways to fill a draft: nothing, what is required, all, each choice."""
    complete = {field.id: example(field) for field in draft.fields}
    required = {field.id: complete[field.id] for field in draft.fields if field.required}
    found = {"空": {}, "必要な欄だけ": required, "全部": complete}
    for field in draft.fields:
        for choice in field.choices[1:]:
            found[f"{field.label}＝{choice}"] = {**complete, field.id: choice}
        if field.choices and not field.required:
            found[f"{field.label}＝選ばない"] = {**complete, field.id: ""}
    return found


@pytest.mark.parametrize("name", DRAFTS)
def test_filled_drafts_are_what_was_read_and_found_right(pure: Page, name: str) -> None:
    filed = DRAFTS[name]
    draft, data = filed.model, data_of(filed)
    assert isinstance(draft, DraftRevision)
    shown = []
    for said, values in fillings(draft).items():
        shown += [f"===== {said} =====", fill(pure, data, values), ""]
        if any(part.short for part in draft.parts):
            shown += ["----- 短い形 -----", fill(pure, data, values, "short"), ""]
    assert_golden(f"drafts/{name}.txt", "\n".join(shown))


def data_of(filed: Filed[Any]) -> dict[str, Any]:
    facts = {name: one.model for name, one in LIBRARY.case_facts.items()}
    return composition(filed.model, facts, LIBRARY.words_of(filed.model))


TWO = {
    "fields": [
        {"id": "a", "label": "甲", "required": True},
        {"id": "b", "label": "乙"},
        {"id": "c", "label": "丙", "empty": "なし"},
        {"id": "d", "label": "日", "kind": "date"},
        {"id": "x", "label": "選択", "kind": "choice", "choices": ["はい", "いいえ"]},
        {
            "id": "r",
            "label": "行",
            "kind": "rows",
            "row": "{p}｜{q}",
            "columns": [
                {"id": "p", "label": "いつ", "required": True},
                {"id": "q", "label": "何", "empty": "不明"},
            ],
        },
    ],
    "checks": [],
    "words": {},
    "facts": {},
}


@pytest.mark.parametrize(
    ("text", "values", "expected"),
    [
        ("{a}です", {}, "〔甲〕です"),
        ("{a}です", {"a": " 甲の値 "}, "甲の値です"),
        ("見出し\n{b}", {}, ""),
        ("見出し\n{b}", {"b": "乙の値"}, "見出し\n乙の値"),
        ("甲 {a}\n乙 {b}\n終わり", {"a": "1"}, "甲 1\n終わり"),
        ("丙 {c}", {}, "丙 なし"),
        ("丙 {c}", {"c": "あり"}, "丙 あり"),
        ("{d}まで", {"d": "2026-01-05"}, "2026年1月5日まで"),
        ("{r}", {}, ""),
        ("{r}", {"r": [{"p": "", "q": " "}]}, ""),
        ("{r}", {"r": [{"p": "朝", "q": ""}, {"q": "数える"}]}, "朝｜不明\n〔いつ〕｜数える"),
        ("{r}", {"r": [{"p": "朝\n昼"}]}, "朝 昼｜不明"),
        ("{a}と{a}", {"a": "$& $1 {b}"}, "$& $1 {b}と$& $1 {b}"),
        ("空欄のない文", {}, "空欄のない文"),
        ("{z}", {}, ""),
    ],
)
def test_blanks(pure: Page, text: str, values: dict[str, Any], expected: str) -> None:
    assert fill(pure, {**TWO, "parts": [{"text": text}]}, values) == expected


def test_parts_stand_apart_and_keep_to_their_conditions(pure: Page) -> None:
    parts = [
        {"text": "始め", "short": "短い始め"},
        {"text": "はいの文", "when": {"x": "はい"}},
        {"text": "いいえの文", "short": "短いいいえ", "when": {"x": "いいえ"}},
    ]
    draft = {**TWO, "parts": parts}
    assert fill(pure, draft, {}) == "始め"
    assert fill(pure, draft, {"x": "はい"}) == "始め\n\nはいの文"
    assert fill(pure, draft, {"x": "いいえ"}) == "始め\n\nいいえの文"
    assert fill(pure, draft, {"x": "いいえ"}, "short") == "短い始め\n短いいいえ"
    assert fill(pure, draft, {"x": "はい"}, "short") == "短い始め"


HOSTILE = [
    "<img src=x onerror=alert(1)><script>alert(1)</script>",
    "{{ 7*7 }}{% raw %}",
    "{a}{b}",
    "\u202e右から左\u2066",
    "あ" * 100_000,
    "4" * 100_000,
    "\x00\ud800",
    "__proto__",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_typed_is_text(pure: Page, text: str) -> None:
    assert fill(pure, one_field(), {"t": text}) == text


CARDS = [
    "4111 1111 1111 1111",
    "4111-1111-1111-1111",
    "4111111111111111",
    "４１１１　１１１１　１１１１　１１１１",
    "４１１１－１１１１－１１１１－１１１１",
    "5555−5555−5555−4444",
    "378282246310005",
    "3782 822463 10005",
    "30569309025904",
    "4222222222222",
    "6011 0009 9013 9424",
    "6304000000000000",
    "4111\u200b1111\u200b1111\u200b1111",
]
NO_CARDS = [
    "4111 1111 1111 1112",
    "250-1234567-1234567",
    "249-8765432-7654321",
    "4901234567894",
    "090-1111-2222",
    "12345678901",
    "2026-11-22 2026-11-23",
    "2026-10-01 から 2026-10-31",
    "41111111111111111111",
    "B0ABCDEFGH",
    "411111111111",
    "0000 0000 0000 0000",
    "4111.1111.1111.1111",
]


@pytest.mark.parametrize("number", CARDS)
def test_a_card_number_is_found_wherever_it_stands(pure: Page, number: str) -> None:
    for text in (number, f"番号は{number}です", f"1、{number}\n12345678901 x"):
        masked = pure.evaluate("(text) => playbook.cardNumbers.without(text)", text)
        assert masked == text.replace(number, "〔カード番号は書きません〕")


@pytest.mark.parametrize("number", NO_CARDS)
def test_other_numbers_are_no_cards(pure: Page, number: str) -> None:
    text = f"番号は{number}です"
    assert pure.evaluate("(text) => playbook.cardNumbers.without(text)", text) == text


def test_every_order_number_may_be_written(pure: Page) -> None:
    numbers = [f"250-{one:07}-{one * 7919 % 10**7:07}" for one in range(1000)]
    found = pure.evaluate(
        "(all) => all.filter((one) => playbook.cardNumbers.places(one).length)", numbers
    )
    assert found == []
