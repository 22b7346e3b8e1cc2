"""Measures the handbook as it stands. Times are compared within this run only."""

import gzip
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import nullcontext
from html.parser import HTMLParser
from pathlib import Path
from random import Random

from macros.checks.decisions import prove
from macros.decisions.analysis import without_example
from macros.decisions.classes import grid
from macros.decisions.diagram import compiled
from macros.decisions.dmn import dmn
from macros.decisions.proof import proof
from macros.decisions.questions import asked, best
from macros.handbook import open_docs
from macros.library import Filed
from macros.load import Origin
from macros.models.decision import DecisionRevision, Example

from . import bench_search, bench_ticks
from .building import copy_project, mkdocs
from .decisions.drools import BINARY, Drools
from .decisions.tables import random_large, table
from .many_revisions import add_revisions
from .markup import VOID

ROOT = Path(__file__).parents[1]
THREE_MINUTES = 1800
"""Characters, at the 600 a minute of silent reading in Japanese."""


def seconds(work: Callable[[], object]) -> float:
    """Return the shortest of three runs, in seconds."""

    def once() -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    return min(once() for _ in range(3))


def seconds_a_page(extra: int) -> float:
    """Return the processor time that a page takes in a handbook with ``extra`` more revisions."""
    with tempfile.TemporaryDirectory() as temporary:
        project = copy_project(Path(temporary))
        add_revisions(project / "docs" / "data", extra)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        built = mkdocs(project, "build", "--strict", "--quiet")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if built.returncode:
            raise RuntimeError(built.stdout)
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return used / len(list((project / "site").rglob("*.html")))


def build(folder: Path) -> None:
    """Build the site into a folder."""
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(folder)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        check=True,
    )


class Reading(HTMLParser):
    """Counts the characters of a page's article that a reader meets before unfolding anything.

    Left out are scripts and data, and what is looked up rather than read: citations, words,
    revisions, and questions that are asked one at a time.
    """

    LEFT_OUT = frozenset({"script", "style", "template"})
    LOOKED_UP = frozenset({"cite", "sources", "terms", "sheet__revisions", "headerlink", "chooser"})

    def __init__(self) -> None:
        super().__init__()
        self.characters = 0
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note whether what follows is read."""
        if tag not in VOID:
            classes = set((dict(attrs).get("class") or "").split())
            self._open.append((tag, tag in self.LEFT_OUT or bool(classes & self.LOOKED_UP)))

    def handle_endtag(self, tag: str) -> None:
        """Leave the element."""
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Count, without white space."""
        tags = [tag for tag, _ in self._open]
        folded = "details" in tags and "summary" not in tags
        left_out = folded or any(is_left_out for _, is_left_out in self._open)
        if "article" in tags and not left_out:
            self.characters += len("".join(data.split()))


def long_pages(site: Path) -> list[tuple[int, str]]:
    """Return the pages that take more than three minutes, longest first."""
    counted = []
    for page in site.rglob("*.html"):
        reading = Reading()
        reading.feed(page.read_text("utf-8"))
        counted.append((reading.characters, page.parent.relative_to(site).as_posix()))
    return sorted((one for one in counted if one[0] > THREE_MINUTES), reverse=True)


def with_examples(one: DecisionRevision) -> DecisionRevision:
    """Give a table the examples that it needs to be sound."""
    bare = one.model_copy(update={"examples": ()})
    cells = grid(bare)
    examples = tuple(
        Example(
            given={
                column.name: column.cell(mask)
                for column, mask in zip(cells.columns, unseen.box, strict=True)
            },
            expect=(one.rules[unseen.rule].then,),
        )
        for unseen in without_example(bare, cells)
    )
    return one.model_copy(update={"examples": examples})


def large_tables(drools: Drools | None) -> None:
    """Print how long the proof of large tables takes, and what it comes to."""
    print("tables of 10 inputs and 40 rows")
    for name, ordered in {"parted": False, "in order": True}.items():
        for seed in range(3):
            one = with_examples(table(random_large(Random(seed), 10, 40, ordered=ordered)))
            filed = Filed("large", one, Origin("large.yml"))
            spent = seconds(lambda filed=filed, one=one: list(prove(filed, one)))
            figures = proof(one)
            print(
                f"  {name:8} {spent:6.2f} s for {figures.situations} situations,"
                f" {figures.boxes} boxes, {figures.nodes} nodes"
            )
            if drools:
                xml = dmn("large", "only", "large", one)
                theirs = seconds(lambda xml=xml: drools.findings(xml))
                print(f"  {'':8} {theirs / spent:6.1f} times as long in Drools")


def questions() -> None:
    """Print how many questions each table of the handbook takes on average."""
    for document, filed in open_docs(ROOT / "docs")[0].revisions():
        if isinstance(filed.model, DecisionRevision):
            diagram = compiled(filed.model, grid(filed.model))
            order, optimum = asked(diagram), best(diagram)
            print(
                f"questions {document.id}/{filed.id}: {float(order.expected):.2f} on average"
                f" ({order.most} at most), at best"
                f" {'?' if optimum is None else f'{float(optimum):.2f}'},"
                f" all {len(diagram.inputs)}"
            )


def main() -> None:
    """Print one figure a line."""
    with Drools() if BINARY.exists() else nullcontext() as drools:
        large_tables(drools)
    questions()
    with tempfile.TemporaryDirectory() as temporary:
        site = Path(temporary) / "site"
        whole = seconds(lambda: build(site))
        reading = seconds(lambda: open_docs(ROOT / "docs"))
        pages = len(list(site.rglob("*.html")))
        ours = {
            file.name.split(".")[0] + file.suffix: len(gzip.compress(file.read_bytes()))
            for pattern in ("javascripts/*.js", "stylesheets/*.css")
            for file in sorted((site / "assets").glob(pattern))
            if ".min." not in file.name
        }
        long = long_pages(site)
        bench_search.main(site)
    print(f"build                     {whole:8.2f} s for {pages} pages")
    print(f"build, a page             {whole / pages * 1000:8.1f} ms")
    print(f"reading and checking data {reading:8.2f} s, {reading / whole:.0%} of the build")
    print(f"longer than 3 minutes     {len(long):8} pages")
    for characters, address in long:
        print(f"  {characters:5} characters in {address}")
    few, many = seconds_a_page(100), seconds_a_page(1000)
    print(f"100 revisions more        {few * 1000:8.1f} ms a page")
    print(f"1,000 revisions more      {many * 1000:8.1f} ms a page, {many / few:.2f} times as much")
    for name, size in ours.items():
        print(f"{name:25} {size / 1000:8.2f} kB gzip")
    bench_ticks.main()


if __name__ == "__main__":
    main()
