"""Sixty texts as sellers write them, labelled by hand: how often the checks are right.

``tests/fixtures/texts.tsv`` was written before the word lists, and neither is fitted to the other.
"""

from collections import Counter
from typing import Any, NamedTuple

from playwright.sync_api import Page

from macros.handbook import open_docs
from tests.browser.pure_scripts import find, one_field
from tests.building import ROOT
from tests.conftest import FIXTURES

SENTENCES = {
    "story": "first-sentence",
    "ask": "request-form",
    "one": "one-request",
    "undated": "dated",
    "private": "private",
}
FORMATS = {"card", "private"}


class Score(NamedTuple):
    """How many findings were right, wrong and missing."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Return the share of findings that were right."""
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Return the share of what there was to find that was found."""
        return self.right / (self.right + self.missed)


def texts() -> list[tuple[set[str], str]]:
    """Return each text with the names of the checks that must speak of it."""
    lines = (FIXTURES / "texts.tsv").read_text("utf-8").splitlines()[1:]
    return [
        (set(labels.split()), text) for labels, _, text in (one.partition("\t") for one in lines)
    ]


def draft() -> dict[str, Any]:
    """Return a draft of one field with every check of sentences and every word list."""
    lists = open_docs(ROOT / "docs")[0].word_lists
    kinds = SENTENCES | dict.fromkeys(lists, "words")
    return {
        **one_field(),
        "checks": [
            {"id": name, "kind": kind, "words": name, "say": "", "why": ""}
            for name, kind in kinds.items()
        ],
        "words": {
            name: [word.model_dump() for word in filed.model.words] for name, filed in lists.items()
        },
    }


def scores(pure: Page) -> dict[str, Score]:
    """Return the score of the checks of formats and of wording, and of each check."""
    counts: Counter[tuple[str, str]] = Counter()
    labelled = texts()
    for (wanted, _), found in zip(
        labelled, find(pure, draft(), [({"t": text}, {}) for _, text in labelled]), strict=True
    ):
        heard = {one["check"] or one["kind"] for one in found}
        for name in wanted | heard:
            outcome = "missed" if name not in heard else "right" if name in wanted else "wrong"
            group = "formats" if name in FORMATS else "wording"
            counts.update([(name, outcome), (group, outcome)])
    return {
        name: Score(*(counts[name, outcome] for outcome in Score._fields))
        for name in sorted({name for name, _ in counts})
    }
