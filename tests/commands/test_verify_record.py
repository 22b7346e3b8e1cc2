from pathlib import Path

import pytest

from macros.cli import main
from tests.test_case_record import page


def test_a_record_that_matches_is_said_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "record.html"
    file.write_text(page("一", "二"), "utf-8")
    assert main(["verify-record", str(file)]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("記録2行、最後の値 ")
    assert second.startswith("全部の値が合っています。")


def test_a_record_that_was_changed_fails_and_names_the_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "record.html"
    file.write_text(page("一", "二").replace("<span>二", "<span>三"), "utf-8")
    assert main(["verify-record", str(file)]) == 1
    assert capsys.readouterr().out.splitlines()[1] == "2行目が合いません: 三"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "を読めません"),
        (b"\xff\xfe", "は UTF-8 で書かれていません"),
        (b"<p>", "案件の記録のページではありません"),
    ],
)
def test_what_is_no_record_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, words: str
) -> None:
    file = tmp_path / "record.html"
    if content is not None:
        file.write_bytes(content)
    assert main(["verify-record", str(file)]) == 2
    assert words in capsys.readouterr().err
