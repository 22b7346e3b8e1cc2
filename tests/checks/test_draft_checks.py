from pathlib import Path

import pytest

from macros.checks.draft_checks import check
from macros.read import read

from ..conftest import Edit

OPENING = "drafts/call-opening/2024-01.yml"


def found(sample: Path) -> list[tuple[int, int, str]]:
    return [(one.line, one.column, one.code) for one in check(read(sample)[0])]


def test_the_sample_is_right(sample: Path) -> None:
    assert found(sample) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("    words: guessing\n", "    words: gessing\n", [(49, 12, "CHECK-WORDS")]),
        ("    say: 見た", "    fields: [shop, shp]\n    say: 見た", [(50, 20, "CHECK-FIELD")]),
        ("  - id: no-guess", "  - id: short", [(47, 9, "ID-DUPLICATE")]),
        ("    say: 見た", "    when: {returned: 多分}\n    say: 見た", [(50, 22, "DRAFT-WHEN")]),
        ("    say: 見た", "    when: {shop: はい}\n    say: 見た", [(50, 12, "DRAFT-WHEN")]),
        ("    say: 見た", "    when: {lost: はい}\n    say: 見た", [(50, 12, "DRAFT-BLANK")]),
        (
            "    kind: words\n    words: guessing\n",
            "    kind: complete-rows\n    fields: [events, shop]\n",
            [(49, 22, "CHECK-FIELD")],
        ),
        (
            "    kind: words\n    words: guessing\n",
            "    kind: phone-plus81\n    fields: [events]\n",
            [(49, 14, "CHECK-FIELD")],
        ),
        (
            "    kind: words\n    words: guessing\n",
            "    kind: request-form\n",
            [(47, 5, "CHECK-FIELD")],
        ),
        (
            "    kind: words\n    words: guessing\n",
            "    kind: first-sentence\n    fields: [shop]\n    names: nobody\n",
            [(50, 12, "CHECK-FIELD")],
        ),
        (
            "    kind: words\n    words: guessing\n",
            "    kind: mentions\n    fields: [shop]\n    documents: papers\n",
            [(50, 16, "CHECK-FIELD")],
        ),
        (
            "    kind: words\n    words: guessing\n",
            "    kind: at-most\n    fields: [shop]\n    most: sent\n",
            [(50, 11, "CHECK-FIELD"), (49, 14, "CHECK-FIELD")],
        ),
    ],
)
def test_a_check_looks_at_what_is_there(
    sample: Path, edit: Edit, old: str, new: str, expected: list[tuple[int, int, str]]
) -> None:
    edit(OPENING, old, new)
    assert found(sample) == expected


@pytest.mark.parametrize(
    "new",
    [
        "    kind: complete-rows\n    fields: [events]\n",
        "    kind: request-form\n    fields: [shop, order]\n",
        "    kind: dated\n    fields: [events]\n",
        "    kind: needs\n    fields: [order]\n    when: {returned: はい}\n",
        "    kind: mentions\n    documents: events\n    fields: [shop]\n",
        "    kind: private\n",
    ],
)
def test_a_check_may_look_at_what_suits_it(sample: Path, edit: Edit, new: str) -> None:
    edit(OPENING, "    kind: words\n    words: guessing\n", new)
    assert found(sample) == []


def test_an_unreadable_word_list_is_not_called_missing(sample: Path, edit: Edit) -> None:
    edit("word-lists.yml", "  title: 推測の言葉\n", "")
    assert found(sample) == []


def test_no_word_list_is_missing_while_their_file_cannot_be_read(sample: Path) -> None:
    (sample / "word-lists.yml").write_text("一覧", encoding="utf-8")
    assert found(sample) == []
    (sample / "word-lists.yml").unlink()
    assert [code for _, _, code in found(sample)] == ["CHECK-WORDS"]
