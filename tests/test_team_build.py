"""A site built with a team's folder, as an editor builds it."""

import re
import shutil
import subprocess
from html import escape
from pathlib import Path

import pytest

from .building import SMALL, fingerprint, mkdocs, replace_once, small_project
from .conftest import TEAM
from .markup import Markup

NAME = """<b>みどり</b> & "商店" """.strip()
TITLE = f"セラーサポート手順帳（{NAME}）"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small project with a site that a team's folder beside it is laid over."""
    folder = tmp_path_factory.mktemp("team")
    (folder / "handbook").mkdir()
    small = small_project(folder / "handbook")
    team = shutil.copytree(TEAM, folder / "our-team")
    replace_once(team / "notes.yml", "entry: own-number", "entry: order")
    replace_once(team / "team.yml", "name: みどり商店", f"name: '{NAME}'")
    replace_once(team / "team.yml", "text: 受注", "text: <b>受注</b> & ")
    built = build(small)
    assert built.returncode == 0, built.stdout
    return small


def build(project: Path) -> subprocess.CompletedProcess[str]:
    return mkdocs(project, "build", "--strict", *SMALL, TEAM="../our-team")


def page(project: Path, address: str) -> Markup:
    return Markup((project / "site" / address / "index.html").read_text("utf-8"))


def test_every_page_says_whose_handbook_it_is(project: Path) -> None:
    for file in (project / "site").rglob("*.html"):
        html = Markup(file.read_text("utf-8"))
        if html.find("div", class_="paper"):
            continue
        assert html.find("title")[0].text.endswith(TITLE), file
        assert html.find("meta", property="og:site_name", content=TITLE), file
        (contact,) = html.find("div", class_="team-contact")
        assert "<b>受注</b> & の佐藤（内線 12）" in contact.text
        assert html.find("a", href="https://chat.example.jp/handbook"), file
        tabs = [one.text.strip() for one in html.find("a", class_="md-tabs__link")]
        assert tabs[-1] == NAME
    feed = (project / "site" / "feed.xml").read_text("utf-8")
    assert f"<title>{escape(TITLE, quote=False)}: 新しい版</title>" in feed


def test_colours_come_last_from_a_file_named_by_its_content(project: Path) -> None:
    links = page(project, "our-team").find("link", rel="stylesheet")
    path = links[-1].attributes["href"].removeprefix("../")
    assert re.fullmatch(r"assets/stylesheets/team\.[0-9a-f]{8}\.css", path)
    assert "#2f5d3a" in (project / "site" / path).read_text("utf-8")


def test_what_the_team_added_is_shown_and_reached(project: Path) -> None:
    assert page(project, "daily/return-desk").find("span", class_="tag")
    listed = {one.attributes["href"] for one in page(project, "our-team").find("a")}
    assert {"../daily/return-desk/", "../calls/preparation/#call-preparation--order"} <= listed
    assert len(page(project, "calls/preparation").find("div", class_="team-note")) == 2
    assert "みどり" in page(project, "print/return-desk").text


def test_a_mistake_of_the_team_stops_the_build_before_the_site_is_touched(project: Path) -> None:
    notes = project.parent / "our-team" / "notes.yml"
    before = fingerprint(project / "site")
    replace_once(notes, "entry: order", "entry: ordr")
    built = build(project)
    replace_once(notes, "entry: ordr", "entry: order")
    assert built.returncode == 1
    assert "../our-team/notes.yml:7:10: [ENTRY-UNKNOWN]" in built.stdout
    assert "Traceback" not in built.stdout
    assert fingerprint(project / "site") == before
