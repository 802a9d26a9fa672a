"""The JSON Schema of ``reportgen.yaml``, for editors."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.spec.connections import BACKENDS, NEEDED, NUMBERS, SECRET, WAYS
from reportgen.spec.project_keys import CONNECTION, SECTIONS, SITE, Said
from reportgen.spec.schema import DIALECT, LANGUAGES, Schema

_WORDS: Schema = {"type": "string", "minLength": 1}
_TEXT: Schema = {
    "anyOf": [
        _WORDS,
        {"type": "object", "properties": dict.fromkeys(LANGUAGES, _WORDS), "additionalProperties": False, "minProperties": 1},
    ]
}
_KEPT: Schema = {
    "type": "object",
    "properties": dict.fromkeys(WAYS, _WORDS),
    "additionalProperties": False,
    "minProperties": 1,
    "maxProperties": 1,
}
"""A value that stands elsewhere."""
_VALUE: Schema = {"anyOf": [{"type": ["string", "number", "boolean"]}, _KEPT]}
_NUMBER: Schema = {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": "^[0-9]+$"}, _KEPT]}
_ONE_OR_MORE: Schema = {"anyOf": [_WORDS, {"type": "array", "items": _WORDS, "minItems": 1}]}
_SITE: Mapping[str, Schema] = {
    "title": _TEXT,
    "description": _TEXT,
    "address": {"type": "string", "pattern": "^https?://[^\\s?#<>\"']+$"},
    "publisher": _TEXT,
    "languages": {"type": "array", "items": {"enum": list(LANGUAGES)}, "minItems": 1},
    "over_time": {"type": "object", "additionalProperties": _ONE_OR_MORE},
}


def project_schema() -> Schema:
    """Return the JSON Schema (draft 2020-12) of the file in a project's root.

    It allows what the readers of its sections allow; whether files, addresses and expressions are right is checked by the
    commands that use them.
    """
    sections: Mapping[str, Schema] = {
        "theme": _WORDS,
        "site": {"anyOf": [_map(SITE, _SITE), {"type": "null"}]},
        "connections": {"type": "object", "additionalProperties": {"anyOf": [_connection(name) for name in BACKENDS]}},
    }
    return {"$schema": DIALECT, "title": "reportgen project", **_map(SECTIONS, sections)}


def _map(said: Mapping[str, Said], schemas: Mapping[str, Schema]) -> Schema:
    """Return the schema of a map with these keys, each with its sentence."""
    properties = {key: {**schemas[key], "description": said[key].sentence} for key in said if key in schemas}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _connection(backend: str) -> Schema:
    schemas = {key: _setting(key) for key in ("timeout", *BACKENDS[backend])}
    return {**_map(CONNECTION, {"backend": {"const": backend}, **schemas}), "required": ["backend", *NEEDED.get(backend, ())]}


def _setting(key: str) -> Schema:
    return _KEPT if key in SECRET else _NUMBER if key in NUMBERS else _VALUE
