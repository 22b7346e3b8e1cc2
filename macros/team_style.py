"""A team's colours as a style sheet, since nothing may be styled within a page."""

from .models.team import TINT, Colours


def style(colours: Colours) -> str:
    """Return the rules that follow our own style sheet.

    Links have the team's colour in the light scheme only: upon dark pages ours stay. Tabs are not
    faded, so that white is read upon every colour that passes; a line marks the open one.
    """
    transparent = f"color-mix(in srgb, {colours.accent} {TINT:.0%}, transparent)"
    return f"""\
[data-md-color-primary="custom"] {{
  --md-primary-fg-color: {colours.primary};
  --md-primary-fg-color--light: {colours.primary};
  --md-primary-fg-color--dark: {colours.primary};
}}

[data-md-color-scheme="default"][data-md-color-primary="custom"] {{
  --md-accent-fg-color: {colours.accent};
  --md-accent-fg-color--transparent: {transparent};
  --md-typeset-a-color: {colours.accent};
}}

.md-tabs__link {{
  opacity: 1;
}}

.md-tabs__item--active .md-tabs__link {{
  text-decoration: underline;
  text-underline-offset: 0.4em;
}}
"""
