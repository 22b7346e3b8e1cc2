import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from macros import schemas
from macros.cli import main

from .conftest import Edit

PROBLEM = re.compile(r"[^:]+:[1-9][0-9]*:[1-9][0-9]*: \[[A-Z]+(-[A-Z]+)*\] .+")


def break_a_file(file: Path) -> None:
    text = file.read_text("utf-8")
    assert "audience: seller\n" in text
    file.write_text(text.replace("audience: seller\n", "audience: sellers\n"), "utf-8")


def test_good_data_is_counted(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    out, err = capsys.readouterr()
    assert re.fullmatch("誤りはありません: 文書4件、版5件、参考値1件、資料3件.*\n", out)
    assert err == ""


def test_all_mistakes_in_data_and_guides_are_listed(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    break_a_file(project / "docs/data/drafts/call-opening/document.yml")
    (project / "docs" / "guide.md").write_text('{{ fact("phone-hour") }}\n', "utf-8")
    assert main(["check"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    *problems, count = err.splitlines()
    assert [problem.partition(" ")[0] for problem in problems] == [
        "docs/data/drafts/call-opening/document.yml:4:11:",
        "docs/guide.md:1:10:",
    ]
    assert all(PROBLEM.fullmatch(problem) for problem in problems)
    assert count == "問題が2件あります。"


def test_only_the_data_of_a_folder_is_checked(
    sample: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    (sample.parent / "guide.md").write_text("{{ nope }}", "utf-8")
    assert main(["check", "--data", str(sample)]) == 0
    assert "文書4件" in capsys.readouterr().out
    edit("drafts/call-opening/document.yml", "audience: seller", "audience: sellers")
    assert main(["check", "--data", str(sample)]) == 1
    first, count = capsys.readouterr().err.splitlines()
    assert first.startswith(f"{sample.as_posix()}/drafts/call-opening/document.yml:4:11: [VALUE")
    assert count == "問題が1件あります。"


def test_advice_is_shown_and_stops_nothing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = project / "docs/data/decisions/contact-channel/2024-01.yml"
    text = table.read_text("utf-8")
    table.write_text(text.replace("[電話, メール]", "[電話, メール, チャット]"), "utf-8")
    assert main(["check"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("誤りはありません")
    advice, count = err.splitlines()
    assert advice.startswith(f"{table.relative_to(project)}:11:23: [DT-UNUSED-OUTPUT] 注意: ")
    assert count == "注意が1件あります。"
    assert main(["diff", "contact-support"]) == 0
    break_a_file(project / "docs/data/drafts/call-opening/document.yml")
    assert main(["check"]) == 1
    assert capsys.readouterr().err.splitlines()[-2:] == ["問題が1件あります。", count]


def test_a_missing_folder_is_a_mistake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 1
    assert "docs/data:1:1: [DATA-MISSING] データのフォルダーがありません" in capsys.readouterr().err
    assert main(["check", "--data", "nowhere"]) == 1
    assert "nowhere:1:1: [DATA-MISSING]" in capsys.readouterr().err
    (tmp_path / "file").touch()
    assert main(["check", "--data", "file"]) == 1
    assert "file:1:1: [DATA-MISSING]" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [[], ["chek"], ["check", "extra"], ["check", "--data"], ["schemas", "--nope"]]
)
def test_wrong_usage_is_told_in_japanese(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("playbook: 使い方が違います")
    assert "playbook" in err.splitlines()[-1]


def test_schemas_are_written_and_written_over(project: Path) -> None:
    folder = project / "docs" / "data" / "schemas"
    assert main(["schemas"]) == 0
    expected = dict(schemas.files())
    (folder / "document.schema.json").write_text("old", "utf-8")
    assert main(["schemas"]) == 0
    assert {path.name: path.read_text("utf-8") for path in folder.iterdir()} == expected
    assert main(["check"]) == 0


def test_the_installed_command_works_in_the_plainest_terminal(project: Path) -> None:
    def run() -> tuple[int, str, str]:
        done = subprocess.run(
            [Path(sys.executable).with_name("playbook"), "check"],
            env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    status, out, err = run()
    assert (status, err) == (0, "")
    assert out.startswith("誤りはありません")
    break_a_file(project / "docs/data/drafts/call-opening/document.yml")
    status, out, err = run()
    assert (status, out) == (1, "")
    assert err.startswith("docs/data/drafts/call-opening/document.yml:4:11: [VALUE-CHOICE]")
