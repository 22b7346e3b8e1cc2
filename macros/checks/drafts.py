"""Blanks in a draft's text and the fields that fill them match."""

from collections.abc import Iterator

from ..errors import Problem
from ..library import Filed, Library
from ..models.document import Revision
from ..models.draft import DraftRevision


def check(library: Library) -> Iterator[Problem]:
    """Refuse a blank without a field, a field without a blank, and an unknown case fact."""
    for _, filed in library.revisions():
        if isinstance(filed.model, DraftRevision):
            yield from _blanks(filed, filed.model)
            yield from _facts(filed, filed.model, library)


def _blanks(filed: Filed[Revision], draft: DraftRevision) -> Iterator[Problem]:
    fields: dict[str, int] = {}
    for index, field in enumerate(draft.fields):
        if field.id in fields:
            yield filed.problem(
                ("fields", index, "id"), "ID-DUPLICATE", f"欄の id「{field.id}」が2つあります"
            )
        fields.setdefault(field.id, index)
    used: set[str] = set()
    for index, part in enumerate(draft.parts):
        for blank in part.blanks():
            used.add(blank)
            if blank not in fields:
                yield filed.problem(
                    ("parts", index, "text"),
                    "DRAFT-BLANK",
                    f"空欄 {{{blank}}} の欄がありません（ある欄: {'、'.join(fields)}）",
                )
        for condition in part.when:
            used.add(condition)
            if condition not in fields:
                yield filed.problem(
                    ("parts", index, "when", condition),
                    "DRAFT-BLANK",
                    f"条件の欄「{condition}」がありません（ある欄: {'、'.join(fields)}）",
                    key=True,
                )
    for name, index in fields.items():
        if name not in used:
            yield filed.problem(
                ("fields", index), "DRAFT-FIELD", f"欄「{name}」は本文のどこにも使われていません"
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
