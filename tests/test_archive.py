import os
from pathlib import Path
from zipfile import ZipFile

import pytest

from macros.archive import archive
from macros.cli import main


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "handbook"
    for name, text in {"index.html": "題", "b/index.html": "乙" * 999, "a.css": "a{}"}.items():
        file = made / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return made


def test_the_folder_comes_out_as_it_went_in(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "handbook.zip"
    archive(folder, file)
    with ZipFile(file) as zipped:
        assert zipped.testzip() is None
        names = ["handbook/a.css", "handbook/b/index.html", "handbook/index.html"]
        assert zipped.namelist() == names
        for name in names:
            assert zipped.read(name) == (tmp_path / name).read_bytes()
        packed = zipped.getinfo("handbook/b/index.html")
        assert packed.compress_size < packed.file_size
        assert packed.external_attr >> 16 == 0o644


def test_the_same_files_give_the_same_bytes(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = tmp_path / "one.zip", tmp_path / "two.zip"
    archive(folder, one)
    for file in folder.rglob("*"):
        os.utime(file, (1_000_000_000, 1_000_000_000))
        file.chmod(0o700)
    monkeypatch.chdir(folder)
    archive(Path(), two)
    assert two.read_bytes() == one.read_bytes()


def test_the_command_writes_it_or_says_what_is_missing(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "handbook.zip"
    assert main(["archive", str(folder), str(file)]) == 0
    assert file.stat().st_size
    assert main(["archive", str(tmp_path / "nowhere"), str(file)]) == 2
    assert "というフォルダーはありません" in capsys.readouterr().err
