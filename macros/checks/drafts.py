"""Blanks in a draft's text and the fields that fill them match."""

import re
from collections.abc import Iterator

from ..errors import Problem
from ..library import Filed, Library
from ..models.document import Revision
from ..models.draft import DraftRevision

_BRACED = re.compile(r"\{([\w-]+)\}")
"""What stands in braces and is one word: a blank, or a mistyped one such as {order_number}."""


def check(library: Library) -> Iterator[Problem]:
    """Refuse a blank without a field, a field without a blank, and an unknown case fact."""
    for _, filed in library.revisions():
        if isinstance(filed.model, DraftRevision):
            yield from _fields(filed, filed.model)
            yield from _parts(filed, filed.model)
            yield from _facts(filed, filed.model, library)


def _fields(filed: Filed[Revision], draft: DraftRevision) -> Iterator[Problem]:
    used = {name for part in draft.parts for name in (*part.blanks(), *part.when)}
    seen: set[str] = set()
    for index, field in enumerate(draft.fields):
        if field.id in seen:
            yield filed.problem(
                ("fields", index, "id"), "ID-DUPLICATE", f"欄の id「{field.id}」が2つあります"
            )
        elif field.id not in used:
            yield filed.problem(
                ("fields", index),
                "DRAFT-FIELD",
                f"欄「{field.id}」は本文のどこにも使われていません",
            )
        seen.add(field.id)


def _parts(filed: Filed[Revision], draft: DraftRevision) -> Iterator[Problem]:
    fields = [field.id for field in draft.fields]
    known = f"（ある欄: {'、'.join(fields)}）"
    for index, part in enumerate(draft.parts):
        for blank in _BRACED.findall(part.text):
            if blank not in fields:
                yield filed.problem(
                    ("parts", index, "text"),
                    "DRAFT-BLANK",
                    f"空欄 {{{blank}}} の欄がありません{known}",
                )
        for condition in part.when:
            if condition not in fields:
                yield filed.problem(
                    ("parts", index, "when", condition),
                    "DRAFT-BLANK",
                    f"条件の欄「{condition}」がありません{known}",
                    key=True,
                )


def _facts(filed: Filed[Revision], draft: DraftRevision, library: Library) -> Iterator[Problem]:
    known = library.case_facts.keys() | library.unread
    if "case-facts.yml" in known:
        return
    for index, field in enumerate(draft.fields):
        if field.fact is not None and field.fact not in known:
            yield filed.problem(
                ("fields", index, "fact"),
                "FACT-UNKNOWN",
                f"「{field.fact}」は case-facts.yml にありません",
            )
