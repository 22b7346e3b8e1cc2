import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from macros import schemas

from . import free_text
from .conftest import FIXTURES, SAMPLE, TEAM

ROOT = Path(__file__).parents[1]
SCHEMAS = free_text.SCHEMAS


def data_files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.yml"))


@pytest.mark.parametrize(
    "file",
    [
        *data_files(SAMPLE),
        *data_files(FIXTURES / "hostile"),
        *data_files(TEAM),
        *data_files(ROOT / "docs" / "data"),
    ],
    ids=lambda path: "/".join(path.parts[-3:]),
)
def test_good_data_keeps_to_its_schema(file: Path) -> None:
    validator = Draft202012Validator(SCHEMAS[free_text.shape_of(file)])
    assert [error.message for error in validator.iter_errors(free_text.read(file))] == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_itself_right(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])


def test_the_schemas_in_the_repository_are_those_of_the_models() -> None:
    written = {
        path.name: path.read_text("utf-8")
        for path in (ROOT / "docs" / "data" / "schemas").iterdir()
        if not path.name.startswith(".")
    }
    assert written == dict(schemas.files()), "make schemas"


def first(name: str) -> Any:
    files = (*data_files(FIXTURES / "hostile"), *data_files(TEAM))
    file = next(one for one in files if free_text.shape_of(one) == name)
    return free_text.read(file)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_mistyped_a_missing_and_an_empty_key_are_refused(name: str) -> None:
    validator = Draft202012Validator(SCHEMAS[name])
    whole = first(name)
    assert validator.is_valid(whole)
    (record, rest) = (whole[0], whole[1:]) if isinstance(whole, list) else (whole, None)

    def accepts(changed: Any) -> bool:
        return validator.is_valid(changed if rest is None else [changed, *rest])

    assert accepts(record)
    assert not accepts({**record, "souce": "x"})
    assert not accepts(dict.fromkeys(record))
    assert not accepts({})


def test_each_field_of_the_data_is_explained_in_japanese() -> None:
    for name, schema in SCHEMAS.items():
        for node in (schema, *schema.get("$defs", {}).values()):
            for field, described in node.get("properties", {}).items():
                words = described.get("description", "")
                assert words == "id" or not words.isascii(), (name, field, words)


def test_what_is_for_programmers_is_left_out_but_fields_named_so_stay() -> None:
    model = {
        "title": "Model",
        "description": "A docstring.",
        "properties": {
            "title": {"title": "Title", "description": "題名", "type": "string"},
            "description": {"title": "Description", "type": "string"},
        },
        "required": ["title", "description"],
        "anyOf": [{"title": "X", "description": "説明"}],
    }
    assert schemas.cleaned(model) == {
        "properties": {
            "title": {"description": "題名", "type": "string"},
            "description": {"type": "string"},
        },
        "required": ["title", "description"],
        "anyOf": [{"description": "説明"}],
    }


def test_an_editor_can_read_the_files() -> None:
    for name, text in schemas.files():
        assert name.endswith(".schema.json")
        assert text.endswith("}\n")
        assert "\\u" not in text
        assert json.loads(text)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
