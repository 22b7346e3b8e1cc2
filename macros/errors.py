"""Mistakes in the data, as values.

Why: an editor mends a file once instead of once per mistake, so every problem of a run is
collected and shown together. A bug in this package is an exception, never a Problem.
"""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal


class RefusedError(Exception):
    """What was asked for cannot be done; the message is Japanese and says what can."""


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake that an editor can mend.

    ``file`` is shown as the editor knows it, ``line`` and ``column`` count from 1, ``code`` is an
    upper-case ASCII word that never changes, ``message`` is Japanese and says what to write.
    A warning stops nothing.
    """

    file: str
    line: int
    column: int
    code: str
    message: str
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        """Show the problem in the form that editors and CI systems turn into a link."""
        mark = "注意: " if self.severity == "warning" else ""
        return f"{self.file}:{self.line}:{self.column}: [{self.code}] {mark}{self.message}"


def meant(name: str, known: Iterable[str], otherwise: str) -> str:
    """Return the name that an editor may have meant, in words; ``otherwise`` if none is close."""
    close = difflib.get_close_matches(name, list(known), n=1)
    return f"「{close[0]}」ではありませんか" if close else otherwise


def mistakes(problems: Iterable[Problem]) -> list[Problem]:
    """Return what has to be mended before anything is built."""
    return [problem for problem in problems if problem.severity == "error"]


def listing(problems: Iterable[Problem]) -> str:
    """Return all problems, one a line, in file order, and how many there are."""
    unique = sorted(set(problems))
    wrong = len(mistakes(unique))
    counts = [f"問題が{wrong}件あります。"] if wrong else []
    counts += [f"注意が{len(unique) - wrong}件あります。"] if len(unique) > wrong else []
    return "\n".join([*map(str, unique), *counts])
