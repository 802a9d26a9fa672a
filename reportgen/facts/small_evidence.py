"""Evidence that rests on few respondents: enough to be shown, too few to be taken without caution."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.facts.ledger import Fact, Verdict
from reportgen.facts.resting import grounds
from reportgen.facts.stated import respondents
from reportgen.problems import Code, Kind, Problem, Severity
from reportgen.spec.collected import published_base
from reportgen.spec.findings import statements
from reportgen.spec.plan_items import plan_items
from reportgen.spec.spec import Key, Spec
from reportgen.spec.waves.rules import document_of

EXACT = frozenset({"base", "count"})
"""Measures that are numbers of respondents themselves, and no estimates from them."""
_FIX = (
    "Rest the statement on numbers with a larger base, or on a source or a judgement as well; "
    "report.cautious_base says from which base on numbers are taken without caution"
)


def small_evidence(spec: Spec, verdicts: Mapping[Key, Verdict], facts: Mapping[str, Fact]) -> Iterator[Problem]:
    """Yield a warning for every piece of evidence with a number whose base is small, though not too small to be shown."""
    for place, condition in dict.fromkeys(_evidence(spec)):
        verdict = verdicts.get(condition)
        small = _small(spec, verdict, facts) if verdict is not None and verdict.holds else {}
        for fact, base in small.items():
            found = f"The evidence rests on {fact}, which has a base of {base} respondents"
            found += f", under the cautious base of {spec.document.report.cautious_base}"
            yield Problem(Code.EVIDENCE_SMALL_BASE, spec.place(place), found, _FIX, Severity.WARNING, Kind.REPORT)


def _evidence(spec: Spec) -> Iterator[tuple[Key, Key]]:
    """Yield (place, condition) of all that findings, SWOT items and actions rest on; a claim by itself is no evidence."""
    for found in statements(spec.document):
        if found.kind != "claim":
            yield from grounds(spec, found)
    for key, _ in plan_items(spec.document):
        condition: Key = (*key, "because", "holds")
        yield condition, condition


def _small(spec: Spec, verdict: Verdict, facts: Mapping[str, Fact]) -> dict[str, int]:
    named = (side.fact for left, _, right, _ in verdict.links for side in (left, right) if side.fact)
    return {name: base for name in named for base in [base_of(spec, facts[name], facts)] if base is not None and few(spec, base)}


def few(spec: Spec, base: int) -> bool:
    """Return whether a base is large enough for its number to be shown, and too small for it to be taken without caution."""
    report = spec.document.report
    return report.minimum_base <= base < report.cautious_base


def base_of(spec: Spec, fact: Fact, facts: Mapping[str, Fact]) -> int | None:
    """Return the smallest base of the estimates that a number rests on; None where it rests on none with a base to speak of.

    A change in a panel rests on those who answered in both waves.
    """
    if fact.change is not None and fact.change.base is not None:
        return fact.change.base
    if fact.estimate is None:
        bases = [base_of(spec, facts[part], facts) for part in fact.parts if part in facts]
        return min((base for base in bases if base is not None), default=None)
    if fact.estimate.measure.name in EXACT:
        return None
    return respondents(fact.estimate, published_base(document_of(spec, fact.estimate.measure.wave))).base
