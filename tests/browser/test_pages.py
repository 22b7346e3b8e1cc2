"""Every kind of page: calm on a phone, complete without JavaScript, dated and sourced."""

import gzip
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, expect

from macros.bundles import KINDS, bundle
from tests.browser.kinds import PAGES
from tests.building import ROOT

LATER = {"search-box", "landing", "drawer", "offline"}


@pytest.mark.parametrize("kind", PAGES)
def test_nothing_is_wider_than_the_screen(page: Page, kind: str) -> None:
    page.goto(PAGES[kind])
    for width in (320, 390, 768):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("kind", ["procedure", "checklist", "decision", "draft", "fact"])
def test_complete_without_javascript(page: Page, plain: Page, kind: str) -> None:
    page.goto(PAGES[kind])
    if kind == "draft":
        expect(page.locator("[data-part=composed]")).to_be_visible()
    # what only a script can do anything with
    page.evaluate(
        "() => document.querySelectorAll('.chooser, .entries__bar, .entry__more, .item__record,"
        " .draft__composed, [data-of]').forEach((one) => one.remove())"
    )
    with_script = page.locator(".sheet").first.inner_text()
    plain.goto(PAGES[kind])
    shown = plain.locator(".sheet").first.inner_text()
    for line in with_script.splitlines():
        assert line in shown


@pytest.mark.parametrize("kind", ["procedure", "superseded"])
def test_date_and_certainty_stand_at_the_head_and_sources_at_the_foot(
    page: Page, kind: str
) -> None:
    page.goto(PAGES[kind])
    head = page.locator(".sheet__facts")
    expect(head).to_contain_text("画面の時期")
    expect(head).to_contain_text("2020年10月")
    expect(head.locator(".certainty")).to_contain_text("推定" if kind == "procedure" else "明記")
    sources = page.locator(".sources li")
    assert sources.count() > 0
    for link in sources.locator("a").all():
        assert link.get_attribute("rel") == "external noopener noreferrer"
        assert link.get_attribute("referrerpolicy") == "no-referrer"


def test_a_source_number_leads_to_the_source(page: Page) -> None:
    page.goto(PAGES["procedure"])
    number = page.locator("a.cite").first
    shown = number.inner_text().removeprefix("出典").strip()
    number.click()
    target = page.locator(".sources li:target")
    expect(target).to_be_visible()
    position = target.evaluate("li => [...li.parentElement.children].indexOf(li) + 1")
    assert str(position) == shown


def test_our_scripts_and_styles_are_small(site: Path) -> None:
    scripts, styles = site / "assets" / "javascripts", site / "assets" / "stylesheets"
    assert size(scripts.glob("early.*.js")) < 500
    assert size(scripts.glob("all.*.js")) < 17_000
    for name in ("cases", "drafts", "paper"):
        assert 5_000 < size(scripts.glob(f"{name}.*.js")) < 15_000
    for name in ("search", "from-paper", "marks", "offline"):
        assert 0 < size(scripts.glob(f"{name}.*.js")) < 6_000
    assert size(styles.glob("all.*.css")) < 8_000
    assert not list(site.rglob("*.d.ts"))


def test_lists_and_cases_are_small() -> None:
    """Lists, cases, revisions and tables, without what search and the offline copy need."""
    lists = yaml.safe_load(re.sub(r"!ENV \[.*\]", "", (ROOT / "mkdocs.yml").read_text("utf-8")))
    scripts = {
        name: [one for one in lists["extra"]["scripts"][name] if one not in LATER]
        for name in ("early", "all", "cases")
    }
    made = bundle(ROOT / "docs", KINDS["scripts"], scripts)
    assert sum(len(gzip.compress(one.text.encode())) for one in made.values()) < 25_000


def test_only_the_page_of_cases_loads_its_scripts(page: Page) -> None:
    loaded = "() => [...document.scripts].filter(one => one.src.includes('/cases.')).length"
    page.goto(PAGES["home"])
    assert page.evaluate(loaded) == 0
    page.goto(PAGES["cases"])
    expect(page.locator("[data-part=app]")).to_be_visible()
    assert page.evaluate(loaded) == 1


def size(files: Iterable[Path]) -> int:
    """Return what is sent for these files, each compressed by itself."""
    return sum(len(gzip.compress(file.read_bytes())) for file in files)
