"""Which sources a model names, and what rests on them."""

from collections.abc import Iterator

from pydantic import BaseModel

from .document import Place


def statements(model: object, place: Place = ()) -> Iterator[tuple[Place, tuple[str, ...]]]:
    """Yield each statement's place and sources, in the order of the file.

    A statement is a record with a ``source``; a record inside it with its own is another one.
    """
    if isinstance(model, BaseModel):
        for name in type(model).model_fields:
            value = getattr(model, name)
            if name == "source":
                yield (*place, name), value
            else:
                yield from statements(value, (*place, name))
    elif isinstance(model, tuple):
        for index, value in enumerate(model):
            yield from statements(value, (*place, index))
    elif isinstance(model, dict):
        for key, value in model.items():
            yield from statements(value, (*place, key))


def named_sources(model: object, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Yield every source that a model names with its place."""
    for stands_at, names in statements(model, place):
        for index, name in enumerate(names):
            yield (*stands_at, index), name
