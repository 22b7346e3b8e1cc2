"""The revisions of a document form one chain, and dates run forward along it."""

from collections.abc import Iterator

from ..errors import Problem
from ..library import Document, Filed, Library
from ..models.document import Revision


def check(library: Library) -> Iterator[Problem]:
    """Refuse a missing or unknown predecessor, a fork, a cycle, and dates that run backward."""
    for document in library.documents.values():
        if document.complete:
            yield from links(document)
            yield from _dates(document)


def links(document: Document) -> Iterator[Problem]:
    """Refuse whatever keeps the revisions from being one chain."""
    known = {filed.id: filed for filed in document.revisions}
    successors: dict[str | None, Filed[Revision]] = {}
    for filed in document.revisions:
        before = filed.model.supersedes
        if before is not None and before not in known:
            others = "、".join(other for other in known if other != filed.id) or "なし"
            yield filed.problem(
                ("supersedes",), "CHAIN-UNKNOWN", f"版「{before}」はありません（ある版: {others}）"
            )
        elif rival := successors.get(before):
            which = "最初の版" if before is None else f"版「{before}」の次"
            message = f"{which}が2つあります（もう1つは {rival.id}）。supersedes を直してください"
            yield filed.problem(("supersedes",), "CHAIN-FORK", message)
        else:
            successors[before] = filed
        if before is not None and _returns(filed, known):
            yield filed.problem(
                ("supersedes",),
                "CHAIN-CYCLE",
                "前の版をたどると元の版に戻ります。順序を直してください",
            )


def _returns(start: Filed[Revision], known: dict[str, Filed[Revision]]) -> bool:
    at = start.model.supersedes
    for _ in known:
        if at == start.id:
            return True
        at = known[at].model.supersedes if at in known else None
    return False


def _dates(document: Document) -> Iterator[Problem]:
    known = {filed.id: filed for filed in document.revisions}
    for filed in document.revisions:
        before = known.get(filed.model.supersedes or "")
        if before is None or _returns(filed, known):
            continue
        old, new = before.model.observed.date, filed.model.observed.date
        if old and new and old.earliest and new.latest and new.latest < old.earliest:
            yield filed.problem(
                ("observed",),
                "CHAIN-DATE",
                f"前の版「{before.id}」の時期（{old}）より前です。"
                "日付か supersedes を直してください",
            )
