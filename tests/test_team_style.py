import re

import pytest

from macros.contrast import mixed, ratio
from macros.models.team import BACKGROUNDS, CONTRAST, TINT, WHITE, Colours
from macros.team_style import style

from .building import ROOT

BASE = (ROOT / "docs/assets/stylesheets/base.css").read_text("utf-8")


def test_links_are_measured_upon_every_light_background_of_ours() -> None:
    light = BASE.partition(":root")[2].partition("}")[0]
    assert set(re.findall("--pb-[a-z-]*soft: (#[0-9a-f]{6});", light)) < set(BACKGROUNDS)


def test_our_own_colours_would_pass() -> None:
    primary = re.findall("--md-primary-fg-color: (#[0-9a-f]{6});", BASE)[0]
    accent = re.findall("--md-accent-fg-color: (#[0-9a-f]{6});", BASE)[0]
    assert Colours(primary=primary, accent=accent)


@pytest.mark.parametrize("grey", range(0x50, 0x90))
def test_just_what_can_be_read_passes(grey: int) -> None:
    colour = f"#{grey:02X}{grey:02X}{grey:02x}"
    upon = (*BACKGROUNDS, mixed(colour, WHITE, TINT))
    for field, others in (("primary", (WHITE,)), ("accent", upon)):
        given = {"primary": "#000000", "accent": "#000000", field: colour}
        if min(ratio(colour, other) for other in others) >= CONTRAST:
            assert getattr(Colours(**given), field) == colour.lower()
        else:
            with pytest.raises(ValueError, match="COLOUR-CONTRAST"):
                Colours(**given)


def test_links_keep_our_colour_in_the_dark() -> None:
    rules = style(Colours(primary="#2f5d3a", accent="#1d6b36")).split("}")
    (links,) = [rule for rule in rules if "--md-typeset-a-color" in rule]
    assert '[data-md-color-scheme="default"]' in links
    assert [rule for rule in rules if "#1d6b36" in rule] == [links]
    assert "--md-primary-fg-color: #2f5d3a" in rules[0]
