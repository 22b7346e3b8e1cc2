"""Boxes of situations, and what others leave of them.

A box holds one bit mask a column: the classes of answers that it takes in. The search below goes
from column to column, ANDing masks of the covers that are still met. Where the same covers are
left at the same column, the rest is the same, and it is looked at once.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache

Box = tuple[int, ...]


def bits(mask: int) -> Iterator[int]:
    """Yield the numbers of the bits that are set, lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def common(one: Box, other: Box) -> Box | None:
    """Return what two boxes share, or None."""
    shared = tuple(a & b for a, b in zip(one, other, strict=True))
    return shared if all(shared) else None


def size(box: Box) -> int:
    """Return how many situations are in a box."""
    product = 1
    for mask in box:
        product *= mask.bit_count()
    return product


def uncovered(box: Box, covers: Sequence[Box]) -> Box | None:
    """Return a box of situations inside ``box`` that no cover takes in, or None."""
    near = [shared for cover in covers if (shared := common(box, cover))]
    if box in near:
        return None
    split = _splitter(box, near)

    @cache
    def search(column: int, met: int) -> Box | None:
        if not met:
            return box[column:]
        for still_met, classes in split(column, met):
            rest = search(column + 1, still_met)
            if rest is not None:
                return (classes, *rest)
        return None

    return search(0, (1 << len(near)) - 1)


def count_uncovered(box: Box, covers: Sequence[Box]) -> int:
    """Return how many situations inside ``box`` no cover takes in."""
    near = [shared for cover in covers if (shared := common(box, cover))]
    split = _splitter(box, near)

    @cache
    def count(column: int, met: int) -> int:
        if not met:
            return size(box[column:])
        return sum(
            classes.bit_count() * count(column + 1, still_met)
            for still_met, classes in split(column, met)
        )

    return count(0, (1 << len(near)) - 1)


Split = Callable[[int, int], list[tuple[int, int]]]


def _splitter(box: Box, covers: Sequence[Box]) -> Split:
    """Return a function from a column and the covers met so far to what comes next.

    Each is the covers still met, and the classes of the column where just these are; fewest first.
    A cover that takes in all that is left of the box settles it, and nothing comes next.
    """
    meeting = [
        {
            bit: sum(1 << index for index, cover in enumerate(covers) if cover[column] >> bit & 1)
            for bit in bits(mask)
        }
        for column, mask in enumerate(box)
    ]
    whole_after = [
        sum(1 << index for index, cover in enumerate(covers) if cover[column:] == box[column:])
        for column in range(len(box) + 1)
    ]

    def split(column: int, met: int) -> list[tuple[int, int]]:
        if met & whole_after[column]:
            return []
        groups: dict[int, int] = {}
        for bit, covers_there in meeting[column].items():
            still_met = met & covers_there
            groups[still_met] = groups.get(still_met, 0) | 1 << bit
        return sorted(groups.items(), key=lambda group: group[0].bit_count())

    return split
