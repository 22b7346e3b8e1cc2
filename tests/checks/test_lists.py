from pathlib import Path

from macros.checks.lists import check
from macros.read import read

from ..conftest import Edit

LIST = "checklists/call-preparation/2024-01.yml"
ITEM = "      - {{id: more-{0}, do: 番号{0}を書く, source: editorial}}\n"


def found(sample: Path) -> list[tuple[int, int, str]]:
    return [(one.line, one.column, one.code) for one in check(read(sample)[0])]


def test_the_sample_keeps_to_the_rules(sample: Path) -> None:
    assert found(sample) == []


def test_nine_items_are_the_most_at_one_pause(sample: Path, edit: Edit) -> None:
    more = "".join(ITEM.format(number) for number in range(8))
    edit(LIST, "done:", f"{more}done:")
    assert found(sample) == []
    edit(LIST, "done:", f"{ITEM.format(8)}done:")
    assert found(sample) == [(18, 5, "LIST-LONG")]


def test_groups_are_named_where_there_are_several(sample: Path, edit: Edit) -> None:
    edit(LIST, "    title: 場所\n", "")
    assert found(sample) == [(16, 5, "LIST-TITLE")]


def test_some_items_are_critical(sample: Path, edit: Edit) -> None:
    edit(LIST, "        critical: true\n", "")
    assert found(sample) == [(7, 1, "LIST-CRITICAL")]


def test_not_most_items_are_critical(sample: Path, edit: Edit) -> None:
    edit(LIST, "        why: 聞き返しを減らすため\n", "        critical: true\n")
    assert found(sample) == [(7, 1, "LIST-CRITICAL")]


def test_critical_items_come_first_but_for_the_order_of_a_screen(sample: Path, edit: Edit) -> None:
    late = "      - {id: last, do: 番号を見る, critical: true, source: editorial}\n"
    more = "".join(ITEM.format(number) for number in range(2))
    edit(LIST, "done:", f"{more}{late}done:")
    assert found(sample) == [(25, 9, "LIST-ORDER")]
    edit(LIST, "    title: 場所\n", "    title: 場所\n    in_screen_order: true\n")
    assert found(sample) == []
