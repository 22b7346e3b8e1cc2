"""No entry vanishes between two revisions without a fate."""

from collections.abc import Iterator

from ..errors import Problem
from ..library import Document, Filed, Library, entry_ids
from ..models.document import Revision
from . import chain

NEEDS_HEIR = {"replaced", "merged", "split"}


def check(library: Library) -> Iterator[Problem]:
    """Refuse an entry that is gone without a fate, and a fate that speaks of nothing."""
    for document in library.documents.values():
        if document.complete and any(chain.links(document)):
            continue  # which entries are gone shows once the chain is whole
        for filed in document.revisions:
            yield from _revision(document, filed)


def _revision(document: Document, filed: Filed[Revision]) -> Iterator[Problem]:
    before = filed.model.supersedes
    if before is not None and before not in {one.id for one in document.revisions}:
        return
    old = entry_ids(document.revision(before).model) if before else {}
    new = entry_ids(filed.model)
    fates = filed.model.fates
    for name in old.keys() - new.keys() - fates.keys():
        yield filed.problem(
            ("fates",),
            "FATE-MISSING",
            f"前の版「{before}」の「{name}」がありません。fates に行方と理由を書いてください",
            key=True,
        )
    for name, fate in fates.items():
        if name not in old or name in new:
            reason = "この版にもあります" if name in new else "前の版にありません"
            yield filed.problem(
                ("fates", name),
                "FATE-STRAY",
                f"「{name}」は{reason}。この行方を消してください",
                key=True,
            )
        for index, heir in enumerate(fate.by):
            if heir not in new:
                yield filed.problem(
                    ("fates", name, "by", index), "FATE-HEIR", f"「{heir}」はこの版にありません"
                )
        if (fate.fate in NEEDS_HEIR) != bool(fate.by):
            message = (
                "by に、この版のどの id になったかを書いてください"
                if fate.fate in NEEDS_HEIR
                else f"{fate.fate} に by は書きません"
            )
            yield filed.problem(("fates", name), "FATE-HEIR", message, key=True)
