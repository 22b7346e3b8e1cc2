"""What commands share: where the data is, and what to say when an argument is wrong."""

import argparse
import os
import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from ..errors import RefusedError, listing, mistakes
from ..handbook import DATA, open_data
from ..library import Document, Library
from ..models.fields import Day

DOCS = Path("docs")
DATA_FOLDER = DOCS / DATA

AddParser = Callable[..., argparse.ArgumentParser]


class MistakesError(Exception):
    """The data has mistakes, so that nothing can be said of it; they have been printed."""


def team_folder() -> Path | None:
    """Return the folder that the environment variable TEAM names, as for the build."""
    named = os.environ.get("TEAM")
    return Path(named) if named else None


def sound_library() -> Library:
    """Return the library; MistakesError after listing what is wrong with it."""
    library, problems = open_data(DATA_FOLDER, team=team_folder())
    if mistakes(problems):
        print(listing(problems), file=sys.stderr)
        raise MistakesError
    return library


def known_document(document_id: str) -> Document:
    """Return a document of sound data; RefusedError names those that there are."""
    library = sound_library()
    if document_id not in library.documents:
        raise refusal(f"文書「{document_id}」はありません", library.documents)
    return library.documents[document_id]


def refusal(what: str, known: Iterable[str]) -> RefusedError:
    """Return the error for a name that is not among those known."""
    return RefusedError(f"{what}（あるもの: {'、'.join(known)}）")


def day(text: str | None) -> date:
    """Return the day that an argument names, or today without one; RefusedError says the form."""
    if text is None:
        return date.today()
    try:
        return TypeAdapter[date](Day).validate_python(text)
    except ValidationError as error:
        raise RefusedError(f"「{text}」: {error.errors()[0]['msg']}") from None
