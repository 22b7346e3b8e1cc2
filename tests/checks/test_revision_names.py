from pathlib import Path

import pytest

from macros.checks.revision_names import check
from macros.read import read

from ..conftest import Edit

OLD = "procedures/contact-support/2018-01.yml"


def found(sample: Path) -> list[tuple[int, int, str]]:
    return [(one.line, one.column, one.code) for one in check(read(sample)[0])]


def test_a_date_that_is_shown_may_be_a_name(sample: Path) -> None:
    assert found(sample) == []


def test_a_weak_date_may_not(sample: Path, edit: Edit) -> None:
    edit(OLD, "confidence: medium", "confidence: low")
    assert found(sample) == [(1, 1, "REVISION-NAME")]


@pytest.mark.parametrize("name", ["help-window", "form-2018", "5-blocks"])
def test_other_names_are_free(sample: Path, edit: Edit, name: str) -> None:
    edit(OLD, "confidence: medium", "confidence: low")
    edit("procedures/contact-support/2020-10.yml", "supersedes: 2018-01", f"supersedes: {name}")
    (sample / OLD).rename(sample / f"procedures/contact-support/{name}.yml")
    assert found(sample) == []
