from pathlib import Path

from macros.checks.links import check
from macros.read import read

from ..conftest import Edit

HEAD = "procedures/contact-support/document.yml"
STEPS = "procedures/contact-support/2020-10.yml"


def found(sample: Path) -> list[tuple[int, int, str]]:
    return [(one.line, one.column, one.code) for one in check(read(sample)[0])]


def test_the_next_document_is_there(sample: Path, edit: Edit) -> None:
    edit(HEAD, "contact-channel]", "phone-hours, contact-channel]")
    assert found(sample) == [(12, 26, "DOCUMENT-UNKNOWN")]


def test_an_unreadable_document_is_not_called_missing(sample: Path) -> None:
    (sample / "checklists/call-preparation/document.yml").unlink()
    assert found(sample) == []


def test_a_gap_stands_after_an_entry_or_at_the_end(sample: Path, edit: Edit) -> None:
    edit(STEPS, "  - after: describe\n    what", "  - what")
    assert found(sample) == []
    edit(STEPS, "  - what: 送", "  - after: choose-topic\n    what: 送")
    assert found(sample) == [(19, 12, "ENTRY-UNKNOWN")]
