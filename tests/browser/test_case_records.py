"""Records merge, whatever they are and in whatever order they come; the page's own code is run."""

import hashlib
import random
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from tests.browser.cases import CASES, LIST, STATE, ready, record
from tests.browser.ways import AtTop

MOMENTS = [f"2024-11-22T09:00:00.00{number}Z" for number in range(4)]
TEXTS = st.text(st.sampled_from("あa<'\"\\\u2028\U0001f600"), max_size=3)
DRAFT = {"revision": "r", "title": "文", "address": "calls/opening/", "values": {"x": "い"}}
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "name": TEXTS,
    "fact/asin": TEXTS,
    "closed": st.sampled_from([None, *MOMENTS]),
    "archived": st.booleans(),
    "deleted": st.booleans(),
    "deadline": st.sampled_from([None, {"on": "2026-11-24", "what": "x"}]),
    "list/a": st.sampled_from([None, LIST, {**LIST, "entries": []}]),
    "draft/a": st.sampled_from([None, {**DRAFT, "values": {"x": [{"y": "あ"}]}}, DRAFT]),
    "entry/a/order": st.sampled_from([None, STATE, {**STATE, "state": "na"}]),
}


@st.composite
def records(draw: st.DrawFn) -> dict[str, Any]:
    """Few ids and moments, so that they often meet."""
    target = draw(st.sampled_from(sorted(VALUES)))
    return {
        "v": 1,
        "id": draw(st.sampled_from(["r-1", "r-2", "r-3"])),
        "case": draw(st.sampled_from(["c-1", "c-2"])),
        "at": draw(st.sampled_from(MOMENTS)),
        "by": draw(st.sampled_from(["", "佐藤"])),
        "target": target,
        "value": draw(VALUES[target]),
    }


SETS = st.lists(records(), max_size=6)
MERGES = """(batch) => {
  const { merge, fold, read } = playbook.records;
  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  const state = (all) => {
    const { log, ...folded } = fold(all);
    return [folded, [...folded.facts], folded.lists.map((list) => [...list.states])];
  };
  return batch.flatMap((sets) => {
    const [a, b, c] = sets.map((set) => set.map(read));
    const wrong = [];
    const say = (law, holds) => { if (!holds) wrong.push([law, sets]); };
    say("read", [a, b, c].every((set) => !set.includes(null)));
    say("commutative", same(merge(a, b), merge(b, a)));
    say("associative", same(merge(merge(a, b), c), merge(a, merge(b, c))));
    say("idempotent", same(merge(merge(a, b), b), merge(a, b)));
    const ids = new Set([...a, ...b].map((one) => one.case + one.id));
    say("nothing lost", ids.size === merge(a, b).length);
    say("same state", same(state(merge(a, b)), state(merge([...b].reverse(), [...a].reverse()))));
    say("read again", same(merge(a, b), JSON.parse(JSON.stringify(merge(a, b))).map(read)));
    return wrong;
  });
}"""


@pytest.fixture(scope="module")
def merging(way: AtTop, browser: Browser, base_url: str) -> Iterator[Page]:
    """Open a tab for the functions of its page only: nothing here changes anything in it."""
    with way.profile(browser, base_url) as fresh:
        tab = fresh.new_page()
        tab.goto(CASES)
        ready(tab)
        yield tab


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(batch=st.lists(st.tuples(SETS, SETS, SETS), min_size=25, max_size=25))
def test_merging_is_commutative_associative_and_idempotent(
    merging: Page, batch: list[tuple[list[dict[str, Any]], ...]]
) -> None:
    assert merging.evaluate(MERGES, batch) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"v": 2},
        {"id": "A"},
        {"case": "../x"},
        {"at": "2024-13-01T00:00:00.000Z"},
        {"at": "2024-02-30T00:00:00.000Z"},
        {"at": "9999-12-31T23:59:59.999Z"},
        {"at": "2024-11-22"},
        {"target": "constructor"},
        {"target": "__proto__"},
        {"target": "name/x"},
        {"target": "fact"},
        {"target": "fact/X"},
        {"target": "entry/a"},
        {"value": 5},
        {"target": "closed", "value": "2024-11-31T00:00:00.000Z"},
        {"target": "archived", "value": "yes"},
        {"target": "deadline", "value": {"on": "2026-02-30", "what": ""}},
        {"target": "list/a", "value": {**LIST, "entries": [{"id": "<b>"}]}},
        {"target": "entry/a/b", "value": {**STATE, "state": "constructor"}},
        {"target": "entry/a/b", "value": {**STATE, "state": ["done"]}},
        {"target": "draft/a", "value": {"values": {"__proto__x": "y"}}},
        {"target": "draft/a", "value": {"values": {"a": [{"b": 1}]}}},
    ],
)
def test_what_is_no_record_is_not_read(merging: Page, wrong: dict[str, Any]) -> None:
    read = "(value) => playbook.records.read(value)"
    good = record("name", "よい")
    assert merging.evaluate(read, good) == good
    assert merging.evaluate(read, {**good, **wrong}) is None


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("calls/preparation/2024-01/", "calls/preparation/2024-01/"),
        ("calls/preparation.html", "calls/preparation.html"),
        ("javascript:alert(1)", ""),
        ("//other.example/", ""),
        ("https://other.example/", ""),
        ("/\\other.example", ""),
        ("calls/../../other/", ""),
    ],
)
def test_a_list_leads_to_a_page_of_the_handbook_only(
    merging: Page, address: str, kept: str
) -> None:
    draft = {"revision": "", "title": "", "address": address, "values": {}}
    given = [record("list/a", {**LIST, "address": address}), record("draft/a", draft)]
    read = "(all) => all.map((one) => playbook.records.read(one).value.address)"
    assert merging.evaluate(read, given) == [kept, kept]


def test_digests_are_those_of_hashlib(merging: Page) -> None:
    generator = random.Random(5)
    letters = "aあ\n\u3000\U0001f600\u00e9\x00"
    texts = ["a" * length for length in range(300)]
    texts += ["".join(generator.choices(letters, k=generator.randrange(400))) for _ in range(3000)]
    texts.append("長い" * 100_000)
    digests = merging.evaluate("(texts) => texts.map(playbook.sha256)", texts)
    assert digests == [hashlib.sha256(text.encode()).hexdigest() for text in texts]
