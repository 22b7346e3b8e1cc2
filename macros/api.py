"""The whole library for machines: ``api/v1/handbook.json`` and the schemas beside it.

The shape is versioned: within ``v1`` keys are added, never renamed or removed.
"""

import json
from collections.abc import Iterator
from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict

from . import schemas
from .library import Document, Library
from .models.case_fact import CaseFact
from .models.checklist import ChecklistRevision
from .models.decision import DecisionRevision
from .models.document import Head, Kind, Revision
from .models.draft import DraftRevision
from .models.fact import Fact
from .models.procedure import ProcedureRevision
from .models.reference import Omission, Question, Term, Tool
from .models.source import Source

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
    )


def files(library: Library) -> Iterator[tuple[str, str]]:
    """Yield each file of the API as its path in the site and its text."""
    yield f"{FOLDER}/handbook.json", handbook(library).model_dump_json(indent=2)
    schema = schemas.cleaned(Handbook.model_json_schema(mode="serialization"))
    yield f"{FOLDER}/handbook.schema.json", json.dumps(schema, ensure_ascii=False, indent=2)
    for name, text in schemas.files():
        yield f"{FOLDER}/schemas/{name}", text


def _documents(
    library: Library, kind: Kind, shape: type[Content]
) -> tuple[DocumentRecord[Content], ...]:
    return tuple(
        _document(document, shape)
        for document in library.documents.values()
        if document.kind == kind
    )


def _document(document: Document, shape: type[Content]) -> DocumentRecord[Content]:
    revisions = []
    for filed in document.revisions:
        if not isinstance(filed.model, shape):
            raise TypeError(filed.model)
        revisions.append(
            RevisionRecord[shape](  # type: ignore[valid-type]
                id=filed.id, address=document.address(filed), content=filed.model
            )
        )
    return DocumentRecord[shape](  # type: ignore[valid-type]
        id=document.id,
        address=document.address(),
        head=document.head.model,
        current=document.current.id,
        revisions=tuple(revisions),
    )
