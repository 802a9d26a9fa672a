"""What the rules on quality found, as continuous integration and the author are told: a line for each rule, and one for all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reportgen.facts.ledger import Ledger
from reportgen.facts.quality_json import quality_json
from reportgen.spec.spec import Spec

DONE = {"count": "counted", "no-answer": "these answers are taken for none", "exclude": "left out"}
_HIDDEN = "too few to be shown"


@dataclass(frozen=True, slots=True)
class ToldRule:
    """What one rule found, or all together."""

    name: str
    """Of the rule; empty for all together."""
    says: str
    """``53 of 277 respondents, left out``."""


def told_quality(spec: Spec, ledger: Ledger) -> tuple[ToldRule, ...]:
    """Return what each rule found, then how many are left out; nothing where no rule is declared. Small counts are not told."""
    found = quality_json(spec, ledger)
    return tuple(_told(found)) if found else ()


def _told(found: dict[str, Any]) -> Iterator[ToldRule]:
    for rule in found["rules"]:
        yield ToldRule(rule["name"], f"{_counted(rule['flagged'], rule['base'])}, {DONE[rule['action']]}")
    people = found["respondents"]
    left_out = _counted(people["excluded"], people["read"])
    yield ToldRule("", f"{left_out} left out, {people['kept']:,} in the report")


def _counted(number: int | None, base: int | None) -> str:
    if number is None:
        return _HIDDEN
    return f"{number:,}" if base is None else f"{number:,} of {base:,} respondents"
