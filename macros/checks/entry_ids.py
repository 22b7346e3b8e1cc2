"""An entry's id is its own within a revision: ticks and changes are kept by it."""

from collections.abc import Iterator

from ..errors import Problem
from ..library import Library


def check(library: Library) -> Iterator[Problem]:
    """Refuse an id that two entries of one revision share."""
    for _, filed in library.revisions():
        lines: dict[str, int] = {}
        for place, entry in filed.model.entries():
            at = (*place, "id")
            if entry.id in lines:
                yield filed.problem(
                    at, "ID-DUPLICATE", f"id「{entry.id}」は{lines[entry.id]}行目にもあります"
                )
            lines.setdefault(entry.id, filed.mark(at).line)
