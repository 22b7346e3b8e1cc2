"""QR codes (ISO/IEC 18004), as a page draws them.

Error correction M: up to 15 % of a printed code may be worn or stained.
"""

from dataclasses import dataclass
from itertools import groupby

import segno

QUIET = 4
"""Modules of white that a code needs around it."""


@dataclass(frozen=True)
class Code:
    """A code to be drawn in one unit a module."""

    size: int
    """Modules of a side, the white around included."""
    path: str
    """All dark modules as the path of an SVG."""


def code(text: str) -> Code:
    """Return the code of a text; segno's DataOverflowError beyond 2331 bytes."""
    made = segno.make_qr(text, error="m", mode="byte", encoding="utf-8", boost_error=False)
    return Code(size=len(made.matrix) + 2 * QUIET, path=path(made.matrix))


def path(matrix: tuple[bytearray, ...]) -> str:
    """Return one rectangle for each run of dark modules, row by row."""
    drawn = ""
    for row, modules in enumerate(matrix):
        column = 0
        for dark, run in groupby(modules):
            length = len(list(run))
            if dark:
                drawn += f"M{column + QUIET} {row + QUIET}h{length}v1h-{length}z"
            column += length
    return drawn
