"""Blanks in a draft's text, the fields that fill them and the conditions on them match."""

import re
from collections.abc import Iterator, Mapping, Sequence

from ..errors import Problem
from ..library import Filed, Library
from ..models.document import Place, Revision
from ..models.draft import Blank, DraftField, DraftRevision, blanks

_BRACED = re.compile(r"\{([\w-]+)\}")
"""What stands in braces and is one word: a blank, or a mistyped one such as {order_number}."""


def check(library: Library) -> Iterator[Problem]:
    """Refuse blanks, fields and conditions that do not match, and lines that would break."""
    for _, filed in library.revisions():
        if isinstance(filed.model, DraftRevision):
            yield from _fields(filed, filed.model)
            yield from _parts(filed, filed.model)
            yield from _facts(filed, filed.model, library)


def conditions(
    filed: Filed[Revision], place: Place, when: Mapping[str, str], draft: DraftRevision
) -> Iterator[Problem]:
    """Refuse a condition on what is not one of the choices of a field."""
    fields = {field.id: field for field in draft.fields}
    for name, value in when.items():
        if name not in fields:
            yield filed.problem(
                (*place, name),
                "DRAFT-BLANK",
                f"条件の欄「{name}」がありません（ある欄: {'、'.join(fields)}）",
                key=True,
            )
        elif fields[name].kind != "choice":
            yield filed.problem(
                (*place, name),
                "DRAFT-WHEN",
                f"条件にできるのは、選ぶ欄だけです。欄「{name}」を kind: choice にしてください",
                key=True,
            )
        elif value not in fields[name].choices:
            yield filed.problem(
                (*place, name),
                "DRAFT-WHEN",
                f"「{value}」は選べません（選べる値: {'、'.join(fields[name].choices)}）",
            )


def _fields(filed: Filed[Revision], draft: DraftRevision) -> Iterator[Problem]:
    used = {name for part in draft.parts for name in (*part.blanks(), *part.when)}
    used |= {name for one in draft.checks for name in (*one.when, one.documents) if name}
    seen: set[str] = set()
    for index, field in enumerate(draft.fields):
        if field.id in seen:
            yield _twice(filed, ("fields", index, "id"), field.id, "欄")
        elif field.id not in used:
            yield filed.problem(
                ("fields", index),
                "DRAFT-FIELD",
                f"欄「{field.id}」は本文のどこにも使われていません",
            )
        seen.add(field.id)
        yield from _row(filed, index, field)


def _row(filed: Filed[Revision], index: int, field: DraftField) -> Iterator[Problem]:
    if field.row is None:
        return
    names = [column.id for column in field.columns]
    used = list(blanks(field.row))
    for number, name in enumerate(names):
        place = ("fields", index, "columns", number)
        if name in names[:number]:
            yield _twice(filed, (*place, "id"), name, "列")
        elif name not in used:
            yield filed.problem(place, "DRAFT-FIELD", f"列「{name}」は row で使われていません")
    yield from _text(filed, ("fields", index, "row"), field.row, field.columns, "列")


def _parts(filed: Filed[Revision], draft: DraftRevision) -> Iterator[Problem]:
    for index, part in enumerate(draft.parts):
        for name in ("text", "short"):
            if text := getattr(part, name):
                yield from _text(filed, ("parts", index, name), text, draft.fields, "欄")
        yield from conditions(filed, ("parts", index, "when"), part.when, draft)


def _text(
    filed: Filed[Revision],
    place: Place,
    text: str,
    known: Sequence[Blank],
    what: str,
) -> Iterator[Problem]:
    by_id = {one.id: one for one in known}
    names = f"（ある{what}: {'、'.join(by_id)}）"
    for line in text.split("\n"):
        found = _BRACED.findall(line)
        for name in found:
            if name not in by_id:
                yield filed.problem(
                    place, "DRAFT-BLANK", f"空欄 {{{name}}} の{what}がありません{names}"
                )
            elif len(set(found)) > 1 and (fault := _fault(by_id[name])):
                yield filed.problem(place, "DRAFT-LINE", f"空欄 {{{name}}} は{fault}")


def _fault(blank: Blank) -> str | None:
    """Say why a line with other blanks would break when this one is filled."""
    if isinstance(blank, DraftField) and blank.kind == "rows":
        return "何行にもなります。ほかの空欄と行を分けてください"
    if not (blank.required or blank.empty):
        return (
            "空のままだと文が崩れます。required: true にするか、empty（空のときの言葉）を書くか、"
            "行を分けてください"
        )
    return None


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


def _twice(filed: Filed[Revision], place: Place, name: str, what: str) -> Problem:
    return filed.problem(place, "ID-DUPLICATE", f"{what}の id「{name}」が2つあります")
