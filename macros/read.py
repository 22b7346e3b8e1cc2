"""A folder of data to a library.

Nothing is raised for a mistake in the data. What can be read is in the library, and every mistake
is in the list beside it, so that one run reports all of them.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from .data_folder import DataFolder, data_files
from .errors import Problem
from .library import Document, Filed, Library
from .models.case_fact import CaseFact
from .models.checklist import ChecklistRevision
from .models.decision import DecisionRevision
from .models.document import Head, Revision
from .models.draft import DraftRevision
from .models.fact import Fact
from .models.fields import SPEAKERS
from .models.pack import Pack
from .models.procedure import ProcedureRevision
from .models.reference import Omission, Question, Reference, Term, Tool
from .models.source import Source
from .models.word_list import WordList

FOLDERS: Mapping[str, type[Revision]] = {
    "procedures": ProcedureRevision,
    "checklists": ChecklistRevision,
    "decisions": DecisionRevision,
    "drafts": DraftRevision,
}
FACTS = "facts"
SOURCES = "sources.yml"
CASE_FACTS = "case-facts.yml"
GLOSSARY = "glossary.yml"
FAQ = "faq.yml"
TOOLS = "tools.yml"
OMISSIONS = "omissions.yml"
WORD_LISTS = "word-lists.yml"
PACKS = "packs.yml"
LISTS: Mapping[str, type[Source | CaseFact | Reference | WordList | Pack]] = {
    SOURCES: Source,
    CASE_FACTS: CaseFact,
    GLOSSARY: Term,
    FAQ: Question,
    TOOLS: Tool,
    OMISSIONS: Omission,
    WORD_LISTS: WordList,
    PACKS: Pack,
}
HEAD = "document.yml"
SCHEMAS = "schemas"

Listed = TypeVar("Listed", Source, CaseFact, Term, Question, Tool, Omission, WordList, Pack)


def read(
    folder: Path, shown: str | None = None, *, whole: bool = True
) -> tuple[Library, list[Problem]]:
    """Read all data below ``folder``; ``shown`` is its name in problems.

    A folder that does not exist is a problem, too. Without ``whole``, it is laid over another one,
    and any part of it may be missing.
    """
    reader = _Reader(folder, shown or folder.as_posix(), whole=whole)
    return reader.library(), reader.problems


class _Reader(DataFolder):
    def __init__(self, folder: Path, shown: str, *, whole: bool) -> None:
        super().__init__(folder, shown)
        self.whole = whole
        self.unread: set[str] = set()

    def library(self) -> Library:
        if not self.folder.is_dir():
            if self.whole:
                self.complain(self.folder, "DATA-MISSING", "データのフォルダーがありません")
            return Library({}, {}, {}, {})
        self.refuse_strangers(self.folder, folders={*FOLDERS, FACTS, SCHEMAS}, files=set(LISTS))
        return Library(
            documents=self._documents(),
            facts=self._facts(),
            sources=self._sources(),
            case_facts=self._list(CASE_FACTS, CaseFact, required=self.whole),
            glossary=self._list(GLOSSARY, Term),
            faq=self._list(FAQ, Question),
            tools=self._list(TOOLS, Tool),
            omissions=self._list(OMISSIONS, Omission),
            word_lists=self._list(WORD_LISTS, WordList),
            packs=self._list(PACKS, Pack),
            unread=frozenset(self.unread),
        )

    def _documents(self) -> dict[str, Document]:
        documents: dict[str, Document] = {}
        for name, shape in FOLDERS.items():
            for folder in self.folders(self.folder / name):
                document = self._document(folder, shape)
                if document is None:
                    self.unread.add(folder.name)
                elif twin := documents.get(document.id):
                    self.complain(
                        folder / HEAD,
                        "ID-DUPLICATE",
                        f"「{document.id}」は {twin.head.origin.file} にもあります。"
                        "フォルダーの名前を変えてください",
                    )
                else:
                    documents[document.id] = document
        return documents

    def _document(self, folder: Path, shape: type[Revision]) -> Document | None:
        self.check_name(folder.name, folder / HEAD, "フォルダー")
        self.refuse_strangers(folder)
        head = self.file(folder / HEAD, Head, folder.name)
        files = [file for file in data_files(folder) if file.name != HEAD]
        for file in files:
            self.check_name(file.stem, file, "ファイル")
        if not files:
            self.complain(
                folder / HEAD, "REVISION-NONE", "版のファイル（例: 2020-10.yml）がありません"
            )
        revisions = [self.file(file, shape, file.stem) for file in files]
        readable = tuple(revision for revision in revisions if revision)
        if head is None or not readable:
            return None
        return Document(
            kind=shape.kind,
            head=head,
            revisions=_chained(readable),
            complete=len(readable) == len(files),
        )

    def _facts(self) -> dict[str, Filed[Fact]]:
        folder = self.folder / FACTS
        facts: dict[str, Filed[Fact]] = {}
        if not folder.is_dir():
            return facts
        self.refuse_strangers(folder)
        for file in data_files(folder):
            self.check_name(file.stem, file, "ファイル")
            if fact := self.file(file, Fact, file.stem):
                facts[file.stem] = fact
            else:
                self.unread.add(file.stem)
        return facts

    def _sources(self) -> dict[str, Filed[Source]]:
        sources = self._list(SOURCES, Source, required=self.whole)
        for name in SPEAKERS & sources.keys():
            message = f"「{name}」は資料でなく、誰の言葉かを表す id です。別の id にしてください"
            self.problems.append(sources.pop(name).problem(("id",), "ID-RESERVED", message))
        return sources

    def _list(
        self, file: str, shape: type[Listed], *, required: bool = False
    ) -> dict[str, Filed[Listed]]:
        if not required and not (self.folder / file).exists():
            return {}
        items = self.items(self.folder / file, shape)
        if items is None:
            self.unread.add(file)
            return {}
        found: dict[str, Filed[Listed]] = {}
        lines: dict[str, int] = {}
        for item in items:
            name = item.data.get("id") if isinstance(item.data, dict) else None
            if not isinstance(name, str):
                self.unread.add(file)  # any id may be the one that could not be read
                continue
            at = (item.index, "id")
            if name in lines:
                message = f"「{name}」は{lines[name]}行目にもあります。別の id にしてください"
                self.problems.append(item.origin.problem(at, "ID-DUPLICATE", message))
            elif item.model is None:
                self.unread.add(name)
            else:
                found[name] = Filed(name, item.model, item.origin, (item.index,))
            lines.setdefault(name, item.origin.mark(at).line)
        return found


def _chained(revisions: tuple[Filed[Revision], ...]) -> tuple[Filed[Revision], ...]:
    """Order revisions along ``supersedes``, oldest first; a broken chain stays as it is."""
    following = {filed.model.supersedes: filed for filed in revisions}
    chain: list[Filed[Revision]] = []
    next_one = following.get(None)
    while next_one and len(chain) < len(revisions):
        chain.append(next_one)
        next_one = following.get(next_one.id)
    return tuple(chain) if len(chain) == len(revisions) else revisions
