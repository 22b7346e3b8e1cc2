"""JSON Schemas of data files and of a team's files: editors complete and check YAML with them."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import TypeAdapter

from .models.document import Head
from .models.fact import Fact
from .models.team import Note, Team
from .overlay import NOTES, TEAM
from .read import FOLDERS, LISTS

SHAPES: Mapping[str, Any] = {
    "document": Head,
    **{shape.kind: shape for shape in FOLDERS.values()},
    "fact": Fact,
    **{file.removesuffix(".yml"): tuple[shape, ...] for file, shape in LISTS.items()},  # type: ignore[valid-type]
    TEAM.removesuffix(".yml"): Team,
    NOTES.removesuffix(".yml"): tuple[Note, ...],
}


def files() -> Iterator[tuple[str, str]]:
    """Yield each schema as a file name and its text."""
    for name, shape in SHAPES.items():
        schema = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            **cleaned(TypeAdapter(shape).json_schema()),
        }
        yield f"{name}.schema.json", json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def cleaned(schema: Any) -> Any:
    """Drop what is there for programmers: generated titles, and the docstrings of classes."""
    if isinstance(schema, list):
        return [cleaned(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    dropped = {"title", "description"} if "properties" in schema else {"title"}
    return {
        key: cleaned(value)
        for key, value in schema.items()
        if not (key in dropped and isinstance(value, str))
    }
