"""What readers look for, and whether a search finds it.

``everyday.tsv`` gives the words that the page of a result has to hold; ``tuning.tsv`` and
``held-out.tsv`` give the addresses that answer, or their beginnings. Weights of the engine were set
by the first two alone.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

FOLDER = Path(__file__).parent
FIRST = 3
"""How many results a reader looks at."""

Answers = Callable[[str], list[str]]
"""The addresses of the best results of a query, in order."""


@dataclass(frozen=True)
class Query:
    """What is typed, and any of what is wanted."""

    typed: str
    wanted: tuple[str, ...]


def queries(name: str) -> list[Query]:
    """Return the queries of one file."""
    lines = (FOLDER / f"{name}.tsv").read_text("utf-8").splitlines()
    return [
        Query(typed, tuple(wanted.split("|")))
        for typed, wanted in (line.split("\t") for line in lines)
    ]


def read_index(site: Path) -> dict[str, Any]:
    """Return the index of a built site."""
    (file,) = (site / "search").glob("index.*.js")
    script = file.read_text("utf-8")
    index: dict[str, Any] = json.loads(script.removeprefix("playbook.searchIndex = ").rstrip(";\n"))
    return index


def texts(index: dict[str, Any]) -> dict[str, str]:
    """Return all that is found on each page, by address."""
    return {
        page["address"]: "\n".join(
            [page["title"], *(f"{one['heading']}\n{one['text']}" for one in page["sections"])]
        )
        for page in index["pages"]
    }


def says(page_texts: dict[str, str]) -> Callable[[Query, str], bool]:
    """Return whether the page of a result says what is wanted."""

    def answers(query: Query, address: str) -> bool:
        text = page_texts[address.partition("#")[0]]
        return any(wanted in text for wanted in query.wanted)

    return answers


def leads_there(query: Query, address: str) -> bool:
    """Return whether a result opens what is wanted; where that is a section, it has to be that."""
    return any(
        address == wanted if "#" in wanted else address.startswith(wanted)
        for wanted in query.wanted
    )


def leads_to_page(query: Query, address: str) -> bool:
    """Return whether a result opens the page of what is wanted."""
    return any(address.startswith(wanted.partition("#")[0]) for wanted in query.wanted)


def rank(query: Query, addresses: Iterable[str], right: Callable[[Query, str], bool]) -> int:
    """Return the place of the first right result from 1 on, or 0."""
    places = (place for place, one in enumerate(addresses, start=1) if right(query, one))
    return next(places, 0)


@dataclass(frozen=True)
class Measure:
    """How well queries are answered."""

    missed: dict[str, int]
    """Queries without a right result among the first, and where that is instead."""
    among_first: float
    mean_reciprocal_rank: float

    def __str__(self) -> str:
        return f"{self.among_first:4.0%} in the first {FIRST}, MRR {self.mean_reciprocal_rank:.3f}"


def measure(ranks: dict[str, int]) -> Measure:
    """Return what the ranks of queries come to."""
    missed = {typed: place for typed, place in ranks.items() if not 1 <= place <= FIRST}
    return Measure(
        missed,
        1 - len(missed) / len(ranks),
        fmean(1 / place if place else 0 for place in ranks.values()),
    )
