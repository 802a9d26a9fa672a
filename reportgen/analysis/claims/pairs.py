"""Two numbers beside each other: groups that share nobody as the letters of a table compare them, answers of the same people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from reportgen.analysis.changes.tests import mcnemar
from reportgen.analysis.claims.combined import Combined
from reportgen.analysis.claims.outcome import HypothesisMethod, HypothesisUntested, Outcome
from reportgen.analysis.claims.terms import Parts
from reportgen.analysis.comparing import Numbers, Pair
from reportgen.analysis.distribution import Distribution
from reportgen.analysis.results import Contrast
from reportgen.analysis.sides import PERCENTAGES
from reportgen.data.answers import Answers
from reportgen.spec import canonical
from reportgen.spec.measures import Family, Measure, Rule
from reportgen.spec.model.document import Document

LETTERED = PERCENTAGES | {"mean", "nps", "index", "mean_rank"}
"""Measures that columns of a table are compared by."""


@dataclass(frozen=True, slots=True)
class Wave:
    """The answers of one wave."""

    document: Document
    answers: Answers
    distribution: Callable[[Measure], Distribution]


def alike(one: Measure, other: Measure) -> bool:
    """Return whether two numbers are the same one, of other people or not."""
    return canonical.elsewhere(one, ()) == canonical.elsewhere(other, ())


def apart(one: Measure, other: Measure) -> bool:
    """Return whether two measures are the same number of two columns: of groups that share nobody, since one segment differs."""
    codes = dict(other.segments)
    return one.name in LETTERED and alike(one, other) and any(codes.get(s, code) != code for s, code in one.segments)


def inside(one: Measure, other: Measure) -> bool:
    """Return whether the first measure is the number of a column, and the second of everyone in its table."""
    return one.name in LETTERED and alike(one, other) and set(one.segments) > set(other.segments)


def beside(wave: Wave, one: Measure, other: Measure) -> Outcome | HypothesisUntested:
    """Return the test of two columns, as the profile ``standard`` has it."""
    pair = _pair(wave, one, other)
    first, second = (pair.numbers.sides.side(m, wave.distribution(m)) for m in (one, other))
    return _read(pair.compared(first, second, [first, second]))


def against_rest(wave: Wave, one: Measure, whole: Measure) -> Outcome | HypothesisUntested:
    """Return the test of a column against everyone else in the table.

    A number of everyone is the mean of that of the column and that of the others, so that the column is higher than everyone
    exactly where it is higher than the others; a table with ``against: complement`` has the same test.
    """
    pair = _pair(wave, one, None, whole)
    sides = pair.numbers.sides
    others = sides.rest(one, wave.distribution(one), wave.distribution(whole))
    if others is None or others.n < wave.document.report.minimum_base:
        return "base"
    first = sides.side(one, wave.distribution(one))
    found = _read(pair.compared(first, others, [first, others]))
    if isinstance(found, str):
        return found
    return Outcome(cast(HypothesisMethod, f"{found.method}-complement"), found.statistic, found.df, found.p)


def _pair(wave: Wave, one: Measure, other: Measure | None, whole: Measure | None = None) -> Pair:
    answers, rule = wave.answers, Rule("standard", 0.05, None, "none", "columns" if other else "complement")
    numbers = Numbers(wave.document, {}, wave.distribution, answers.weighted, answers.selection)
    return Pair(numbers, Family("", rule, (one, *([other] if other else [])), whole or one), one, other)


def _read(contrast: Contrast) -> Outcome | HypothesisUntested:
    if contrast.method is None or contrast.statistic is None or contrast.p is None:
        return "no-variation" if contrast.untested in {"alike", "zero-or-all"} else cast(HypothesisUntested, contrast.untested)
    return Outcome(cast(HypothesisMethod, contrast.method), contrast.statistic, contrast.df, contrast.p)


def discordant(combined: Combined) -> Outcome | HypothesisUntested:
    """Return the score test of two shares of the same people, who each are in both bases: McNemar's.

    Of two options of which a person gives one it is (n1 - n2) / sqrt(n1 + n2): their multinomial variance where both are alike.
    """
    first, second = (sum(c.n for parts, c in combined.cells if _only(parts, i)) for i in (0, 1))
    found = mcnemar(first, second)
    return Outcome("mcnemar", found.statistic, None, found.p) if found else "no-variation"


def _only(parts: tuple[Parts | None, ...], term: int) -> bool:
    """Return whether some people gave one of two answers and not the other."""
    given = [part is not None and part[0] == 1 for part in parts]
    return given[term] and not given[1 - term]
