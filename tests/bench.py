"""Measures the handbook as it stands. Times are compared within this run only."""

import gzip
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from macros.handbook import open_docs

ROOT = Path(__file__).parents[1]


def seconds(work: Callable[[], object]) -> float:
    """Return the shortest of three runs, in seconds."""

    def once() -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    return min(once() for _ in range(3))


def build(folder: Path) -> None:
    """Build the site into a folder."""
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(folder)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        check=True,
    )


def main() -> None:
    """Print one figure a line."""
    with tempfile.TemporaryDirectory() as temporary:
        site = Path(temporary) / "site"
        whole = seconds(lambda: build(site))
        reading = seconds(lambda: open_docs(ROOT / "docs"))
        pages = len(list(site.rglob("*.html")))
        ours = [
            file
            for folder in ("javascripts", "stylesheets")
            for file in (site / "assets" / folder).glob("*.*s*")
            if ".min." not in file.name and file.is_file()
        ]
        size = sum(len(gzip.compress(file.read_bytes())) for file in ours)
    print(f"build                     {whole:8.2f} s for {pages} pages")
    print(f"build, a page             {whole / pages * 1000:8.1f} ms")
    print(f"reading and checking data {reading:8.2f} s, {reading / whole:.0%} of the build")
    print(f"our scripts and styles    {size / 1000:8.1f} kB gzip in {len(ours)} files")


if __name__ == "__main__":
    main()
