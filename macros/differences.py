"""What changed between two neighbouring revisions, entry by entry and word by word.

Every entry of either revision is in exactly one row, so that nothing is lost or counted twice.
"""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

import budoux

from .models.document import Entry, Fate, Revision

Status = Literal["unchanged", "changed", "added", "gone"]
Segment = Callable[[str], list[str]]

IGNORED = {"id", "source", "notes", "against", "next"}
"""What is said about an entry rather than by it: a new source for the same step is no change."""

_ATOMS = re.compile(r"(『[^『』]+』|[0-9][0-9.,:/年月日時分〜-]*)")


@dataclass(frozen=True)
class Run:
    """Words that both texts share, or that only one of them has."""

    kind: Literal["same", "removed", "added"]
    text: str


@dataclass(frozen=True)
class FieldChange:
    """One field of an entry that says something else now. An absent side is empty."""

    name: str
    old: str
    new: str
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Row:
    """One entry in two neighbouring revisions."""

    id: str
    status: Status
    old: Entry | None
    new: Entry | None
    moved: bool = False
    """Whether it stands elsewhere among the entries that both revisions have."""
    fields: tuple[FieldChange, ...] = ()
    fate: Fate | None = None


def segmenter() -> Segment:
    """Return a function that cuts Japanese into phrases; labels and numbers stay whole."""
    parser = budoux.load_default_japanese_parser()

    def segment(text: str) -> list[str]:
        words: list[str] = []
        for index, part in enumerate(_ATOMS.split(text)):
            words += [part] if index % 2 else parser.parse(part)
        return [word for word in words if word]

    return segment


def uncut(text: str) -> list[str]:
    """Cut nothing: enough where it only counts whether texts differ."""
    return [text]


def compare(old: Revision, new: Revision, segment: Segment) -> tuple[Row, ...]:
    """Return one row for each entry of either revision, in the order of the new one.

    Entries that are gone stand where they stood.
    """
    before = {entry.id: entry for _, entry in old.entries()}
    after = {entry.id: entry for _, entry in new.entries()}
    rows: list[Row] = []
    matcher = SequenceMatcher(None, list(before), list(after), autojunk=False)
    for _, start, end, new_start, new_end in matcher.get_opcodes():
        kept = start < end and list(before)[start:end] == list(after)[new_start:new_end]
        rows += [
            Row(name, "gone", before[name], None, fate=new.fates.get(name))
            for name in list(before)[start:end]
            if name not in after
        ]
        rows += [
            _row(before.get(name), after[name], segment, moved=not kept and name in before)
            for name in list(after)[new_start:new_end]
        ]
    return tuple(rows)


def _row(old: Entry | None, new: Entry, segment: Segment, *, moved: bool) -> Row:
    if old is None:
        return Row(new.id, "added", None, new)
    fields = tuple(_fields(old, new, segment))
    return Row(new.id, "changed" if fields else "unchanged", old, new, moved, fields)


def _fields(old: Entry, new: Entry, segment: Segment) -> Iterator[FieldChange]:
    for name in type(new).model_fields:
        if name in IGNORED:
            continue
        before, after = said(getattr(old, name)), said(getattr(new, name))
        if before != after:
            yield FieldChange(name, before, after, runs(before, after, segment))


def runs(old: str, new: str, segment: Segment) -> tuple[Run, ...]:
    """Return the words of two texts, marked as shared, removed or added."""
    before, after = segment(old), segment(new)
    found: list[Run] = []
    for _, start, end, new_start, new_end in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        removed, added = "".join(before[start:end]), "".join(after[new_start:new_end])
        if removed == added:
            found.append(Run("same", removed))
            continue
        found += [Run("removed", removed)] if removed else []
        found += [Run("added", added)] if added else []
    return tuple(found)


def fingerprint(entry: Entry) -> str:
    """Return a short mark that two entries share if, and only if, ``compare`` finds no change.

    A reader's tick bears it, so that no tick ever stands for other words than those that were seen.
    """
    fields = [(name, said(getattr(entry, name))) for name in type(entry).model_fields]
    shown = repr([field for field in fields if field[0] not in IGNORED and field[1]])
    return hashlib.sha256(shown.encode()).hexdigest()[:12]


def digest(revision: Revision) -> str:
    """Return a mark of all entries of a revision, in order and as they are worded."""
    marks = [f"{entry.id} {fingerprint(entry)}" for _, entry in revision.entries()]
    return hashlib.sha256("\n".join(marks).encode()).hexdigest()[:8]


def said(value: object) -> str:
    """Return what a reader sees of a field's value."""
    if value is None or value is False:
        return ""
    if value is True:
        return "はい"
    if isinstance(value, tuple):
        return "、".join(map(said, value))
    if isinstance(value, dict):
        return "、".join(f"{key}: {said(one)}" for key, one in value.items())
    return str(value)
