from pathlib import Path

import pytest

from macros.checks.prose_dates import check
from macros.read import read

from ..conftest import Edit

LIST = "checklists/call-preparation/2024-01.yml"


def found(sample: Path) -> list[tuple[int, int, str]]:
    return [(one.line, one.column, one.code) for one in check(read(sample)[0])]


@pytest.mark.parametrize(
    "text", ["2020年10月", "2020年2月29日", "2019年から", "3年11か月", "12月40日"]
)
def test_dates_of_the_calendar_and_other_numbers_pass(sample: Path, edit: Edit, text: str) -> None:
    edit(LIST, "why: 聞き返しを減らすため", f"why: {text}のため")
    assert found(sample) == []


@pytest.mark.parametrize(
    "text", ["2020年13月", "2021年2月29日", "2020年0月", "0000年", "2020年10月32日"]
)
def test_other_dates_are_refused(sample: Path, edit: Edit, text: str) -> None:
    edit(LIST, "why: 聞き返しを減らすため", f"why: これは{text}のため")
    assert found(sample) == [(21, 14, "DATE-PROSE")]


def test_heads_facts_and_sources_are_read_too(sample: Path, edit: Edit) -> None:
    edit("checklists/call-preparation/document.yml", "title: 電話の前に", "title: 2020年13月の電話")
    edit("facts/phone-hours.yml", "text: 9時から18時までにかける", "text: 2020年14月にかける")
    assert [code for _, _, code in found(sample)] == ["DATE-PROSE", "DATE-PROSE"]
