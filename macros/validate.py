"""Loaded data to models, with every mistake at its line, in Japanese."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from .errors import Problem, meant
from .load import Data, Origin, Place

Model = TypeVar("Model")

_EXPECTED = {
    "string_type": '言葉（文字列）を書いてください。数や true は "…" で囲みます',
    "int_type": "整数を書いてください",
    "float_type": "数を書いてください",
    "bool_type": "true か false を書いてください",
    "tuple_type": "「- 」で始まる一覧にしてください",
    "mapping_type": "「項目: 値」の組にしてください",
    "dict_type": "「項目: 値」の組にしてください",
    "model_type": "「項目: 値」の組にしてください",
    "model_attributes_type": "「項目: 値」の組にしてください",
}


def validate(
    shape: type[Model], data: Data, origin: Origin, at: Place = ()
) -> tuple[Model | None, list[Problem]]:
    """Return the model that ``data`` describes, or None and every mistake.

    ``shape`` is a model class or a type such as ``tuple[Source, ...]``; ``at`` is the place of
    ``data`` in its file.
    """
    adapter: TypeAdapter[Model] = TypeAdapter(shape)
    try:
        return adapter.validate_python(data), []
    except ValidationError as error:
        schema = adapter.json_schema()
        return None, [
            problem
            for details in error.errors(include_url=False)
            if (problem := _problem(details, data, schema, origin, at))
        ]


def _problem(
    details: ErrorDetails, data: Data, schema: Mapping[str, Any], origin: Origin, at: Place
) -> Problem | None:
    kind, loc = details["type"], details["loc"]
    existing = _existing(loc, data)
    new_key = kind == "extra_forbidden"
    if not new_key and kind != "missing" and _said_elsewhere(details, _value(existing, data)):
        return None
    code, message = _explain(details, schema)
    return origin.problem((*at, *existing), code, message, key=new_key or loc[-1:] == ("[key]",))


def _explain(details: ErrorDetails, schema: Mapping[str, Any]) -> tuple[str, str]:
    """Return the code and the Japanese message for an error of pydantic or of our own types."""
    kind, loc = details["type"], details["loc"]
    context = details.get("ctx", {})
    match kind:
        case "missing":
            explained = "KEY-MISSING", f"項目「{loc[-1]}」がありません。書き足してください"
        case "extra_forbidden":
            explained = "KEY-UNKNOWN", _unknown_key(str(loc[-1]), loc[:-1], schema)
        case "literal_error":
            allowed = context["expected"].replace(" or ", ", ").replace("'", "")
            explained = "VALUE-CHOICE", f"次のどれかを書いてください: {allowed}"
        case "too_short":
            explained = "VALUE-COUNT", f"{context['min_length']}つ以上要ります"
        case _ if kind in _EXPECTED:
            explained = "VALUE-TYPE", _EXPECTED[kind]
        case _:
            explained = kind, details["msg"]
    return explained


def _said_elsewhere(details: ErrorDetails, value: Data) -> bool:
    """Whether the loader has called the value empty, or only refused items make it too short."""
    given = details["input"]
    refused = details["type"] == "too_short" and len(given) >= details["ctx"]["min_length"]
    return given is None or value is None or refused


def _existing(loc: Sequence[str | int], data: Data) -> Place:
    """Drop what pydantic adds to a location and the data does not have: union tags, short forms."""
    place: list[str | int] = []
    for part in loc:
        if _has(data, part):
            data = data[part]  # type: ignore[index]
            place.append(part)
    return tuple(place)


def _has(data: Data, part: str | int) -> bool:
    if isinstance(data, tuple):
        return isinstance(part, int) and part < len(data)
    return isinstance(data, dict) and part in data


def _value(place: Place, data: Data) -> Data:
    for part in place:
        data = data[part]  # type: ignore[index]
    return data


def _unknown_key(key: str, way: Sequence[str | int], schema: Mapping[str, Any]) -> str:
    allowed = list(_node(way, schema).get("properties", {}))
    close = meant(key, allowed, "")
    hint = f"{close}。" if close else ""
    return f"「{key}」という項目はありません。{hint}使えるのは {'、'.join(allowed)} です"


def _node(way: Sequence[str | int], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Follow a location through a JSON Schema."""

    def options(node: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        if "$ref" in node:
            node = schema["$defs"][node["$ref"].rpartition("/")[2]]
        return (
            [part for choice in node["anyOf"] for part in options(choice)]
            if "anyOf" in node
            else [node]
        )

    nodes = options(schema)
    for part in way:
        found: list[Mapping[str, Any]] = []
        for node in nodes:
            if isinstance(part, int):
                below = node.get("items")
            else:
                below = node.get("properties", {}).get(part) or _any_property(node)
            if isinstance(below, Mapping):
                found += options(below)
        nodes = found or nodes
    return next((node for node in nodes if "properties" in node), nodes[0])


def _any_property(node: Mapping[str, Any]) -> Any:
    """Return the schema of a mapping's values, which pydantic writes in one of two ways."""
    return next(iter(node.get("patternProperties", {}).values()), node.get("additionalProperties"))
