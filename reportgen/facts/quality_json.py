"""The account of the rules on quality in ``facts.json`` and the manifest, from the facts: what is withheld is null."""

from __future__ import annotations

from typing import Any

from reportgen.facts.definitions import Definitions
from reportgen.facts.ledger import Fact, Ledger
from reportgen.facts.quality import Judging
from reportgen.facts.stable import stable
from reportgen.spec import canonical
from reportgen.spec.model.quality import Speeders
from reportgen.spec.quality import SPREAD, TOTALS, Rule, rules_of
from reportgen.spec.spec import Spec


def judging(spec: Spec, language: str) -> Judging:
    """Return the words of the rules in one language."""
    return Judging(spec.document, spec.conditions, language, Definitions(spec.document, language).condition)


def quality_json(spec: Spec, ledger: Ledger) -> dict[str, Any] | None:
    """Return what the rules found and what was done; None without rules or answers."""
    rules = rules_of(spec.document)
    if not rules or ledger.source is None:
        return None
    words = judging(spec, spec.document.report.language)
    totals = {which: _number(ledger.facts[canonical.measure("quality_rows", which).canonical]) for which in TOTALS}
    return {"respondents": totals, "rules": [_rule(ledger, words, rule) for rule in rules]}


def _rule(ledger: Ledger, words: Judging, rule: Rule) -> dict[str, Any]:
    flagged = ledger.facts[canonical.measure("quality_flagged", rule.name).canonical]
    found: dict[str, Any] = {
        "name": rule.name,
        "kind": rule.kind,
        "label": words.label(rule),
        "definition": words.meaning(rule),
        "action": rule.action,
        "flagged": _number(flagged),
        "base": flagged.estimate.base if flagged.estimate else None,
        "withheld": flagged.withheld or None,
    }
    if rule.kind == "straight_lining":
        spread = ledger.facts[canonical.measure(SPREAD, rule.name).canonical]
        found["differentiation"] = None if spread.value is None else stable(spread.value)
    if isinstance(rule.part, Speeders) and ledger.pace is not None:
        found |= {"median_seconds": stable(ledger.pace.median), "under_seconds": stable(ledger.pace.bound)}
    return found


def _number(fact: Fact) -> int | None:
    return None if fact.value is None else round(fact.value)
