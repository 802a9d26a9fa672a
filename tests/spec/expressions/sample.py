"""The sample survey that the tests of expressions speak of, and shorthands to read expressions against it."""

from __future__ import annotations

import copy
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from reportgen.problems import Place
from reportgen.spec.expressions.bind import Bound, bind, resolver
from reportgen.spec.expressions.faults import Fault, Refused
from reportgen.spec.expressions.parse import parse
from reportgen.spec.expressions.tree import Asked, Expression
from reportgen.spec.measures import Measure
from reportgen.spec.model.document import Document
from reportgen.spec.spec import Asset, Key, Spec

HERE = Path(__file__).parent
NOTHING = [{"section": "S", "content": [{"text": "Nothing."}]}]
"""The shortest body there is."""


def tree() -> dict[str, Any]:
    """Return the sample as plain values, to be changed at will."""
    return copy.deepcopy(_tree())


@cache
def _tree() -> dict[str, Any]:
    found: dict[str, Any] = yaml.load((HERE / "sample.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
    return found


@cache
def document() -> Document:
    return Document.model_validate(tree())


def changed(**parts: Any) -> Document:
    """Return the sample with some top-level parts replaced."""
    return Document.model_validate({**tree(), **parts})


def rebuilt(*published: str, **parts: Any) -> Document:
    """Return the sample over rebuilt rows."""
    survey = tree()["survey"]
    survey["data"] |= {"provenance": "reconstructed", "published": list(published)}
    survey["sample"] = {"kind": "convenience", "published_base": "50"}
    return changed(**{"survey": survey, "body": NOTHING, **parts})


def place_of(key: Key, offset: int = 0) -> Place:
    """Give every value a line of its own, named by its key; the column is the character."""
    return Place("report.yaml", 1, offset + 1, path=".".join(map(str, key)))


def bound(of: Document) -> Bound:
    return bind(of, place_of)


def spec(of: Document) -> Spec:
    """Return a spec without problems."""
    parts = bound(of)
    assert not parts.problems, parts.problems
    file = Asset(HERE / "report.yaml", "report.yaml")
    return Spec(of, file, (), file, HERE, {}, parts.expressions, parts.conditions, parts.texts, parts.block_ids, ())


def read(text: str, of: Document | None = None) -> Expression:
    return resolver(of or document()).resolve(parse(text))


def measure(text: str) -> Measure:
    found = read(text)
    assert isinstance(found, Asked)
    return found.measure


def faults(text: str, of: Document | None = None) -> tuple[Fault, ...]:
    """Return what is wrong with an expression; none when it can be read."""
    try:
        read(text, of)
    except Refused as refused:
        return refused.faults
    return ()
