"""The tests behind claims: of every hypothesis the one that agrees with all else that the report prints of its numbers.

Which test is taken, with its formula and source, is on the statistics page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from reportgen.analysis.changes.changes import is_panel
from reportgen.analysis.claims.between_waves import Change, beyond, change_of, in_panel, unchanged
from reportgen.analysis.claims.combined import Combined, error_of
from reportgen.analysis.claims.desk import Desk, desk_of
from reportgen.analysis.claims.general import blocks_of, linearised, tells_of_few
from reportgen.analysis.claims.outcome import HypothesisUntested, Outcome
from reportgen.analysis.claims.pairs import against_rest, apart, beside, discordant, inside
from reportgen.analysis.claims.reduced import Estimates, Reduced, difference, reduced, refused
from reportgen.analysis.claims.single import against_constant
from reportgen.analysis.results import Tested
from reportgen.data.answers import Answers
from reportgen.spec.measures import Hypothesis, Measure, Plan
from reportgen.spec.spec import Spec

Found = Outcome | HypothesisUntested


def across_waves(plan: Plan) -> frozenset[Measure]:
    """Return the measures of hypotheses about several waves, whose estimates need an error."""
    found = (tuple(m for _, m in h.terms) for h in plan.hypotheses)
    return frozenset(m for measures in found if len({m.wave for m in measures}) > 1 for m in measures)


def tested_in(spec: Spec, plan: Plan, estimates: Estimates, opened: Mapping[str, Answers]) -> dict[Hypothesis, Tested]:
    """Return what a test of every hypothesis of the plan found.

    Parameters
    ----------
    spec
        The spec with its earlier waves.
    plan
        What the report needs.
    estimates
        Every estimate of the plan.
    opened
        The cleaned answers of each wave by its name, that of the report under an empty name.

    Raises
    ------
    ToolError
        The engine failed.
    """
    why = {h: refused(h, estimates) for h in plan.hypotheses}
    left = {h: reduced(h, estimates) for h, reason in why.items() if not reason}
    found: dict[Hypothesis, Tested] = {h: Tested(difference(h, estimates), untested=r) for h, r in why.items() if r}
    if left:
        desk = desk_of(spec, tuple(left.values()), estimates, opened)
        found |= {h: _tested(desk, r, difference(h, estimates) or 0.0) for h, r in left.items()}
    return {h: found[h] for h in plan.hypotheses}


def _tested(desk: Desk, hypothesis: Reduced, value: float) -> Tested:
    """Return what was found of a hypothesis all of whose numbers are shown."""
    change = change_of(desk.spec, hypothesis)
    if len(hypothesis.waves) > 1 and is_panel(desk.spec):
        return _of_panel(desk, hypothesis, change, value)
    combined = desk.combined(hypothesis)
    return _told(value, combined, _found(desk, hypothesis, change, combined, value))


def _told(value: float, combined: Sequence[Combined], found: Found) -> Tested:
    if isinstance(found, str):
        return Tested(value, untested=found)
    known = all(c.together.selection is not None or min(c.bases) > 1 for c in combined)
    error = error_of(blocks_of(combined)) if known else 0.0
    return Tested(value, error or None, found.statistic, found.df, found.p, found.method)


def _found(desk: Desk, hypothesis: Reduced, change: Change | None, combined: Sequence[Combined], value: float) -> Found:
    if len(hypothesis.terms) == 1:
        return _single(desk, hypothesis)
    printed = _of_change(desk, hypothesis, change) if change else _columns(desk, hypothesis)
    if printed is not None:
        return printed
    if any(tells_of_few(c, desk.minimum_count(code)) for code, c in zip(hypothesis.waves, combined, strict=True)):
        return "withheld"
    if hypothesis.pair and _both_given_or_not(combined):
        return discordant(combined[0])
    return linearised(combined, value)


def _single(desk: Desk, hypothesis: Reduced) -> Found:
    ((factor, measure),) = hypothesis.terms
    (combined,) = desk.combined(Reduced(((Fraction(1), measure),), Fraction(0)))
    constant = float(hypothesis.constant / factor)
    found = against_constant(desk.waves[measure.wave].document, desk.estimates[measure], constant, combined)
    return found if isinstance(found, str) or factor > 0 else _turned(found)


def _columns(desk: Desk, hypothesis: Reduced) -> Found | None:
    """Return the test of two numbers that a table compares, too; None where they are no such numbers."""
    if hypothesis.pair is None or len(hypothesis.waves) > 1:
        return None
    wave = desk.waves[hypothesis.waves[0]]
    one, other = (desk.there(m) for m in hypothesis.pair)
    if apart(one, other):
        return beside(wave, one, other)
    if inside(one, other):
        return against_rest(wave, one, other)
    if not inside(other, one):
        return None
    found = against_rest(wave, other, one)
    return found if isinstance(found, str) else _turned(found)


def _both_given_or_not(combined: Sequence[Combined]) -> bool:
    """Return whether two shares are of the same people, each of whom counts as one."""
    (first, *more) = combined
    plain = not first.together.weighted and first.together.selection is None
    return plain and not more and all(t.binary for t in first.together.terms) and first.same_base(0, 1)


def _of_panel(desk: Desk, hypothesis: Reduced, change: Change | None, value: float) -> Tested:
    """Return what was found of the same people in two waves: of one number, since of others no joint distribution is asked."""
    if change is None:
        return Tested(value, untested="not-defined")
    found, sign = desk.changes[change], _sign(hypothesis, change)
    if found.value is None:
        return Tested(None if found.withheld else value, untested=found.no_interval)
    factor = abs(hypothesis.terms[0][0])
    against = sign * float(hypothesis.constant / factor)
    value = float(factor) * sign * (found.value - against)
    if found.interval is None:
        return Tested(value, untested=found.no_interval)
    panel = in_panel(desk.spec, change, desk.opened, against)
    outcome = _of_change(desk, hypothesis, change) or unchanged(replace(found, test=panel.test), sign)
    if isinstance(outcome, str):
        return Tested(value, untested=outcome)
    return Tested(value, float(factor) * panel.error or None, outcome.statistic, outcome.df, outcome.p, outcome.method)


def _of_change(desk: Desk, hypothesis: Reduced, change: Change) -> Found | None:
    """Return the test that agrees with what is printed of a change; None against a constant that no score interval is for."""
    found, sign = desk.changes[change], _sign(hypothesis, change)
    if not hypothesis.constant:
        return unchanged(found, sign)
    test = beyond(desk.spec, change, found, desk.estimates, desk.opened)
    if test is None:
        return None
    outcome = test(sign * float(hypothesis.constant / abs(hypothesis.terms[0][0])))
    return outcome if sign > 0 else _turned(outcome)


def _sign(hypothesis: Reduced, change: Change) -> int:
    """Return 1 where the later wave is the one that is higher by the hypothesis, else -1."""
    (higher,) = (m for f, m in hypothesis.terms if f > 0)
    return 1 if higher == change[0] else -1


def _turned(found: Outcome) -> Outcome:
    return replace(found, statistic=-found.statistic)
