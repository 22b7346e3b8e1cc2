"""Where in the data free text stands: JSON Schemas tell it from ids, dates and choices."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from macros import schemas
from macros.load import Data, Place, load
from macros.overlay import NOTES, TEAM
from macros.read import FACTS, FOLDERS, HEAD, LISTS

SCHEMAS = {name.removesuffix(".schema.json"): json.loads(text) for name, text in schemas.files()}
TEXT = {"type": "string", "minLength": 1}
"""How the models describe free text, and nothing else."""


def shape_of(file: Path) -> str:
    """Return the name of the schema of a data file."""
    if file.name in {*LISTS, TEAM, NOTES}:
        return file.stem
    if file.name == HEAD:
        return "document"
    folder = file.parent.name if file.parent.name == FACTS else file.parent.parent.name
    return "fact" if folder == FACTS else FOLDERS[folder].kind


def plain(data: Data) -> Any:
    """Return loaded data with lists, as JSON has them."""
    if isinstance(data, dict):
        return {key: plain(value) for key, value in data.items()}
    return [plain(value) for value in data] if isinstance(data, tuple) else data


def read(file: Path) -> Any:
    return plain(load(file).data)


def texts(file: Path) -> Iterator[tuple[Place, str]]:
    """Yield each free text of a data file with its place."""
    found: list[tuple[Place, str]] = []

    def note(place: Place, text: str) -> str:
        found.append((place, text))
        return text

    change_texts(read(file), shape_of(file), note)
    yield from found


def change_texts(data: Any, shape: str, change: Callable[[Place, str], str]) -> Any:
    """Return data with each free text replaced by what ``change`` makes of it.

    A range of numbers, and a cell of one, is written in signs of its own and is no free text.
    """
    whole = SCHEMAS[shape]
    inputs = data.get("inputs", {}) if isinstance(data, dict) else {}
    numbers = {"domain", *(name for name, one in inputs.items() if "domain" in one)}

    def options(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
        node = whole["$defs"][node["$ref"].rpartition("/")[2]] if "$ref" in node else node
        if "anyOf" in node:
            for choice in node["anyOf"]:
                yield from options(choice)
        else:
            yield node

    def below(nodes: list[dict[str, Any]], key: str) -> list[dict[str, Any]]:
        return [
            part
            for node in nodes
            for part in (
                [node["properties"][key]]
                if key in node.get("properties", {})
                else [*node.get("patternProperties", {}).values()]
                or [value for value in [node.get("additionalProperties")] if value]
            )
        ]

    def walk(data: Any, nodes: list[dict[str, Any]], place: Place) -> Any:
        nodes = [option for node in nodes for option in options(node)]
        if isinstance(data, dict):
            return {
                key: walk(value, below(nodes, key), (*place, key)) for key, value in data.items()
            }
        if isinstance(data, list):
            items = [node["items"] for node in nodes if "items" in node]
            return [walk(value, items, (*place, index)) for index, value in enumerate(data)]
        is_text = any(node.items() >= TEXT.items() for node in nodes)
        is_text = is_text and not numbers & set(place[-2:])
        return change(place, data) if is_text else data

    return walk(data, [whole], ())
