"""Puts pages to Lighthouse, on its own phone: a slow network, a processor four times slower."""

import json
import os
import subprocess
from statistics import median

from .browser.kinds import PAGES
from .tools.chromium import found
from .tools.npm import command

LIGHTHOUSE = "lighthouse@12.8.2"
KINDS = ("home", "procedure", "checklist", "decision", "draft", "call", "plan", "cases")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LEAST = 95
RUNS = 5
"""What Lighthouse's guide on variability takes the median of."""


def scores(address: str) -> dict[str, int]:
    """Return what a page gets in each category, of 100: the median of several runs."""
    runs = [one_run(address) for _ in range(RUNS)]
    return {name: median(run[name] for run in runs) for name in CATEGORIES}


def one_run(address: str) -> dict[str, int]:
    """Return what a page gets this time."""
    told = subprocess.run(
        [
            *command(LIGHTHOUSE),
            address,
            "--quiet",
            "--output=json",
            f"--only-categories={','.join(CATEGORIES)}",
            "--chrome-flags=--headless --no-sandbox",
            "--no-enable-error-reporting",
        ],
        env={**os.environ, "CHROME_PATH": found()},
        check=True,
        stdout=subprocess.PIPE,
    )
    categories = json.loads(told.stdout)["categories"]
    return {name: round(categories[name]["score"] * 100) for name in CATEGORIES}


def main(address: str) -> bool:
    """Print the scores of one page of each kind; whether none is too low."""
    print(f"{LIGHTHOUSE}, median of {RUNS}, at least {LEAST}: {', '.join(CATEGORIES)}")
    lowest = 100
    for kind in KINDS:
        given = scores(address + PAGES[kind])
        print(f"  {kind:12}", *(f"{score:5}" for score in given.values()), flush=True)
        lowest = min(lowest, *given.values())
    return lowest >= LEAST
