from pathlib import Path

from macros.handbook import open_data
from macros.structured_data import FAQ_PAGES, structured_data

from .building import ROOT


def test_a_procedure_is_a_how_to_with_the_addresses_of_its_steps(sample: Path) -> None:
    library = open_data(sample)[0]
    data = structured_data(library, lambda address: f"https://handbook.invalid/{address}/")
    documents = library.documents.values()
    procedures = [one for one in documents if one.kind == "procedure"]
    assert procedures
    for document in procedures:
        said = data[document.address()]
        assert (said["@context"], said["@type"]) == ("https://schema.org", "HowTo")
        assert said["name"] == document.head.model.title
        entries = [entry.id for _, entry in document.current.model.entries()]
        steps = said["step"]
        assert isinstance(steps, list)
        assert [step["position"] for step in steps] == list(range(1, len(entries) + 1))
        assert [step["url"].rpartition("--")[2] for step in steps] == entries
        assert all(step["url"].startswith("https://handbook.invalid/") for step in steps)
        assert document.address(document.revisions[0]) not in data


def test_a_checklist_is_a_how_to_and_a_table_is_none(sample: Path) -> None:
    library = open_data(sample)[0]
    data = structured_data(library, None)
    kinds = {one.kind for one in library.documents.values() if one.address() in data}
    assert kinds == {"procedure", "checklist"}
    assert "url" not in str(data.values())


def test_questions_stand_where_their_page_asks_for_them() -> None:
    for address, topic in FAQ_PAGES.items():
        page = (ROOT / "docs" / f"{address}.md").read_text("utf-8")
        assert f'faq("{topic}")' in page


def test_each_question_has_its_answer(sample: Path) -> None:
    library = open_data(sample)[0]
    data = structured_data(library, None)
    said = [data[address]["mainEntity"] for address in FAQ_PAGES]
    questions = [one for page in said if isinstance(page, list) for one in page]
    assert [(one["name"], one["acceptedAnswer"]["text"]) for one in questions] == [
        (filed.model.question, filed.model.answer)
        for topic in FAQ_PAGES.values()
        for filed in library.faq.values()
        if filed.model.topic == topic
    ]
