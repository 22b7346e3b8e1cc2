"""Contrast between two colours.

Source: WCAG 2.2, relative luminance and contrast ratio.
"""

_DARK = 0.04045
"""Up to here sRGB is linear."""


def ratio(one: str, other: str) -> float:
    """Return the contrast of two colours written as ``#rrggbb``, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """Return the colour that ``one`` with a ``share`` from 0 to 1 makes upon ``other``."""
    pairs = zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + bytes(round(a * share + b * (1 - share)) for a, b in pairs).hex()


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in bytes.fromhex(colour[1:]))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= _DARK else ((part + 0.055) / 1.055) ** 2.4)
