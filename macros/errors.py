"""Mistakes in the data, as values.

Why: an editor mends a file once instead of once per mistake, so every problem of a run is
collected and shown together. A bug in this package is an exception, never a Problem.
"""

from collections.abc import Iterable
from dataclasses import dataclass


class RefusedError(Exception):
    """What was asked for cannot be done; the message is Japanese and says what can."""


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake that an editor can mend.

    ``file`` is shown as the editor knows it, ``line`` and ``column`` count from 1, ``code`` is an
    upper-case ASCII word that never changes, ``message`` is Japanese and says what to write.
    """

    file: str
    line: int
    column: int
    code: str
    message: str

    def __str__(self) -> str:
        """Show the problem in the form that editors and CI systems turn into a link."""
        return f"{self.file}:{self.line}:{self.column}: [{self.code}] {self.message}"


def listing(problems: Iterable[Problem]) -> str:
    """Return all problems, one a line, in file order, and how many there are."""
    unique = sorted(set(problems))
    return "\n".join([*map(str, unique), f"問題が{len(unique)}件あります。"])
