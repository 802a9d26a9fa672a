"""Tests of changes in words."""

from __future__ import annotations

from reportgen.content.edition import Edition
from reportgen.facts.ledger import Fact

SMALL = 0.001
"""Below this a p-value is printed as smaller."""


def is_significant(edition: Edition, fact: Fact) -> bool:
    """Return whether a change is significant at the report's level."""
    test = fact.change.test if fact.change and not fact.withheld else None
    return test is not None and test.p < 1 - edition.spec.document.report.level


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
        verdict=edition.say("test-significant" if is_significant(edition, fact) else "test-not-significant"),
        level=edition.level,
    )
