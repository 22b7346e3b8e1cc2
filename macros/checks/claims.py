"""Sources that disagree about a value leave the reader with something to do."""

from collections.abc import Iterator

from ..errors import Problem
from ..library import Library
from ..models.fields import SPEAKERS


def check(library: Library) -> Iterator[Problem]:
    """Refuse claims of one scope that differ without a resolution, and a claim's id used twice."""
    for fact in library.facts.values():
        values: dict[str | None, set[str]] = {}
        for claim in fact.model.claims:
            values.setdefault(claim.scope, set()).add(claim.value)
        differ = any(len(claimed) > 1 for claimed in values.values())
        if differ and fact.model.resolution is None:
            yield fact.problem(
                ("claims",),
                "CLAIMS-DIFFER",
                "資料の値が食い違っています。resolution に、読者がどうすればよいかを書いてください",
                key=True,
            )
        seen: set[str] = set()
        for index, claim in enumerate(fact.model.claims):
            if claim.id in seen:
                yield fact.problem(
                    ("claims", index, "id"), "ID-DUPLICATE", f"id「{claim.id}」が2つあります"
                )
            seen.add(claim.id)
            for name in SPEAKERS.intersection(claim.source):
                yield fact.problem(
                    ("claims", index, "source"),
                    "CLAIM-SOURCE",
                    f"値の出典に {name} は書けません。資料にない言葉は resolution に書きます",
                )
