"""What damage to stored values may do: break nothing, and lose nothing else."""

import json
import random
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.lists import (
    LIST,
    boxes,
    choice,
    fold,
    open_case,
    put,
)
from tests.browser.stored import STORE, STORED, UNREADABLE

KNOWN = """() => [...playbook.store.cases().values()].flatMap((one) => one.log)
  .map((record) => JSON.stringify(record)).sort()"""

Damage = Callable[[random.Random, dict[str, str], str], None]
"""Changes stored values; the key is the one to damage."""


def cut(chance: random.Random, stored: dict[str, str], key: str) -> None:
    stored[key] = stored[key][: chance.randrange(len(stored[key]))]


def flip(chance: random.Random, stored: dict[str, str], key: str) -> None:
    at = chance.randrange(len(stored[key]))
    sign = chance.choice('{}[]",:0\\\x00\ud800é')
    stored[key] = stored[key][:at] + sign + stored[key][at + 1 :]


def wrong_type(chance: random.Random, stored: dict[str, str], key: str) -> None:
    record = json.loads(stored[key])
    name = chance.choice(["v", "id", "case", "at", "by", "target", "value"])
    record[name] = chance.choice(ODD)
    stored[key] = json.dumps(record)


def wrong_value(chance: random.Random, stored: dict[str, str], key: str) -> None:
    record = json.loads(stored[key])
    if not isinstance(record["value"], dict):
        record["value"] = chance.choice(ODD)
    else:
        record["value"][chance.choice(list(record["value"]))] = chance.choice(ODD)
    stored[key] = json.dumps(record)


def nonsense(chance: random.Random, stored: dict[str, str], key: str) -> None:
    stored[key] = chance.choice(
        ["", "null", "[]", "true", "{}", '"x"', "[" * 5000, "1e999", "\x00"]
    )


def wrong_key(chance: random.Random, stored: dict[str, str], key: str) -> None:
    stored[chance.choice([f"{key}:x", f"{key}x", key.replace(":record:", ":record::")])] = stored[
        key
    ]


def setting(chance: random.Random, stored: dict[str, str], key: str) -> None:
    own = key[: key.index(":", len("playbook:")) + 1]
    stored[f"{own}setting:case"] = chance.choice(["", "__proto__", "{", "toString", "x" * 999])
    stored[f"{own}setting:by"] = chance.choice(["", "<b>", "x" * 99_999])


def prototype(chance: random.Random, stored: dict[str, str], key: str) -> None:
    name = chance.choice(["__proto__", "constructor", "hasOwnProperty", "toString"])
    target = chance.choice([name, f"{name}/a", f"entry/{name}/{name}", f"fact/{name}"])
    stored[key] = json.dumps({**json.loads(stored[key]), "target": target})


ODD: list[Any] = [
    None, True, -1, 1e300, "", "__proto__", "javascript:alert(1)", "//evil.invalid/", [], {},
    "9999-99-99T99:99:99.999Z", "9998-12-31T23:59:59.999Z", "2026-02-31", "\ud800", "x" * 20_000,
    {"__proto__": {"state": "done"}}, [[[[]]]], "<img src=x onerror=alert(1)>",
]  # fmt: skip
KINDS: list[Damage] = [
    cut, flip, wrong_type, wrong_value, nonsense, wrong_key, setting, prototype,
]  # fmt: skip


@pytest.fixture
def stored(page: Page) -> dict[str, str]:
    """Return what is stored of two cases with everything that a case can hold."""
    page.goto(LIST)
    for name in ("返品の件", "納品の件"):
        open_case(page, name)
        boxes(page).nth(0).check()
        boxes(page).nth(3).check()
        choice(page, 1).select_option("待ち")
        fold(page, 1).get_by_label("いつまで").fill("2026-12-01")
        fold(page, 1).get_by_label("いつまで").blur()
        put(page, "deadline", {"on": "2026-12-20", "what": "返事"})
        put(page, "fact/order-id", "250-0000000-0000000")
    found: dict[str, str] = page.evaluate(STORED)
    return {key: value for key, value in found.items() if key.startswith("playbook:")}


def renamed(stored: dict[str, str], number: int) -> dict[str, str]:
    """Return the records as those of other cases."""
    cases = {key.split(":")[3] for key in stored if ":record:" in key}
    found = {}
    for key, value in stored.items():
        for case in cases:
            if f":record:{case}:" in key:
                found[key.replace(case, f"{case}-{number}")] = value.replace(
                    case, f"{case}-{number}"
                )
    return found


def test_two_hundred_kinds_of_damage_break_nothing_and_lose_nothing(
    page: Page, stored: dict[str, str]
) -> None:
    """Ten at a time, each in cases of its own."""
    kept = 0
    for batch in range(20):
        whole: dict[str, str] = {}
        damaged = {key: value for key, value in stored.items() if ":record:" not in key}
        for seed in range(batch * 10, batch * 10 + 10):
            chance = random.Random(seed)
            copies = renamed(stored, seed)
            whole |= copies
            damaged |= copies
            for key in chance.sample(sorted(copies), chance.randint(1, 4)):
                chance.choice(KINDS)(chance, damaged, key)
        page.evaluate(STORE, damaged)
        page.reload()
        good = {value for key, value in whole.items() if damaged[key] == value}
        assert good <= set(page.evaluate(KNOWN)), batch
        kept += len(good)
        unreadable = page.evaluate(UNREADABLE)
        after = page.evaluate(STORED)
        records_there = {key for key in damaged if ":setting:" not in key}
        assert records_there - set(whole) <= set(unreadable), batch
        assert {key: after[key] for key in unreadable} == unreadable, batch
        assert all(after[key] == damaged[key] for key in unreadable), batch
        # each case is drawn, and the reader goes on
        page.evaluate(
            "() => { for (const { id } of playbook.cases.all()) playbook.cases.select(id) }"
        )
        open_case(page, "続き")
        boxes(page).nth(2).click()
        expect(boxes(page).nth(2)).to_be_checked()
        assert good <= set(page.evaluate(KNOWN)), batch
        after = page.evaluate(STORED)
        assert {key: after[key] for key in unreadable} == unreadable, batch
    assert kept > 2000
