"""Scripts and styles as they are published: joined, without comments, named by their content."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import rcssmin
import rjsmin


class Kind(NamedTuple):
    """What is joined in the same way."""

    folder: str
    """Below the folder of documents, and below the top of the site."""
    ending: str
    minify: Callable[[str], str]


KINDS = {
    "scripts": Kind("assets/javascripts", ".js", rjsmin.jsmin),
    "styles": Kind("assets/stylesheets", ".css", rcssmin.cssmin),
}


@dataclass(frozen=True, slots=True)
class Bundle:
    """A file of the site. Its name follows its text: a server may say that it never changes."""

    path: str
    """Below the top of the site, for example ``assets/javascripts/all.1a2b3c4d.js``."""
    sources: tuple[str, ...]
    """Below the folder of documents."""
    text: str


def bundle(docs: Path, kind: Kind, lists: Mapping[str, Sequence[str]]) -> dict[str, Bundle]:
    """Return the bundles of a kind by name; each list names files in the order in which they run.

    Raises FileNotFoundError where a list names a file that does not exist.
    """
    return {name: _bundle(docs, kind, name, files) for name, files in lists.items()}


def written(kind: Kind, name: str, text: str) -> Bundle:
    """Return the bundle of a text that stands in no file."""
    made = kind.minify(text)
    return Bundle(named(f"{kind.folder}/{name}", kind.ending, made), (), made)


def named(path: str, ending: str, text: str) -> str:
    """Return a path with a digest of the text in it."""
    return f"{path}.{hashlib.sha256(text.encode()).hexdigest()[:8]}{ending}"


def _bundle(docs: Path, kind: Kind, name: str, files: Sequence[str]) -> Bundle:
    sources = tuple(f"{kind.folder}/{file}{kind.ending}" for file in files)
    text = "\n".join(kind.minify((docs / source).read_text("utf-8")) for source in sources)
    return Bundle(named(f"{kind.folder}/{name}", kind.ending, text), sources, text)
