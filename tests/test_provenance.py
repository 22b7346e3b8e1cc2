from pathlib import Path

from macros.handbook import open_data
from macros.models.citations import statements
from macros.provenance import tally, uses

from .conftest import Edit


def test_every_statement_is_counted_once(sample: Path) -> None:
    library, problems = open_data(sample)
    assert not problems
    count = sum(1 for _, filed in library.revisions() for _ in statements(filed.model))
    count += sum(1 for fact in library.facts.values() for _ in statements(fact.model))
    assert tally(library).statements == count > 10


def test_statements_of_ours_and_of_one_blog_alone_are_told_apart(sample: Path, edit: Edit) -> None:
    before = tally(open_data(sample)[0])
    assert 0 < before.editorial < before.statements
    edit(
        "checklists/call-preparation/2024-01.yml",
        "        record: text\n        source: amazon-help",
        "        record: text\n        source: editorial",
    )
    after = tally(open_data(sample)[0])
    assert after.editorial == before.editorial + 1
    assert after.editorial_share > before.editorial_share
    assert after.single_blog == before.single_blog


def test_each_source_knows_the_pages_that_rest_on_it(sample: Path) -> None:
    library, _ = open_data(sample)
    found = uses(library)
    assert found.keys() == library.sources.keys()
    addresses = {use.address for use in found["amazon-help"]}
    assert "calls/preparation" in addresses
    assert all(use.count > 0 for pages in found.values() for use in pages)
