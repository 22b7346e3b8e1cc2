"""The library for machines: all of it, each document with its changes, schemas, tables as DMN.

The shape is versioned: within ``v1`` keys are added, never renamed or removed.
"""

import json
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Generic, Literal, TypeVar, Union

from pydantic import BaseModel, ConfigDict, TypeAdapter

from . import schemas
from .decisions.dmn import dmn
from .differences import Status, compare, uncut
from .library import Document, Filed, Library
from .models.case_fact import CaseFact
from .models.case_file import CaseFile
from .models.checklist import ChecklistRevision
from .models.decision import DecisionRevision
from .models.document import Fate, Head, Kind, Revision
from .models.draft import DraftRevision
from .models.fact import Fact
from .models.pack import Pack
from .models.procedure import ProcedureRevision
from .models.reference import Omission, Question, Term, Tool
from .models.source import Source
from .models.word_list import WordList
from .read import FOLDERS

FOLDER = "api/v1"

Content = TypeVar("Content", bound=Revision)


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class RevisionRecord(_Record, Generic[Content]):
    """One revision with its address."""

    id: str
    """版の id。文書の中で一意"""
    address: str
    """サイトの最上位から見た、この版のページの場所"""
    content: Content
    """版の内容"""


class DocumentRecord(_Record, Generic[Content]):
    """One document with all its revisions."""

    id: str
    """文書の id。手順帳の中で一意"""
    address: str
    """いつも最新の版を示すページの場所"""
    head: Head
    """全部の版に共通のこと"""
    current: str
    """最新の版の id"""
    revisions: tuple[RevisionRecord[Content], ...]
    """古い順"""


class FieldRecord(_Record):
    """One field that says something else now."""

    name: str
    """項目の名前"""
    old: str
    """前の版の言葉。なければ空"""
    new: str
    """後の版の言葉。なければ空"""


class EntryChange(_Record):
    """One entry of either revision; every entry is in exactly one."""

    id: str
    """手順、項目、規則、部分の id"""
    status: Status
    """unchanged = 同じ、changed = 変更、added = 追加、gone = 前の版だけ"""
    moved: bool
    """順番が移動したか"""
    fields: tuple[FieldRecord, ...]
    """変わった項目"""
    fate: Fate | None
    """なくなったものの行方"""


class ChangeRecord(_Record):
    """What changed between two neighbouring revisions."""

    old: str
    """前の版の id"""
    new: str
    """後の版の id"""
    entries: tuple[EntryChange, ...]
    """後の版の順。なくなったものは、あった所"""


class DocumentFile(DocumentRecord[Content], Generic[Content]):
    """One document with all its revisions and what changed between them."""

    version: Literal["1.0"] = "1.0"
    """この形の版"""
    kind: Kind
    """文書の種類"""
    changes: tuple[ChangeRecord, ...]
    """版の間の変更点。古い順"""


class FactRecord(_Record):
    """One fact."""

    id: str
    """参考値の id"""
    content: Fact
    """資料ごとの値"""


class Handbook(_Record):
    """Everything."""

    version: Literal["1.0"] = "1.0"
    """この形の版。1.x では項目が増えることはあっても、名前が変わったり消えたりはしない"""
    procedures: tuple[DocumentRecord[ProcedureRevision], ...]
    """手順"""
    checklists: tuple[DocumentRecord[ChecklistRevision], ...]
    """リスト"""
    decisions: tuple[DocumentRecord[DecisionRevision], ...]
    """判断表"""
    drafts: tuple[DocumentRecord[DraftRevision], ...]
    """文面"""
    facts: tuple[FactRecord, ...]
    """参考値"""
    sources: tuple[Source, ...]
    """資料"""
    case_facts: tuple[CaseFact, ...]
    """案件の番号"""
    glossary: tuple[Term, ...]
    """用語"""
    faq: tuple[Question, ...]
    """よくある質問"""
    tools: tuple[Tool, ...]
    """資料に出るシステムと道具"""
    omissions: tuple[Omission, ...]
    """資料にあり、手順帳がそのまま載せないこと"""
    word_lists: tuple[WordList, ...]
    """書くときに直した方がよい言葉"""
    packs: tuple[Pack, ...]
    """一緒に印刷する紙の組"""


def handbook(library: Library) -> Handbook:
    """Return the library in the shape of the API."""
    return Handbook(
        procedures=_documents(library, "procedure", ProcedureRevision),
        checklists=_documents(library, "checklist", ChecklistRevision),
        decisions=_documents(library, "decision", DecisionRevision),
        drafts=_documents(library, "draft", DraftRevision),
        facts=tuple(FactRecord(id=name, content=one.model) for name, one in library.facts.items()),
        sources=tuple(filed.model for filed in library.sources.values()),
        case_facts=tuple(filed.model for filed in library.case_facts.values()),
        glossary=tuple(filed.model for filed in library.glossary.values()),
        faq=tuple(filed.model for filed in library.faq.values()),
        tools=tuple(filed.model for filed in library.tools.values()),
        omissions=tuple(filed.model for filed in library.omissions.values()),
        word_lists=tuple(filed.model for filed in library.word_lists.values()),
        packs=tuple(filed.model for filed in library.packs.values()),
    )


def files(library: Library) -> Iterator[tuple[str, str]]:
    """Yield each file of the API as its path in the site and its text."""
    yield f"{FOLDER}/handbook.json", handbook(library).model_dump_json(indent=2)
    yield f"{FOLDER}/handbook.schema.json", _schema(Handbook)
    for document in library.documents.values():
        text = _document_file(document).model_dump_json(indent=2)
        yield f"{FOLDER}/documents/{document.id}.json", text
        yield from _tables(document)
    shapes = tuple(DocumentFile[shape] for shape in FOLDERS.values())  # type: ignore[valid-type]
    yield f"{FOLDER}/document.schema.json", _schema(Union[shapes])  # noqa: UP007
    yield f"{FOLDER}/case.schema.json", _schema(CaseFile)
    for name, text in schemas.files():
        yield f"{FOLDER}/schemas/{name}", text


def _tables(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the newest revision of a decision and each revision as DMN."""
    base = f"{FOLDER}/decisions/{document.id}"
    for filed in document.revisions:
        if isinstance(filed.model, DecisionRevision):
            text = dmn(document.id, filed.id, document.head.model.title, filed.model)
            yield f"{base}/{filed.id}.dmn", text
            if filed is document.current:
                yield f"{base}.dmn", text


def _schema(shape: Any) -> str:
    schema = TypeAdapter(shape).json_schema(mode="serialization")
    return json.dumps(schemas.cleaned(schema), ensure_ascii=False, indent=2)


def _documents(
    library: Library, kind: Kind, shape: type[Content]
) -> tuple[DocumentRecord[Content], ...]:
    return tuple(
        DocumentRecord[shape](**_record(document, shape))  # type: ignore[valid-type]
        for document in library.documents.values()
        if document.kind == kind
    )


def _document_file(document: Document) -> DocumentFile[Revision]:
    shape = type(document.current.model)
    return DocumentFile[shape](  # type: ignore[valid-type]
        **_record(document, shape),
        kind=document.kind,
        changes=tuple(_change(old, new) for old, new in pairwise(document.revisions)),
    )


def _record(document: Document, shape: type[Content]) -> dict[str, Any]:
    """Return what every record of a document has."""
    revisions = []
    for filed in document.revisions:
        if not isinstance(filed.model, shape):
            raise TypeError(filed.model)
        revisions.append(
            RevisionRecord[shape](  # type: ignore[valid-type]
                id=filed.id, address=document.address(filed), content=filed.model
            )
        )
    return {
        "id": document.id,
        "address": document.address(),
        "head": document.head.model,
        "current": document.current.id,
        "revisions": tuple(revisions),
    }


def _change(old: Filed[Revision], new: Filed[Revision]) -> ChangeRecord:
    return ChangeRecord(
        old=old.id,
        new=new.id,
        entries=tuple(
            EntryChange(
                id=row.id,
                status=row.status,
                moved=row.moved,
                fields=tuple(
                    FieldRecord(name=one.name, old=one.old, new=one.new) for one in row.fields
                ),
                fate=row.fate,
            )
            for row in compare(old.model, new.model, uncut)
        ),
    )
