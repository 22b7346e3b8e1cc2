import json
from typing import Any

from macros.models.reference import Term
from macros.search.index import Searched, index
from macros.search.readings import Morpheme


def analyse(line: str) -> list[Morpheme]:
    return [Morpheme(line, "ヨミ", is_word=True)]


def data(*pages: Searched, terms: tuple[Term, ...] = ()) -> Any:
    script = index(pages, terms, {"procedure": "手順"}, analyse)
    head, _, written = script.partition(" = ")
    assert head == "playbook.searchIndex"
    return json.loads(written.removesuffix(";\n"))


def test_the_index_holds_pages_names_and_readings() -> None:
    term = Term(
        id="poa",
        term="改善計画（POA）",
        also=("POA", "業務改善計画"),
        definition="文書です。",
        source=("editorial",),
    )
    page = Searched(
        "plan/", "計画", '<p>前</p><div data-kind="draft"><h2 id="a">文面</h2></div>', 0.5
    )
    assert data(page, terms=(term,)) == {
        "pages": [
            {
                "address": "plan/",
                "title": "計画",
                "boost": 0.5,
                "sections": [
                    {"anchor": "", "heading": "", "kind": "draft", "text": "前"},
                    {"anchor": "a", "heading": "文面", "kind": "draft", "text": ""},
                ],
            }
        ],
        "names": [["改善計画", "POA", "業務改善計画"]],
        "readings": {"よみ": ["計画", "文面", "改善計画", "業務改善計画"]},
        "kinds": {"procedure": "手順"},
    }


def test_a_page_without_a_sheet_is_of_no_kind() -> None:
    (page,) = data(Searched("", "題", "<p>文</p>"))["pages"]
    assert [section["kind"] for section in page["sections"]] == [""]
