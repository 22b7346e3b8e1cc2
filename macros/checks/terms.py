"""A name in the glossary means one thing."""

from collections.abc import Iterator

from ..errors import Problem
from ..library import Filed, Library
from ..models.document import Place
from ..models.reference import Term


def check(library: Library) -> Iterator[Problem]:
    """Refuse a name that two terms have: a reader would be led to either."""
    owners: dict[str, Filed[Term]] = {}
    for term in library.glossary.values():
        names: list[tuple[Place, str]] = [(("term",), term.model.term)]
        names += [(("also", index), name) for index, name in enumerate(term.model.also)]
        for place, name in names:
            owner = owners.setdefault(name, term)
            if owner is not term:
                file, line = owner.origin.file, owner.mark(("id",)).line
                message = f"「{name}」は {file} の{line}行目の用語「{owner.id}」の言葉です"
                yield term.problem(place, "TERM-DUPLICATE", message)
