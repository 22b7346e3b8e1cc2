import re
from pathlib import Path

import pytest
import yaml

from macros.bundles import KINDS, bundle

from .building import ROOT

SCRIPTS = KINDS["scripts"]


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / SCRIPTS.folder
    folder.mkdir(parents=True)
    (folder / "one.js").write_text(
        "/** Says. */\n(function () {\n  say('一 // つ');\n})();\n", "utf-8"
    )
    (folder / "two.js").write_text("// Also.\nsay(`/* 二 */`)", "utf-8")
    return tmp_path


def test_scripts_are_joined_in_order_without_comments(docs: Path) -> None:
    made = bundle(docs, SCRIPTS, {"all": ["two", "one"]})["all"]
    assert made.text == "say(`/* 二 */`)\n(function(){say('一 // つ');})();"
    assert made.sources == ("assets/javascripts/two.js", "assets/javascripts/one.js")


def test_no_template_stands_in_another() -> None:
    """The minifier would take the inner one for code, and take the spaces out of its words."""
    for file in (ROOT / "docs" / SCRIPTS.folder).glob("*.js"):
        assert re.findall(r"\$\{[^}`]*`.*", file.read_text("utf-8")) == [], file.name


def test_the_name_follows_the_text(docs: Path) -> None:
    def path() -> str:
        return bundle(docs, SCRIPTS, {"all": ["one"]})["all"].path

    before = path()
    assert re.fullmatch(r"assets/javascripts/all\.[0-9a-f]{8}\.js", before)
    assert path() == before
    one = docs / SCRIPTS.folder / "one.js"
    one.write_text(one.read_text("utf-8").replace("一", "壱"), "utf-8")
    assert path() != before


def test_a_file_that_is_not_there_is_named(docs: Path) -> None:
    with pytest.raises(FileNotFoundError, match="three"):
        bundle(docs, SCRIPTS, {"all": ["three"]})


@pytest.mark.parametrize("kind", KINDS)
def test_every_file_is_in_a_list(kind: str) -> None:
    text = re.sub(r"!ENV \[.*\]", "", (ROOT / "mkdocs.yml").read_text("utf-8"))
    lists = yaml.safe_load(text)["extra"][kind].values()
    listed = [name for names in lists for name in names]
    folder = ROOT / "docs" / KINDS[kind].folder
    assert set(listed) == {file.stem for file in folder.glob(f"*{KINDS[kind].ending}")}
