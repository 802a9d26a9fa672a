"""Statements that hold, but not by more than chance, or of which that cannot be told: in words for messages."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from reportgen.facts.ledger import Side, Significance, SignificanceTest
from reportgen.facts.p_value import degrees, p_value
from reportgen.facts.rounding import rounded
from reportgen.facts.words import WORDS
from reportgen.spec.expressions.names import number_text
from reportgen.spec.spec import Spec

FIXES: Mapping[str, str] = {
    "division-by-zero": "Divide by a number that is not 0, or compare the two numbers with each other",
    "no-answers": "Correct the segment or the condition: nobody whom it asks about answered",
}
"""What to write instead where a number is not shown for these reasons."""
UNTESTED_FIX = "Compare numbers with a larger base, or delete significant"
_REASONS: Mapping[str, str] = {
    "withheld": "a number that it needs is not shown",
    "base": "fewer than two respondents answered",
    "effective-base": "after weighting the effective base is under the minimum of {minimum_base}",
    "alike": "both numbers are 0% or both 100%",
    "zero-or-all": "one of the numbers is 0% or 100%",
    "no-variation": "all answers are alike, which says nothing of their spread",
    "clusters": "the design of the sample leaves no degree of freedom",
    "no-error": "the design of the sample leaves no error",
    "sample-kind": "the sample is no probability sample",
    "reconstructed": "the rows were rebuilt",
    "census": "everyone was asked",
}
_ELSE = "there is no test for such a comparison"
_COMBINED = {
    "some": " after Holm's correction for {count} comparisons",
    "places": " after the correction for the place in an order of {count} comparisons",
    "several": " after the corrections for {count} comparisons",
}


def unproven(spec: Spec, found: Significance) -> str:
    """Return that a statement holds, and what speaks against calling it more than chance.

    Parameters
    ----------
    spec
        The spec.
    found
        Tests of which the statement was not shown.
    """
    level = number_text(Decimal(repr(found.level)))
    if found.significant is None:
        untested = [test for test in found.tests if test.p is None]
        reasons = dict.fromkeys(f"{test.expression}: {_reason(spec, test)}" for test in untested)
        return f"holds, but whether by more than chance cannot be told: {'; '.join(reasons)}"
    decided = found.decided
    numbers = " and ".join(f"{side.expression} is {_number(spec, side)}" for side in (decided.left, decided.right) if side.fact)
    p = found.p if found.p is not None else decided.p or 1.0
    corrected = _COMBINED.get(found.rule, "").format(count=len(found.tests))
    return f"holds, but not significantly: p {p_value(p)}{corrected} at the level of {level}: {numbers}{_test(decided)}"


def _test(decided: SignificanceTest) -> str:
    tested = decided.tested
    if tested.statistic is None:
        return ""
    name = "z" if tested.df is None else f"t({degrees(tested.df)})"
    return f" ({name} = {rounded(tested.statistic, 2)}, {tested.method})"


def _reason(spec: Spec, test: SignificanceTest) -> str:
    report = spec.document.report
    words = _REASONS.get(test.tested.untested, _ELSE).format(minimum_base=report.minimum_base)
    hidden = (f"{side.expression} is {not_shown(spec, side)}" for side in (test.left, test.right) if side.withheld)
    return "; ".join((words, *hidden))


def not_shown(spec: Spec, side: Side) -> str:
    """Return why a number is not shown, with the base or the divisor that an author must know of to mend the claim."""
    report = spec.document.report
    words = WORDS["en"].withheld[side.withheld].format(minimum_base=report.minimum_base, minimum_count=report.minimum_count)
    told = [_lack(side, expression, base) for expression, base in side.lacking]
    return f"not shown ({words}{': ' if any(told) else ''}{', '.join(filter(None, told))})"


def _lack(side: Side, expression: str, base: int | None) -> str:
    if side.withheld == "division-by-zero":
        return f"{expression} is 0"
    if base is None:
        return "" if expression == side.expression else expression
    people = f"{base:,} answered" if base else "nobody answered"
    if expression != side.expression:
        return f"{expression}, where {people}"
    return people if base else ""


def _number(spec: Spec, side: Side) -> str:
    return side.printed[spec.document.report.language]
