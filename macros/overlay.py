"""A team's folder laid over the handbook: data of its own, notes, name, contact and colours.

What is shipped stays as it is, so that newer versions of it merge without a conflict.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from .data_folder import DataFolder
from .errors import Problem
from .library import Document, Filed, Library, Overlay
from .models.team import Note, Team
from .read import read

DATA = "data"
TEAM = "team.yml"
NOTES = "notes.yml"
README = "README.md"

_UNREAD = Team(name="（読めない名前）")
"""Stands in where ``team.yml`` has a mistake, so that all others are found in the same run."""

Part = Mapping[str, Document | Filed[object]]
"""Documents, facts, sources or the like by id."""


def lay_over(shipped: Library, folder: Path) -> tuple[Library, list[Problem]]:
    """Return the library with what a team's folder adds, and every mistake in that folder.

    The team's data has the shape of the shipped data; no id of it may stand there already. The
    rules of ``checks`` hold for the whole and are not looked at here.
    """
    files = DataFolder(folder, folder.as_posix())
    if not folder.is_dir():
        files.complain(folder, "TEAM-MISSING", "TEAM が示すフォルダーがありません")
        return shipped, files.problems
    files.refuse_strangers(folder, folders=(DATA,), files=(TEAM, NOTES, README))
    team = files.file(folder / TEAM, Team, "team")
    notes = tuple(_notes(files, folder / NOTES))
    own, problems = read(folder / DATA, f"{files.shown}/{DATA}", whole=False)
    overlay = Overlay(folder, team.model if team else _UNREAD, notes, shipped, own)
    return _merged(overlay), [*files.problems, *problems, *_clashes(overlay)]


def _notes(files: DataFolder, path: Path) -> Iterator[Filed[Note]]:
    items = files.items(path, Note) if path.exists() else None
    for item in items or ():
        if item.model:
            yield Filed(str(item.index), item.model, item.origin, (item.index,))


def _merged(overlay: Overlay) -> Library:
    """Return both libraries as one; where an id clashes, what is shipped stays."""
    shipped, own = overlay.shipped, overlay.own
    parts: dict[str, Any] = {
        name: {**ours, **{one: theirs[one] for one in theirs if one not in ours}}
        for name, ours, theirs in _parts(overlay)
    }
    return replace(shipped, **parts, unread=shipped.unread | own.unread, overlay=overlay)


def _clashes(overlay: Overlay) -> Iterator[Problem]:
    for _, ours, theirs in _parts(overlay):
        for name in ours.keys() & theirs.keys():
            mine, taken = _head(theirs[name]), _head(ours[name])
            yield mine.problem(
                ("id",),
                "ID-DUPLICATE",
                f"「{name}」は手順帳の {taken.origin.file} にもあります。別の id にしてください",
            )


def _parts(overlay: Overlay) -> Iterator[tuple[str, Part, Part]]:
    """Yield each part of a library with its name: as it is shipped, and as the team has it."""
    for part in fields(Library):
        if part.name not in {"unread", "overlay"}:
            yield part.name, getattr(overlay.shipped, part.name), getattr(overlay.own, part.name)


def _head(one: Document | Filed[object]) -> Filed[object]:
    return one.head if isinstance(one, Document) else one
