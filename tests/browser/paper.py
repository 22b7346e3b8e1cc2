"""What tests see of a printed page: letters, boxes and codes, as programs other than Chromium do.

Lengths are points (1/72 inch), from the lower left corner of the page.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
import zxingcpp
from PIL import Image, ImageOps

MM = 72 / 25.4
DPI = 150
"""What a telephone or a plain scanner sees at least."""
FINE = 300
EVERYTHING = "print/packs/all/"
SIDE = 20
"""Of the square in which the shapes of two letters are compared."""


@dataclass(frozen=True)
class Letter:
    """One letter on a page: from where to where it has ink, and the line it stands on."""

    text: str
    size: float
    left: float
    right: float
    base: float


class Paper:
    """A PDF file that Chromium printed."""

    def __init__(self, data: bytes) -> None:
        self._pdf: Any = pypdfium2.PdfDocument(data)
        self.pages: list[Any] = list(self._pdf)

    def headings(self) -> list[tuple[int, str, int]]:
        """Return level, words and page, from 0, of each bookmark."""
        return [
            (mark.level, mark.get_title(), mark.get_dest().get_index())
            for mark in self._pdf.get_toc()
        ]

    def text(self, page: int) -> str:
        """Return all letters of a page without the space between them."""
        return squeezed(self.pages[page].get_textpage().get_text_range())

    def letters(self, page: int) -> Iterator[Letter]:
        """Yield the letters of a page that leave ink."""
        held = self.pages[page].get_textpage()
        matrix, x, y = pdfium.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
        for index in range(held.count_chars()):
            text = chr(pdfium.FPDFText_GetUnicode(held, index))
            if not squeezed(text):
                continue
            pdfium.FPDFText_GetMatrix(held, index, ctypes.byref(matrix))
            pdfium.FPDFText_GetCharOrigin(held, index, ctypes.byref(x), ctypes.byref(y))
            size = pdfium.FPDFText_GetFontSize(held, index) * abs(matrix.d)
            left, _, right, _ = held.get_charbox(index)
            yield Letter(text, size, left, right, y.value)

    def squares(self, page: int, least: float, most: float) -> int:
        """Return how many squares are drawn on a page whose sides are of such lengths."""
        found = self.pages[page].get_objects([pdfium.FPDF_PAGEOBJ_PATH])
        bounds = (path.get_bounds() for path in found)
        return sum(
            least < right - left < most and least < top - bottom < most
            for left, bottom, right, top in bounds
        )

    def embeds_fonts(self, page: int) -> bool:
        """Return whether every letter's font is in the file."""
        texts = list(self.pages[page].get_objects([pdfium.FPDF_PAGEOBJ_TEXT]))
        fonts = [pdfium.FPDFTextObj_GetFont(text.raw) for text in texts]
        return bool(fonts) and all(pdfium.FPDFFont_GetIsEmbedded(font) == 1 for font in fonts)

    def picture(self, page: int, dpi: int = DPI) -> Image.Image:
        """Return a page as a scanner sees it, in grey."""
        seen: Image.Image = self.pages[page].render(scale=dpi / 72, grayscale=True).to_pil()
        return seen

    def inked(self, page: int) -> tuple[float, float, float, float]:
        """Return the smallest frame (left, top, right, bottom from the upper left) of all ink."""
        frame = ImageOps.invert(self.picture(page)).getbbox()
        assert frame is not None
        left, top, right, bottom = (edge * 72 / DPI for edge in frame)
        return left, top, right, bottom

    def codes(self, page: int) -> list[str]:
        """Return what the QR codes of a page say, as another program reads them."""
        seen = zxingcpp.read_barcodes(
            self.picture(page), zxingcpp.BarcodeFormat.QRCode, try_rotate=False, try_invert=False
        )
        return [code.text for code in seen]

    def shapes(self, page: int) -> Iterator[tuple[Letter, Any]]:
        """Yield each letter with its shape in a fine picture."""
        yield from self._cut(page, self.picture(page, FINE), FINE / 72)

    def black_shapes(self, page: int) -> Iterator[tuple[Letter, Any]]:
        """Yield each letter with its shape in a picture that knows only black and white."""
        black = self.picture(page).point(lambda grey: 255 * (grey >= 128))
        yield from self._cut(page, black, DPI / 72)

    def _cut(self, page: int, picture: Image.Image, scale: float) -> Iterator[tuple[Letter, Any]]:
        for letter in self.letters(page):
            width = min(SIDE, max(1, round((letter.right - letter.left) / letter.size * SIDE)))
            top = self.pages[page].get_height() - letter.base - 0.95 * letter.size
            box = (letter.left - 0.2, top, letter.right + 0.2, top + 1.15 * letter.size)
            cut = picture.resize(
                (width, SIDE), Image.Resampling.BOX, box=tuple(edge * scale for edge in box)
            )
            shape = np.full((SIDE, SIDE), 255.0)
            shape[:, :width] = np.asarray(cut)
            shape -= shape.mean()
            yield letter, shape.ravel() / (np.linalg.norm(shape) or 1)


def squeezed(text: str) -> str:
    """Return a text without space, invisible letters and hyphens: PDFium drops those at an end."""
    return "".join(one for one in text if one.isprintable() and not one.isspace() and one != "-")
