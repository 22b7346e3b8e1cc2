"""Every page of the handbook, on a server and in a folder: what it holds, where its links lead."""

import base64
import functools
import hashlib
import json
import posixpath
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from macros import api, security_headers
from macros.handbook import open_docs
from macros.pages import pages

from .building import SITE_URL, copy_project, mkdocs
from .markup import Element, Markup

UNRENDERED = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|&#[0-9]+;|&amp;|Undefined|None")
DATA = {"application/json", "application/ld+json"}
"""The types of script elements that are none."""
ASKED_BY_CSS = re.compile(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//")
ASKED_BY_SCRIPTS = re.compile(
    r"https?:|\bfetch\(|XMLHttpRequest|sendBeacon|EventSource|WebSocket|import\("
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project with a built site."""
    copy = copy_project(tmp_path_factory.mktemp("project"))
    built = mkdocs(copy, "build", "--strict")
    assert built.returncode == 0, built.stdout
    return copy


@pytest.fixture(scope="module")
def flat_site(project: Path) -> Path:
    """Return the site as it is opened from a disk: one file a page."""
    changes = {"INHERIT": "mkdocs.yml", "use_directory_urls": False, "site_dir": "flat"}
    (project / "flat.yml").write_text(json.dumps(changes), "utf-8")
    built = mkdocs(project, "build", "--strict", "--config-file", "flat.yml")
    assert built.returncode == 0, built.stdout
    return project / "flat"


@pytest.fixture(params=["site", "flat"])
def site(request: pytest.FixtureRequest, project: Path) -> Path:
    """Return each of the two forms of the site."""
    if request.param == "site":
        return project / "site"
    folder: Path = request.getfixturevalue("flat_site")
    return folder


@functools.cache
def parsed(site: Path) -> dict[str, Markup]:
    """Return every page of a site by its path."""
    return {
        path.relative_to(site).as_posix(): Markup(path.read_text("utf-8"))
        for path in sorted(site.rglob("*.html"))
    }


def test_every_page_and_every_file_of_the_api_is_there(project: Path) -> None:
    library, problems = open_docs(project / "docs")
    assert problems == []
    site = project / "site"
    for page in pages(library):
        assert (site / page.path.removesuffix(".md") / "index.html").is_file(), page.path
    for guide in (project / "docs").rglob("*.md"):
        name = guide.relative_to(project / "docs").with_suffix("").as_posix()
        folder = name.removesuffix("index").rstrip("/")
        assert (site / folder / "index.html").is_file(), name
    for path, text in api.files(library):
        assert (site / path).read_text("utf-8") == text, path


def test_the_data_itself_is_not_published(site: Path) -> None:
    assert not (site / "data").exists()
    ours = {".yml", ".yaml", ".md", ".py", ".jinja"}
    for_servers = site / "team" / "server"
    found = [path for path in site.rglob("*") if path.suffix in ours]
    assert [path for path in found if path.parent != for_servers] == []


def test_nothing_is_left_to_fill_in_or_to_render(site: Path) -> None:
    for name, page in parsed(site).items():
        assert not UNRENDERED.search(page.text_outside("script", "style", "code")), name


def test_each_page_has_a_title_and_a_heading_of_its_own(project: Path) -> None:
    titles = {}
    for name, page in parsed(project / "site").items():
        (title,) = page.find("title")
        titles[name] = title.text
        assert name == "404.html" or len(page.find("h1")) == 1, name
        assert page.find("html", lang="ja"), name
    del titles["404.html"]
    given = list(titles.values())
    assert {name: title for name, title in titles.items() if given.count(title) > 1} == {}


def test_headings_leave_out_no_level_and_landmarks_have_names(project: Path) -> None:
    several = {"nav", "aside"}
    for name, page in parsed(project / "site").items():
        levels = [int(one.tag[1]) for one in page.elements if re.fullmatch("h[1-6]", one.tag)]
        assert all(low <= high + 1 for high, low in pairwise(levels)), (name, levels)
        for one in page.elements:
            if one.tag in several or one.attributes.get("role") in {"region", "dialog", "search"}:
                label = one.attributes.get("aria-label", "")
                labelled = one.attributes.get("aria-labelledby", "") in page.ids
                assert label or labelled, (name, one.tag, one.attributes)


# ----- links -----


def target(site: Path, page: str, href: str) -> tuple[str, str]:
    """Return the file that a link leads to, below the site, and the fragment."""
    parts = urlsplit(href)
    base = urlsplit(SITE_URL).path
    path = unquote(parts.path)
    if path.startswith("/"):
        assert path.startswith(base), f"{page}: {href} leads out of the site"
        path = path.removeprefix(base)
    else:
        path = posixpath.join(posixpath.dirname(page), path) if path else page
    below = posixpath.normpath(path)
    assert not below.startswith(".."), f"{page}: {href} leads out of the site"
    if path.endswith("/") or (site / below).is_dir():
        below = posixpath.normpath(posixpath.join(below, "index.html"))
    return below, unquote(parts.fragment)


def urls(page: Markup) -> Iterator[tuple[Element, str]]:
    """Yield each address that a page names, with the element that names it."""
    for element in page.elements:
        for name in ("href", "src", "action", "data", "poster", "srcset"):
            if name in element.attributes:
                yield element, element.attributes[name]


def test_every_link_within_the_site_leads_somewhere(site: Path) -> None:
    found = parsed(site)
    ids = {name: set(page.ids) for name, page in found.items()}
    broken = []
    count = 0
    for name, page in found.items():
        for _, url in urls(page):
            if urlsplit(url).scheme:
                continue
            count += 1
            file, fragment = target(site, name, url)
            if not (site / file).is_file() or (fragment and fragment not in ids.get(file, ())):
                broken.append(f"{name}: {url}")
    assert broken == []
    assert count > 1000


def test_the_table_of_contents_has_what_guides_write_and_what_macros_render(site: Path) -> None:
    several = 0
    for name, page in parsed(site).items():
        lists = page.find("nav", class_="md-nav--secondary")
        levels = ("h2", "h3")
        there = [one for one in page.elements if one.tag in levels and "id" in one.attributes]
        if not lists or sum(one.tag == "h2" for one in there) < 2:
            continue
        several += 1
        links = [one for one in page.find("a", class_="md-nav__link") if within(one, lists[-1])]
        assert [one.attributes["href"] for one in links] == [
            f"#{one.attributes['id']}" for one in there
        ], name
        said = "".join(one.text for one in there)
        assert without_marks("".join(one.text for one in links)) == without_marks(said), name
    assert several > 100


def without_marks(text: str) -> str:
    """Leave out what tells words of the screen from others, and the sign of a link."""
    return re.sub(r"[『』¶\s]", "", text)


def within(element: Element, around: Element) -> bool:
    return around.start < element.start and (around.end is None or element.start < around.end)


def test_no_id_stands_twice_on_a_page(site: Path) -> None:
    for name, page in parsed(site).items():
        assert sorted(set(page.ids)) == sorted(page.ids), name


def test_nothing_is_asked_of_another_host(site: Path) -> None:
    for name, page in parsed(site).items():
        for element, url in urls(page):
            itself = element.attributes.get("rel") == "canonical" and url.startswith(SITE_URL)
            if element.tag != "a" and not itself:
                assert urlsplit(url).scheme in {"", "data"}, (name, url)
            assert not url.startswith("//"), (name, url)
    for sheet in site.rglob("*.css"):
        assert not ASKED_BY_CSS.search(sheet.read_text("utf-8")), sheet.name


def test_the_policy_forbids_nothing_that_a_page_has(site: Path) -> None:
    headers = (site / security_headers.FILE).read_text("utf-8")
    for name, page in parsed(site).items():
        # What stands in a template is for a file that the reader saves.
        inert = {at for one in page.find("template") for at in range(one.start, one.end or 0)}
        assert not [one for one in page.find("style") if one.start not in inert], name
        for element in page.elements:
            given = element.attributes
            # "on…" would be a script as well, and so would an address of that scheme.
            assert not [one for one in given if one == "style" or one.startswith("on")], name
            schemes = [value.strip().lower().partition(":")[0] for value in given.values()]
            assert "javascript" not in schemes, name
            if element.tag == "script" and "src" not in given and given.get("type") not in DATA:
                digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
                assert f" 'sha256-{digest}'" in headers, (name, element.text)


def test_the_own_scripts_ask_nothing_of_anybody(project: Path) -> None:
    scripts = sorted((project / "docs" / "assets" / "javascripts").glob("*.js"))
    assert scripts
    for script in scripts:
        text = script.read_text("utf-8")
        if script.name == "service-worker.js":
            # It passes on what the page asks, and asks for files by their path in the site.
            assert re.findall(r"\bfetch\((.*?)[,)]", text) == [*["request"] * 3, "urlOf(address"]
            text = text.replace("fetch(", "")
        assert not ASKED_BY_SCRIPTS.search(text), script.name


def test_a_link_to_another_site_tells_it_nothing(site: Path) -> None:
    outside = [
        link
        for page in parsed(site).values()
        for link in page.find("a")
        if urlsplit(link.attributes.get("href", "")).scheme
    ]
    assert outside
    for link in outside:
        assert urlsplit(link.attributes["href"]).scheme in {"http", "https"}
        assert {"noopener", "noreferrer"} <= set(link.attributes.get("rel", "").split()), link


def test_each_page_can_say_that_it_is_a_copy(site: Path) -> None:
    for page in site.rglob("*.html"):
        assert page.read_text("utf-8").count("<!--held-->") == 1, page


def test_browsers_keep_every_page_and_all_that_pages_need(project: Path) -> None:
    site = project / "site"
    first, _ = (site / "service-worker.js").read_text("utf-8").splitlines()
    kept = json.loads(first.removeprefix("self.handbook=").rstrip(";"))["files"]
    for name, page in parsed(site).items():
        for element, url in urls(page):
            elsewhere = urlsplit(url).path and not urlsplit(url).scheme
            file = target(site, name, url)[0] if elsewhere else ""
            read = file.endswith(".html") or (file and element.tag != "a")
            if read and element.attributes.get("rel") != "alternate":
                assert file.removesuffix("index.html") in kept, (name, url)


def test_a_folder_keeps_nothing(flat_site: Path) -> None:
    assert not (flat_site / "service-worker.js").exists()
    assert not (flat_site / "manifest.webmanifest").exists()
    for page in flat_site.rglob("*.html"):
        assert not re.search("data-worker|rel=.manifest", page.read_text("utf-8")), page


def test_titles_of_sources_are_marked_as_such(project: Path, site: Path) -> None:
    library, _ = open_docs(project / "docs")
    titles = {one.model.title for one in library.sources.values() if len(one.model.title) > 20}
    assert len(titles) > 20
    for name, page in parsed(site).items():
        text = page.text_outside("cite", "script")
        assert [title for title in titles if title in text] == [], name


def test_no_number_becomes_a_telephone_link(site: Path) -> None:
    for name, page in parsed(site).items():
        assert not [url for _, url in urls(page) if url.startswith("tel:")], name
        assert page.find("meta", name="format-detection", content="telephone=no"), name
