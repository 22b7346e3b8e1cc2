import re

import pytest
import segno
import zxingcpp
from PIL import Image, ImageDraw

from macros.qr import QUIET, Code, code

RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z")


def picture(drawn: Code, pixels: int = 4) -> Image.Image:
    """Draw the path as a browser does."""
    image = Image.new("L", (drawn.size * pixels, drawn.size * pixels), 255)
    draw = ImageDraw.Draw(image)
    assert RUN.sub("", drawn.path) == ""
    for column, row, length, back in (map(int, found) for found in RUN.findall(drawn.path)):
        assert length == back
        corners = (column, row, column + length, row + 1)
        left, top, right, bottom = (edge * pixels for edge in corners)
        draw.rectangle((left, top, right - 1, bottom - 1), 0)
    return image


@pytest.mark.parametrize(
    "text",
    [
        "https://handbook.example/team/calls/preparation/compiled/",
        "https://handbook.example/" + "long-name/" * 30,
        "x",
        "日本語",
    ],
)
def test_another_program_reads_what_was_written(text: str) -> None:
    (found,) = zxingcpp.read_barcodes(picture(code(text)))
    assert found.text == text
    assert found.ec_level == "M"


def test_there_is_white_around() -> None:
    drawn = code("https://handbook.example/")
    edges = {edge for found in RUN.findall(drawn.path) for edge in map(int, found[:2])}
    assert min(edges) == QUIET
    assert picture(drawn).getbbox() is not None
    ends = [int(found[0]) + int(found[2]) for found in RUN.findall(drawn.path)]
    assert max(ends) == drawn.size - QUIET


def test_what_is_too_long_is_a_bug() -> None:
    assert code("x" * 2331).size == 177 + 2 * QUIET
    with pytest.raises(segno.DataOverflowError):
        code("x" * 2332)
