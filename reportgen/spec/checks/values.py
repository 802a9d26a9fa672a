"""Every value of a document with its key path and its type in the grammar."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportgen.spec.model.scalars import Part
from reportgen.spec.model.shape import bare, branches, element, fields
from reportgen.spec.spec import Key

Value = tuple[Key, Any, Any]
"""Key path, annotation, value."""


def values(part: Part, key: Key = ()) -> Iterator[Value]:
    """Yield every value below a map of the grammar that is not absent, in the order of the grammar."""
    for field in fields(type(part)).values():
        if field.name in part.model_fields_set:
            yield from _below((*key, field.key), field.type, getattr(part, field.name))


def _below(key: Key, annotation: Any, value: Any) -> Iterator[Value]:
    if value is None:
        return
    yield key, annotation, value
    if isinstance(value, Part):
        yield from values(value, key)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _below((*key, number), _element(annotation, tuple), item)
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _below((*key, name), _element(annotation, dict), item)


def _element(annotation: Any, kind: type) -> Any:
    choices = [c for c in branches(annotation).values() if getattr(bare(c), "__origin__", None) is kind]
    return element(choices[0] if choices else annotation)
