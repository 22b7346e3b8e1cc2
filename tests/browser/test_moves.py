"""A list begun on one revision moves to another: nothing is lost, nothing slips through."""

import random
import re
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.differences import Row, compare, uncut
from macros.library import Document, Filed
from macros.models.document import Revision
from macros.read import read
from tests.browser.lists import (
    OLDER,
    STEPS,
    bar,
    boxes,
    count,
    entry,
    fold,
    open_case,
    put,
    records,
    state,
)
from tests.browser.ways import AtTop
from tests.building import ROOT

TICKED = ("procedure", "checklist")
SEVERAL = [
    document
    for document in read(ROOT / "docs" / "data")[0].documents.values()
    if document.kind in TICKED and len(document.revisions) > 1
]
PAIRS = [
    pytest.param(document, old, new, id=f"{document.id}:{old.id}:{new.id}")
    for document in SEVERAL
    for old, new in combinations(document.revisions, 2)
]

FOLDED = """
const { fold, merge, read } = playbook.records;
let number = 0;
const record = (target, value) => read({
  v: 1, id: `r-${number}`, case: "c", by: "", target, value,
  at: new Date(Date.UTC(2026, 0, 1) + number++).toISOString(),
});
const folded = (log) => fold(merge(log, [])).lists[0];
const tick = (snapshot, { id, words }, state = "done") => record(`entry/list/${id}`, {
  state, revision: snapshot.revision, words,
});
const shown = (list) => ({
  entries: list.entries,
  states: Object.fromEntries([...list.states].map(([id, one]) => [id, [one.state, one.reopened]])),
});
"""
MOVE = f"""(pairs) => {{
  {FOLDED}
  return pairs.map(([before, after]) => {{
    const log = [record("list/list", before), ...before.entries.map((one) => tick(before, one))];
    const list = folded(log);
    const kinds = playbook.moves.compare(list, after);
    log.push(record("list/list", playbook.moves.moved(list, after)));
    return {{
      ...shown(folded(log)),
      same: kinds.same.map((one) => one.id),
      changed: kinds.changed.map((one) => one.now.id),
      added: kinds.added.map((one) => one.id),
      gone: kinds.gone.map((one) => one.id),
    }};
  }});
}}"""
"""Tick all of the first, move to the second."""
WALK = f"""(walks) => {{
  {FOLDED}
  return walks.map((steps) => {{
    const log = [record("list/list", steps[0].snapshot)];
    return steps.map(({{ snapshot, ticks }}, index) => {{
      if (index) log.push(record("list/list", playbook.moves.moved(folded(log), snapshot)));
      for (const at of ticks) log.push(tick(snapshot, snapshot.entries[at]));
      return shown(folded(log));
    }});
  }});
}}"""
LATE = f"""(pairs) => {{
  {FOLDED}
  return pairs.map(([before, after]) => {{
    const begun = record("list/list", before);
    const moved = record("list/list", playbook.moves.moved(folded([begun]), after));
    const ours = before.entries.map((one) => tick(before, one));
    const merged = [merge([begun, moved], ours), merge(ours, [moved, begun])];
    return merged.map((log) => shown(folded(log)));
  }});
}}"""
"""Move an untouched list; then come the ticks of a copy that was left on the first."""


@pytest.fixture(scope="module")
def pages(way: AtTop, browser: Browser, base_url: str) -> dict[tuple[str, str], dict[str, Any]]:
    """Return each list as its page hands it to a case, with what the page knows of moves."""
    found = {}
    with way.profile(browser, base_url) as fresh:
        tab = fresh.new_page()
        for document in SEVERAL:
            for revision in document.revisions:
                tab.goto(f"{document.address(revision)}/")
                found[document.id, revision.id] = tab.evaluate(
                    """() => {
                      const root = document.querySelector("[data-component=entries]");
                      const moves = playbook.elements.json(root, "moves");
                      return { snapshot: playbook.snapshot(root), moves };
                    }"""
                )
    return found


Pages = dict[tuple[str, str], dict[str, Any]]


def rows(old: Filed[Revision], new: Filed[Revision]) -> dict[str, Row]:
    return {row.id: row for row in compare(old.model, new.model, uncut)}


def snapshots(pages: Pages, document: Document, *revisions: Filed[Revision]) -> list[Any]:
    return [pages[document.id, one.id]["snapshot"] for one in revisions]


@pytest.fixture
def still(page: Page) -> Page:
    """Open a page for its functions only."""
    page.goto(STEPS)
    return page


def test_there_is_enough_to_move() -> None:
    assert len(PAIRS) > 60
    assert sum(new is document.current for document, _, new in (one.values for one in PAIRS)) > 20


def test_no_tick_disappears_and_none_survives_a_change(still: Page, pages: Pages) -> None:
    """Of every pair of revisions, neighbours or not."""
    todo = [one.values for one in PAIRS]
    moved = still.evaluate(MOVE, [snapshots(pages, *one) for one in todo])
    critical = 0
    for (document, old, new), found in zip(todo, moved, strict=True):
        expected = rows(old, new)
        after = {one["id"]: one for one in found["entries"]}
        kinds = {
            name: kind for kind in ("same", "changed", "added", "gone") for name in found[kind]
        }
        for name, row in expected.items():
            place = f"{document.id} {old.id} {new.id} {name}"
            said = "same" if row.status == "unchanged" else row.status
            assert kinds.pop(name) == said, place
            if row.status == "unchanged":
                assert found["states"][name] == ["done", ""], place
            elif row.status == "changed":
                assert found["states"][name] == ["open", "done"], place
                critical += after[name]["critical"]
            elif row.status == "gone":
                assert name not in after, place
                assert found["states"][name] == ["done", ""], place
            else:
                assert name not in found["states"], place
            if name in after:
                assert after[name]["added"] == (row.status == "added"), place
        assert kinds == {}
    assert critical > 0


def test_the_newest_page_shows_the_words_and_the_fate_of_every_change(pages: Pages) -> None:
    for document in SEVERAL:
        moves = {one["revision"]: one for one in pages[document.id, document.current.id]["moves"]}
        assert list(moves) == [one.id for one in document.revisions[:-1]]
        for old in document.revisions[:-1]:
            expected = rows(old, document.current)
            changed = {name for name, row in expected.items() if row.status == "changed"}
            gone = {name for name, row in expected.items() if row.status == "gone"}
            assert set(moves[old.id]["changed"]) == changed
            assert all(moves[old.id]["changed"].values())
            assert set(moves[old.id]["gone"]) == gone
            assert all(moves[old.id]["gone"].values())


def test_whatever_the_way_a_tick_stands_only_for_words_that_were_seen(
    still: Page, pages: Pages
) -> None:
    """Two hundred walks between revisions, back and forth, with ticks on the way."""
    chance = random.Random(7)
    walks: list[list[dict[str, Any]]] = []
    for _ in range(200):
        document = chance.choice(SEVERAL)
        steps = []
        for revision in chance.choices(document.revisions, k=6):
            (snapshot,) = snapshots(pages, document, revision)
            size = len(snapshot["entries"])
            ticks = [index for index in range(size) if chance.random() < 0.4]
            steps.append({"snapshot": snapshot, "ticks": ticks})
        walks.append(steps)
    seen = {"done": 0, "open": 0}
    for steps, shown in zip(walks, still.evaluate(WALK, walks), strict=True):
        ticked: dict[str, str] = {}
        for step, now in zip(steps, shown, strict=True):
            entries = step["snapshot"]["entries"]
            done = {name for name, (state, _) in now["states"].items() if state == "done"}
            for index in step["ticks"]:
                ticked[entries[index]["id"]] = entries[index]["words"]
            for one in entries:
                expected = ticked.get(one["id"]) == one["words"]
                assert (one["id"] in done) == expected
                if one["id"] in ticked:
                    seen["done" if expected else "open"] += 1
            assert set(now["states"]) == set(ticked), "a record is gone"
    assert min(seen.values()) > 100


def test_ticks_of_a_copy_that_did_not_move_do_not_count_for_changed_words(
    still: Page, pages: Pages
) -> None:
    todo = [one.values for one in PAIRS]
    merged = still.evaluate(LATE, [snapshots(pages, *one) for one in todo])
    for (_, old, new), (one, other) in zip(todo, merged, strict=True):
        assert one == other
        for name, row in rows(old, new).items():
            if row.status == "changed":
                assert one["states"][name] == ["open", "done"]
            elif row.status == "unchanged":
                assert one["states"][name] == ["done", ""]


# ----- as a reader does it -----


def notice(page: Page) -> Any:
    return page.locator("[data-part=pinned]")


def test_a_reader_moves_to_the_newest_revision(page: Page) -> None:
    page.goto(OLDER)
    total = boxes(page).count()
    for index in range(total):
        boxes(page).nth(index).check()
    fold(page, 0).get_by_label("メモ").fill("見つけにくい")
    fold(page, 0).get_by_label("メモ").blur()
    before = len(records(page))

    # nothing moves by itself
    page.evaluate("() => { window.stays = true; }")
    page.get_by_role("link", name="いまの版を見る").click()
    expect(notice(page)).to_contain_text("別の版（2020年10月）で進めています")
    expect(bar(page)).to_contain_text(f"{total} / {total}")
    assert boxes(page).evaluate_all("boxes => boxes.every(box => box.disabled)")
    expect(page.locator("[data-part=bar]")).to_be_hidden()
    assert len(records(page)) == before
    expect(notice(page)).to_contain_text("言葉が変わった項目が5件")
    expect(notice(page)).to_contain_text("この版にない項目が5件")
    assert page.evaluate("() => window.stays"), "the page was reloaded as a whole"

    # what will be
    notice(page).locator("summary").click()
    preview = page.locator("[data-part=preview]")
    expect(preview.locator("li", has_text="ヘルプを押す").locator("del").first).to_have_text(
        "セラーセントラルの画面の"
    )
    expect(preview).to_contain_text("新しく加わった項目")
    expect(preview.locator("ul").last.locator("li p").first).not_to_be_empty()

    # with consent
    notice(page).get_by_role("button", name="この版に移す").click()
    expect(notice(page)).to_be_hidden()
    expect(page.get_by_role("button", name="元に戻す")).to_be_focused()
    expect(state(page, 0)).to_contain_text("言葉が変わったので、もう一度（前は「済み」）")
    expect(state(page, 0)).to_contain_text("メモ: 見つけにくい")
    expect(state(page, 5)).to_contain_text("新しく加わった項目")
    expect(boxes(page).nth(0)).not_to_be_checked()
    now = boxes(page).count()
    expect(count(page)).to_have_text(f"0 / {now}")
    assert len(records(page)) == before + 1

    # a note alone is no second look
    fold(page, 0).get_by_label("メモ").fill("見つけた")
    fold(page, 0).get_by_label("メモ").blur()
    expect(state(page, 0)).to_contain_text("もう一度")
    page.reload()
    expect(state(page, 0)).to_contain_text("もう一度")
    expect(state(page, 5)).to_contain_text("新しく加わった項目")
    boxes(page).nth(0).check()
    boxes(page).nth(5).check()
    expect(state(page, 0)).to_have_text("メモ: 見つけた")
    expect(state(page, 5)).to_be_empty()
    expect(count(page)).to_have_text(f"2 / {now}")

    # the older page now leads to where the case is
    page.goto(OLDER)
    notice(page).get_by_role("link", name="案件の版を開く").click()
    expect(page).to_have_url(re.compile("contact/seller-central/service-choice/$"))
    expect(boxes(page).nth(0)).to_be_checked()


def test_a_reader_whose_screen_is_older_moves_back_and_undoes_it(page: Page) -> None:
    page.goto(STEPS)
    boxes(page).nth(0).check()
    boxes(page).nth(5).check()
    address = page.locator(".sheet__revisions li a").nth(2).get_attribute("href")
    assert address
    page.goto(page.evaluate("(href) => new URL(href, location.href).href", address))
    expect(notice(page)).to_contain_text("で進めています")
    notice(page).locator("summary").click()
    gone = page.locator("[data-part=preview] li").last
    expect(gone).not_to_be_empty()
    notice(page).get_by_role("button", name="この版に移す").click()
    expect(notice(page)).to_be_hidden()
    boxes(page).nth(0).check()
    undo = page.get_by_role("button", name="元に戻す")
    undo.click()
    undo.click()
    expect(notice(page)).to_be_visible()
    expect(notice(page).get_by_role("link", name="案件の版を開く")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("contact/seller-central/service-choice/$"))
    expect(boxes(page).nth(0)).to_be_checked()
    expect(boxes(page).nth(5)).to_be_checked()
    expect(count(page)).to_have_text(re.compile("^2 /"))


def test_a_closed_case_stays_as_it_was(page: Page) -> None:
    page.goto(OLDER)
    boxes(page).nth(0).check()
    put(page, "closed", "2026-12-10T00:00:00.000Z")
    page.goto(STEPS)
    expect(notice(page)).to_be_visible()
    expect(page.get_by_role("button", name="この版に移す")).to_be_hidden()
    page.goto(OLDER)
    expect(boxes(page).nth(0)).to_be_checked()
    expect(boxes(page).nth(0)).to_be_disabled()
    page.emulate_media(media="print")
    expect(boxes(page).nth(0)).to_be_visible()
    tick = boxes(page).nth(0).evaluate("box => getComputedStyle(box, '::before').content")
    assert "✓" in tick


def test_another_case_may_begin_on_another_revision(page: Page) -> None:
    page.goto(OLDER)
    boxes(page).nth(0).check()
    page.goto(STEPS)
    expect(notice(page)).to_be_visible()
    open_case(page, "別の件")
    expect(notice(page)).to_be_hidden()
    boxes(page).nth(1).check()
    expect(entry(page, 1).get_by_role("checkbox")).to_be_checked()


def test_words_that_are_put_right_within_a_revision_are_looked_at_again(page: Page) -> None:
    page.goto(STEPS)
    boxes(page).nth(0).check()
    boxes(page).nth(1).check()
    page.route(
        re.compile("contact/seller-central/$"),
        lambda route: route.fulfill(
            body=re.sub(
                'data-words="[0-9a-f]+"', 'data-words="other"', route.fetch().text(), count=1
            ),
            content_type="text/html; charset=utf-8",
        ),
    )
    page.reload()
    expect(state(page, 0)).to_contain_text("言葉が変わったので、もう一度")
    expect(boxes(page).nth(1)).to_be_checked()
    boxes(page).nth(0).check()
    expect(state(page, 0)).to_be_empty()
    page.reload()
    expect(boxes(page).nth(0)).to_be_checked()
    expect(boxes(page).nth(1)).to_be_checked()
    expect(bar(page)).to_contain_text("2 /")


def test_a_list_of_a_revision_that_the_site_does_not_have_can_still_move(page: Page) -> None:
    page.goto(STEPS)
    boxes(page).nth(0).check()
    page.evaluate(
        """() => {
          const one = playbook.cases.current();
          const { target, value } = one.log.find((record) => record.target.startsWith("list/"));
          playbook.cases.change([{ case: one.id, target, value: { ...value, revision: "lost" } }]);
        }"""
    )
    expect(notice(page)).to_be_visible()
    notice(page).get_by_role("button", name="この版に移す").click()
    expect(notice(page)).to_be_hidden()
    expect(boxes(page).nth(0)).to_be_checked()
