"""Sources that disagree about a value leave the reader with something to do."""

from collections.abc import Iterator

from ..errors import Problem
from ..library import Library


def check(library: Library) -> Iterator[Problem]:
    """Refuse claims that differ without a resolution, and a claim's id used twice."""
    for fact in library.facts.values():
        values = {(claim.scope, claim.value) for claim in fact.model.claims}
        if len(values) > 1 and fact.model.resolution is None:
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
