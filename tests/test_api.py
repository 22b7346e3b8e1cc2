import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from macros import api, schemas
from macros.read import read

from .conftest import FIXTURES, SAMPLE, Edit
from .golden import assert_golden

HANDBOOK = "api/v1/handbook.json"
SCHEMA = "api/v1/handbook.schema.json"


def files(data: Path) -> dict[str, str]:
    return dict(api.files(read(data, "docs/data")[0]))


def test_the_whole_library_as_it_was_read_and_found_right(sample: Path) -> None:
    assert_golden("handbook.json", files(sample)[HANDBOOK] + "\n")


@pytest.mark.parametrize("name", ["sample", "hostile"])
def test_the_handbook_keeps_to_its_schema(name: str) -> None:
    made = files(FIXTURES / name)
    schema = json.loads(made[SCHEMA])
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(made[HANDBOOK]))


def test_the_schema_refuses_what_it_does_not_describe() -> None:
    made = files(SAMPLE)
    validator = Draft202012Validator(json.loads(made[SCHEMA]))
    for change in (
        lambda book: book.update(version="2.0"),
        lambda book: book.update(extra=1),
        lambda book: book.pop("drafts"),
        lambda book: book["procedures"][0].pop("current"),
        lambda book: book["procedures"][0]["head"].update(audience="nobody"),
        lambda book: book["procedures"][0]["revisions"][0]["content"].pop("steps"),
        lambda book: book["procedures"][0]["revisions"][0]["content"]["steps"][0].update(x=1),
        lambda book: book["checklists"][0]["revisions"][0]["content"].update(groups="x"),
        lambda book: book["facts"][0]["content"]["claims"][0].update(source="amazon-help"),
        lambda book: book["sources"][0].pop("id"),
    ):
        book = json.loads(made[HANDBOOK])
        change(book)
        assert not validator.is_valid(book)


def test_everything_in_the_library_is_there(sample: Path) -> None:
    library = read(sample)[0]
    book = json.loads(files(sample)[HANDBOOK])
    assert book["version"] == "1.0"
    found = {
        one["id"]: (kind, one["address"], one["current"], [r["id"] for r in one["revisions"]])
        for kind in ("procedures", "checklists", "decisions", "drafts")
        for one in book[kind]
    }
    assert found == {
        document.id: (
            f"{document.kind}s",
            document.address(),
            document.current.id,
            [filed.id for filed in document.revisions],
        )
        for document in library.documents.values()
    }
    assert [one["id"] for one in book["facts"]] == list(library.facts)
    assert [one["id"] for one in book["sources"]] == list(library.sources)
    assert [one["id"] for one in book["case_facts"]] == list(library.case_facts)
    (old, new) = book["procedures"][0]["revisions"]
    assert (old["address"], new["address"]) == (
        "contact/seller-central/2018-01",
        "contact/seller-central/2020-10",
    )
    assert new["content"]["observed"]["date"] == "2020-10"
    assert new["content"]["steps"][0]["source"] == ["sedori-2020", "amazon-help"]


def test_tables_stand_there_as_dmn(sample: Path, edit: Edit) -> None:
    folder = sample / "decisions/contact-channel"
    newer = (folder / "2024-01.yml").read_text("utf-8") + "supersedes: 2024-01\n"
    (folder / "2025.yml").write_text(newer.replace('"2024"', '"2025"'), "utf-8")
    edit("decisions/contact-channel/2024-01.yml", "急ぎかどうか", "急ぐかどうか")
    base = "api/v1/decisions/contact-channel"
    made = {path: text for path, text in files(sample).items() if path.endswith(".dmn")}
    assert set(made) == {f"{base}.dmn", f"{base}/2024-01.dmn", f"{base}/2025.dmn"}
    assert made[f"{base}.dmn"] == made[f"{base}/2025.dmn"]
    assert "急ぐかどうか" in made[f"{base}/2024-01.dmn"]
    assert "急ぐかどうか" not in made[f"{base}.dmn"]


def test_the_schemas_of_the_data_files_stand_beside_it(sample: Path) -> None:
    made = files(sample)
    assert {name for name in made if "/schemas/" in name} == {
        f"api/v1/schemas/{name}" for name, _ in schemas.files()
    }


@pytest.mark.parametrize("name", ["sample", "hostile"])
def test_each_document_keeps_to_its_schema(name: str) -> None:
    made = files(FIXTURES / name)
    validator = Draft202012Validator(json.loads(made["api/v1/document.schema.json"]))
    found = [text for path, text in made.items() if path.startswith("api/v1/documents/")]
    assert len(found) == len(read(FIXTURES / name, "d")[0].documents)
    for text in found:
        validator.validate(json.loads(text))
        assert not validator.is_valid({**json.loads(text), "extra": 1})
        assert not validator.is_valid({**json.loads(text), "changes": [{"old": "a"}]})


def test_a_document_tells_what_changed_and_what_became_of_what_is_gone() -> None:
    made = json.loads(files(SAMPLE)["api/v1/documents/contact-support.json"])
    assert (made["version"], made["kind"], made["current"]) == ("1.0", "procedure", "2020-10")
    assert [one["id"] for one in made["revisions"]] == ["2018-01", "2020-10"]
    (change,) = made["changes"]
    assert (change["old"], change["new"]) == ("2018-01", "2020-10")
    assert [(one["id"], one["status"], one["moved"]) for one in change["entries"]] == [
        ("open-help", "changed", False),
        ("choose-topic", "gone", False),
        ("describe", "added", False),
    ]
    stayed, gone, _ = change["entries"]
    assert stayed["fields"] == [{"name": "where", "old": "画面右上", "new": ""}]
    assert gone["fate"]["by"] == ["describe"]


DUMP = """
import sys
from pathlib import Path
from macros import api, read
for path, text in api.files(read.read(Path(sys.argv[1]), "d")[0]):
    sys.stdout.buffer.write(f"{path}\\n{text}\\n".encode())
"""


def test_the_same_data_gives_the_same_bytes_in_another_process() -> None:
    dumps = {
        subprocess.run(
            [sys.executable, "-c", DUMP, str(SAMPLE)],
            env=os.environ | {"PYTHONHASHSEED": seed},
            cwd=FIXTURES.parents[1],
            stdout=subprocess.PIPE,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(dumps) == 1
    here = "".join(f"{path}\n{text}\n" for path, text in files(SAMPLE).items())
    assert dumps == {here.encode()}
