from pathlib import Path

import pytest

from macros.library import Library
from macros.read import read
from macros.sheets import Sheets

ROOT = Path(__file__).parents[1]


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


def test_on_the_way_to_the_newest_every_entry_is_accounted_for() -> None:
    shipped = read(ROOT / "docs" / "data")[0]
    ways = 0
    for document in shipped.documents.values():
        moves = Sheets(shipped).document(document, document.current).moves
        ticked = document.kind in {"procedure", "checklist"}
        older = document.revisions[:-1] if ticked else ()
        assert [move.old.id for move in moves] == [one.id for one in older]
        for move, one in zip(moves, older, strict=True):
            ways += 1
            rows = {row.id: row for row in move.rows}
            for _, entry in one.model.entries():
                row = rows[entry.id]
                assert row.fate if row.status == "gone" else row.new
            assert {row.id for row in move.rows if row.new} == {
                entry.id for _, entry in document.current.model.entries()
            }
    assert ways > 20


def test_only_the_newest_page_knows_the_ways_to_it(library: Library) -> None:
    document = library.documents["contact-support"]
    assert Sheets(library).document(document, document.revision("2018-01")).moves == ()


def test_the_fate_of_an_entry_is_told_across_several_revisions(sample: Path) -> None:
    folder = sample / "procedures" / "contact-support"
    newest = (folder / "2020-10.yml").read_text("utf-8")
    newest = newest.replace("supersedes: 2018-01", "supersedes: 2020-10").replace(
        "2020-10\n", "2021-10\n", 1
    )
    changed = newest[: newest.index("fates:")].replace("- id: describe", "- id: tell")
    fates = "fates:\n  describe: {fate: replaced, by: [tell], why: 名前が変わった}\n"
    changed = changed.replace("after: describe", "after: tell")
    (folder / "2021-10.yml").write_text(f"{changed}{fates}recorded: '2026-11-22'\n", "utf-8")
    library = read(sample)[0]
    document = library.documents["contact-support"]
    first, second = Sheets(library).document(document, document.current).moves
    assert {row.id: row.fate.why for row in first.rows if row.fate} == {
        "choose-topic": "分野の一覧が、先に説明を書く形に変わった"
    }
    assert {row.id: row.fate.why for row in second.rows if row.fate} == {
        "describe": "名前が変わった"
    }


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
