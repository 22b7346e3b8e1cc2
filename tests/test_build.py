"""Builds of a small handbook, mistakes that stop them, and the server of editors."""

import re
import select
import shutil
import socket
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from .building import (
    ENVIRONMENT,
    MKDOCS,
    SITE_URL,
    SMALL,
    fingerprint,
    mkdocs,
    replace_once,
    small_project,
)
from .markup import Markup

PROBLEM = re.compile(r"docs/[^:]+:[1-9][0-9]*:[1-9][0-9]*: \[[A-Z]+(?:-[A-Z]+)*\] .+")
DOCUMENT = "docs/data/checklists/call-preparation/document.yml"


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
