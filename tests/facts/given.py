"""Results made by hand, so that what stage 4 makes of them can be seen without data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from reportgen.analysis.results import Estimate, Interval, Results
from reportgen.data.source import Source
from reportgen.facts.evaluate import evaluate
from reportgen.facts.ledger import Ledger
from reportgen.spec.canonical import UNITS
from reportgen.spec.measures import Measure
from reportgen.spec.plan import plan
from reportgen.spec.spec import Spec
from tests.spec.expressions.sample import NOTHING, changed, spec

SOURCE = Source("answers.csv", "0" * 64, 10, 312, 9)


def estimate(measure: Measure, value: float | str | None) -> Estimate:
    """Return an estimate with a value, or withheld for the reason given as a text."""
    withheld: Any = value if isinstance(value, str) else ""
    number = None if isinstance(value, str) else value
    unit = UNITS[measure.name]
    return Estimate(measure, unit, number, 5, 5.0, 312, 312.0, 312.0, None, "not-defined", withheld, "observed")


def with_interval(of: Estimate, low: float, high: float) -> Estimate:
    return replace(of, interval=Interval(low, high, 0.95, "wilson"), no_interval="")


def results(of: Spec, values: Mapping[str, float | str | None]) -> Results:
    """Return results in which the measures of a plan have these values; all must be given."""
    return Results({m: estimate(m, values[m.canonical]) for m in plan(of).measures}, SOURCE)


def ledger(values: Mapping[str, float | str | None], **parts: Any) -> Ledger:
    """Return the ledger of the sample survey with some parts, over values given by canonical text."""
    of = spec(changed(**{"body": NOTHING, **parts}))
    return evaluate(of, results(of, values))


def prose(text: str) -> dict[str, Any]:
    """Return a body of one paragraph."""
    return {"body": [{"section": "S", "content": [{"text": text}]}]}


def printed(text: str, values: Mapping[str, float | str | None], language: str = "zh-CN") -> str:
    """Return a paragraph with its numbers filled in."""
    found = ledger(values, **prose(text))
    parts = found.texts[("body", 0, "content", 0, "text"), "zh-CN"]
    out = []
    for part in parts:
        if isinstance(part, str):
            out.append(part)
        elif part.fact:
            out.append(found.facts[part.fact].printed[language])
        else:
            out.append((part.words or {})[language])
    return "".join(out)
