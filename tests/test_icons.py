import io

import pytest
from PIL import Image

from macros.icons import COLOUR, card, icon


def opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def test_the_card_has_the_size_that_sites_ask_for() -> None:
    assert opened(card()).size == (1200, 630)


@pytest.mark.parametrize("size", [192, 512])
def test_the_sign_stays_whole_where_an_icon_is_cut_to_a_circle(size: int) -> None:
    picture = opened(icon(size))
    assert picture.size == (size, size)
    drawn = [
        (x, y)
        for x in range(size)
        for y in range(size)
        if picture.getpixel((x, y)) == (255, 255, 255)
    ]
    assert drawn
    safe = 0.4 * size
    assert all((x - size / 2) ** 2 + (y - size / 2) ** 2 < safe**2 for x, y in drawn)
    assert picture.getpixel((0, 0)) == tuple(bytes.fromhex(COLOUR[1:]))
