"""How many respondents stand behind a number, where that may be said."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.facts.ledger import Fact
from reportgen.facts.stated import REBUILT


def is_rebuilt(fact: Fact) -> bool:
    """Whether a fact rests on rows that were made to meet published figures."""
    return fact.estimate is not None and fact.estimate.provenance in REBUILT


def count_of(fact: Fact) -> str:
    """Return the respondents in a share's numerator as printed; empty where they may not be stated."""
    estimate = fact.estimate
    if estimate is None or estimate.n is None or fact.withheld or is_rebuilt(fact):
        return ""
    return f"{estimate.n:,}"


def bases_of(facts: Iterable[Fact]) -> tuple[int, ...]:
    """Return the different bases of facts, smallest first."""
    return tuple(sorted({f.estimate.base for f in facts if f.estimate and f.estimate.base is not None}))
