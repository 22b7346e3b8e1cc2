import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar, Component

from macros.confirmation import confirmation
from macros.read import read
from macros.review_calendar import review_calendar

from .building import ROOT
from .conftest import FIXTURES, SAMPLE, Edit

DATA = [SAMPLE, FIXTURES / "hostile", ROOT / "docs" / "data"]
HEAD = "procedures/contact-support/document.yml"


def link(address: str) -> str:
    return f"https://handbook.invalid/{address}/"


def written(data: Path) -> str:
    return review_calendar(read(data)[0], link)


def entries(data: Path) -> dict[str, Component]:
    """Return the entries by the document that they are about."""
    calendar = Calendar.from_ical(written(data))
    assert not calendar.errors
    found = {str(one["uid"]).partition("@")[0]: one for one in calendar.subcomponents}
    assert len(found) == len(calendar.subcomponents)
    return found


@pytest.mark.parametrize("data", DATA, ids=str)
def test_there_is_one_entry_a_document(data: Path) -> None:
    documents = read(data)[0].documents
    found = entries(data)
    assert set(found) == set(documents)
    for name, entry in found.items():
        document = documents[name]
        assert document.head.model.title in str(entry["summary"])
        assert str(entry["url"]) == link(document.address())
        assert f"playbook review {name} " in str(entry["description"])
        known = confirmation(document.head.model, document.current.id)
        if known and known.review.saw == "unchanged":
            assert entry.name == "VEVENT"
            assert entry.decoded("dtstart") == known.until
            assert entry.decoded("dtend") == known.until + timedelta(days=1)
        else:
            assert entry.name == "VTODO"
            assert not {"dtstart", "due"} & set(map(str.lower, entry))


@pytest.mark.parametrize("data", DATA, ids=str)
def test_lines_end_and_fold_as_rfc_5545_says(data: Path) -> None:
    text = written(data)
    assert text.endswith("END:VCALENDAR\r\n")
    assert not re.search(r"(?<!\r)\n|\r(?!\n)", text)
    lines = text.encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert any(line.startswith(b" ") for line in lines)
    for line in lines:
        line.decode()  # no character is cut in two


def test_it_has_what_rfc_5545_requires() -> None:
    calendar = Calendar.from_ical(written(SAMPLE))
    assert calendar["version"] == "2.0"
    assert calendar["prodid"]
    for one in calendar.subcomponents:
        assert one["uid"]
        assert one["dtstamp"].dt.utcoffset() == timedelta(0)


def test_a_confirmed_screen_has_the_day_until_which_the_look_holds() -> None:
    entry = entries(SAMPLE)["contact-support"]
    assert str(entry["summary"]) == "実画面の確認の期限: セラーセントラルから問い合わせる"
    assert entry.decoded("dtstart") == date(2027, 2, 22)
    assert entry.decoded("dtend") == date(2027, 2, 23)
    assert entry.decoded("dtstamp").date() == date(2026, 11, 22)


def test_a_changed_screen_is_a_task(sample: Path, edit: Edit) -> None:
    edit(HEAD, "saw: unchanged", "saw: changed")
    entry = entries(sample)["contact-support"]
    assert entry.name == "VTODO"
    assert str(entry["summary"]).startswith("画面が変わったので、新しい版を作る: ")


def test_a_look_at_an_older_revision_confirms_nothing(sample: Path, edit: Edit) -> None:
    edit(HEAD, "revision: 2020-10", "revision: 2018-01")
    entry = entries(sample)["contact-support"]
    assert entry.name == "VTODO"
    assert str(entry["summary"]).startswith("実画面の確認（まだ一度もありません）: ")


def test_commas_semicolons_and_backslashes_come_back(sample: Path, edit: Edit) -> None:
    title = r"甲, 乙; 丙 \n 丁: " + "長" * 60
    edit(HEAD, "title: セラーセントラルから問い合わせる", f"title: '{title}'")
    assert str(entries(sample)["contact-support"]["summary"]) == f"実画面の確認の期限: {title}"


def test_without_an_address_of_the_site_it_names_none() -> None:
    calendar = Calendar.from_ical(review_calendar(read(SAMPLE)[0], None))
    assert len(calendar.subcomponents) == 4
    assert not [one for one in calendar.subcomponents if "url" in one]


def test_the_same_data_gives_the_same_bytes() -> None:
    assert written(SAMPLE) == written(SAMPLE)
    assert "DTSTAMP:20261122T000000Z" in written(SAMPLE)
