"""Which sources a model names."""

from collections.abc import Iterator

from pydantic import BaseModel

from .document import Place


def named_sources(model: object, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Yield every source that a model names, in reading order, with its place."""
    if isinstance(model, BaseModel):
        for name in type(model).model_fields:
            value = getattr(model, name)
            if name == "source":
                yield from (((*place, name, index), one) for index, one in enumerate(value))
            else:
                yield from named_sources(value, (*place, name))
    elif isinstance(model, tuple):
        for index, value in enumerate(model):
            yield from named_sources(value, (*place, index))
    elif isinstance(model, dict):
        for key, value in model.items():
            yield from named_sources(value, (*place, key))
