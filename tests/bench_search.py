"""Measures search beside the theme's own and Pagefind, on the same pages with the same queries.

A result counts by its page, whatever section it opens: the others know no entries of lists.
"""

import functools
import gzip
import http.server
import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Page

from .building import copy_project, mkdocs
from .search.queries import Query, leads_to_page, measure, queries, rank, read_index, says, texts
from .tools.chromium import chromium
from .tools.npm import command

FILES = ("everyday", "tuning", "held-out")
PAGEFIND = "pagefind@1.6.0"

# Each answers [addresses from the top of the site, milliseconds] for each query.
OURS = """async ([queries]) => {
  document.querySelector(".md-search__input").focus();
  while (!document.querySelector(".md-search-result__meta").textContent.startsWith("探したい"))
    await new Promise(requestAnimationFrame);
  const store = playbook.searchEngine.open(playbook.searchIndex);
  return queries.map((query) => {
    const start = performance.now();
    const { results } = playbook.searchEngine.search(store, query);
    const spent = performance.now() - start;
    return [results.slice(0, 10).map(({ page }) => page.address), spent];
  });
}"""
THEIRS = """async ([queries, worker]) => {
  const search = new Worker(worker);
  const answer = (type, message) => new Promise((resolve) => {
    search.onmessage = ({ data }) => { if (data.type === type) resolve(data.data); };
    search.postMessage(message);
  });
  const index = await (await fetch("search/search_index.json")).json();
  await answer(1, { type: 0, data: { ...index, options: { suggest: false } } });
  const answers = [];
  for (const query of queries) {
    const start = performance.now();
    const { items } = await answer(3, { type: 2, data: query });
    const spent = performance.now() - start;
    answers.push([items.slice(0, 10).map(([{ location }]) => location.split("#")[0]), spent]);
  }
  return answers;
}"""
OTHERS = """async ([queries]) => {
  const pagefind = await import(new URL("pagefind/pagefind.js", location));
  await pagefind.init();
  const answers = [];
  for (const query of queries) {
    const start = performance.now();
    const { results } = await pagefind.search(query);
    const best = await Promise.all(results.slice(0, 10).map((one) => one.data()));
    answers.push([best.map(({ raw_url }) => raw_url.slice(1)), performance.now() - start]);
  }
  return answers;
}"""


class _Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    handler = functools.partial(_Handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def with_the_theme(to: Path) -> Path:
    """Build the handbook with the theme's search as well; return the site."""
    to.mkdir()
    project = copy_project(to)
    plugins = [
        {"search": {"lang": "ja"}},
        {"macros": {"module_name": "macros", "on_error_fail": True, "on_undefined": "strict"}},
    ]
    changes = {"INHERIT": "mkdocs.yml", "plugins": plugins}
    (project / "theirs.yml").write_text(json.dumps(changes), "utf-8")
    built = mkdocs(project, "build", "--quiet", "--config-file", "theirs.yml")
    if built.returncode:
        raise RuntimeError(built.stdout)
    return project / "site"


def with_pagefind(site: Path, to: Path) -> Path:
    """Index the pages that ours finds with Pagefind; return a site of these pages."""
    for address in texts(read_index(site)):
        (to / address).mkdir(parents=True, exist_ok=True)
        shutil.copy(site / address / "index.html", to / address)
    subprocess.run(
        [*command(PAGEFIND), "--site", to, "--root-selector", "article", "--quiet"],
        check=True,
        stdout=sys.stderr,
    )
    return to


def report(name: str, tab: Page, script: str, page_texts: dict[str, str], *given: Any) -> None:
    """Print what one search answers, and how fast."""
    times: list[float] = []
    print(f"  {name}")
    for file in FILES:
        asked = queries(file)
        answers = tab.evaluate(script, [[query.typed for query in asked], *given])
        times += [spent for _, spent in answers]
        right = says(page_texts) if file == "everyday" else leads_to_page
        found = measure(_ranks(asked, [addresses for addresses, _ in answers], right))
        nothing = sum(not addresses for addresses, _ in answers)
        print(f"    {file:9} {found}, nothing for {nothing} of {len(asked)}")
    print(f"    {median(times):6.1f} ms in the middle, {max(times):.1f} ms at most")


def _ranks(asked: list[Query], answers: list[list[str]], right: Any) -> dict[str, int]:
    return {
        query.typed: rank(query, addresses, right)
        for query, addresses in zip(asked, answers, strict=True)
    }


def size(*files: Path) -> str:
    """Return what is sent for files, each compressed by itself."""
    return f"{sum(len(gzip.compress(file.read_bytes())) for file in files) / 1000:.0f} kB gzip"


def main(site: Path) -> None:
    """Print what the search of a built site answers, and the others after it."""
    with TemporaryDirectory() as temporary, chromium() as browser:
        found = texts(read_index(site))
        # Nothing is fetched for later beside what is measured.
        tab = browser.new_page(service_workers="block")
        print("search")
        with _served(site) as address:
            tab.goto(address)
            report("ours", tab, OURS, found)
        print(f"    index {size(*site.glob('search/index.*.js'))}")

        theirs = with_the_theme(Path(temporary) / "theirs")
        (worker,) = theirs.glob("assets/javascripts/workers/search.*.min.js")
        with _served(theirs) as address:
            tab.goto(address)
            report("the theme's", tab, THEIRS, found, worker.relative_to(theirs).as_posix())
        print(f"    index {size(theirs / 'search' / 'search_index.json')}")

        other = with_pagefind(site, Path(temporary) / "pagefind")
        with _served(other) as address:
            tab.goto(address)
            report("Pagefind", tab, OTHERS, found)
        parts = list((other / "pagefind").rglob("*.pf_*"))
        print(f"    index {size(*parts)} in {len(parts)} parts, fetched as needed")
