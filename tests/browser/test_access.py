"""For readers who use the keyboard alone, zoom to 400%, ask for no motion, or set their colours."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.kinds import PAGES
from tests.browser.lists import LIST, boxes
from tests.browser.test_ten_tasks import LIST as CHECKLIST
from tests.browser.test_ten_tasks import NOTICE, TASKS

ZOOMED = {"width": 320, "height": 256}
"""What is left of 1280 × 1024 at 400% (WCAG 1.4.10)."""
MOST_STOPS = 150
WHERE = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return "the focus is lost";
  const name = `${one.localName}.${one.className} ${one.textContent.trim().slice(0, 30)}`;
  // Where a label stands for its box, the focus is shown on the label.
  const labels = [one.closest("label"), one.nextElementSibling, ...(one.labels ?? [])];
  const drawn = [one, ...labels.filter((each) => each?.localName === "label")];
  const marked = drawn.some((each) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
    return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 1) || boxShadow !== "none";
  });
  if (!marked) return `${name}: the focus is not shown`;
  const seen = drawn.some((each) => [...each.getClientRects()].some((line) =>
    [0.1, 0.5, 0.9].some((across) => [0.1, 0.5, 0.9].some((down) => {
      const hit = document.elementFromPoint(
        line.left + line.width * across, line.top + line.height * down);
      return hit && drawn.some((own) => own.contains(hit));
    }))));
  return seen ? "" : `${name}: out of sight`;
}"""
WIDER = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
MOVING = """() => [...document.querySelectorAll("*")].flatMap((one) =>
  ["", "::before", "::after"].flatMap((part) => {
    const style = getComputedStyle(one, part);
    const lasts = (times) => times.split(", ").some((time) => parseFloat(time) > 0);
    const moves = lasts(style.transitionDuration) ||
      (style.animationName !== "none" && lasts(style.animationDuration)) ||
      style.scrollBehavior === "smooth";
    return moves ? [`${one.localName}.${one.className}${part}`] : [];
  }))"""

BORDERLESS = """() => [...document.querySelectorAll(
    "article :is(button, .md-button, input, select, textarea, .tag), .entries__bar")]
  .filter((one) => one.checkVisibility() && getComputedStyle(one).appearance !== "auto")
  .filter((one) => ["Top", "Right", "Bottom", "Left"].every(
    (side) => parseFloat(getComputedStyle(one)[`border${side}Width`]) === 0))
  .filter((one) => !getComputedStyle(one).textDecorationLine.includes("underline"))
  .map((one) => `${one.localName}.${one.className}: ${one.textContent.trim().slice(0, 20)}`)"""


def go_to(page: Page, target: Locator) -> None:
    """Press Tab until an element has the focus; it must be seen at each stop."""
    wanted = target.element_handle()
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        assert page.evaluate(WHERE) == ""
        if page.evaluate("(wanted) => document.activeElement === wanted", wanted):
            return
    pytest.fail(f"not reached with the keyboard: {target}")


def skip_the_bar(page: Page) -> None:
    """Go past what stands on every page; instant navigation has done so already."""
    heading = page.get_by_role("heading", level=1)
    if heading.evaluate("(heading) => heading === document.activeElement"):
        return
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="本文へ進む")).to_be_focused()
    assert page.evaluate(WHERE) == ""
    page.keyboard.press("Enter")
    expect(page.get_by_role("article")).to_be_focused()


@pytest.mark.parametrize("task", TASKS)
def test_each_task_by_keyboard_at_400_percent(page: Page, base_url: str, task: str) -> None:
    page.set_viewport_size(ZOOMED)
    clicks, goal = TASKS[task]
    page.goto("")
    article = page.get_by_role("article")
    for click in clicks:
        address = page.url
        skip_the_bar(page)
        go_to(page, article.get_by_role("link", name=click).first)
        page.keyboard.press("Enter")
        expect(page).not_to_have_url(address)
        if base_url.startswith("http"):
            expect(page.get_by_role("heading", level=1)).to_be_focused()
        assert not page.evaluate(WIDER)
    expect(page.get_by_role("link", name="本文へ進む")).to_have_attribute("href", "#content")
    found = article.locator(goal).first
    expect(found).to_be_visible()
    skip_the_bar(page)
    if goal == CHECKLIST:
        box = boxes(page).first
        go_to(page, box)
        page.keyboard.press("Space")
        expect(box).to_be_checked()
        assert page.evaluate(WHERE) == ""
    elif goal == NOTICE:
        go_to(page, found)
    else:
        go_to(page, found.get_by_role("link").first)
    assert not page.evaluate(WIDER)


# ----- the focus is never lost -----


def press(page: Page, target: Locator, key: str = "Enter") -> None:
    """Press a key on an element; whatever follows, the focus stays and is seen."""
    target.focus()
    page.keyboard.press(key)
    assert page.evaluate(WHERE) == "", target


def test_the_focus_stays_while_a_list_is_worked_through(page: Page) -> None:
    page.goto(LIST)
    for index in range(3):
        press(page, boxes(page).nth(index), "Space")
    press(page, page.get_by_role("button", name="元に戻す").first)
    press(page, page.get_by_role("button", name="すべて外す"))
    press(page, page.get_by_role("button", name="元に戻す").first)
    expect(boxes(page).first).to_be_checked()
    press(page, page.locator("[data-entry] summary").first)
    press(page, page.get_by_role("combobox", name="状態").first, "ArrowDown")


def test_the_focus_stays_from_question_to_answer(page: Page) -> None:
    page.goto("contact/choose-channel/")
    asked = page.locator("fieldset:enabled")
    while asked.count():
        press(page, asked.get_by_role("radio").first, "Space")
        press(page, page.get_by_role("button", name="次へ"))
    for name in ("変える", "最初から"):
        press(page, page.get_by_role("button", name=name).first)


def test_the_focus_stays_at_each_button_of_a_draft(page: Page) -> None:
    page.goto("calls/opening/")
    page.get_by_label("お願いしたいこと", exact=True).fill("再開をお願いします。")
    buttons = page.locator(".draft__actions").get_by_role("button")
    names = buttons.all_inner_texts()
    assert len(names) > 2
    for name in names:
        press(page, buttons.get_by_text(name, exact=True))
    undo = buttons.get_by_text("元に戻す", exact=True)
    while undo.is_visible():
        press(page, undo)


def test_the_navigation_of_a_narrow_screen_opens_and_closes(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(LIST)
    button = page.get_by_role("button", name="ナビゲーション")
    press(page, button)
    drawer = page.locator(".md-sidebar--primary")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(drawer.locator(":focus")).to_have_count(1)
    # up to all sections, into another, and to its first page
    press(page, drawer.locator(":focus"))
    go_to(page, drawer.locator("label.md-nav__link", has_text="毎日の点検"))
    press(page, drawer.locator(":focus"))
    page.keyboard.press("Tab")
    expect(drawer.get_by_role("link", name="毎日の点検", exact=True)).to_be_focused()
    assert page.evaluate(WHERE) == ""
    press(page, drawer.locator(":focus"), "Escape")
    expect(button).to_be_focused()
    expect(drawer).to_be_hidden()
    assert_accessible(page)


def test_the_contents_of_a_page_are_reached_on_a_narrow_screen(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(LIST)
    press(page, page.get_by_role("button", name="ナビゲーション"))
    drawer = page.locator(".md-sidebar--primary")
    go_to(page, drawer.locator("label.md-nav__link[for=__toc]"))
    press(page, drawer.locator(":focus"))
    go_to(page, drawer.get_by_role("link", name="押す前に"))
    page.keyboard.press("Enter")
    expect(drawer).to_be_hidden()
    expect(page.get_by_role("heading", name="押す前に")).to_be_in_viewport()


# ----- motion and colours -----


@pytest.mark.parametrize("kind", ["home", "checklist", "draft", "plan", "cases", "papers"])
def test_nothing_moves_where_no_motion_is_wanted(page: Page, kind: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(PAGES[kind])
    assert page.evaluate(MOVING) == []


@pytest.mark.parametrize("kind", ["home", "checklist", "decision", "draft", "history", "cases"])
def test_with_forced_colours_nothing_is_told_by_a_background_alone(page: Page, kind: str) -> None:
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    page.goto(PAGES[kind])
    expect(page.locator("html")).to_have_class(re.compile("js"))
    assert page.evaluate(BORDERLESS) == []
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate(WHERE) == ""
