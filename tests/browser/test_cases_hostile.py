"""Files made to do harm: nothing crashes, nothing runs, and what is good in them is kept."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.cases import (
    LIST,
    STATE,
    in_file,
    kept,
    open_cases,
    record,
    refund,
    said,
    take_in,
)
from tests.browser.conftest import watched

SCRIPTS = [
    "<script>window.harmed = 1</script>",
    "<img src=x onerror='window.harmed = 1'>",
    '"><svg onload="window.harmed = 1">',
    "' autofocus onfocus='window.harmed = 1",
    "javascript:window.harmed=1",
    "</script><script>window.harmed = 1</script>",
    "</template><iframe srcdoc='<script>parent.harmed = 1</script>'>",
    "{{ harmed }} ${window.harmed = 1}",
    "\x00\x1b\u202e\u2028",
]
HARMED = "() => window.harmed || ({}).harmed || Object.prototype.harmed"
FILES = 200


def wrong(generator: random.Random) -> Any:
    """Return a value of a wrong type."""
    deep: Any = 1
    for _ in range(generator.randrange(300)):
        deep = [deep]
    return generator.choice(
        [None, True, -1, 1e308, [], {}, "", deep, [[]], {"length": 9}, "x" * 100_000, [None] * 1000]
    )


def hostile_records(generator: random.Random) -> Iterator[Any]:
    """Yield one bad record of each kind."""
    script = generator.choice(SCRIPTS)
    usual = record("name", "x", case="c-bad")
    for key in usual:
        yield {**usual, key: wrong(generator)}
        yield {**usual, key: script}
        yield {name: value for name, value in usual.items() if name != key}
    for target in ("__proto__", "constructor/x", "list/__proto__", "fact/toString", script):
        yield {**usual, "target": target}
    yield wrong(generator)
    yield {**usual, "v": 99}
    for key in LIST:
        yield {**usual, "target": "list/bad", "value": {**LIST, key: wrong(generator)}}
    for key in STATE:
        yield {**usual, "target": "entry/bad/x", "value": {**STATE, key: wrong(generator)}}


def scripted(script: str, case: str = "c-s") -> list[dict[str, Any]]:
    """Return good records that hold a script wherever a text may stand."""
    entries = [{"id": "e", "text": script, "critical": True}]
    listed = {"revision": script, "title": script, "address": script, "edition": script}
    state = {**STATE, **dict.fromkeys(("revision", "reason", "who", "note", "seen"), script)}
    values = {
        "name": script,
        "fact/asin": script,
        "fact/x": script,
        "deadline": {"on": "2026-11-24", "what": script},
        "list/l": {**listed, "entries": entries},
        "entry/l/e": {**state, "state": "blocked", "until": "2026-11-24"},
        "entry/l/gone": state,
    }
    return [record(target, value, by=script, case=case) for target, value in values.items()]


def hostile_file(seed: int) -> tuple[str, list[dict[str, Any]]]:
    """Return a file and the good records in it."""
    generator = random.Random(seed)
    good = [*refund(), *scripted(generator.choice(SCRIPTS))]
    bad = list(hostile_records(generator))
    mixed = [*good, *generator.sample(bad, generator.randrange(1, len(bad)))]
    generator.shuffle(mixed)
    text = in_file(mixed, site=generator.choice([*SCRIPTS, 5, None, {}]))
    own = '"__proto__": {"harmed": 1}, "constructor": {"prototype": {"harmed": 1}}'
    return text.replace('{"format"', f'{{{own}, "format"', 1), good


@pytest.fixture
def harmless(context: BrowserContext, base_url: str) -> Iterator[Page]:
    """Open the page of cases; in the end nothing of anybody else's has run."""
    with watched(context.new_page(), base_url) as page:
        open_cases(page)
        yield page
        assert not page.evaluate(HARMED)


@pytest.mark.parametrize("part", range(4))
def test_hostile_files_do_no_harm_and_lose_nothing_good(harmless: Page, part: int) -> None:
    for seed in range(part, FILES, 4):
        text, good = hostile_file(seed)
        preview = take_in(harmless, text)
        preview.get_by_role("button", name="取り込む", exact=True).click()
        expect(said(harmless)).to_contain_text("取り込みました")
        found = {(one["case"], one["id"], one["target"]) for one in kept(harmless)}
        assert found >= {(one["case"], one["id"], one["target"]) for one in good}, seed
        assert not harmless.evaluate(HARMED), seed
        harmless.evaluate("() => playbook.store.wipe()")


def test_scripts_in_every_field_are_shown_as_text_everywhere(
    harmless: Page, context: BrowserContext, tmp_path: Path
) -> None:
    numbered = list(enumerate(SCRIPTS))
    open_cases(harmless, [one for at, script in numbered for one in scripted(script, f"c-{at}")])
    inside = harmless.locator(".cases :is(script, img, svg, iframe)")
    file = tmp_path / "record.html"
    with watched(context.new_page(), "file:") as alone:
        for at, script in numbered:
            harmless.locator(f"li[data-case=c-{at}] h3 a").click()
            expect(harmless.locator(".cases__list li")).to_have_count(2)
            assert script.split()[0].strip("\0") in harmless.locator("[data-part=log]").inner_text()
            expect(inside).to_have_count(0)
            with harmless.expect_download() as saved:
                harmless.get_by_role("button", name="記録のページを保存する").click()
            saved.value.save_as(file)
            alone.goto(file.as_uri())
            expect(alone.locator("script, img, svg, iframe")).to_have_count(0)
            assert not alone.evaluate(HARMED), script
            assert not harmless.evaluate(HARMED), script
            harmless.go_back()
    expect(inside).to_have_count(0)


def test_nesting_without_end_is_survived(harmless: Page) -> None:
    for text in (
        "[" * 5_000_000,
        in_file([]).replace("[]", '{"x":' * 1_000_000),
        in_file([]).replace("[]", "[" * 500_000 + "]" * 500_000),
        in_file([record("name", "x")]).replace('"x"', "[" * 100_000 + "]" * 100_000),
        in_file([record("name", "x", extra=1)]).replace(
            '"extra": 1', f'"extra": {"[" * 100_000}{"]" * 100_000}'
        ),
    ):
        preview = take_in(harmless, text)
        preview.get_by_role("button", name="取り込まない").click()
        expect(preview).to_be_hidden()
        expect(said(harmless)).to_have_text("取り込みませんでした。")


def test_ten_megabytes_come_in_even_if_they_cannot_all_be_kept(
    harmless: Page, tmp_path: Path
) -> None:
    harmless.set_default_timeout(120_000)
    large = tmp_path / "large.json"
    many = [record("name", f"{number} {'あ' * 60}") for number in range(35_000)]
    large.write_text(in_file(many), "utf-8")
    assert 10_000_000 < large.stat().st_size < 20_000_000
    harmless.locator("#case-import").set_input_files(large)
    preview = harmless.locator("[data-part=incoming]")
    expect(preview).to_contain_text("まだない記録35000件", timeout=120_000)
    preview.get_by_role("button", name="取り込む", exact=True).click()
    expect(said(harmless)).to_have_text("記録35000件を取り込みました。", timeout=120_000)
    expect(harmless.locator("[data-part=title]")).to_have_text(many[-1]["value"])
    expect(harmless.locator("[data-part=not-kept]")).to_be_visible()
    count = "() => [...playbook.store.cases().values()][0].log.length"
    assert harmless.evaluate(count) == len(many)


def test_keys_of_prototypes_change_nothing(harmless: Page) -> None:
    text = in_file([]).replace("[]", '[{"__proto__": ' + json.dumps(record("name", "x")) + "}]")
    preview = take_in(harmless, text)
    expect(preview.locator("[data-part=skipped]")).to_contain_text("記録の形でないものが1件")
    preview.get_by_role("button", name="取り込まない").click()
    assert kept(harmless) == []
