import pytest

from macros.contrast import mixed, ratio


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#ffffff", 21),
        ("#ffffff", "#ffffff", 1),
        # known values of other tools
        ("#767676", "#ffffff", 4.54),
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#0000ff", 2.15),
        ("#0a0a0a", "#000000", 1.06),
    ],
)
def test_contrast_is_what_wcag_says(one: str, other: str, expected: float) -> None:
    assert ratio(one, other) == ratio(other, one) == pytest.approx(expected, abs=0.005)


def test_colours_mix_by_share() -> None:
    assert mixed("#000000", "#ffffff", 0.1) == "#e6e6e6"
    assert mixed("#102030", "#ffffff", 1) == "#102030"
