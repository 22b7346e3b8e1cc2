from itertools import product
from random import Random

from macros.decisions.boxes import Box, bits, common, count_uncovered, size, uncovered


def points(box: Box) -> set[tuple[int, ...]]:
    return set(product(*map(bits, box)))


def random_box(random: Random, columns: int) -> Box:
    return tuple(random.randint(1, 7) for _ in range(columns))


def test_what_is_uncovered_is_what_no_cover_holds() -> None:
    some = 0
    for seed in range(1_000):
        random = Random(seed)
        columns = random.randint(1, 4)
        box = random_box(random, columns)
        covers = [random_box(random, columns) for _ in range(random.randint(0, 8))]
        left = points(box).difference(*map(points, covers))
        found = uncovered(box, covers)
        assert (found is None) == (not left)
        assert found is None or (points(found) and points(found) <= left)
        assert count_uncovered(box, covers) == len(left)
        some += bool(left)
    assert 200 < some < 900


def test_boxes_share_what_is_in_both() -> None:
    assert common((0b011, 0b10), (0b110, 0b11)) == (0b010, 0b10)
    assert common((0b011, 0b10), (0b110, 0b01)) is None


def test_a_box_is_as_large_as_its_columns_make_it() -> None:
    assert size((0b101, 0b1, 0b111)) == 6
    assert size(()) == 1
    assert list(bits(0b10110)) == [1, 2, 4]
