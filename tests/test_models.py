from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from macros import dates
from macros.models.case_fact import CaseFact
from macros.models.checklist import ChecklistRevision
from macros.models.dating import Dating, When
from macros.models.decision import DecisionRevision
from macros.models.document import Review, Revision
from macros.models.draft import DraftField, Part
from macros.models.draft_check import Check
from macros.models.fields import Duration, Id, PagePath, Sources, Text, Url
from macros.read import read


def refusal(shape: Any, value: Any) -> str:
    """Return the type of the one error that ``value`` has."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(shape).validate_python(value)
    (error,) = caught.value.errors()
    return error["type"]


def test_models_are_frozen() -> None:
    dating = Dating(basis="unknown")
    with pytest.raises(ValidationError, match="frozen"):
        dating.basis = "stated"  # type: ignore[misc]


@pytest.mark.parametrize("value", ["a", "open-help", "2018-01", "0"])
def test_an_id_is_kebab_case(value: str) -> None:
    assert TypeAdapter(Id).validate_python(value) == value


@pytest.mark.parametrize(
    "value", ["", "-a", "a-", "a--b", "A", "a_b", "a b", "ヘルプ", "a\n", "１"]
)
def test_an_id_is_nothing_else(value: str) -> None:
    assert refusal(Id, value) == "ID-FORM"


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("", "TEXT-EMPTY"),
        (" \u3000\n", "TEXT-EMPTY"),
        (" ヘルプ", "TEXT-SPACE"),
        ("ヘルプ\u3000", "TEXT-SPACE"),
        ("『ヘルプ", "TEXT-LABEL"),
        ("ヘルプ』", "TEXT-LABEL"),
        ("『』", "TEXT-LABEL"),
        ("『『ヘルプ』』", "TEXT-LABEL"),
        ("』ヘルプ『", "TEXT-LABEL"),
        (5, "string_type"),
    ],
)
def test_text_that_no_reader_should_see_is_refused(value: object, code: str) -> None:
    assert refusal(Text, value) == code


def test_text_keeps_every_character_but_the_line_ends_around_it() -> None:
    value = "\n<b> {{ x }} | # * 『ヘルプ』と『次へ』\n\n2行目\n\n"
    assert TypeAdapter(Text).validate_python(value) == value.strip("\n")


@pytest.mark.parametrize(
    ("shape", "good", "bad"),
    [
        (Url, "https://example.com/a?b=c#d", "example.com"),
        (Url, "http://例え.jp/", "javascript:alert(1)"),
        (Url, "https://example.com", "https://"),
        (Url, "https://example.com", "https://a b/"),
        (Url, "https://example.com", "https://[1"),
        (Duration, "P3M", "P0M"),
        (Duration, "P30D", "P1M2D"),
        (PagePath, "contact/seller-central", "/contact"),
        (PagePath, "daily", "daily/"),
    ],
)
def test_addresses_and_durations_have_a_form(shape: Any, good: str, bad: str) -> None:
    assert TypeAdapter(shape).validate_python(good) == good
    assert refusal(shape, bad).endswith("-FORM")


def test_one_source_may_stand_without_a_list() -> None:
    sources = TypeAdapter[tuple[str, ...]](Sources)
    assert sources.validate_python("blog") == ("blog",)
    assert sources.validate_python(("blog", "editorial")) == ("blog", "editorial")
    assert refusal(Sources, ()) == "too_short"


def test_a_bare_date_means_that_the_source_states_it() -> None:
    dating = TypeAdapter[Dating](When).validate_python("2020-10")
    assert (dating.basis, str(dating.date)) == ("stated", "2020-10")


GUESS = {"date": "2020", "basis": "inferred", "evidence": "写真", "confidence": "low"}


@pytest.mark.parametrize("missing", ["date", "evidence", "confidence"])
def test_an_inferred_date_needs_its_ground(missing: str) -> None:
    assert Dating.model_validate(GUESS).date == dates.parse("2020")
    assert refusal(Dating, {key: GUESS[key] for key in GUESS if key != missing}) == "DATING"


@pytest.mark.parametrize(
    "value",
    [
        {"basis": "stated"},
        {"basis": "stated", "date": "2020", "confidence": "high"},
        {"basis": "unknown", "date": "2020"},
        {"basis": "unknown", "confidence": "low"},
    ],
)
def test_a_dating_does_not_contradict_itself(value: dict[str, str]) -> None:
    assert refusal(Dating, value) == "DATING"


def test_a_weak_guess_is_not_shown_as_a_date() -> None:
    assert not Dating.model_validate(GUESS).shown
    assert Dating.model_validate({**GUESS, "confidence": "medium"}).shown
    assert Dating.model_validate({"date": "2020", "basis": "stated"}).shown
    assert not Dating(basis="unknown").shown


def test_a_review_has_a_day() -> None:
    review = {"on": "2026-11-22", "by": "佐藤", "revision": "2020-10", "saw": "changed"}
    assert Review.model_validate(review).on == date(2026, 11, 22)
    for wrong in ("2026-11", "2026-02-30", "昨日", 20261122, True):
        assert refusal(Review, {**review, "on": wrong}) == "DATE-FORM"


def test_a_case_fact_has_a_pattern_that_compiles() -> None:
    fact = {"id": "asin", "label": "ASIN", "pattern": "[A-Z0-9]{10}", "source": "editorial"}
    assert CaseFact.model_validate(fact).mismatch == "warn"
    assert refusal(CaseFact, {**fact, "pattern": "["}) == "PATTERN-FORM"


def test_blanks_are_found_in_order() -> None:
    part = Part(id="a", source=("b",), heading="用件", text="{order-number}の{a}と{a}、{A}{ b }{}")
    assert list(part.blanks()) == ["order-number", "a", "a"]
    assert list(part.model_copy(update={"short": "{c}"}).blanks()) == [
        "order-number",
        "a",
        "a",
        "c",
    ]


ROWS = {"kind": "rows", "columns": ({"id": "c", "label": "列", "required": True},), "row": "{c}"}


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ({"required": True, "empty": "なし"}, "FIELD-EMPTY"),
        ({"kind": "choice"}, "FIELD-KIND"),
        ({"choices": ("はい",)}, "FIELD-KIND"),
        ({"kind": "rows"}, "FIELD-KIND"),
        ({"row": "{c}"}, "FIELD-KIND"),
        ({**ROWS, "row": None}, "FIELD-KIND"),
        ({**ROWS, "kind": "text"}, "FIELD-KIND"),
        ({**ROWS, "fact": "order-number"}, "FIELD-KIND"),
        ({**ROWS, "limit": {"most": 5, "source": "editorial"}}, "FIELD-KIND"),
        ({"limit": {"most": 0, "source": "editorial"}}, "greater_than"),
        ({"kind": "mail"}, "literal_error"),
    ],
)
def test_a_field_has_what_its_kind_needs_and_nothing_else(field: Any, code: str) -> None:
    assert refusal(DraftField, {"id": "a", "label": "欄", **field}) == code


@pytest.mark.parametrize(
    "field",
    [{}, {"empty": "なし"}, ROWS, {"kind": "choice", "choices": ("はい",), "required": True}],
)
def test_a_field_of_each_kind_is_read(field: Any) -> None:
    TypeAdapter(DraftField).validate_python({"id": "a", "label": "欄", **field})


@pytest.mark.parametrize(
    "check",
    [
        {"kind": "words"},
        {"kind": "mentions"},
        {"kind": "first-sentence", "words": "vague"},
        {"kind": "first-sentence", "documents": "papers"},
        {"kind": "needs"},
        {"kind": "dated", "words": "vague"},
        {"kind": "dated", "documents": "papers"},
        {"kind": "words", "words": "vague", "names": "target"},
    ],
)
def test_a_check_has_the_key_of_its_kind_and_no_other(check: Any) -> None:
    rest = {"id": "a", "say": "直す", "why": "理由", "source": "editorial"}
    assert refusal(Check, {**rest, **check}) == "CHECK-KEY"


def test_a_hit_policy_other_than_unique_has_a_reason(sample: Path) -> None:
    table = read(sample)[0].documents["contact-channel"].current.model
    assert isinstance(table, DecisionRevision)
    unreasoned = {**dict(table), "hit": "first"}
    assert refusal(DecisionRevision, unreasoned) == "HIT-REASON"
    reasoned = DecisionRevision.model_validate({**unreasoned, "hit_reason": "上から読む"})
    assert reasoned.hit == "first"


def entries(revision: Revision) -> list[tuple[tuple[str | int, ...], str]]:
    return [(place, entry.id) for place, entry in revision.entries()]


def test_entries_come_in_reading_order_with_their_places(sample: Path) -> None:
    documents = read(sample)[0].documents
    assert {name: entries(one.current.model) for name, one in documents.items()} == {
        "contact-support": [(("steps", 0), "open-help"), (("steps", 1), "describe")],
        "call-preparation": [
            (("groups", 0, "items", 0), "order"),
            (("groups", 1, "items", 0), "quiet"),
        ],
        "contact-channel": [(("rules", 0), "call"), (("rules", 1), "write")],
        "call-opening": [
            (("parts", 0), "greeting"),
            (("parts", 1), "subject"),
            (("parts", 2), "history"),
        ],
    }
    assert isinstance(documents["call-preparation"].current.model, ChecklistRevision)
