from pathlib import Path

from macros.checks.claims import check
from macros.read import read

from ..conftest import Edit

HOURS = "facts/phone-hours.yml"
RESOLUTION = "resolution:\n  text: 9時から18時までにかける\n  source: editorial\n"


def found(sample: Path) -> list[tuple[int, int, str]]:
    return [(one.line, one.column, one.code) for one in check(read(sample)[0])]


def test_claims_that_differ_need_a_resolution(sample: Path, edit: Edit) -> None:
    assert found(sample) == []
    edit(HOURS, RESOLUTION, "")
    assert found(sample) == [(2, 1, "CLAIMS-DIFFER")]


def test_claims_that_agree_need_none(sample: Path, edit: Edit) -> None:
    edit(HOURS, RESOLUTION, "")
    edit(HOURS, "value: 24時間", "value: 9時から18時まで")
    assert found(sample) == []


def test_the_id_of_a_claim_is_its_own(sample: Path, edit: Edit) -> None:
    edit(HOURS, "- id: blog", "- id: help-page")
    assert found(sample) == [(6, 9, "ID-DUPLICATE")]
