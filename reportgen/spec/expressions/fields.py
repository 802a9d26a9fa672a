"""Where expressions stand in a spec: which fields are one, and which texts may hold some."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_origin

from reportgen.spec.model import (
    bars,
    block,
    body,
    derived,
    driver_blocks,
    drivers,
    exhibits,
    quality,
    quality_blocks,
    questions,
    report,
    research_blocks,
    series,
    statements,
)
from reportgen.spec.model.document import Document
from reportgen.spec.model.scalars import Language, Part
from reportgen.spec.spec import Key

CONDITION, CLAIM, WHEN, NUMBER, METER, TARGET = "condition", "claim", "when", "number", "meter", "target"
LINE = "line"
"""What a field's expression must be: a filter on respondents, true or false, the same or ``has_data``, a number, a share or
index, a target, a place on an axis (a number, or one as written)."""

_FIELDS: Mapping[type[Part], Mapping[str, str]] = {
    questions.Question: {"asked_if": CONDITION},
    derived.Group: {"when": CONDITION},
    exhibits.ChartDetail: {"among": CONDITION},
    exhibits.TableDetail: {"among": CONDITION},
    drivers.Drivers: {"among": CONDITION},
    quality.Inconsistent: {"when": CONDITION},
    driver_blocks.Joint: {"among": CONDITION},
    block.Block: {"when": WHEN},
    body.Glance: {"headline": NUMBER},
    body.Finding: {"number": METER},
    bars.BarNumber: {"number": NUMBER},
    series.SeriesLine: {"of": NUMBER},
    series.ScatterPoint: {"x": NUMBER, "y": NUMBER},
    series.ScatterAxis: {"line": LINE},
    statements.Claim: {"holds": CLAIM, "when": WHEN},
    statements.SwotItem: {"when": WHEN},
    statements.KeyFinding: {"when": WHEN},
    statements.Evidence: {"holds": CLAIM},
    statements.Measure: {"of": NUMBER, "target": TARGET},
}
_WITH_EXPRESSIONS = (
    bars.__name__,
    block.__name__,
    body.__name__,
    driver_blocks.__name__,
    exhibits.__name__,
    quality_blocks.__name__,
    research_blocks.__name__,
    series.__name__,
    statements.__name__,
)
"""The modules of the grammar whose texts may hold expressions; of the rest only the report's subtitle."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field that is an expression."""

    key: Key
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class TextField:
    """The words of a text in one language."""

    key: Key
    """The key of the text, whatever its languages."""
    language: str
    written: Key
    """Where these words stand: ``key``, with the language behind it in a map."""
    text: str
    expressions: bool
    """Whether it may hold expressions."""


def fields(document: Document) -> Iterator[Field]:
    """Yield every field that is an expression."""
    for key, part in _parts(document, ()):
        for name, kind in _kinds(type(part)).items():
            found = getattr(part, name)
            if isinstance(found, tuple):
                yield from (Field((*key, name, i), kind, text) for i, text in enumerate(found))
            elif found is not None:
                yield Field((*key, name), kind, found)


def wanting_tests(document: Document) -> Iterator[tuple[Key, float]]:
    """Yield the key of every condition that is to hold beyond chance, and the level of significance."""
    usual = round(1 - document.report.level, 12)
    for family in ("claims", "findings", "swot", "plan"):
        for key, part in _parts(getattr(document, family), (family,)):
            if isinstance(part, statements.Claim | statements.Evidence) and part.holds is not None and part.significant:
                yield (*key, "holds"), usual if part.significant is True else part.significant


def texts(document: Document) -> Iterator[TextField]:
    """Yield every text of the spec in every language it is written in."""
    for key, part in _parts(document, ()):
        for name in _text_fields(type(part)):
            yield from _languages(document, (*key, name), getattr(part, name), _may_hold(part, name))


def _languages(document: Document, key: Key, value: str | Mapping[str, str] | None, expressions: bool) -> Iterator[TextField]:
    if isinstance(value, str):
        yield TextField(key, document.report.language, key, value, expressions)
    for language, words in value.items() if isinstance(value, dict) else ():
        yield TextField(key, language, (*key, language), words, expressions)


def _parts(value: Any, key: Key) -> Iterator[tuple[Key, Part]]:
    if isinstance(value, Part):
        yield key, value
        for name, field in type(value).model_fields.items():
            yield from _parts(getattr(value, name), (*key, field.alias or name))
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _parts(item, (*key, i))
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _parts(item, (*key, name))


@cache
def _kinds(part: type[Part]) -> Mapping[str, str]:
    return {name: kind for cls, names in _FIELDS.items() if issubclass(part, cls) for name, kind in names.items()}


@cache
def _text_fields(part: type[Part]) -> tuple[str, ...]:
    return tuple(name for name, field in part.model_fields.items() if _by_language(field.annotation))


def _by_language(annotation: Any) -> bool:
    """Tell a text, which may be a map from language to words, from other fields."""
    if get_origin(annotation) is dict:
        return bool(get_args(annotation)[0] == Language)
    return get_origin(annotation) is not tuple and any(map(_by_language, get_args(annotation)))


def _may_hold(part: Part, name: str) -> bool:
    return type(part).__module__ in _WITH_EXPRESSIONS or (isinstance(part, report.Report) and name == "subtitle")
