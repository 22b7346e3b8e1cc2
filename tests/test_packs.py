from pathlib import Path

from macros import packs
from macros.library import Library
from macros.read import read

from .conftest import Edit


def test_packs_of_the_data_come_first_and_then_everything(sample: Path) -> None:
    library = read(sample)[0]
    found = packs.packs(library)
    assert list(found) == ["calls", "all"]
    assert found["all"].documents == (
        "contact-support",
        "contact-channel",
        "call-preparation",
        "call-opening",
    )


def test_each_sheet_begins_after_the_pages_of_those_before(sample: Path, edit: Edit) -> None:
    edit("checklists/call-preparation/2024-01.yml", "summary:", "paper_pages: 3\nsummary:")
    edit("packs.yml", "  single: true\n", "")
    library = read(sample)[0]
    pack = packs.packs(library)["calls"]
    assert packs.first_pages(library, pack) == {"call-preparation": 2, "call-opening": 5}
    assert packs.length(library, pack) == 5


def test_nothing_to_print_is_no_pack() -> None:
    assert packs.packs(Library({}, {}, {}, {})) == {}
