"""Everything in one call: data read, checked, and guides checked against it."""

from pathlib import Path

from . import checks, guides
from .errors import Problem
from .library import Library
from .overlay import lay_over
from .read import read

DATA = "data"


def open_data(
    data: Path, shown: str | None = None, team: Path | None = None
) -> tuple[Library, list[Problem]]:
    """Read and check a folder of data; ``shown`` is its name in problems.

    A team's folder is laid over it; its own name is shown.
    """
    library, problems = read(data, shown)
    if team is not None:
        library, more = lay_over(library, team)
        problems += more
    return library, problems + checks.run(library)


def open_docs(
    docs: Path, shown: str | None = None, team: Path | None = None
) -> tuple[Library, list[Problem]]:
    """Read and check the data below a documentation folder, and the guides that call it."""
    name = shown or docs.as_posix()
    library, problems = open_data(docs / DATA, f"{name}/{DATA}", team)
    return library, problems + guides.check(docs, docs / DATA, library, name)
