from pathlib import Path

import pytest

from macros.checks.actions import check
from macros.read import read

from ..conftest import Edit

LIST = "checklists/call-preparation/2024-01.yml"


def found(sample: Path) -> list[tuple[int, int, str]]:
    return [(one.line, one.column, one.code) for one in check(read(sample)[0])]


@pytest.mark.parametrize(
    "action",
    [
        "注文番号を書く",
        "カード番号の全桁は言わない",
        "『送信』を押す",
        "項目を選ぶ（例は『FBA(納品)』）",
        "受領数が発送数と同じか見る",
        "通知と話の内容が合うか確認する",
        "あ" * 59 + "く",
    ],
)
def test_an_action_ends_in_a_verb(sample: Path, edit: Edit, action: str) -> None:
    edit(LIST, "do: 注文番号を控える", f'do: "{action}"')
    assert found(sample) == []


@pytest.mark.parametrize(
    ("action", "code"),
    [
        ("注文番号", "ACTION-VERB"),
        ("注文番号を書きます", "ACTION-VERB"),
        ("『送信』", "ACTION-VERB"),
        ("確認", "ACTION-BARE"),
        ("確認する", "ACTION-BARE"),
        ("内容確認", "ACTION-BARE"),
        ("チェックする", "ACTION-BARE"),
        ("済み", "ACTION-BARE"),
        ("あ" * 60 + "く", "ACTION-LONG"),
    ],
)
def test_other_actions_are_refused(sample: Path, edit: Edit, action: str, code: str) -> None:
    edit(LIST, "do: 注文番号を控える", f'do: "{action}"')
    assert found(sample) == [(12, 13, code)]


def test_steps_are_actions_too(sample: Path, edit: Edit) -> None:
    edit("procedures/contact-support/2018-01.yml", "do: 分野を選ぶ", "do: 分野")
    assert [code for _, _, code in found(sample)] == ["ACTION-VERB"]
