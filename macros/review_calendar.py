"""``review.ics``: when the next look at the real screen is due, to subscribe to (RFC 5545).

A document that nobody has confirmed has no date: it is a to-do without one.
"""

from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar, Component, Event, Todo

from .confirmation import confirmation
from .library import Document, Library
from .render import Link

FILE = "review.ics"


def review_calendar(library: Library, link: Link | None) -> str:
    """Return the calendar; without ``link``, where pages have no full address, it names none."""
    calendar = Calendar()
    calendar.add("prodid", "-//Seller Support Playbook//Reviews//JA")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "手順帳: 実画面の確認")
    for document in library.documents.values():
        calendar.add_component(_entry(document, link))
    return str(calendar.to_ical(), "utf-8")


def _entry(document: Document, link: Link | None) -> Component:
    title = document.head.model.title
    known = confirmation(document.head.model, document.current.id)
    entry: Event | Todo
    if known is None:
        entry = Todo()
        entry.add("summary", f"実画面の確認（まだ一度もありません）: {title}")
        written = document.current.model.recorded
    elif known.review.saw == "changed":
        entry = Todo()
        entry.add("summary", f"画面が変わったので、新しい版を作る: {title}")
        written = known.review.on
    else:
        entry = Event()
        entry.add("summary", f"実画面の確認の期限: {title}")
        entry.add("dtstart", known.until)
        entry.add("dtend", known.until + timedelta(days=1))
        entry.add("transp", "TRANSPARENT")
        written = known.review.on
    entry.add("uid", f"{document.id}@review.seller-support-playbook")
    # The day of the data, not of the build: the same data gives the same bytes.
    entry.add("dtstamp", datetime.combine(written, time(), UTC))
    if link:
        entry.add("url", link(document.address()))
    entry.add("description", f"playbook review {document.id} --saw unchanged --by 名前")
    return entry
