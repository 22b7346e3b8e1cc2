"""What a draft checks while it is being filled exists and suits the check."""

from collections.abc import Iterator, Mapping

from ..errors import Problem
from ..library import Filed, Library
from ..models.document import Place, Revision
from ..models.draft import DraftRevision, FieldKind
from ..models.draft_check import Check, CheckKind
from ..read import WORD_LISTS
from .drafts import conditions

SUITABLE: Mapping[CheckKind, frozenset[FieldKind]] = {
    "request-form": frozenset({"text", "long"}),
    "first-sentence": frozenset({"text", "long"}),
    "complete-rows": frozenset({"rows"}),
    "phone-plus81": frozenset({"text"}),
    "phone-domestic": frozenset({"text"}),
    "at-most": frozenset({"number"}),
}
"""The kinds of field that a check can look at, where not any will do."""


def check(library: Library) -> Iterator[Problem]:
    """Refuse checks of unknown fields or word lists, and of fields of another kind."""
    for _, filed in library.revisions():
        if isinstance(filed.model, DraftRevision):
            yield from _ids(filed, filed.model)
            for index, one in enumerate(filed.model.checks):
                yield from _fields(filed, ("checks", index), one, filed.model)
                yield from _words(filed, ("checks", index), one, library)
                yield from conditions(filed, ("checks", index, "when"), one.when, filed.model)


def _ids(filed: Filed[Revision], draft: DraftRevision) -> Iterator[Problem]:
    seen: set[str] = set()
    names: dict[str, list[str]] = {
        "rules": [one.id for one in draft.rules],
        "checks": [one.id for one in draft.checks],
    }
    for group, ids in names.items():
        for index, name in enumerate(ids):
            if name in seen:
                yield filed.problem(
                    (group, index, "id"),
                    "ID-DUPLICATE",
                    f"「{name}」が2つあります。rules と checks を通して別の id にしてください",
                )
            seen.add(name)


def _fields(
    filed: Filed[Revision], place: Place, one: Check, draft: DraftRevision
) -> Iterator[Problem]:
    kinds = {field.id: field.kind for field in draft.fields}
    named: list[tuple[Place, str | None]] = [
        *((("fields", index), name) for index, name in enumerate(one.fields)),
        (("names",), one.names),
        (("documents",), one.documents),
        (("most",), one.most),
    ]
    for below, name in named:
        if name is not None and name not in kinds:
            yield filed.problem(
                (*place, *below),
                "CHECK-FIELD",
                f"欄「{name}」がありません（ある欄: {'、'.join(kinds)}）",
            )
    suitable = SUITABLE.get(one.kind)
    if not suitable:
        return
    if not one.fields:
        yield filed.problem(place, "CHECK-FIELD", f"{one.kind} には fields（見る欄）が要ります")
    for index, name in enumerate(one.fields):
        if kinds.get(name, "") not in {*suitable, ""}:
            yield filed.problem(
                (*place, "fields", index),
                "CHECK-FIELD",
                f"{one.kind} で見られるのは、kind が {'か'.join(sorted(suitable))} の欄です",
            )


def _words(filed: Filed[Revision], place: Place, one: Check, library: Library) -> Iterator[Problem]:
    known = library.word_lists.keys() | library.unread
    if one.words is None or one.words in known or WORD_LISTS in known:
        return
    yield filed.problem(
        (*place, "words"), "CHECK-WORDS", f"「{one.words}」は {WORD_LISTS} にありません"
    )
