from pathlib import Path

import pytest

from macros.library import Library
from macros.read import read
from macros.sheets import Sheets


@pytest.fixture
def library(sample: Path) -> Library:
    return read(sample)[0]


def test_a_sheet_of_the_newest_revision(library: Library) -> None:
    document = library.documents["contact-support"]
    sheet = Sheets(library).document(document, document.current)
    assert (sheet.kind, sheet.id, sheet.revision_id) == ("procedure", "contact-support", "2020-10")
    assert sheet.is_newest
    assert sheet.revision is document.current.model
    assert sheet.head is document.head.model
    assert [(one.page.id, one.page.address) for one in sheet.revisions] == [
        ("2020-10", "contact/seller-central/2020-10"),
        ("2018-01", "contact/seller-central/2018-01"),
    ]
    assert (sheet.newest.id, sheet.newest.address) == ("2020-10", "contact/seller-central")
    assert [(one.id, one.title, one.address) for one in sheet.next] == [
        ("call-preparation", "電話の前に", "calls/preparation"),
        ("contact-channel", "どこから問い合わせるか", "contact/channel"),
    ]
    assert [gap.what for gap in sheet.gaps("describe")] == ["送った後の画面"]
    assert sheet.gaps(None) == ()
    assert sheet.gaps("open-help") == ()


def test_a_sheet_of_a_superseded_revision_leads_to_the_newest(library: Library) -> None:
    document = library.documents["contact-support"]
    sheet = Sheets(library).document(document, document.revision("2018-01"))
    assert not sheet.is_newest
    assert sheet.revision_id == "2018-01"
    assert sheet.newest.address == "contact/seller-central"
    assert sheet.change is not None
    assert (sheet.change.old.id, sheet.change.new.id) == ("2018-01", "2020-10")
    assert sheet.change.counts == {"changed": 1, "added": 1, "gone": 1, "moved": 0}


def test_sources_are_numbered_in_reading_order_and_once(library: Library) -> None:
    document = library.documents["contact-support"]
    sheet = Sheets(library).document(document, document.current)
    assert sheet.cited == ("sedori-2020", "amazon-help", "sedori-2018")
    assert set(sheet.cited) <= set(sheet.sources)
    assert Sheets(library).fact("phone-hours").cited == ("amazon-help", "sedori-2020")


def test_an_unknown_fact_or_revision_is_a_bug(library: Library) -> None:
    with pytest.raises(KeyError):
        Sheets(library).fact("phone-hour")
    with pytest.raises(KeyError):
        library.documents["contact-support"].revision("2019-01")
