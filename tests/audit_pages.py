"""Looks at every page of a built site in Chromium: on a phone and a desk, light and dark."""

import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import product
from pathlib import Path

from playwright.sync_api import BrowserContext

from .browser.axe import SCHEMES, show, violations
from .browser.watch import SUBJECTS, Trouble, Watch
from .browser.ways import AtTop
from .tools.chromium import chromium

AXE = "axe"
WIDTHS = (390, 1280)
LOOKS = tuple(product(SCHEMES, WIDTHS))
BROWSERS = 2


def trouble(context: BrowserContext, address: str, path: str) -> Iterator[Trouble]:
    """Yield what is wrong with one page, which is loaded once for all looks."""
    tab = context.new_page()
    watch = Watch(tab, address)
    tab.goto(path)
    for scheme, width in LOOKS:
        show(tab, scheme, width)
        for violation in violations(tab).response["violations"]:
            for node in violation["nodes"]:
                where = f"{scheme}, {width} px: {violation['id']} at {node['target']}"
                yield Trouble(AXE, where)
    tab.close()
    yield from watch.trouble


def look_at(address: str, paths: list[str]) -> Counter[str]:
    """Print what is wrong with each of these pages; return how much it is, by subject."""
    count: Counter[str] = Counter()
    with chromium() as browser, AtTop().profile(browser, address) as context:
        for number, path in enumerate(paths, 1):
            for one in trouble(context, address, path):
                count[one.subject] += 1
                print(f"{path}: {one.subject}: {one.text}", flush=True)
            if number % 25 == 0:
                print(f"  {number} of {len(paths)}", file=sys.stderr)
    return count


def main(site: Path, address: str) -> bool:
    """Print what is wrong with the pages of a site and one line a subject; whether all is well."""
    pages = sorted(page.relative_to(site).as_posix() for page in site.rglob("*.html"))
    paths = [page.removesuffix("index.html") for page in pages]
    shares = [paths[first::BROWSERS] for first in range(BROWSERS)]
    with ThreadPoolExecutor(BROWSERS) as pool:
        count = sum(pool.map(partial(look_at, address), shares), Counter[str]())
    print(f"{len(paths)} pages, each in {len(LOOKS)} looks")
    for subject in (AXE, *SUBJECTS):
        print(f"  {subject:24} {count[subject]:5}")
    return not count
