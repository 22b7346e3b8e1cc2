from pathlib import Path

from macros.composer import composition
from macros.models.draft import DraftRevision
from macros.read import read


def test_the_browser_gets_what_it_needs_and_no_more(sample: Path) -> None:
    library = read(sample)[0]
    draft = library.documents["call-opening"].current.model
    assert isinstance(draft, DraftRevision)
    facts = {name: one.model for name, one in library.case_facts.items()}
    assert composition(draft, facts, library.words_of(draft)) == {
        "fields": (
            {"id": "shop", "label": "店舗名", "fact": "shop-name", "required": True},
            {"id": "order", "label": "注文番号", "fact": "order-number"},
            {"id": "returned", "label": "返品", "kind": "choice", "choices": ("はい", "いいえ")},
            {
                "id": "events",
                "label": "経緯",
                "kind": "rows",
                "columns": (
                    {"id": "at", "label": "日時", "required": True},
                    {"id": "done", "label": "したこと", "empty": "なし"},
                ),
                "row": "{at}｜{done}",
            },
        ),
        "parts": (
            {"text": "{shop}の者です。", "short": "{shop}です。"},
            {"text": "注文{order}の件で\nお電話しました。", "when": {"returned": "はい"}},
            {"text": "{events}"},
        ),
        "checks": (
            {
                "id": "no-guess",
                "kind": "words",
                "words": "guessing",
                "say": "見たことだけを書きます。",
                "why": "推測があると、調べる先がずれます。",
            },
        ),
        "words": {
            "guessing": [
                {
                    "word": "たぶん",
                    "variants": ("多分",),
                    "unless": ("多分野",),
                    "instead": "見たことだけを書く",
                }
            ]
        },
        "facts": {
            "order-number": {
                "label": "注文番号",
                "hint": "注文の詳細に出る、3つの数",
                "pattern": "[0-9]{3}-[0-9]{7}-[0-9]{7}",
            },
            "shop-name": {"label": "店舗名"},
        },
    }


def test_a_draft_without_fields_and_checks_has_none(sample: Path) -> None:
    library = read(sample)[0]
    draft = library.documents["call-opening"].current.model
    assert isinstance(draft, DraftRevision)
    plain = draft.model_copy(update={"fields": (), "checks": ()})
    assert library.words_of(plain) == {}
    facts = {name: one.model for name, one in library.case_facts.items()}
    found = composition(plain, facts, {})
    assert {name: len(found[name]) for name in found} == {
        "fields": 0, "checks": 0, "parts": 3, "words": 0, "facts": 0,
    }  # fmt: skip


def test_what_must_not_be_public_is_known_where_that_is_checked(sample: Path) -> None:
    library = read(sample)[0]
    draft = library.documents["call-opening"].current.model
    assert isinstance(draft, DraftRevision)
    check = draft.checks[0].model_copy(update={"kind": "private", "words": None})
    public = draft.model_copy(update={"fields": (), "checks": (check,)})
    facts = {name: one.model for name, one in library.case_facts.items()}
    facts["shop-name"] = facts["shop-name"].model_copy(update={"private": True})
    found = composition(public, facts, {})["facts"]
    assert found == {"shop-name": {"label": "店舗名", "private": True}}
