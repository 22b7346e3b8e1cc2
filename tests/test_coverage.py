"""Every statement of the sources has a home in the handbook, or a reason for having none.

``tests/coverage/*.tsv`` holds one line a statement: the row of the inventory that it came from, the
source and the place in it, the statement in a few words, and where it lives now.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from macros.handbook import open_docs
from macros.library import Library, entry_ids
from macros.models.citations import named_sources

ROOT = Path(__file__).parents[1]
FOLDER = Path(__file__).parent / "coverage"
COLUMNS = ["row", "source", "place", "statement", "home"]
REASON = "理由:"
MOST_REASONS = 0.05


@dataclass(frozen=True)
class Line:
    """One statement."""

    where: str
    row: str
    source: str
    place: str
    statement: str
    home: str


def lines() -> Iterator[Line]:
    for path in sorted(FOLDER.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            table = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            assert next(table) == COLUMNS, path.name
            for number, cells in enumerate(table, 2):
                assert len(cells) == len(COLUMNS), f"{path.name}:{number}"
                assert all(cell.strip() for cell in cells), f"{path.name}:{number}"
                yield Line(f"{path.name}:{number}", *cells)


@pytest.fixture(scope="module")
def library() -> Library:
    found, problems = open_docs(ROOT / "docs")
    assert not problems
    return found


def sources_at(library: Library, home: str) -> set[str] | None:
    """Return the sources that a home cites, or None if there is no such place."""
    if home.startswith("docs/"):
        return _page(home)
    folder, _, rest = home.partition("/")
    if not rest:
        return _reference(library, *home.split("#"))
    if folder == "facts":
        return _fact(library, *rest.split("#"))
    return _document(library, folder, rest)


def _page(home: str) -> set[str] | None:
    page = ROOT / home
    return {"editorial"} if page.is_file() else None


def _reference(library: Library, name: str, entry: str) -> set[str] | None:
    if name == "sources":
        return {entry} if entry in library.sources else None
    entries = {
        "case-facts": library.case_facts,
        "glossary": library.glossary,
        "faq": library.faq,
        "tools": library.tools,
        "omissions": library.omissions,
    }[name]
    filed = entries.get(entry)
    return _named(filed.model) if filed else None


def _fact(library: Library, name: str, claim: str | None = None) -> set[str] | None:
    filed = library.facts.get(name)
    if filed is None or (claim and claim not in {one.id for one in filed.model.claims}):
        return None
    return _named(filed.model)


def _document(library: Library, folder: str, rest: str) -> set[str] | None:
    way, _, entry = rest.partition("#")
    name, _, revision = way.partition("/")
    document = library.documents.get(name)
    if document is None or f"{document.kind}s" != folder:
        return None
    shown = {filed.id: filed.model for filed in document.revisions}
    if revision not in shown:
        return None if revision else _named(tuple(shown.values()))
    if not entry:
        return _named(shown[revision])
    found = entry_ids(shown[revision]).get(entry)
    return _named(found) if found else None


def _named(model: object) -> set[str]:
    return {name for _, name in named_sources(model)}


def test_every_home_exists_and_cites_the_source(library: Library) -> None:
    faults = []
    for line in lines():
        if line.home.startswith(REASON):
            continue
        for home in line.home.split():
            cited = sources_at(library, home)
            if cited is None:
                faults.append(f"{line.where}: {line.row}: no such place: {home}")
            elif line.source != "editorial" and line.source not in cited and "docs/" not in home:
                faults.append(f"{line.where}: {line.row}: {home} does not cite {line.source}")
    assert not faults, "\n".join(faults)


def test_every_source_that_a_line_names_exists(library: Library) -> None:
    known = library.sources.keys() | {"editorial"}
    unknown = {line.source for line in lines() if not line.home.startswith(REASON)} - known
    assert not unknown


def test_few_statements_are_left_out() -> None:
    all_lines = list(lines())
    left_out = [line for line in all_lines if line.home.startswith(REASON)]
    assert all(len(line.home) > len(REASON) + 3 for line in left_out)
    assert len(left_out) <= MOST_REASONS * len(all_lines)


@pytest.mark.parametrize(
    ("section", "last"),
    [
        ("A", 6),
        ("B", 30),
        ("C", 25),
        ("D", 19),
        ("E", 14),
        ("F", 52),
        ("G", 30),
        ("H", 23),
        ("I", 32),
    ],
)
def test_every_numbered_entry_of_a_section_is_there(section: str, last: int) -> None:
    numbers = {
        int(match[1]) for line in lines() if (match := re.match(rf"{section}-(\d\d)", line.row))
    }
    assert numbers >= set(range(1, last + 1))
