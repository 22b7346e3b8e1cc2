"""The shipped chains of revisions: nothing is lost on the way, and no mistake passes unseen."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from macros.checks import chain, fates
from macros.differences import compare, uncut
from macros.errors import Problem
from macros.library import Document, Filed, Library, entry_ids
from macros.models.document import Fate, Revision
from macros.read import read

LIBRARY = read(Path(__file__).parents[1] / "docs" / "data")[0]
PAIRS = [
    pytest.param(document, index, id=f"{document.id}:{new.id}")
    for document in LIBRARY.documents.values()
    for index, new in enumerate(document.revisions)
    if index
]
LISTS = ("steps", "items", "groups", "rules", "parts")


def pair(document: Document, index: int) -> tuple[Filed[Revision], Filed[Revision]]:
    return document.revisions[index - 1], document.revisions[index]


def changed(document: Document, index: int, **fields: object) -> Document:
    """Return a document one revision of which says something else."""
    revisions = list(document.revisions)
    revisions[index] = replace(
        revisions[index], model=revisions[index].model.model_copy(update=fields)
    )
    return replace(document, revisions=tuple(revisions))


def problems(document: Document) -> set[Problem]:
    library = Library({document.id: document}, {}, {}, {})
    return {*chain.check(library), *fates.check(library)}


def without(value: object, name: str) -> object:
    """Return the entries of a revision, in lists or groups, without the one of a name."""
    assert isinstance(value, tuple)
    kept = tuple(one for one in value if getattr(one, "id", None) != name)
    return tuple(
        one.model_copy(update={"items": without(one.items, name)}) if hasattr(one, "items") else one
        for one in kept
    )


def entries_without(revision: Revision, name: str) -> dict[str, object]:
    return {
        field: without(getattr(revision, field), name)
        for field in LISTS
        if hasattr(revision, field)
    }


def test_there_are_chains_to_test() -> None:
    assert len(PAIRS) >= 29


@pytest.mark.parametrize(("document", "index"), PAIRS)
def test_every_old_entry_is_there_still_or_has_a_fate(document: Document, index: int) -> None:
    old, new = (one.model for one in pair(document, index))
    rows = compare(old, new, uncut)
    before, after = entry_ids(old), entry_ids(new)
    assert sorted(row.id for row in rows) == sorted(before.keys() | after.keys())
    for row in rows:
        assert (row.status == "gone") == (row.id not in after)
        assert (row.status == "added") == (row.id not in before)
        assert (row.fate is not None) == (row.status == "gone")


def missing(new: Filed[Revision], name: str, old: str) -> Problem:
    return new.problem(
        ("fates",),
        "FATE-MISSING",
        f"前の版「{old}」の「{name}」がありません。fates に行方と理由を書いてください",
        key=True,
    )


@pytest.mark.parametrize(("document", "index"), PAIRS)
def test_an_entry_that_is_dropped_is_missed(document: Document, index: int) -> None:
    old, new = pair(document, index)
    for name in entry_ids(old.model).keys() & entry_ids(new.model).keys():
        found = problems(changed(document, index, **entries_without(new.model, name)))
        assert missing(new, name, old.id) in found


@pytest.mark.parametrize(("document", "index"), PAIRS)
def test_a_fate_that_is_dropped_is_missed(document: Document, index: int) -> None:
    old, new = pair(document, index)
    for name in new.model.fates:
        kept = {one: fate for one, fate in new.model.fates.items() if one != name}
        assert missing(new, name, old.id) in problems(changed(document, index, fates=kept))


def strays(document: Document, index: int) -> Iterator[dict[str, Fate]]:
    _, new = pair(document, index)
    yield {**new.model.fates, "no-such": Fate(fate="removed", why="ない")}
    for name, fate in new.model.fates.items():
        yield {**new.model.fates, name: fate.model_copy(update={"by": ("no-such",)})}


@pytest.mark.parametrize(("document", "index"), PAIRS)
def test_a_fate_that_leads_nowhere_is_refused(document: Document, index: int) -> None:
    _, new = pair(document, index)
    for wrong in strays(document, index):
        found = problems(changed(document, index, fates=wrong))
        assert {one.code for one in found} & {"FATE-STRAY", "FATE-HEIR"}
        lines = {mark.line for place, mark in new.origin.keys.items() if place[:1] == ("fates",)}
        assert {(one.file, one.line in lines or not lines) for one in found} == {
            (new.origin.file, True)
        }


@pytest.mark.parametrize(("document", "index"), PAIRS)
def test_a_fork_is_refused(document: Document, index: int) -> None:
    _, new = pair(document, index)
    twin = replace(new, id="twin")
    forked = replace(document, revisions=(*document.revisions, twin))
    line = new.mark(("supersedes",)).line
    assert {(one.code, one.file, one.line) for one in problems(forked)} == {
        ("CHAIN-FORK", new.origin.file, line)
    }


def dated(document: Document) -> Iterator[tuple[int, int]]:
    """Yield the indexes of neighbours of which one is wholly later than the other."""
    for index, (old, new) in enumerate(pairwise(document.revisions)):
        before, after = old.model.observed.date, new.model.observed.date
        known = before and after and before.latest and after.earliest
        if known and before.latest < after.earliest:
            yield index, index + 1


def test_dates_that_are_exchanged_are_refused() -> None:
    tried = 0
    for document in LIBRARY.documents.values():
        for first, second in dated(document):
            old, new = document.revisions[first], document.revisions[second]
            exchanged = changed(document, first, observed=new.model.observed)
            exchanged = changed(exchanged, second, observed=old.model.observed)
            found = {(one.code, one.file, one.line) for one in problems(exchanged)}
            assert ("CHAIN-DATE", new.origin.file, new.mark(("observed",)).line) in found
            tried += 1
    assert tried
