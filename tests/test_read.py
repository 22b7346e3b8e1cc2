import copy
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros import checks
from macros.errors import Problem
from macros.models.fields import EDITORIAL
from macros.read import read

from .conftest import FIXTURES, SAMPLE, Edit

MISTAKES = FIXTURES / "mistakes"
NAMES = sorted(path.name for path in MISTAKES.iterdir())
SUPPORT = "procedures/contact-support"
FILES = sorted(path.relative_to(SAMPLE).as_posix() for path in SAMPLE.rglob("*.yml"))


def lay_over(data: Path, name: str) -> None:
    """Copy the files of a seeded mistake over the data; ``x.remove`` takes ``x`` away."""
    for path in (MISTAKES / name).rglob("*"):
        target = data / path.relative_to(MISTAKES / name)
        if path.name == "expected.txt" or path.is_dir():
            continue
        if path.suffix == ".remove":
            target.with_suffix("").unlink()
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)


def problems_in(data: Path) -> list[str]:
    library, problems = read(data, "docs/data")
    return [str(problem) for problem in sorted({*problems, *checks.run(library)})]


def test_the_sample_has_no_problems(sample: Path) -> None:
    assert problems_in(sample) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_mistake_is_reported_where_it_stands(sample: Path, name: str) -> None:
    lay_over(sample, name)
    expected = (MISTAKES / name / "expected.txt").read_text(encoding="utf-8")
    assert problems_in(sample) == expected.splitlines()


STRAIGHT = {
    "duplicate-document-id",
    "duplicate-source-id",
    "folder-not-kebab",
    "same-page",
    "yaml-extension",
}
"""Mistakes between files, which are laid over the sample itself."""
APART = {"missing-id", "missing-sources", "reserved-source-id"}
"""Mistakes that change a file of the former, or after which other mistakes cannot be told."""


def add_beside(data: Path, name: str) -> list[str]:
    """Seed a mistake in a copy of the document or fact that it is in, and return its problems."""
    changed = next(path for path in (MISTAKES / name).rglob("*.*") if path.parent.name != name)
    below = changed.relative_to(MISTAKES / name)
    expected = (MISTAKES / name / "expected.txt").read_text(encoding="utf-8")
    if below.parent.name == "facts":
        shutil.copyfile(changed, data / "facts" / f"{below.stem}-{name}.yml")
        return expected.replace(below.name, f"{below.stem}-{name}.yml").splitlines()
    twin = below.parent.with_name(f"{below.parent.name}-{name}")
    for folder in (SAMPLE, MISTAKES / name):
        shutil.copytree(folder / below.parent, data / twin, dirs_exist_ok=True)
    for mark in (data / twin).glob("*.remove"):
        mark.with_suffix("").unlink()
        mark.unlink()
    return expected.replace(below.parent.as_posix(), twin.as_posix()).splitlines()


def test_all_mistakes_are_reported_in_one_run(sample: Path) -> None:
    expected: list[str] = []
    for name in sorted(set(NAMES) - APART):
        if name in STRAIGHT:
            lay_over(sample, name)
            expected += (MISTAKES / name / "expected.txt").read_text("utf-8").splitlines()
        else:
            expected += add_beside(sample, name)
    assert len(expected) >= len(NAMES) - len(APART)
    assert sorted(set(expected) - set(problems_in(sample))) == []


def test_the_names_of_the_problems_start_with_what_was_asked_for(sample: Path) -> None:
    (sample / "case-facts.yml").unlink()
    assert [one.file for one in read(sample)[1]] == [f"{sample.as_posix()}/case-facts.yml"]
    assert [one.file for one in read(sample, "data/")[1]] == ["data/case-facts.yml"]


def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    library, problems = read(tmp_path / "data", "docs/data")
    assert [str(one) for one in problems] == [
        "docs/data:1:1: [DATA-MISSING] データのフォルダーがありません"
    ]
    assert checks.run(library) == []


def test_an_empty_folder_lacks_its_lists_only(tmp_path: Path) -> None:
    assert [line.split(" ")[1] for line in problems_in(tmp_path)] == ["[FILE-MISSING]"] * 2


def test_hidden_files_and_folders_are_passed_over(sample: Path) -> None:
    for hidden in (".idea/x.yml", "procedures/.idea/x.yml", "facts/.draft.yml", ".DS_Store"):
        path = sample / hidden
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"\0")
    (sample / SUPPORT / ".#2020-10.yml").symlink_to("nowhere")
    assert problems_in(sample) == []


def test_what_would_never_be_read_is_refused_once(sample: Path) -> None:
    for stray in ("procedure/x.yml", "procedures/x.yml", "facts/more/x.yml", f"{SUPPORT}/y.yml/x"):
        (sample / stray).parent.mkdir(exist_ok=True)
        (sample / stray).write_text("a: b\n", encoding="utf-8")
    (sample / "sources.yaml").write_text("[]\n", encoding="utf-8")
    assert [line.partition("] ")[0] for line in problems_in(sample)] == [
        "docs/data/facts/more:1:1: [FILE-UNKNOWN",
        "docs/data/procedure:1:1: [FILE-UNKNOWN",
        f"docs/data/{SUPPORT}/y.yml:1:1: [FILE-UNKNOWN",
        "docs/data/procedures/x.yml:1:1: [FILE-UNKNOWN",
        "docs/data/sources.yaml:1:1: [FILE-UNKNOWN",
    ]


def test_a_document_without_a_revision_is_refused(sample: Path) -> None:
    (sample / "drafts/call-opening/2024-01.yml").unlink()
    assert problems_in(sample) == [
        "docs/data/drafts/call-opening/document.yml:1:1: [REVISION-NONE] "
        "版のファイル（例: 2020-10.yml）がありません"
    ]


def test_what_cannot_be_read_is_not_called_missing(sample: Path) -> None:
    (sample / "sources.yml").write_text("- id: [\n", encoding="utf-8")
    (sample / "case-facts.yml").write_text("order-number: 5\n", encoding="utf-8")
    (sample / "checklists/call-preparation/document.yml").write_text("", encoding="utf-8")
    (sample / SUPPORT / "2018-01.yml").write_text("steps: []\nobserved: 昔\n", encoding="utf-8")
    files = {line.split(":")[0].removeprefix("docs/data/") for line in problems_in(sample)}
    assert files == {
        "sources.yml",
        "case-facts.yml",
        "checklists/call-preparation/document.yml",
        f"{SUPPORT}/2018-01.yml",
    }


def test_an_entry_of_a_list_that_cannot_be_read_is_not_called_missing(
    sample: Path, edit: Edit
) -> None:
    edit("sources.yml", "  kind: official", "  kind: 公式")
    assert [line.split(" ")[1] for line in problems_in(sample)] == ["[VALUE-CHOICE]"]


def test_two_entries_without_an_id_are_not_twins(sample: Path, edit: Edit) -> None:
    edit("case-facts.yml", "- id: order-number\n  label", "- label")
    edit("case-facts.yml", "- id: shop-name\n  label", "- label")
    assert [line.split(" ")[1] for line in problems_in(sample)] == ["[KEY-MISSING]"] * 2


def test_editorial_is_no_source_of_its_own(sample: Path) -> None:
    lay_over(sample, "reserved-source-id")
    assert EDITORIAL not in read(sample)[0].sources


KEYS = st.sampled_from(
    [
        *("id", "title", "summary", "page", "observed", "date", "basis", "steps", "groups"),
        *("items", "inputs", "outputs", "rules", "when", "then", "values", "fields", "parts"),
        *("claims", "resolution", "source", "notes", "fates", "by", "why", "next", "reviews"),
        *("supersedes", "gaps", "after", "fact", "text"),
    ]
)
WORDS = st.sampled_from(
    [
        *("editorial", "sedori-2020", "2020-10", "2018-01", "order-number", "call-preparation"),
        *("『", "{shop}", "{x}", "unknown", "stated", "inferred", "removed", "merged", "はい"),
        *("contact/channel", "open-help", "urgent"),
    ]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | WORDS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(KEYS | st.text(max_size=5) | WORDS, inner, max_size=5)
    ),
    max_leaves=15,
)


def check_all(data: Path) -> list[Problem]:
    library, problems = read(data)
    return [*problems, *checks.run(library)]


def assert_inside(problems: list[Problem]) -> None:
    for problem in problems:
        lines = Path(problem.file).read_text(encoding="utf-8").split("\n")
        assert 1 <= problem.line <= len(lines), str(problem)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, str(problem)


@pytest.mark.parametrize("file", FILES)
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=JSON)
def test_any_data_in_any_file_is_judged(sample: Path, file: str, value: Any) -> None:
    (sample / file).write_text(yaml.safe_dump(value, allow_unicode=True), encoding="utf-8")
    assert_inside(check_all(sample))


def nodes(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every value inside as its container and its key or index."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in list(pairs):
        yield value, key
        if isinstance(inner, dict | list):
            yield from nodes(inner)


def mutate(draw: st.DrawFn, value: Any) -> None:
    """Delete, replace or duplicate one random node."""
    container, key = draw(st.sampled_from(list(nodes(value))))
    action = draw(st.sampled_from(["delete", "replace", "duplicate", "borrow"]))
    if action == "delete":
        del container[key]
    elif action == "replace":
        container[key] = draw(JSON)
    elif action == "borrow":
        other, there = draw(st.sampled_from(list(nodes(value))))
        container[key] = copy.deepcopy(other[there])
    elif isinstance(container, list):
        container.insert(key, copy.deepcopy(container[key]))
    else:
        container[draw(KEYS)] = copy.deepcopy(container[key])


@settings(max_examples=40)
@given(st.data())
def test_a_mutated_library_is_judged(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        copied = shutil.copytree(SAMPLE, Path(folder) / "data")
        for file in data.draw(st.lists(st.sampled_from(FILES), min_size=1, max_size=3)):
            value = yaml.safe_load((copied / file).read_text(encoding="utf-8"))
            if value:
                mutate(data.draw, value)
            text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False)
            (copied / file).write_text(text, encoding="utf-8")
        assert_inside(check_all(copied))
