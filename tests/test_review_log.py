from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from macros.errors import RefusedError
from macros.models.document import Review
from macros.review_log import append, appended

HEADS = sorted((Path(__file__).parents[1] / "docs" / "data").glob("*/*/document.yml"))
REVIEW = Review.model_validate(
    {"on": "2026-11-22", "by": "佐藤", "revision": "2020-10", "saw": "unchanged"}
)
ADDED = "  - on: '2026-11-22'\n    by: 佐藤\n    revision: 2020-10\n    saw: unchanged\n"
FIRST = '  # 一度目\n  - on: "2026-01-01"\n    by: a # 見た人\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("reviews: []\n", f"reviews:\n{ADDED}"),
        ("title: 題\n", f"title: 題\nreviews:\n{ADDED}"),
        ("reviews: []\n\n# 次\nnext: [a]\n", f"reviews:\n{ADDED}\n# 次\nnext: [a]\n"),
        (f"reviews:\n{FIRST}next: []\n", f"reviews:\n{FIRST}{ADDED}next: []\n"),
        (f"reviews:\n{FIRST}\n# 次\nnext: []\n", f"reviews:\n{FIRST}{ADDED}\n# 次\nnext: []\n"),
        ("reviews:\n  - {on: x}\n", f"reviews:\n  - {{on: x}}\n{ADDED}"),
        (
            "a: 'b'  # c\nreviews: []\nd: >-\n  e\n  f\n",
            f"a: 'b'  # c\nreviews:\n{ADDED}d: >-\n  e\n  f\n",
        ),
    ],
)
def test_a_look_goes_to_the_end_of_the_log(before: str, after: str) -> None:
    assert appended(before, REVIEW) == after


@pytest.mark.parametrize(
    "text",
    [
        "reviews:\n- on: x\n",
        "a: 1\r\nreviews: []\r\n",
        "reviews: [{on: x}]\n",
        "reviews: []  # まだ\n",
        "a:   1\nreviews: []\n",
    ],
)
def test_a_file_of_another_form_is_left_alone(text: str, tmp_path: Path) -> None:
    file = tmp_path / "document.yml"
    file.write_bytes(text.encode())
    with pytest.raises(RefusedError, match="書き足してください:\n  - on: '2026-11-22'"):
        append(file, REVIEW)
    assert file.read_bytes() == text.encode()
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("path", HEADS, ids=[path.parent.name for path in HEADS])
def test_every_shipped_document_takes_a_look_and_keeps_its_lines(path: Path) -> None:
    text = path.read_text("utf-8")
    new = appended(appended(text, REVIEW), REVIEW)
    assert new.count(ADDED) >= 2
    assert new.replace(ADDED, "").replace("reviews:\n", "reviews: []\n") == text


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1))
def test_any_name_is_read_back_as_it_was_given(name: str) -> None:
    try:
        review = Review.model_validate({**REVIEW.model_dump(), "by": name, "note": name})
    except ValueError:
        return
    read = yaml.safe_load(appended("reviews: []\n", review))["reviews"][0]
    assert (read["by"], read["note"]) == (name, name)
