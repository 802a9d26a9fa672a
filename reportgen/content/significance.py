"""Tests of changes in words."""

from __future__ import annotations

from reportgen.content.edition import Edition
from reportgen.facts.ledger import Fact
from reportgen.facts.outcomes import significant
from reportgen.facts.p_value import SMALL


def is_significant(fact: Fact) -> bool:
    """Return whether a change is significant at the report's level."""
    return not fact.withheld and significant(fact.change) is True


def test_words(edition: Edition, fact: Fact) -> str:
    """Return how a change was tested and what came out; empty where nothing was."""
    test = fact.change.test if fact.change and not fact.withheld else None
    if test is None:
        return ""
    name = "z" if test.df is None else f"t({test.df:.1f})"
    statistic = f"{name} = {test.statistic:.2f}".replace("-", "\N{MINUS SIGN}")
    small = test.p < SMALL
    return edition.say(
        "test-words-small" if small else "test-words",
        method=edition.say(f"test-{test.method}"),
        statistic=statistic,
        p=f"{SMALL if small else test.p:.3f}",
        verdict=edition.say("test-significant" if is_significant(fact) else "test-not-significant"),
        level=edition.level,
    )
