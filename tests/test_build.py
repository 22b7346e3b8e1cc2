"""The whole way: the real project, a copy of it with a mistake, and the server of editors."""

import base64
import functools
import hashlib
import json
import posixpath
import re
import select
import shutil
import socket
import subprocess
import urllib.request
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from macros import api, security_headers
from macros.handbook import open_docs
from macros.pages import pages

from .building import (
    ENVIRONMENT,
    MKDOCS,
    SITE_URL,
    SMALL,
    copy_project,
    fingerprint,
    mkdocs,
    replace_once,
    small_project,
)
from .markup import Element, Markup

PROBLEM = re.compile(r"docs/[^:]+:[1-9][0-9]*:[1-9][0-9]*: \[[A-Z]+(?:-[A-Z]+)*\] .+")
DOCUMENT = "docs/data/checklists/call-preparation/document.yml"
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


# ----- good data -----


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


# ----- mistakes, in a small handbook -----


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small project, with a built site, that no test changes."""
    small = small_project(tmp_path_factory.mktemp("small"))
    built = mkdocs(small, "build", "--strict", *SMALL)
    assert built.returncode == 0, built.stdout
    return small


@pytest.fixture
def small(good: Path, tmp_path: Path) -> Path:
    """Return a copy of the small project, for a test to change."""
    return shutil.copytree(good, tmp_path / "small")


def broken_build(project: Path) -> list[str]:
    """Build, see it fail without touching the site, and return the problems that it lists."""
    before = fingerprint(project / "site")
    built = mkdocs(project, "build", "--strict", *SMALL)
    assert built.returncode == 1, built.stdout
    assert "Traceback" not in built.stdout
    assert before
    assert fingerprint(project / "site") == before
    problems = [line for line in built.stdout.splitlines() if line.startswith("docs/")]
    assert [line for line in problems if not PROBLEM.fullmatch(line)] == []
    assert f"問題が{len(problems)}件あります。" in built.stdout
    return [problem.partition("]")[0] + "]" for problem in problems]


def test_the_same_docs_give_the_same_site(small: Path) -> None:
    before = fingerprint(small / "site")
    assert mkdocs(small, "build", "--strict", *SMALL).returncode == 0
    after = fingerprint(small / "site")
    dated = {"sitemap.xml", "sitemap.xml.gz", "service-worker.js"}
    assert set(before) == set(after)
    assert {name for name in before if before[name] != after[name]} <= dated


def test_mistakes_in_the_data_stop_the_build_before_the_site_is_touched(small: Path) -> None:
    replace_once(small / DOCUMENT, "audience: seller\n", "audience: sellers\nsurfaces: any\n")
    (small / "docs" / "data" / "sources.yaml").write_text("", "utf-8")
    (small / "docs" / "data" / "facts" / "phone-hours.yml").write_text("a: b: c\n", "utf-8")
    assert broken_build(small) == [
        f"{DOCUMENT}:4:11: [VALUE-CHOICE]",
        f"{DOCUMENT}:5:1: [KEY-UNKNOWN]",
        "docs/data/facts/phone-hours.yml:1:5: [YAML-SYNTAX]",
        "docs/data/sources.yaml:1:1: [FILE-UNKNOWN]",
    ]


def test_a_missing_folder_of_data_stops_the_build(small: Path) -> None:
    shutil.rmtree(small / "docs" / "data")
    assert broken_build(small)[0] == "docs/data:1:1: [DATA-MISSING]"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('{{ procedure("nowhere") }}', "3:15: [DOCUMENT-UNKNOWN]"),
        ('{{ fact("phone-hours") | nope }}', "3:1: [GUIDE-FORM]"),
        ("{{ config }}", "3:4: [GUIDE-NAME]"),
        ("{{ nope", "3:1: [GUIDE-SYNTAX]"),
    ],
)
def test_a_mistake_in_a_guide_stops_the_build_as_well(small: Path, text: str, problem: str) -> None:
    (small / "docs" / "new.md").write_text(f"# 題\n\n{text}\n", "utf-8")
    assert broken_build(small) == [f"docs/new.md:{problem}"]


def test_advice_does_not_stop_the_build(small: Path) -> None:
    table = small / "docs/data/decisions/contact-channel/2024-01.yml"
    replace_once(table, "[電話, メール]", "[電話, メール, チャット]")
    built = mkdocs(small, "build", "--strict", *SMALL)
    assert built.returncode == 0, built.stdout


def test_the_site_is_built_again_once_the_mistake_is_mended(small: Path) -> None:
    replace_once(small / DOCUMENT, "audience: seller\n", "audience: sellers\n")
    assert broken_build(small)
    replace_once(small / DOCUMENT, "audience: sellers\n", "audience: buyer\n")
    built = mkdocs(small, "build", "--strict", *SMALL)
    assert built.returncode == 0, built.stdout
    assert "購入者" in (small / "site" / "calls" / "preparation" / "index.html").read_text("utf-8")


# ----- the server of editors -----


class Server:
    """``mkdocs serve``, and what it says. Reads wait for it, but not for ever."""

    PATIENCE = 120
    """Seconds after which a silent server counts as broken; it never passes for a good one."""

    def __init__(self, project: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.address = f"127.0.0.1:{free.getsockname()[1]}"
        self.said = ""
        self.process = subprocess.Popen(
            [*MKDOCS, "serve", "--livereload", "--dev-addr", self.address, *SMALL],
            cwd=project,
            env=ENVIRONMENT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def wait_for(self, words: str) -> str:
        """Read what the server says until it says the words; return what came before them."""
        stream = self.process.stdout
        assert stream
        while words not in self.said:
            ready, _, _ = select.select([stream], [], [], self.PATIENCE)
            piece = stream.read1(65536) if ready else b""  # type: ignore[attr-defined]
            assert piece, f"{words} was never said, but:\n{self.said}"
            self.said += piece.decode("utf-8")
        before, _, self.said = self.said.partition(words)
        return before

    def page(self, path: str) -> str:
        """Ask for a page."""
        url = f"http://{self.address}{urlsplit(SITE_URL).path}{path}"
        with urllib.request.urlopen(url, timeout=self.PATIENCE) as answer:
            return str(answer.read().decode("utf-8"))

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(self.PATIENCE)
        if self.process.stdout:
            self.process.stdout.close()


@pytest.fixture
def server(small: Path) -> Iterator[Server]:
    """Start the server for the project."""
    running = Server(small)
    yield running
    running.stop()


def test_an_editor_sees_mistakes_and_then_the_change(server: Server, small: Path) -> None:
    server.wait_for("Serving on http://")
    assert "変えた" not in server.page("calls/preparation/2024-01/")

    file = small / DOCUMENT
    text = file.read_text("utf-8")
    file.write_text(text.replace("audience: seller\n", "audience: sellers\n"), "utf-8")
    said = server.wait_for("問題が1件あります。")
    assert f"{DOCUMENT}:" in said
    assert "[VALUE-CHOICE]" in said

    file.write_text(re.sub("title: .*", "title: 名前を <変えた> リスト", text), "utf-8")
    said = server.wait_for("Reloading browsers")
    assert "Traceback" not in said
    changed = Markup(server.page("calls/preparation/2024-01/"))
    assert "名前を <変えた> リスト" in changed.find("title")[0].text
