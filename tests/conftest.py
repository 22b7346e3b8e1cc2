"""What several tests start from: a small library without a mistake, and ways to change it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("repeatable", deadline=None, derandomize=True)
settings.load_profile("repeatable")

FIXTURES = Path(__file__).parent / "fixtures"
SAMPLE = FIXTURES / "sample"
TEAM = FIXTURES / "team"

Edit = Callable[[str, str, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the way in which tests in a browser have the handbook."""
    parser.addoption(
        "--way", choices=["root", "sub-path", "file", "offline"], default="root", help="see ways.py"
    )


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """Copy the valid library, so that a test may change it."""
    return shutil.copytree(SAMPLE, tmp_path / "data")


@pytest.fixture
def project(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a project with the sample as its data and one guide; return the project's folder."""
    (tmp_path / "docs").mkdir()
    sample.rename(tmp_path / "docs" / "data")
    (tmp_path / "docs" / "guide.md").write_text('{{ fact("phone-hours") }}\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def team(tmp_path: Path) -> Path:
    """Copy the example of a team's folder, with its note on an item that the sample has."""
    copy = shutil.copytree(TEAM, tmp_path / "team")
    notes = (copy / "notes.yml").read_text("utf-8")
    (copy / "notes.yml").write_text(notes.replace("entry: own-number", "entry: order"), "utf-8")
    return copy


@pytest.fixture
def edit(sample: Path) -> Edit:
    """Return a way to replace a passage that stands exactly once in a file of the sample."""

    def replace(file: str, old: str, new: str) -> None:
        text = (sample / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        (sample / file).write_text(text.replace(old, new), encoding="utf-8")

    return replace
