"""What lies beside the telephone, or is read in an emergency, is one sheet of paper."""

from collections.abc import Iterator

from ..errors import Problem
from ..library import Library


def check(library: Library) -> Iterator[Problem]:
    """Refuse several pages on A5, or of a document in a pack of single sheets."""
    single = {
        name: pack.model.title
        for pack in library.packs.values()
        if pack.model.single
        for name in pack.model.documents
    }
    for document, filed in library.revisions():
        if filed.model.paper_pages == 1:
            continue
        if document.head.model.paper == "A5":
            message = "A5 の紙は1枚に収めます。document.yml の paper を消すと A4 になります"
            yield filed.problem(("paper_pages",), "PAPER-PAGES", message)
        elif filed is document.current and document.id in single:
            message = f"「{single[document.id]}」に入れる紙は1枚に収めます。言葉を減らしてください"
            yield filed.problem(("paper_pages",), "PAPER-PAGES", message)
