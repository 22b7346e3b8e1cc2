"""The sign of the handbook as pictures: for the social card, and where an app is installed.

It is the drawing of ``favicon.svg``. No words: a font for Japanese cannot be counted on where the
site is built, and whoever shows a card sets title and description beside it.
"""

import io

from PIL import Image, ImageDraw

COLOUR = "#17495a"
_TICK = ((6.0, 12.5), (10.0, 16.5), (18.0, 7.5))
_STROKE = 2.6
_GRID = 24
"""The units of the drawing, across."""
_FINE = 4
"""Drawn so many times larger, then reduced, for smooth edges."""


def card() -> bytes:
    """Return a card of 1200 × 630 pixels as PNG."""
    picture = Image.new("RGB", (1200, 630), COLOUR)
    picture.paste(_sign(420), (390, 105))
    return _png(picture)


def icon(size: int) -> bytes:
    """Return a square icon as PNG, ``size`` pixels wide; it may be cut to a circle."""
    picture = Image.new("RGB", (size, size), COLOUR)
    inner = size * 7 // 10
    picture.paste(_sign(inner), ((size - inner) // 2,) * 2)
    return _png(picture)


def _sign(size: int) -> Image.Image:
    unit = size * _FINE / _GRID
    picture = Image.new("RGB", (size * _FINE, size * _FINE), COLOUR)
    draw = ImageDraw.Draw(picture)
    points = [(x * unit, y * unit) for x, y in _TICK]
    draw.line(points, fill="white", width=round(_STROKE * unit), joint="curve")
    radius = _STROKE * unit / 2
    for x, y in points:
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill="white")
    return picture.resize((size, size), Image.Resampling.LANCZOS)


def _png(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()
