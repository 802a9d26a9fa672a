"""What all numbers of a report follow from, its data aside, as one short text: where it is the same, the numbers are."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from pydantic import BaseModel

from reportgen.spec.plan import plan
from reportgen.spec.spec import Key, Spec


def description(spec: Spec) -> str:
    """Return a hash of all that the numbers follow from, data aside.

    Texts are left out: what they ask for is in the plan. It is made of the text of the values, for which ``1`` and ``1.0`` are
    two.
    """
    texts = frozenset(key for key, _ in spec.texts)
    parts = (
        plan(spec),
        "".join(_told(spec.document, (), texts)),
        spec.conditions,
        spec.expressions,
        spec.block_ids,
        spec.waves,
        spec.file,
        spec.data,
        spec.root,
    )
    return sha256(repr(parts).encode("utf-8", "backslashreplace")).hexdigest()


def _told(value: object, key: Key, texts: frozenset[Key]) -> Iterator[str]:
    """Yield a value as text; where a text with expressions stands, only that one stands there."""
    if key in texts:
        yield f"{key!r} text;"
    elif isinstance(value, BaseModel):
        yield f"{type(value).__name__}("
        for name, field in type(value).model_fields.items():
            yield f"{name}="
            yield from _told(getattr(value, name), (*key, field.alias or name), texts)
        yield ")"
    elif isinstance(value, tuple):
        yield "("
        for index, inner in enumerate(value):
            yield from _told(inner, (*key, index), texts)
        yield ")"
    elif isinstance(value, dict):
        yield "{"
        for name, inner in value.items():
            yield f"{name!r}:"
            yield from _told(inner, (*key, name), texts)
        yield "}"
    else:
        yield f"{value!r};"
