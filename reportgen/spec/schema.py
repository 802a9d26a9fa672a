"""The JSON Schema of a spec, for editors: made from the grammar, sentences included."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from reportgen.spec.checks.evidence import KINDS
from reportgen.spec.model.body import BARE, BLOCKS
from reportgen.spec.model.document import Document
from reportgen.spec.model.scalars import SCALAR, Part
from reportgen.spec.model.shape import parts_of, sentences

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]


def json_schema() -> Schema:
    """Return the JSON Schema (draft 2020-12) of a spec.

    Editors with the YAML language server use it after ``reportgen schema > spec.schema.json`` through a first line
    ``# yaml-language-server: $schema=spec.schema.json``. It allows what the grammar allows; names, references and expressions
    are checked by ``reportgen check`` alone.
    """
    return schema_of(Document, "reportgen spec", "reportgen", _AMENDMENTS)


def schema_of(
    root: type[Part], title: str, version: str, amendments: Mapping[str, Callable[[Schema], None]] = MappingProxyType({})
) -> Schema:
    """Return the JSON Schema of a grammar.

    Parameters
    ----------
    root
        The whole file.
    title
        What the schema is called.
    version
        The key with the version of the grammar.
    amendments
        What the classes do not say about themselves, by the name of each.
    """
    made = _tidied(root.model_json_schema(by_alias=True))
    definitions: dict[str, Schema] = made.pop("$defs")
    for part in parts_of(root):
        _explain(made if part is root else definitions[part.__name__], part)
    for name, amend in amendments.items():
        amend(definitions[name])
    made["properties"][version] = {"enum": [1, "1"], "description": sentences(root)[version]}
    shared = {"Text": _TEXT, **{name: definitions[name] for name in sorted(definitions)}}
    return {
        "$schema": DIALECT,
        "title": title,
        **_shared(made),
        "$defs": {name: _shared(s, name) for name, s in shared.items()},
    }


def _tidied(schema: Any) -> Any:
    """Take out what pydantic adds for machines: made-up titles, null, discriminators, ``oneOf`` where several may fit."""
    if isinstance(schema, list):
        return [_tidied(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {key: _tidied(value) for key, value in schema.items() if not _is_noise(key, value)}
    options = kept.pop("oneOf", None) or kept.pop("anyOf", None)
    if options is None:
        return kept
    options = [option for option in options if option != {"type": "null"}]
    return {**options[0], **kept} if len(options) == 1 else {"anyOf": options, **kept}


def _is_noise(key: str, value: Any) -> bool:
    return (key == "title" and isinstance(value, str)) or key == "discriminator" or (key == "default" and value in (None, [], {}))


def _explain(schema: Schema, part: type[Part]) -> None:
    schema["description"] = " ".join((part.__doc__ or "").split())
    for key, sentence in sentences(part).items():
        schema["properties"][key]["description"] = sentence


def _content(section: Schema) -> None:
    blocks = section["properties"]["content"]["items"]["anyOf"]
    blocks.append({"enum": list(BARE), "description": "A block that needs no more than its name."})


def _one_ground(schema: Schema) -> None:
    schema |= {"oneOf": [{"required": [kind]} for kind in KINDS], "dependentRequired": {"significant": ["holds"]}}


def _may_be_empty(key: str) -> Callable[[Schema], None]:
    def amend(schema: Schema) -> None:
        held = schema["properties"][key]
        sentence = held.pop("description")
        schema["properties"][key] = {"anyOf": [held, {"type": "null"}], "description": sentence}

    return amend


_AMENDMENTS: Mapping[str, Callable[[Schema], None]] = {
    "Section": _content,
    "Evidence": _one_ground,
    **{BLOCKS[key].__name__: _may_be_empty(key) for key in BARE},
}
"""What the classes do not say about themselves."""

LANGUAGES = ("zh-CN", "zh-TW", "en")
_LANGUAGES = {key: {"type": SCALAR} for key in LANGUAGES}
_TEXT: Schema = {
    "anyOf": [
        {"type": SCALAR},
        {"type": "object", "properties": _LANGUAGES, "additionalProperties": False, "minProperties": 1},
    ],
}


def _shared(schema: Any, name: str = "") -> Any:
    """Name the type of texts once instead of writing it out in every field."""
    if isinstance(schema, list):
        return [_shared(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if name != "Text" and all(schema.get(key) == value for key, value in _TEXT.items()):
        return {"$ref": "#/$defs/Text", **{key: value for key, value in schema.items() if key not in _TEXT}}
    return {key: _shared(value) for key, value in schema.items()}
