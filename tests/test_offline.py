import json
from datetime import date

import pytest

from macros.offline import kept, worker

ON = date(2026, 11, 22)
SITE = {
    "index.html": "題".encode(),
    "calls/index.html": b"calls",
    "calls/late.html": b"late",
    "assets/all.1a2b3c4d.js": b"say()",
    "assets/名.svg": b"<svg/>",
}


def said(files: dict[str, bytes], on: date = ON) -> dict[str, object]:
    text = worker(files, "assets/worker.js", on)
    first, second = text.splitlines()
    assert second == 'importScripts("assets/worker.js");'
    handbook: dict[str, object] = json.loads(first.removeprefix("self.handbook=").rstrip(";"))
    return handbook


@pytest.mark.parametrize(
    "path",
    [
        *("index.html", "calls/preparation/2024-01/index.html", "print/packs/all/index.html"),
        *("assets/javascripts/all.1a2b3c4d.js", "search/index.1a2b3c4d.js", "manifest.webmanifest"),
        *("assets/stylesheets/main.1a2b3c4d.min.css", "assets/images/icon-192.png", "sitemap.xml"),
    ],
)
def test_what_readers_see_is_kept(path: str) -> None:
    assert kept(path)


@pytest.mark.parametrize(
    "path",
    [
        *("404.html", "service-worker.js", "feed.xml", "review.ics", "sitemap.xml.gz"),
        *("api/v1/handbook.json", "api/v1/decisions/contact-channel.dmn", "print/packs/all.pdf"),
        *(
            "assets/javascripts/bundle.1a2b3c4d.min.js.map",
            "assets/javascripts/lunr/min/lunr.ja.js",
        ),
        *("assets/javascripts/workers/search.1a2b3c4d.min.js", "team/server/headers.conf"),
    ],
)
def test_what_only_programs_read_is_not(path: str) -> None:
    assert not kept(path)


def test_files_stand_by_the_address_that_is_asked_for() -> None:
    handbook = said(SITE)
    files = handbook["files"]
    assert isinstance(files, dict)
    assert set(files) == {
        *("", "calls/", "calls/late.html"),
        *("assets/all.1a2b3c4d.js", "assets/%E5%90%8D.svg"),
    }
    # the beginning of SHA-256 of "calls"
    assert files["calls/"] == "f46f5990ebfadcab"
    assert handbook["bytes"] == sum(map(len, SITE.values()))
    assert handbook["on"] == "2026-11-22"


def test_the_version_follows_the_files_and_not_the_day() -> None:
    version = said(SITE)["version"]
    assert said(dict(reversed(SITE.items())), date(2027, 1, 1))["version"] == version
    for path in SITE:
        assert said({**SITE, path: b"changed"})["version"] != version
        assert said({key: text for key, text in SITE.items() if key != path})["version"] != version
