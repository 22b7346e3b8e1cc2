"""What the page's own JavaScript answers, compared with the rows of each table."""

from collections.abc import Sequence
from itertools import permutations
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from macros.decisions.questions import asked
from tests.browser.conftest import watched
from tests.browser.tables import Answers, Asked, drawn, shipped
from tests.browser.ways import AtTop
from tests.decisions.tables import HITS

MOST_CASES = 300
FEW_INPUTS = 4
ORDERS = 20

WALK = """({ diagram, cases, orders }) => {
  const { left, offered } = window.playbook.chooser;
  const wrong = [];
  let most = 0;
  let walks = 0;
  for (const [classes, rules] of cases) {
    orders.forEach((order, number) => {
      const answers = classes.map(() => null);
      const steps = [];
      for (;;) {
        const now = left(diagram, answers);
        steps.push(now.most);
        if (now.open.length === 0) {
          const right = JSON.stringify(now.ends) === JSON.stringify([rules]);
          if (!right || now.most !== 0) wrong.push(["result", classes, order, now.ends]);
          break;
        }
        const input = order.find((one) => now.open.includes(one));
        if (answers[input] !== null) wrong.push(["asked twice", classes, order, input]);
        if (!offered(diagram, answers, input).includes(classes[input])) {
          wrong.push(["not offered", classes, order, input]);
        }
        answers[input] = classes[input];
      }
      walks += 1;
      if (number > 0) return;
      // In the author's order, so many questions are left at most as the page says.
      steps.forEach((said, done) => {
        if (steps.length - 1 - done > said) wrong.push(["more questions", classes, steps]);
      });
      most = Math.max(most, steps.length - 1);
      if (steps[0] < most) wrong.push(["most", classes, steps[0]]);
    });
  }
  return { wrong, walks, most, said: left(diagram, cases[0][0].map(() => null)).most };
}"""
LOOK = """({ diagram, states }) => states.map((answers) => {
  const { left, offered } = window.playbook.chooser;
  const inputs = answers.map((_, input) => input);
  return [left(diagram, answers), inputs.map((input) => offered(diagram, answers, input))];
})"""

TABLES = shipped()
NAMES = [one.name for one in TABLES]


@pytest.fixture(scope="module")
def script(way: AtTop, browser: Browser, base_url: str) -> Any:
    """Open one page of the handbook, whose functions all tests ask."""
    with way.profile(browser, base_url) as context, watched(context.new_page(), base_url) as page:
        page.goto("contact/choose-channel/")
        yield page


def diagram(one: Asked) -> dict[str, object]:
    """Return what the build writes into a page."""
    made = one.diagram
    return {"nodes": made.nodes, "root": made.root, "terminals": made.terminals}


def orders(inputs: int) -> list[list[int]]:
    """Return every order of asking, or some; the author's own first."""
    if inputs <= FEW_INPUTS:
        return [list(order) for order in permutations(range(inputs))]
    random = Random(inputs)
    own = list(range(inputs))
    return [own, *(random.sample(own, inputs) for _ in range(ORDERS - 1))]


def cases(one: Asked) -> list[tuple[Answers, list[int]]]:
    """Return the classes of each situation and the rules that answer; of many, some."""
    told = sorted({(classes, case.answering) for classes, case in one.cases})
    chosen = told if len(told) <= MOST_CASES else Random(one.name).sample(told, MOST_CASES)
    return [(classes, list(rules)) for classes, rules in chosen]


def walk(page: Page, one: Asked) -> dict[str, Any]:
    given = {"diagram": diagram(one), "cases": cases(one), "orders": orders(len(one.sizes))}
    found: dict[str, Any] = page.evaluate(WALK, given)
    return found


@pytest.mark.parametrize("one", TABLES, ids=NAMES)
def test_every_situation_of_a_table_is_answered_by_its_rule(script: Page, one: Asked) -> None:
    assert {case for _, case in one.cases} == set(one.world.cases)
    found = walk(script, one)
    assert found["wrong"] == []
    assert found["walks"] == len(cases(one)) * len(orders(len(one.sizes)))
    assert found["said"] == asked(one.diagram).most
    if len(cases(one)) < MOST_CASES:
        assert found["most"] == found["said"]


def test_tables_of_every_hit_policy_are_answered_alike(script: Page) -> None:
    assert {one.table.hit for one in drawn()} == set(HITS)
    assert any(one.table.impossible for one in drawn())
    for one in drawn():
        found = walk(script, one)
        assert found["wrong"] == [], one.name
        assert found["most"] == found["said"] == asked(one.diagram).most, one.name


def states(one: Asked) -> Sequence[tuple[int | None, ...]]:
    """Return some ways to have answered some inputs; a class beyond all stands for not known."""
    random = Random(one.name)
    sizes = one.sizes
    found = {tuple(None for _ in sizes)}
    for _ in range(12):
        classes = random.choice(one.cases)[0]
        found.add(
            tuple(
                random.choice([own, own, None, size])
                for own, size in zip(classes, sizes, strict=True)
            )
        )
    return sorted(found, key=str)


def agrees(one: Asked, state: Sequence[int | None], classes: Answers) -> bool:
    """Whether a situation is one of those that a reader may be in."""
    return all(
        answer in {None, size, own}
        for answer, own, size in zip(state, classes, one.sizes, strict=True)
    )


def matters(one: Asked, left: dict[Answers, tuple[int, ...]], index: int) -> bool:
    """Whether two situations that differ in one input alone are answered differently."""
    return any(
        rules != left.get((*classes[:index], other, *classes[index + 1 :]), rules)
        for classes, rules in left.items()
        for other in range(one.sizes[index])
    )


@pytest.mark.parametrize("tables", [shipped, drawn])
def test_what_is_left_is_what_can_still_be(script: Page, tables: Any) -> None:
    told = 0
    for one in tables():
        asked_in = states(one)
        looks = script.evaluate(LOOK, {"diagram": diagram(one), "states": asked_in})
        for state, (found, offered) in zip(asked_in, looks, strict=True):
            left = {
                classes: case.answering
                for classes, case in one.cases
                if agrees(one, state, classes)
            }
            assert sorted(map(tuple, found["ends"])) == sorted(set(left.values()))
            for index, (answer, size) in enumerate(zip(state, one.sizes, strict=True)):
                free = (*state[:index], None, *state[index + 1 :])
                possible = {
                    classes[index] for classes, _ in one.cases if agrees(one, free, classes)
                }
                asks = index in found["open"]
                if size > 1:
                    assert set(offered[index]) == possible
                if not one.table.impossible:
                    assert asks == (answer is None and matters(one, left, index))
                assert not asks or (answer is None and len(possible) > 1)
                told += asks
    assert told > 100


def test_a_way_that_cannot_occur_is_not_ruled_out_by_a_question(script: Page) -> None:
    """After the first answer, the second input has one possible answer, which changes nothing."""
    table = {"nodes": [[1, [-2, -1]], [0, [0, -2, -3]]], "root": 1, "terminals": [[], [0], [1]]}
    ((left, _), (after, _)) = script.evaluate(
        LOOK, {"diagram": table, "states": [[None, None], [0, None]]}
    )
    assert left == {"open": [0], "most": 1, "ends": [[0], [1]]}
    assert after == {"open": [], "most": 0, "ends": [[0]]}
