"""What the browser needs to fill a draft and to check what is typed."""

from collections.abc import Mapping
from typing import Any

from .models.case_fact import CaseFact
from .models.draft import DraftRevision
from .models.word_list import WordList

_SHOWN_BY_THE_PAGE: dict[str, Any] = {
    "fields": {"__all__": {"hint": True, "example": True, "limit": {"source"}}},
    "parts": {"__all__": {"id", "heading", "source", "notes"}},
    "checks": {"__all__": {"source"}},
}


def composition(
    draft: DraftRevision, case_facts: Mapping[str, CaseFact], word_lists: Mapping[str, WordList]
) -> dict[str, Any]:
    """Return fields, parts and checks as plain data, with the words and case facts they need.

    What is as usual is left out, to keep the page small.
    """
    asked = {field.fact for field in draft.fields}
    hides = any(check.kind == "private" for check in draft.checks)
    data = draft.model_dump(
        include={"fields", "parts", "checks"}, exclude=_SHOWN_BY_THE_PAGE, exclude_defaults=True
    )
    return {
        "fields": [],
        "checks": [],
        **data,
        "words": {
            name: [word.model_dump(exclude_defaults=True) for word in one.words]
            for name, one in word_lists.items()
        },
        "facts": {
            name: fact.model_dump(exclude={"id", "source"}, exclude_defaults=True)
            for name, fact in case_facts.items()
            if name in asked or (hides and fact.private)
        },
    }
