from pathlib import Path

import pytest

from macros.checks.fates import check
from macros.read import read

from ..conftest import Edit

OLD = "procedures/contact-support/2018-01.yml"
NEW = "procedures/contact-support/2020-10.yml"


def found(sample: Path) -> list[tuple[int, int, str]]:
    return [(one.line, one.column, one.code) for one in check(read(sample)[0])]


@pytest.mark.parametrize("fate", ["removed", "unattested"])
def test_what_is_gone_has_no_heir(sample: Path, edit: Edit, fate: str) -> None:
    edit(NEW, "fate: replaced", f"fate: {fate}")
    assert found(sample) == [(26, 3, "FATE-HEIR")]
    edit(NEW, "    by: [describe]\n", "")
    assert found(sample) == []


@pytest.mark.parametrize("fate", ["replaced", "merged", "split"])
def test_what_lives_on_has_an_heir(sample: Path, edit: Edit, fate: str) -> None:
    edit(NEW, "fate: replaced", f"fate: {fate}")
    assert found(sample) == []
    edit(NEW, "    by: [describe]\n", "")
    assert found(sample) == [(26, 3, "FATE-HEIR")]


def test_an_heir_is_in_this_revision(sample: Path, edit: Edit) -> None:
    edit(NEW, "by: [describe]", "by: [describe, choose-topic]")
    assert found(sample) == [(28, 20, "FATE-HEIR")]


def test_each_entry_without_a_fate_is_named(sample: Path, edit: Edit) -> None:
    edit(NEW, "  - id: open-help", "  - id: open-menu")
    edit(NEW, "  choose-topic:", "  open-window:")
    named = sorted((one.code, one.message.split("「")[-1]) for one in check(read(sample)[0]))
    assert named == [
        ("FATE-MISSING", "choose-topic」がありません。fates に行方と理由を書いてください"),
        ("FATE-MISSING", "open-help」がありません。fates に行方と理由を書いてください"),
        ("FATE-STRAY", "open-window」は前の版にありません。この行方を消してください"),
    ]


def test_the_first_revision_has_no_fates(sample: Path, edit: Edit) -> None:
    edit(OLD, "outcome:", "fates: {before: {fate: removed, why: 消えた}}\noutcome:")
    assert found(sample) == [(7, 9, "FATE-STRAY")]


def test_fates_wait_until_the_chain_is_whole(sample: Path, edit: Edit) -> None:
    edit(NEW, "supersedes: 2018-01\n", "")
    assert found(sample) == []


def test_fates_after_an_unreadable_revision_are_passed_over(sample: Path, edit: Edit) -> None:
    edit(OLD, "basis: inferred", "basis: 推定")
    assert found(sample) == []
