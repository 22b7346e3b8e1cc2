from pathlib import Path

from macros.checks.addresses import check
from macros.read import read

from ..conftest import Edit

CHANNEL = "decisions/contact-channel/document.yml"


def test_a_page_belongs_to_one_document(sample: Path, edit: Edit) -> None:
    assert list(check(read(sample)[0])) == []
    edit(CHANNEL, "page: contact/channel", "page: contact/seller-central")
    (problem,) = check(read(sample)[0])
    assert (problem.line, problem.column, problem.code) == (3, 7, "PAGE-DUPLICATE")
    assert "「contact-support」" in problem.message


def test_the_page_of_a_revision_is_taken_too(sample: Path, edit: Edit) -> None:
    edit(CHANNEL, "page: contact/channel", "page: contact/seller-central/2018-01")
    (problem,) = check(read(sample)[0])
    assert problem.message.startswith("「contact/seller-central/2018-01」")


def test_a_page_below_another_is_allowed(sample: Path, edit: Edit) -> None:
    edit(CHANNEL, "page: contact/channel", "page: contact/seller-central/channel")
    assert list(check(read(sample)[0])) == []
