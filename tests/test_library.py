import re
from pathlib import Path

import pytest

from macros.errors import Problem, listing, mistakes
from macros.library import entry_ids
from macros.load import Mark
from macros.models.citations import named_sources
from macros.models.document import Remark
from macros.read import read

from .conftest import Edit

SUPPORT = "procedures/contact-support"


def add_revision(sample: Path, name: str, supersedes: str | None) -> None:
    """Copy the newest revision of the sample's procedure under another name and predecessor."""
    text = (sample / SUPPORT / "2020-10.yml").read_text(encoding="utf-8")
    line = f"supersedes: {supersedes}\n" if supersedes else ""
    text = re.sub("supersedes: .*\n", line, text)
    (sample / SUPPORT / f"{name}.yml").write_text(text, encoding="utf-8")


def order(sample: Path) -> list[str]:
    return [filed.id for filed in read(sample)[0].documents["contact-support"].revisions]


def test_revisions_are_ordered_along_supersedes_not_by_name(sample: Path) -> None:
    add_revision(sample, "a-third", "2020-10")
    add_revision(sample, "2019-fourth", "a-third")
    assert order(sample) == ["2018-01", "2020-10", "a-third", "2019-fourth"]
    document = read(sample)[0].documents["contact-support"]
    assert document.current.id == "2019-fourth"


@pytest.mark.parametrize("supersedes", ["2018-01", "nowhere", "0-broken", None])
def test_a_broken_chain_leaves_the_order_of_the_files(sample: Path, supersedes: str | None) -> None:
    add_revision(sample, "0-broken", supersedes)
    assert order(sample) == ["0-broken", "2018-01", "2020-10"]


def test_documents_keep_the_order_of_kinds_and_names(sample: Path) -> None:
    library, _ = read(sample)
    assert [(one.kind, one.id) for one in library.documents.values()] == [
        ("procedure", "contact-support"),
        ("checklist", "call-preparation"),
        ("decision", "contact-channel"),
        ("draft", "call-opening"),
    ]
    assert list(library.sources) == ["amazon-help", "sedori-2018", "sedori-2020"]
    assert list(library.case_facts) == ["order-number", "shop-name"]
    assert list(library.facts) == ["phone-hours"]


def test_a_revision_is_found_by_its_id(sample: Path) -> None:
    document = read(sample)[0].documents["contact-support"]
    assert document.revision("2018-01") is document.revisions[0]
    with pytest.raises(KeyError, match="2019"):
        document.revision("2019")


def test_a_document_has_a_page_and_each_revision_has_its_own(sample: Path) -> None:
    document = read(sample)[0].documents["contact-support"]
    assert document.address() == "contact/seller-central"
    assert document.address(document.current) == "contact/seller-central/2020-10"


def test_all_revisions_are_yielded_oldest_first(sample: Path) -> None:
    found = [(document.id, filed.id) for document, filed in read(sample)[0].revisions()]
    assert found == [
        ("contact-support", "2018-01"),
        ("contact-support", "2020-10"),
        ("call-preparation", "2024-01"),
        ("contact-channel", "2024-01"),
        ("call-opening", "2024-01"),
    ]


def test_entries_are_found_by_id(sample: Path) -> None:
    revision = read(sample)[0].documents["contact-support"].current.model
    entries = entry_ids(revision)
    assert list(entries) == ["open-help", "describe"]
    assert entries["describe"].notes[0].text == "まず候補で解決しないか読む"


def test_an_item_of_a_list_knows_its_place_in_the_file(sample: Path) -> None:
    source = read(sample, "shown")[0].sources["sedori-2018"]
    assert source.mark(("published", "date")) == Mark(12, 11)
    problem = source.problem(("published", "date"), "CODE", "直してください", key=True)
    assert str(problem) == "shown/sources.yml:12:5: [CODE] 直してください"


def test_sources_are_named_in_reading_order(sample: Path) -> None:
    current = read(sample)[0].documents["contact-support"].current
    named = list(named_sources(current.model))
    assert named == [
        (("also_reported", 0, "source", 0), "sedori-2018"),
        (("steps", 0, "source", 0), "sedori-2020"),
        (("steps", 0, "source", 1), "amazon-help"),
        (("steps", 1, "source", 0), "sedori-2020"),
        (("steps", 1, "notes", 0, "source", 0), "editorial"),
    ]


def test_sources_are_named_in_every_part_of_a_table(sample: Path, edit: Edit) -> None:
    edit(
        "decisions/contact-channel/2024-01.yml",
        "examples:\n",
        "notes: [{text: 全体への補足, source: note-source}]\nexamples:\n",
    )
    table = read(sample)[0].documents["contact-channel"].current.model
    assert [name for _, name in named_sources(table)] == [
        "note-source",
        "amazon-help",
        "sedori-2020",
        "editorial",
        "sedori-2018",
    ]


def test_a_listing_shows_each_problem_once_in_file_order() -> None:
    late, early = Problem("b.yml", 1, 1, "X", "い"), Problem("a.yml", 10, 2, "X", "あ")
    first = Problem("a.yml", 9, 5, "X", "う")
    assert listing([late, early, first, late]).splitlines() == [
        "a.yml:9:5: [X] う",
        "a.yml:10:2: [X] あ",
        "b.yml:1:1: [X] い",
        "問題が3件あります。",
    ]


def test_warnings_are_listed_and_counted_apart() -> None:
    advice = Problem("a.yml", 1, 1, "X", "い", severity="warning")
    mistake = Problem("a.yml", 2, 1, "X", "あ")
    assert listing([mistake, advice]).splitlines() == [
        "a.yml:1:1: [X] 注意: い",
        "a.yml:2:1: [X] あ",
        "問題が1件あります。",
        "注意が1件あります。",
    ]
    assert listing([advice]).splitlines() == ["a.yml:1:1: [X] 注意: い", "注意が1件あります。"]
    assert mistakes([mistake, advice]) == [mistake]


def test_sources_are_named_inside_mappings_and_lists() -> None:
    first, second = (Remark(text="言葉", source=(name,)) for name in ("one", "two"))
    assert list(named_sources({"a": (first,), "b": second}, ("rows",))) == [
        (("rows", "a", 0, "source", 0), "one"),
        (("rows", "b", "source", 0), "two"),
    ]
