"""A team's note is about a document, and an entry of it, that there is."""

from collections.abc import Iterator

from .. import wording
from ..errors import Problem, meant
from ..library import Document, Filed, Library, entry_ids
from ..models.team import Note

OTHERWISE = "id を見直してください"


def check(library: Library) -> Iterator[Problem]:
    """Refuse a note on what there is not; tell of one on what the newest revision has no more."""
    for note in library.overlay.notes if library.overlay else ():
        name = note.model.document
        document = library.documents.get(name)
        if document:
            yield from _entry(note, document)
        elif name not in library.unread:
            message = f"文書「{name}」はありません。{meant(name, library.documents, OTHERWISE)}"
            yield note.problem(("document",), "DOCUMENT-UNKNOWN", message)


def _entry(note: Filed[Note], document: Document) -> Iterator[Problem]:
    name = note.model.entry
    known = {entry for filed in document.revisions for entry in entry_ids(filed.model)}
    if name is None or not document.complete or name in entry_ids(document.current.model):
        return
    if name not in known:
        message = f"文書「{document.id}」に「{name}」はありません。{meant(name, known, OTHERWISE)}"
        yield note.problem(("entry",), "ENTRY-UNKNOWN", message)
        return
    yield note.warning(
        ("entry",),
        "NOTE-OLD",
        f"「{name}」は、いまの版にはありません（{_fate(document, name)}）。"
        "メモは以前の版のページにだけ出ます。いまの版に合わせて書き直してください",
    )


def _fate(document: Document, name: str) -> str:
    """Say what became of an entry that only older revisions have."""
    fates = (filed.model.fates.get(name) for filed in reversed(document.revisions))
    fate = next((fate for fate in fates if fate), None)
    return f"{wording.FATE[fate.fate]}: {fate.why}" if fate else wording.FATE["removed"]
