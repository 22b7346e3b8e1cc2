"""A small handbook with what the shipped one has not got yet: looks at the real screen, and a
document of so many revisions that the page of an older one lists only some of them.
"""

from pathlib import Path

from macros.models.document import Review
from macros.review_log import append
from tests.building import small_project

CONFIRMED = "contact-support"
"""Looked at with both revisions; the last look found nothing new."""
CHANGED = "call-preparation"
"""The last look found another screen."""
NEVER = "contact-channel"
MANY = "many-revisions"
MANY_PAGE = "contact/many"
SEEN = {1: "2018-01-01", 9: "2019-09-01", 14: "2022-01-01"}
"""When some of the fourteen were seen; of the others nothing is known."""


def project(to: Path) -> Path:
    """Make the project."""
    small_project(to)
    _many(to / "docs" / "data" / "procedures" / MANY)
    _look(to, CONFIRMED, "2018-01", "2026-11-30", "unchanged")
    _look(to, CONFIRMED, "2020-10", "2026-12-01", "unchanged")
    _look(to, CHANGED, "2024-01", "2026-12-01", "changed")
    return to


def _look(to: Path, document: str, revision: str, on: str, saw: str) -> None:
    (file,) = (to / "docs" / "data").glob(f"*/{document}/document.yml")
    given = {"on": on, "by": "佐藤", "revision": revision, "saw": saw}
    append(file, Review.model_validate(given))


def _many(folder: Path) -> None:
    folder.mkdir()
    (folder / "document.yml").write_text(
        f"title: 版の多い手順\nsummary: 版の多い手順。\npage: {MANY_PAGE}\naudience: seller\n"
        "surface: any\nreview_every: P1Y\n",
        "utf-8",
    )
    for number in range(1, 15):
        (folder / f"r{number:02}.yml").write_text(_revision(number), "utf-8")


def _revision(number: int) -> str:
    older = f"supersedes: r{number - 1:02}\n" if number > 1 else ""
    observed = f'"{SEEN[number]}"' if number in SEEN else "{basis: unknown}"
    return (
        f"observed: {observed}\n{older}"
        f'recorded: "2026-11-22"\nsummary: 形{number}\noutcome: 済む。\n'
        f"steps:\n  - {{id: press, do: 『ボタン{number}』を押す, source: editorial}}\n"
    )
