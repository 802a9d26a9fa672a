"""Numbers as they stand beside a dot: without the words of their unit, which the axis says once."""

from __future__ import annotations

import re
from dataclasses import replace

from reportgen.content.charts.drawing import mark
from reportgen.content.charts.mark import Mark
from reportgen.content.edition import Edition
from reportgen.facts.ledger import Fact
from reportgen.spec.measures import Unit

_NUMBER = re.compile(r"[−+]?[0-9][0-9,]*(\.[0-9]+)?")
_SAID = frozenset({Unit.SCORE, Unit.SCORE_CHANGE, Unit.NPS, Unit.SHARE, Unit.POINTS})
"""Units that need no words at the axis, or have a percent sign there."""


def bare(edition: Edition, fact: Fact, *, signed: bool = False) -> Mark:
    """Return a number without its unit; ``signed`` puts a plus before what is more than zero."""
    found = mark(edition, fact, unit=False)
    number = _NUMBER.match(found.printed)
    printed = number[0] if number else found.printed
    plus = "+" if signed and (fact.value or 0.0) > 0 and printed[0] not in "+−" else ""
    return replace(found, printed=plus + printed)


def unit_after(edition: Edition, fact: Fact) -> str:
    """Return the words of a unit that stand after a stated number; nothing for indices and percentages."""
    printed = fact.printed[edition.language]
    number = _NUMBER.match(printed)
    return "" if fact.unit in _SAID or number is None else printed[number.end() :].removesuffix("%")
