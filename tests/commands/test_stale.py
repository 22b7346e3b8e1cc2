from pathlib import Path

import pytest

from macros.cli import main
from macros.handbook import open_data
from macros.models.document import Review
from macros.review_log import append

DOCUMENT = "contact-support  セラーセントラルから問い合わせる（2026-11-22 佐藤、期限 2027-02-22）"


@pytest.mark.parametrize(
    ("on", "status", "heading"),
    [
        ("2026-11-22", 0, None),
        ("2027-02-07", 0, None),
        ("2027-02-08", 0, "確認の期限が近づいています（1件）"),
        ("2027-02-22", 0, "確認の期限が近づいています（1件）"),
        ("2027-02-23", 1, "確認の期限を過ぎています（1件）"),
    ],
)
def test_what_is_due_is_listed_and_what_is_late_fails(
    project: Path, capsys: pytest.CaptureFixture[str], on: str, status: int, heading: str | None
) -> None:
    assert main(["stale", "--on", on]) == status
    lines = capsys.readouterr().out.replace("\u3000", "  ").splitlines()
    if heading:
        assert lines[:2] == [heading, f"  {DOCUMENT}"]
        assert lines[-1] == "確認の期間内です: 0件"
    else:
        assert lines[-1] == "確認の期間内です: 1件"
    assert "まだ誰も確認していません（3件）" in lines


def test_a_changed_screen_is_late_until_there_is_a_new_revision(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    look = {"on": "2026-11-23", "by": "鈴木", "revision": "2020-10", "saw": "changed"}
    append(
        project / "docs/data/procedures/contact-support/document.yml", Review.model_validate(look)
    )
    assert main(["stale", "--on", "2026-11-23"]) == 1
    assert capsys.readouterr().out.startswith("画面が変わったと報告されています（1件）\n")
    assert main(["new-revision", "contact-support", "2026-11"]) == 0
    assert not open_data(project / "docs/data")[1]
    assert main(["stale", "--on", "2026-11-23"]) == 0


def test_a_day_that_is_none_is_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stale", "--on", "2026-02-30"]) == 2
    assert "2026-11-22 の形" in capsys.readouterr().err
