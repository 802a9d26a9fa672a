"""The JSON Schema of a theme, for editors."""

from __future__ import annotations

from reportgen.spec.schema import Schema, schema_of
from reportgen.spec.theme.model import LEVELS, MARKS, ThemeDocument


def theme_schema() -> Schema:
    """Return the JSON Schema (draft 2020-12) of a theme.

    It allows what the grammar allows; contrast, files and templates are checked by ``reportgen check`` alone.
    """
    made = schema_of(ThemeDocument, "reportgen theme", "theme")
    for schema in _below(made):
        for key, held in schema.get("properties", {}).items():
            _settle(key, held)
    return made


def _below(schema: object) -> list[Schema]:
    """Return a schema and all that stand in it."""
    if isinstance(schema, dict):
        return [schema, *(found for value in schema.values() for found in _below(value))]
    return [found for item in schema for found in _below(item)] if isinstance(schema, list) else []


def _settle(key: str, held: Schema) -> None:
    """Say of a value what the classes check and pydantic does not pass on."""
    if isinstance(held.get("default"), dict):  # a whole map: its keys have their own
        del held["default"]
    if isinstance(held.get("default"), float):  # a length, which is written with its unit
        held["default"] = f"{held['default']:g}mm"
    if count := {"palette": MARKS, "likert": LEVELS}.get(key):
        held |= {"minItems": count, "maxItems": count}
