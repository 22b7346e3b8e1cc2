"""The copy of all pages that a browser keeps, so that they open without a network.

The script that keeps it is ``service-worker.js`` among the scripts; what is here tells it what.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from pathlib import PurePosixPath
from urllib.parse import quote

WORKER = "service-worker.js"
"""At the top of the site: what it lies above is what it may answer for."""

_SHOWN = {".html", ".js", ".css", ".svg", ".png"}
_ALSO = {"manifest.webmanifest", "sitemap.xml"}
"""The theme asks for the map of the site wherever it goes without loading a page anew."""
_NEVER_SHOWN = ("404.html", WORKER, "assets/javascripts/lunr", "assets/javascripts/workers")
"""Servers answer with the first; browsers read the second; the theme's search is not used."""


def kept(path: str) -> bool:
    """Whether a file, by its path below the site, is part of the copy.

    All pages are, those of older revisions too: cases and codes on paper lead to them. What only
    other programs read is not, nor are packs as PDF files, whose pages can be printed as well.
    """
    if any(PurePosixPath(path).is_relative_to(one) for one in _NEVER_SHOWN):
        return False
    return path in _ALSO or PurePosixPath(path).suffix in _SHOWN


def worker(files: Mapping[str, bytes], imported: str, on: date) -> str:
    """Return the text of ``WORKER`` for the files of a site, all of which are taken, by their path.

    ``imported`` is the path of the script that does the work, ``on`` the day that readers are told.
    """
    digests = {_address(path): _digest(files[path]) for path in sorted(files)}
    handbook = {
        "version": _digest(json.dumps(digests).encode())[:8],
        "on": on.isoformat(),
        "bytes": sum(map(len, files.values())),
        "files": digests,
    }
    said = json.dumps(handbook, separators=(",", ":"))
    return f"self.handbook={said};\nimportScripts({json.dumps(imported)});\n"


def _address(path: str) -> str:
    """Return what is asked for: of a page, its folder."""
    is_page = PurePosixPath(path).name == "index.html"
    return quote(path.removesuffix("index.html") if is_page else path)


def _digest(content: bytes) -> str:
    """Return 64 bits: against damage and mixtures, not against anybody."""
    return hashlib.sha256(content).hexdigest()[:16]
