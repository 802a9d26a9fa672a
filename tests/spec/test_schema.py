"""The JSON Schema and the reference page say what the grammar says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from reportgen.spec.model.body import BARE, BLOCKS
from reportgen.spec.model.document import Document
from reportgen.spec.model.scalars import Part
from reportgen.spec.model.shape import fields, parts_of, sentences
from reportgen.spec.reference import reference_page
from reportgen.spec.schema import json_schema
from tests.spec.spec_text import full_tree
from tests.spec.test_mutations import dropped_trees, misspelt_trees

SCHEMA = json_schema()
ROOT = Path(__file__).parents[2]


def below(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        for value in schema.values():
            yield from below(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from below(value)


@pytest.mark.parametrize("part", parts_of(Document), ids=lambda part: part.__name__)
def test_every_key_of_every_map_is_there_with_its_sentence(part: type[Part]) -> None:
    schema = SCHEMA if part is Document else SCHEMA["$defs"][part.__name__]
    assert list(schema["properties"]) == list(fields(part))
    assert schema["additionalProperties"] is False
    assert schema.get("required", []) == [key for key, field in fields(part).items() if field.required]
    for key, sentence in sentences(part).items():
        assert len(sentence) > 4
        assert sentence.endswith(".")
        assert schema["properties"][key]["description"] == sentence


def test_references_lead_somewhere() -> None:
    named = {schema["$ref"] for schema in below(SCHEMA) if "$ref" in schema}
    assert named == {f"#/$defs/{name}" for name in SCHEMA["$defs"]}


def test_short_forms_and_plain_numbers_are_allowed() -> None:
    items = SCHEMA["$defs"]["Section"]["properties"]["content"]["items"]["anyOf"]
    assert {"enum": list(BARE), "description": "A block that needs no more than its name."} in items
    assert {"type": "string"} in SCHEMA["$defs"]["ChartBlock"]["properties"]["chart"]["anyOf"]
    assert 1 in SCHEMA["properties"]["reportgen"]["enum"]
    assert "number" in SCHEMA["$defs"]["Report"]["properties"]["version"]["type"]
    assert "propertyNames" not in SCHEMA["$defs"]["Scale"]["properties"]["options"]


def test_nothing_may_be_null_but_a_block_that_is_a_word_alone() -> None:
    nullable = {name for name, schema in SCHEMA["$defs"].items() if {"type": "null"} in below(schema)}
    assert nullable == {BLOCKS[word].__name__ for word in BARE}


def test_the_reference_page_is_current() -> None:
    assert (ROOT / "docs" / "reference.md").read_text(encoding="utf-8") == reference_page()


def test_a_validator_agrees_with_the_grammar() -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    validator.check_schema(SCHEMA)
    tree = typed(full_tree())
    assert not list(validator.iter_errors(tree))
    assert [key for key, changed in (*misspelt_trees(tree), *dropped_trees(tree)) if validator.is_valid(changed)] == []


def typed(tree: Any) -> Any:
    """Return a tree of texts as an editor reads it: numbers and truth values where words look like them."""
    if isinstance(tree, dict):
        return {key: typed(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [typed(value) for value in tree]
    if tree in {"true", "false"}:
        return tree == "true"
    try:
        return float(tree) if "." in tree else int(tree)
    except ValueError:
        return tree
