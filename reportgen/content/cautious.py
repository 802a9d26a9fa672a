"""Numbers that rest on few respondents, though not on too few to be shown: they stand in brackets."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.content.edition import Edition
from reportgen.facts.ledger import Fact
from reportgen.facts.small_evidence import base_of, few


def bracketed(edition: Edition, fact: Fact, printed: str) -> str:
    """Return a number as printed, in brackets where its base is small."""
    return f"({printed})" if is_cautious(edition, fact) else printed


def is_cautious(edition: Edition, fact: Fact) -> bool:
    """Return whether a number is shown and its base is smaller than ``report.cautious_base``."""
    if fact.withheld or fact.value is None:
        return False
    base = base_of(edition.spec, fact, edition.ledger.facts)
    return base is not None and few(edition.spec, base)


def cautious_key(edition: Edition, facts: Iterable[Fact]) -> list[str]:
    """Return what the brackets mean, where one of the facts stands in them."""
    base = edition.spec.document.report.cautious_base
    return [edition.say("key-cautious", base=f"{base:,}")] if any(is_cautious(edition, fact) for fact in facts) else []
