"""A new revision as a full snapshot of the newest one, dated and chained.

The text of the file is kept, comments and order included; only what must differ is written anew.
"""

import re
from datetime import date
from pathlib import Path

from . import dates
from .errors import RefusedError
from .library import Document
from .load import load
from .models.fields import KEBAB

_OWN = ("observed", "recorded", "supersedes", "fates")
"""Top-level keys that a new revision never shares with the one before."""


def write(document: Document, observed: str, name: str | None, recorded: date) -> Path:
    """Write the new revision's file and return its path; RefusedError writes nothing."""
    _check_date(document, observed)
    name = name or observed
    folder = Path(document.head.origin.file).parent
    path = folder / f"{name}.yml"
    if not re.fullmatch(KEBAB, name):
        raise RefusedError(
            f"「{name}」はファイル名にできません。--name に英小文字で名前を書いてください"
        )
    if path.exists():
        raise RefusedError(f"{path} はもうあります。--name に別の名前を書いてください")
    path.write_text(
        snapshot(folder / f"{document.current.id}.yml", observed, recorded), encoding="utf-8"
    )
    return path


def snapshot(newest: Path, observed: str, recorded: date) -> str:
    """Return the text of a revision that supersedes the one in ``newest``."""
    text = newest.read_text(encoding="utf-8-sig")
    top = {
        place[0]: mark.line for place, mark in load(newest).origin.keys.items() if len(place) == 1
    }
    starts = sorted(top.values())
    lines = text.splitlines(keepends=True)
    kept = lines[: starts[0] - 1]
    for key, start in top.items():
        end = next((line for line in starts if line > start), len(lines) + 1)
        if key not in _OWN:
            kept += lines[start - 1 : end - 1]
    head = f'observed: "{observed}"\nrecorded: "{recorded}"\nsupersedes: "{newest.stem}"\n'
    return head + "".join(kept)


def _check_date(document: Document, observed: str) -> None:
    try:
        parsed = dates.parse(observed)
    except ValueError as error:
        raise RefusedError(str(error)) from None
    newest = document.current.model.observed.date
    if newest and newest.earliest and parsed.latest and parsed.latest < newest.earliest:
        raise RefusedError(
            f"{observed} は、いまの版「{document.current.id}」の時期（{newest}）より前です。"
            "それより後の日付を書いてください"
        )
