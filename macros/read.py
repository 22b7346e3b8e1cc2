"""A folder of data to a library.

Nothing is raised for a mistake in the data. What can be read is in the library, and every mistake
is in the list beside it, so that one run reports all of them.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from .errors import Problem
from .library import Document, Filed, Library
from .load import Loaded, load
from .models.case_fact import CaseFact
from .models.checklist import ChecklistRevision
from .models.decision import DecisionRevision
from .models.document import Head, Revision
from .models.draft import DraftRevision
from .models.fact import Fact
from .models.fields import EDITORIAL, KEBAB
from .models.pack import Pack
from .models.procedure import ProcedureRevision
from .models.reference import Omission, Question, Reference, Term, Tool
from .models.source import Source
from .models.word_list import WordList
from .validate import validate

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

Model = TypeVar("Model")
Listed = TypeVar("Listed", Source, CaseFact, Term, Question, Tool, Omission, WordList, Pack)


def read(folder: Path, shown: str | None = None) -> tuple[Library, list[Problem]]:
    """Read all data below ``folder``; ``shown`` is its name in problems.

    A folder that does not exist is a problem, too.
    """
    reader = _Reader(folder, shown or folder.as_posix())
    return reader.library(), reader.problems


class _Reader:
    def __init__(self, folder: Path, shown: str) -> None:
        self.folder = folder
        self.shown = shown.rstrip("/")
        self.problems: list[Problem] = []
        self.unread: set[str] = set()

    def library(self) -> Library:
        if not self.folder.is_dir():
            self._complain(self.folder, "DATA-MISSING", "データのフォルダーがありません")
            return Library({}, {}, {}, {})
        self._refuse_strangers(self.folder, folders={*FOLDERS, FACTS, SCHEMAS}, files=set(LISTS))
        sources = self._list(SOURCES, Source)
        if EDITORIAL in sources:
            self.problems.append(
                sources.pop(EDITORIAL).problem(
                    ("id",),
                    "ID-RESERVED",
                    f"「{EDITORIAL}」は編集者の言葉を表す id です。別の id にしてください",
                )
            )
        return Library(
            documents=self._documents(),
            facts=self._facts(),
            sources=sources,
            case_facts=self._list(CASE_FACTS, CaseFact),
            glossary=self._list(GLOSSARY, Term, required=False),
            faq=self._list(FAQ, Question, required=False),
            tools=self._list(TOOLS, Tool, required=False),
            omissions=self._list(OMISSIONS, Omission, required=False),
            word_lists=self._list(WORD_LISTS, WordList, required=False),
            packs=self._list(PACKS, Pack, required=False),
            unread=frozenset(self.unread),
        )

    def _documents(self) -> dict[str, Document]:
        documents: dict[str, Document] = {}
        for name, shape in FOLDERS.items():
            for folder in self._folders(self.folder / name):
                document = self._document(folder, shape)
                if document is None:
                    self.unread.add(folder.name)
                elif twin := documents.get(document.id):
                    self._complain(
                        folder / HEAD,
                        "ID-DUPLICATE",
                        f"「{document.id}」は {twin.head.origin.file} にもあります。"
                        "フォルダーの名前を変えてください",
                    )
                else:
                    documents[document.id] = document
        return documents

    def _document(self, folder: Path, shape: type[Revision]) -> Document | None:
        self._check_name(folder.name, folder / HEAD, "フォルダー")
        self._refuse_strangers(folder)
        head = self._file(folder / HEAD, Head, folder.name)
        files = [file for file in _data_files(folder) if file.name != HEAD]
        for file in files:
            self._check_name(file.stem, file, "ファイル")
        if not files:
            self._complain(
                folder / HEAD, "REVISION-NONE", "版のファイル（例: 2020-10.yml）がありません"
            )
        revisions = [self._file(file, shape, file.stem) for file in files]
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
        self._refuse_strangers(folder)
        for file in _data_files(folder):
            self._check_name(file.stem, file, "ファイル")
            if fact := self._file(file, Fact, file.stem):
                facts[file.stem] = fact
            else:
                self.unread.add(file.stem)
        return facts

    def _list(
        self, file: str, shape: type[Listed], *, required: bool = True
    ) -> dict[str, Filed[Listed]]:
        if not required and not (self.folder / file).exists():
            return {}
        loaded = self._load(self.folder / file)
        if loaded is None or not isinstance(loaded.data, tuple):
            if loaded and loaded.data is not None:
                self.problems.append(
                    loaded.origin.problem((), "VALUE-TYPE", "「- 」で始まる一覧にしてください")
                )
            self.unread.add(file)
            return {}
        found: dict[str, Filed[Listed]] = {}
        lines: dict[str, int] = {}
        for index, data in enumerate(loaded.data):
            model, problems = validate(shape, data, loaded.origin, (index,))
            self.problems += problems
            name = data.get("id") if isinstance(data, dict) else None
            if not isinstance(name, str):
                self.unread.add(file)  # any id may be the one that could not be read
                continue
            line = loaded.origin.mark((index, "id")).line
            if name in lines:
                message = f"「{name}」は{lines[name]}行目にもあります。別の id にしてください"
                self.problems.append(loaded.origin.problem((index, "id"), "ID-DUPLICATE", message))
            elif model is None:
                self.unread.add(name)
            else:
                found[name] = Filed(name, model, loaded.origin, (index,))
            lines.setdefault(name, line)
        return found

    def _file(self, path: Path, shape: type[Model], name: str) -> Filed[Model] | None:
        loaded = self._load(path)
        if loaded is None or loaded.data is None:
            return None
        model, problems = validate(shape, loaded.data, loaded.origin)
        self.problems += problems
        return Filed(name, model, loaded.origin) if model is not None else None

    def _load(self, path: Path) -> Loaded | None:
        if not path.is_file():
            self._complain(path, "FILE-MISSING", "このファイルがありません。作ってください")
            return None
        loaded = load(path, self._shown(path))
        self.problems += loaded.problems
        return loaded

    def _check_name(self, name: str, path: Path, what: str) -> None:
        if not re.fullmatch(KEBAB, name):
            self._complain(
                path,
                "ID-FORM",
                f"{what}の名前「{name}」は id になります。英小文字と数字を - でつないでください",
            )

    def _refuse_strangers(
        self, folder: Path, folders: set[str] | None = None, files: set[str] | None = None
    ) -> None:
        """Refuse what would be passed over in silence, such as a file named .yaml."""
        for path in sorted(folder.iterdir()):
            if path.name.startswith("."):
                continue
            known = (
                path.name in (folders or ())
                if path.is_dir()
                else (path.name in files if files else path.suffix == ".yml")
            )
            if not known:
                self._complain(
                    path, "FILE-UNKNOWN", "読まれない場所か名前です。名前を直すか、移してください"
                )

    def _folders(self, folder: Path) -> Iterator[Path]:
        if not folder.is_dir():
            return
        for path in sorted(folder.iterdir()):
            if path.name.startswith("."):
                continue
            if path.is_dir():
                yield path
            else:
                self._complain(path, "FILE-UNKNOWN", "文書ごとのフォルダーに入れてください")

    def _complain(self, path: Path, code: str, message: str) -> None:
        self.problems.append(Problem(self._shown(path), 1, 1, code, message))

    def _shown(self, path: Path) -> str:
        below = path.relative_to(self.folder).as_posix()
        return self.shown if below == "." else f"{self.shown}/{below}"


def _data_files(folder: Path) -> list[Path]:
    """Return the files to read; what else is there is refused or, with a dot in front, hidden."""
    return [
        path
        for path in sorted(folder.glob("*.yml"))
        if path.is_file() and not path.name.startswith(".")
    ]


def _chained(revisions: tuple[Filed[Revision], ...]) -> tuple[Filed[Revision], ...]:
    """Order revisions along ``supersedes``, oldest first; a broken chain stays as it is."""
    following = {filed.model.supersedes: filed for filed in revisions}
    chain: list[Filed[Revision]] = []
    next_one = following.get(None)
    while next_one and len(chain) < len(revisions):
        chain.append(next_one)
        next_one = following.get(next_one.id)
    return tuple(chain) if len(chain) == len(revisions) else revisions
