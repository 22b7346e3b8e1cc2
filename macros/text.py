"""Plain text to HTML: the one place where text is escaped.

Why numbers: text passes through Jinja (guides are templates) and Markdown before a browser reads
it. A numeric character reference means nothing to either, so whatever an editor writes shows as
itself: ``<script>``, ``{{ 7*7 }}``, ``*``, ``|``, ``#``, three backticks.
"""

import json
import re

from markupsafe import Markup

# All ASCII marks but those that neither Jinja nor Markdown nor HTML gives a meaning inside a line,
# and what YAML takes for the end of a line in the head of a page.
_SPECIAL = re.compile("[!-+:-@\\[-`{-~\n\r\t\u2028\u2029]")
# What HTML, Jinja or Markdown could take for its own, and what ends a line in JavaScript.
_MARKUP = re.compile("[<>&`*_#%{}\u2028\u2029]")
_JSON_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
LABEL = re.compile("『([^『』]+)』")


def plain(text: str) -> Markup:
    """Return text with ASCII marks and line breaks as numeric character references."""
    return Markup(_SPECIAL.sub(_reference, text))  # noqa: S704 - this is the escaping


def labelled(text: str) -> Markup:
    """Return text with each 『…』 set as an on-screen label."""
    # re.split with one group gives text, label, text, label, … text
    runs = LABEL.split(text)
    return Markup().join(label(run) if index % 2 else plain(run) for index, run in enumerate(runs))


def label(text: str) -> Markup:
    """Return exact on-screen words, marked as such."""
    return Markup("<kbd data-label>{}</kbd>").format(plain(text))


def short_address(url: str) -> str:
    """Return an address as people write it: without its scheme and its last slash."""
    return url.partition("://")[2].removesuffix("/") or url.removesuffix("/")


def json_data(value: object) -> Markup:
    """Return JSON that may stand inside a script element, and among Markdown and templates."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # Braces outside of strings are structure, which cannot be written otherwise, only set apart.
    written = re.sub("}(?=})", "} ", _JSON_STRING.sub(_escape_string, written))
    return Markup(written)  # noqa: S704 - nothing of it can end the element


def _escape_string(match: re.Match[str]) -> str:
    return _MARKUP.sub(_escape, match[0])


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"
