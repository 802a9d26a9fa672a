"""The tests behind a claim, as ``reportgen explain`` tells them."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.facts.ledger import SignificanceTest, Verdict
from reportgen.facts.p_value import degrees, p_value
from reportgen.facts.rounding import rounded
from reportgen.pipeline import Checked
from reportgen.spec.expressions.tree import Expression

_RULES = {
    "one": "",
    "all": ", all comparisons must be significant",
    "some": ", one comparison is enough (Holm)",
    "places": ", corrected for a place in an order",
    "several": ", several rules together",
}
_RESULTS = {True: "significant", False: "not significant", None: "cannot be told"}


def tested_by_report(checked: Checked, wanted: Expression) -> Verdict | None:
    """Return the verdict of a claim or evidence that has this condition and tests it; None where there is none."""
    for key, expression in checked.spec.expressions.items():
        verdict = checked.ledger.verdicts.get(key)
        if verdict is not None and verdict.significance is not None and expression == wanted:
            return verdict
    return None


def test_rows(verdict: Verdict) -> Iterator[tuple[str, str]]:
    """Yield what the tests came to, and each of them; nothing where nothing is tested."""
    shown = verdict.significance
    if shown is None:
        return
    p = "" if shown.p is None else f"p {p_value(shown.p)}, "
    yield "tested", f"{p}{_RESULTS[shown.significant]} at the level of {shown.level:g}{_RULES[shown.rule]}"
    yield from (("", _line(test)) for test in shown.tests)


def _line(test: SignificanceTest) -> str:
    found = test.tested
    if found.p is None or found.statistic is None:
        return f"{test.expression}: not tested ({found.untested})"
    name = "z" if found.df is None else f"t({degrees(found.df)})"
    sided = "half of it counts, one-sided" if test.one_sided else "two-sided"
    statistic = f"{name} = {rounded(found.statistic, 2)}, p {p_value(found.p)} ({found.method}, {sided})"
    return f"{test.expression}: difference {found.difference:.4g}, {statistic}"
