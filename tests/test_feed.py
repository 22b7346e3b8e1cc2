import json
import re
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import feedparser
import pytest

from macros import feed
from macros.library import Library
from macros.pages import pages
from macros.read import read

from .building import ROOT, SITE_URL, SMALL, mkdocs, small_project
from .conftest import FIXTURES, SAMPLE, Edit
from .markup import Markup

ATOM = {"atom": "http://www.w3.org/2005/Atom"}
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
URN = re.compile(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def link(address: str) -> str:
    return f"{SITE_URL}{address}/"


def written(library: Library) -> str:
    return feed.feed(library, "手順帳", SITE_URL, link)


def root(data: Path) -> ET.Element:
    return ET.fromstring(written(read(data)[0]))  # noqa: S314 - written by ourselves


def texts(element: ET.Element, path: str) -> list[str]:
    return [one.text or "" for one in element.findall(path, ATOM)]


def contents(data: Path) -> dict[str, Markup]:
    """Return what each entry says, by the address that it leads to."""
    found = {}
    for entry in root(data).findall("atom:entry", ATOM):
        (to,) = entry.findall("atom:link", ATOM)
        (text,) = texts(entry, "atom:content")
        found[to.attrib["href"].removeprefix(SITE_URL)] = Markup(text)
    return found


# ----- form -----


@pytest.mark.parametrize("data", [SAMPLE, FIXTURES / "hostile", ROOT / "docs" / "data"], ids=str)
def test_it_has_what_rfc_4287_requires(data: Path) -> None:
    top = root(data)
    assert top.tag == f"{{{ATOM['atom']}}}feed"
    for element in (top, *top.findall("atom:entry", ATOM)):
        (name,), (title,), (updated,) = (
            texts(element, f"atom:{tag}") for tag in ("id", "title", "updated")
        )
        assert URN.fullmatch(name)
        assert title
        assert MOMENT.fullmatch(updated)
    assert texts(top, "atom:author/atom:name") == ["手順帳"]
    (itself,) = top.findall("atom:link[@rel='self']", ATOM)
    assert itself.attrib["href"] == f"{SITE_URL}feed.xml"
    for entry in top.findall("atom:entry", ATOM):
        (alternate,) = entry.findall("atom:link[@rel='alternate']", ATOM)
        assert alternate.attrib["type"] == "text/html"
        (content,) = entry.findall("atom:content", ATOM)
        assert content.attrib == {"type": "html"}
        assert all(one.attrib["term"] for one in entry.findall("atom:category", ATOM))
    names = texts(top, ".//atom:id")
    assert sorted(set(names)) == sorted(names)
    assert texts(top, "atom:updated") == [max(texts(top, "atom:entry/atom:updated"))]


@pytest.mark.parametrize("data", [SAMPLE, FIXTURES / "hostile", ROOT / "docs" / "data"], ids=str)
def test_a_reader_of_feeds_has_nothing_to_say_against_it(data: Path) -> None:
    library = read(data)[0]
    parsed = feedparser.parse(written(library).encode())
    assert not parsed.bozo, parsed.get("bozo_exception")
    assert parsed.version == "atom10"
    revisions = list(library.revisions())
    assert len(parsed.entries) == min(len(revisions), feed.MOST)
    titles = {document.head.model.title for document, _ in revisions}
    assert {entry.title.partition(": ")[0] for entry in parsed.entries} <= titles


def test_ids_stay_when_the_site_moves() -> None:
    library = read(SAMPLE)[0]
    here, there = (
        ET.fromstring(feed.feed(library, "手順帳", top, lambda address, top=top: f"{top}{address}"))  # noqa: S314
        for top in (SITE_URL, "")
    )
    assert texts(here, ".//atom:id") == texts(there, ".//atom:id")
    assert [one.attrib["href"] for one in there.findall("atom:link", ATOM)] == ["feed.xml", "./"]


def test_text_stays_text() -> None:
    for content in contents(FIXTURES / "hostile").values():
        assert {element.tag for element in content.elements} <= {
            *("p", "dl", "dt", "dd", "a", "del", "ins", "kbd", "span")
        }
        for element in content.find("a"):
            assert element.attributes["href"].startswith(SITE_URL)


def test_a_handbook_without_documents_has_an_empty_feed() -> None:
    empty = feedparser.parse(written(Library({}, {}, {}, {})).encode())
    assert not empty.bozo
    assert empty.entries == []


# ----- order and content -----


def test_what_was_recorded_last_comes_first(sample: Path, edit: Edit) -> None:
    edit("procedures/contact-support/2018-01.yml", "2026-11-22", "2027-01-01")
    edit("drafts/call-opening/2024-01.yml", "2026-11-22", "2026-12-24")
    edit("decisions/contact-channel/2024-01.yml", "2026-11-22", "2025-12-24")
    assert list(contents(sample)) == [
        "contact/seller-central/2018-01/",
        "calls/opening/2024-01/",
        "contact/seller-central/2020-10/",
        "calls/preparation/2024-01/",
        "contact/channel/2024-01/",
    ]
    assert texts(root(sample), "atom:updated") == ["2027-01-01T00:00:00Z"]


def test_of_one_day_the_newest_revision_comes_first() -> None:
    assert list(contents(SAMPLE))[:2] == [
        "contact/seller-central/2020-10/",
        "contact/seller-central/2018-01/",
    ]


def test_old_entries_fall_off(monkeypatch: pytest.MonkeyPatch) -> None:
    everything = list(contents(SAMPLE))
    monkeypatch.setattr(feed, "MOST", 2)
    assert list(contents(SAMPLE)) == everything[:2]


def test_an_entry_says_what_was_before_and_what_is_after(edit: Edit, sample: Path) -> None:
    edit("procedures/contact-support/2020-10.yml", "do: 『ヘルプ』を押す", "do: 『ヘルプ』を開く")
    content = contents(sample)["contact/seller-central/2020-10/"]
    assert "前の版（2018年1月）と比べて、手順では、変更が1つ、追加が1つ" in content.text
    said = [element.text for element in content.find("dd")]
    assert said[:2] == [
        "すること　前: ヘルプを押す　後: ヘルプを開く",
        "場所　前: 画面右上　後: （なし）",
    ]
    assert [element.text for element in content.find("del")][-1] == "画面右上"
    assert "開く" in [element.text for element in content.find("ins")]
    terms = [element.text for element in content.find("dt")]
    assert [term.split("　") for term in terms] == [
        ["変更", ""],
        ["前の版だけ", "分野を選ぶ"],
        ["追加", "困っていることを書く"],
    ]
    assert said[2] == "置き換わりました。分野の一覧が、先に説明を書く形に変わった"


def test_the_first_revision_is_called_the_first() -> None:
    found = contents(SAMPLE)
    assert "最初の版です。" in found["contact/seller-central/2018-01/"].text
    assert "最初の版です。" not in found["contact/seller-central/2020-10/"].text


def test_an_entry_names_the_lists_that_the_change_touches() -> None:
    touched = {
        address: [(one.text, one.attributes["href"]) for one in content.find("a")]
        for address, content in contents(SAMPLE).items()
    }
    the_list = [("電話の前に", f"{SITE_URL}calls/preparation/")]
    assert touched == {
        "contact/seller-central/2020-10/": the_list,  # leads to it
        "contact/seller-central/2018-01/": the_list,
        "calls/preparation/2024-01/": the_list,  # is it
        "calls/opening/2024-01/": the_list,
        "contact/channel/2024-01/": [],
    }


def test_a_list_that_leads_to_the_document_is_touched_too(sample: Path, edit: Edit) -> None:
    edit(
        "checklists/call-preparation/document.yml",
        "surface: phone\n",
        "surface: phone\nnext: [contact-channel]\n",
    )
    (only,) = contents(sample)["contact/channel/2024-01/"].find("a")
    assert only.text == "電話の前に"


# ----- the built site -----


def test_every_link_of_the_shipped_feed_leads_to_a_page() -> None:
    library = read(ROOT / "docs" / "data")[0]
    made = {page.path.removesuffix(".md") for page in pages(library)}
    found = contents(ROOT / "docs" / "data")
    linked = {one.attributes["href"] for content in found.values() for one in content.find("a")} | {
        f"{SITE_URL}{address}" for address in found
    }
    assert linked
    assert {address.removeprefix(SITE_URL).strip("/") for address in linked} <= made


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small project with both forms of its site: a folder a page, and a file a page."""
    small = small_project(tmp_path_factory.mktemp("small"))
    flat = {"INHERIT": "small.yml", "use_directory_urls": False, "site_dir": "flat"}
    (small / "flat.yml").write_text(json.dumps(flat), "utf-8")
    for config in (SMALL, ("--config-file", "flat.yml")):
        built = mkdocs(small, "build", "--strict", *config)
        assert built.returncode == 0, built.stdout
    return small


@pytest.mark.parametrize("form", ["site", "flat"])
def test_every_link_of_the_built_feed_leads_to_a_file(project: Path, form: str) -> None:
    parsed = feedparser.parse((project / form / "feed.xml").read_bytes())
    assert not parsed.bozo
    links = [entry.link for entry in parsed.entries]
    for entry in parsed.entries:
        links += [one.attributes["href"] for one in Markup(entry.content[0].value).find("a")]
    assert len(links) > len(parsed.entries) == 5
    for url in [*links, parsed.feed.link]:
        assert url.startswith(SITE_URL)
        path = url.removeprefix(SITE_URL)
        assert (
            project / form / (f"{path}index.html" if path.endswith("/") or not path else path)
        ).is_file(), url


@pytest.mark.parametrize("form", ["site", "flat"])
def test_every_page_tells_readers_of_feeds_where_the_feed_is(project: Path, form: str) -> None:
    site = project / form
    count = 0
    for path in site.rglob("*.html"):
        (found,) = Markup(path.read_text("utf-8")).find(
            "link", rel="alternate", type="application/atom+xml"
        )
        page = urljoin(SITE_URL, path.relative_to(site).as_posix())
        assert urljoin(page, found.attributes["href"]) == f"{SITE_URL}feed.xml", path
        assert found.attributes["title"]
        count += 1
    assert count > 10
