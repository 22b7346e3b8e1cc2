from pathlib import Path

import pytest

from macros.cli import main


def test_diff_shows_what_changed_since_the_revision_before(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", "contact-support"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("セラーセントラルから問い合わせる: 2018-01 → 2020-10\n")
    assert "変更 open-help\n  場所\n    - 画面右上\n    + （なし）\n" in out
    assert "前の版だけ choose-topic: 置き換わりました。" in out
    assert out.endswith("追加 describe\n")
    assert main(["diff", "contact-support", "2018-01", "2020-10"]) == 0
    assert capsys.readouterr().out == out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nope"], "文書「nope」はありません（あるもの: contact-support、"),
        (["contact-support", "2019"], "版「2019」はありません（あるもの: 2018-01、2020-10）"),
        (["call-opening"], "版「2024-01」より前の版はありません"),
    ],
)
def test_diff_of_what_is_not_there_says_what_is(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert main(["diff", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_diff_of_broken_data_lists_the_mistakes(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "docs/data/sources.yml").write_text("", encoding="utf-8")
    assert main(["diff", "contact-support"]) == 1
    assert "[YAML-EMPTY]" in capsys.readouterr().err
