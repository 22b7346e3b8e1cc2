from datetime import date
from pathlib import Path

import pytest

from macros.cli import main
from macros.handbook import open_data
from macros.new_revision import snapshot

from .conftest import Edit

FOLDER = "procedures/contact-support"


def test_the_newest_revision_is_copied_as_a_sound_snapshot(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new-revision", "contact-support", "2026-11"]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"docs/data/{FOLDER}/2026-11.yml を作りました")
    library, problems = open_data(project / "docs/data")
    assert not problems
    document = library.documents["contact-support"]
    assert [filed.id for filed in document.revisions] == ["2018-01", "2020-10", "2026-11"]
    before, after = document.revisions[-2].model, document.revisions[-1].model
    assert list(after.entries()) == list(before.entries())
    assert str(after.observed.date) == "2026-11"
    assert not after.fates
    assert main(["diff", "contact-support"]) == 0
    assert "変更" not in capsys.readouterr().out


def test_removing_a_step_then_demands_a_fate(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["new-revision", "contact-support", "2026-11"])
    new = project / "docs/data" / FOLDER / "2026-11.yml"
    text = new.read_text("utf-8")
    new.write_text(text.replace("id: describe", "id: explain"), "utf-8")
    assert main(["check"]) == 1
    assert "[FATE-MISSING] 前の版「2020-10」の「describe」" in capsys.readouterr().err


def test_comments_and_order_are_kept(sample: Path, edit: Edit) -> None:
    edit(f"{FOLDER}/2020-10.yml", "outcome:", "# 終わりの画面\noutcome:")
    text = snapshot(sample / FOLDER / "2020-10.yml", "2026-11", date(2026, 11, 22))
    assert "# 終わりの画面\noutcome:" in text
    assert text.startswith('observed: "2026-11"\nrecorded: "2026-11-22"\nsupersedes: "2020-10"\n')
    assert text.count("recorded:") == 1
    assert "fates" not in text
    assert text.index("outcome:") < text.index("steps:")


def test_a_weak_date_takes_a_name(project: Path) -> None:
    assert main(["new-revision", "contact-support", "2026-11/..", "--name", "new-button"]) == 0
    assert (project / "docs/data" / FOLDER / "new-button.yml").is_file()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nope", "2026-11"], "文書「nope」はありません"),
        (["contact-support", "November"], "日付「November」の形は使えません"),
        (["contact-support", "2026-13"], "日付「2026-13」の形は使えません"),
        (["contact-support", "2019"], "より前です"),
        (["contact-support", "2020-10"], "もうあります"),
        (["contact-support", "2026-11/.."], "ファイル名にできません"),
        (["contact-support", "2026-11", "--name", "../x"], "ファイル名にできません"),
    ],
)
def test_what_cannot_be_made_is_refused_and_nothing_written(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    before = sorted(project.rglob("*"))
    assert main(["new-revision", *arguments]) == 2
    assert said in capsys.readouterr().err
    assert sorted(project.rglob("*")) == before
