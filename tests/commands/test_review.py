from datetime import date
from pathlib import Path

import pytest

from macros.cli import main
from macros.handbook import open_data

HEAD = "docs/data/procedures/contact-support/document.yml"
TODAY = f"{date.today()}"


def test_a_look_is_noted_and_says_when_the_next_is_due(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (project / HEAD).read_text("utf-8")
    asked = ["--saw", "unchanged", "--by", "鈴木: #1", "--on", "2026-11-22", "--note", "同じ"]
    assert main(["review", "contact-support", *asked]) == 0
    assert capsys.readouterr().out == (
        f"{HEAD} に記録しました。\n次の確認は2027年2月22日までです。\n"
    )
    library, problems = open_data(project / "docs/data")
    assert not problems
    reviews = library.documents["contact-support"].head.model.reviews
    assert [(one.by, one.revision, one.note) for one in reviews] == [
        ("佐藤", "2020-10", None),
        ("鈴木: #1", "2020-10", "同じ"),
    ]
    assert all(line in (project / HEAD).read_text("utf-8") for line in before.splitlines())


def test_a_changed_screen_leads_to_a_new_revision(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["review", "contact-support", "--saw", "changed", "--by", "鈴木"]) == 0
    *_, command = capsys.readouterr().out.splitlines()
    assert command == f"  playbook new-revision contact-support {TODAY[:7]}"
    assert main(command.split()[1:]) == 0
    assert main(["check"]) == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nope", "--saw", "changed", "--by", "x"], "文書「nope」はありません（あるもの: "),
        (["contact-support", "--saw", "changed", "--by", " "], "--by: 言葉が入っていません"),
        (["contact-support", "--saw", "changed", "--by", "『x"], "--by: 『と』が組になって"),
        (["contact-support", "--saw", "changed", "--by", "x", "--on", "昨日"], "2026-11-22 の形"),
        (["contact-support", "--saw", "changed", "--by", "x", "--on", "2999-01-01"], "まだ来て"),
        (["contact-support", "--saw", "changed", "--by", "x", "--on", "2020-01-01"], "より前です"),
    ],
)
def test_what_cannot_be_noted_is_refused_and_nothing_written(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    before = (project / HEAD).read_bytes()
    assert main(["review", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("playbook: ")
    assert err.count("\n") == 1
    assert said in err
    assert (project / HEAD).read_bytes() == before


def test_what_was_seen_has_to_be_said(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["review", "contact-support", "--saw", "maybe", "--by", "x"])
    assert "使い方が違います" in capsys.readouterr().err


def test_broken_data_is_listed_first(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / HEAD).write_text("", "utf-8")
    assert main(["review", "contact-support", "--saw", "changed", "--by", "x"]) == 1
    assert "[YAML-EMPTY]" in capsys.readouterr().err
