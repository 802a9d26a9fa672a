"""What stage 3 hands on: an estimate for every measure of the plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from reportgen.data.quality.account import Pace
from reportgen.data.raking.account import Raking
from reportgen.data.source import Source
from reportgen.problems import Problem
from reportgen.spec.measures import Family, Hypothesis, Measure, Unit

ChangeMethod = Literal["newcombe", "newcombe-kish", "welch", "taylor-welch", "newcombe-paired", "paired-t", "taylor-paired"]
"""How the interval of a change between waves was computed."""
TestMethod = Literal["pooled-z", "pooled-z-kish", "welch", "taylor-welch", "mcnemar", "paired-t", "taylor-paired"]
"""How a change between waves was tested."""
Method = Literal["wilson", "taylor-logit", "wilson-kish", "t", "taylor-t", "nps", "taylor-nps", "feldt", ChangeMethod]
"""How an interval was computed; formulas and sources are on the statistics page. ``taylor-``: linearised standard error under
weights or by a declared design; ``wilson-kish``: Wilson with the effective base, for such shares of 0 % and 100 %."""

NoInterval = Literal[
    "",
    "sample-kind",
    "reconstructed",
    "census",
    "not-defined",
    "base",
    "no-variation",
    "clusters",
    "no-error",
    "effective-base",
    "withheld",
]
"""Why there is none: the sample is no probability sample, rows are reconstructed, everyone was asked, the measure has none
(counts, ranks, bases, medians, standard deviations), fewer than two respondents, all of them answered alike (the sample
then says nothing about the spread), the declared design leaves no degree of freedom, or no error (the clusters of each stratum
are alike, or all of them were drawn), the effective base is under the minimum, or the value itself is withheld."""

Withheld = Literal[
    "", "no-answers", "minimum-base", "one-respondent", "minimum-count", "complementary", "complete-cases", "no-variation"
]
"""Why a value is not shown: nobody in the base, base under the minimum, a spread of one respondent, numerator under the
minimum, shown it would give away another that is not, too few respondents for so many drivers, or answers that do not vary."""

Provenance = Literal["observed", "published", "reconstructed", "illustrative", "synthetic"]
"""Where a number comes from. ``published``: rows were reconstructed, but this very figure was published. ``illustrative``:
rows were reconstructed and it was not, but a figure or table that is marked as an example shows it."""


ContrastMethod = Literal["z-pooled", "z-pooled-kish", "t-taylor", "t-welch", "t-welch-kish", "t-pooled", "t-pooled-kish"]
"""How two columns were compared; formulas are on the statistics page. ``-kish``: with effective bases in place of bases."""

Untested = Literal["", "withheld", "base", "effective-base", "alike", "zero-or-all", "no-variation", "clusters", "no-error"]
"""Why two numbers were not compared: one is not shown, fewer than two respondents, an effective base under the minimum, both
are 0 % or both 100 %, one is 0 % or 100 % (as SPSS leaves such columns out), all answers are alike, or the declared design
leaves no degree of freedom or no error."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """A number beside that of another column of its row, or of everyone outside its column."""

    family: Family
    one: Measure
    other: Measure | None
    """None for everyone outside the column."""
    difference: float | None = None
    """The first number less the second; None where they were not compared, as is all below."""
    method: ContrastMethod | None = None
    statistic: float | None = None
    df: float | None = None
    """Degrees of freedom of a t statistic; None for z."""
    p: float | None = None
    """Two-sided."""
    adjusted: float | None = None
    """Corrected for the number of tests in the family."""
    untested: Untested = ""

    @property
    def level(self) -> float | None:
        """The strictest level at which the numbers differ; None where they do not."""
        rule = self.family.rule
        levels = sorted(level for level in (rule.level, rule.strict) if level is not None)
        return next((level for level in levels if self.adjusted is not None and self.adjusted <= level), None)


@dataclass(frozen=True, slots=True)
class Interval:
    """An interval estimate in the unit of its value."""

    low: float
    high: float
    level: float
    method: Method


@dataclass(frozen=True, slots=True)
class Error:
    """How far an estimate may be from the truth by chance: what a test of a difference has to know."""

    variance: float
    """Linearised."""
    df: int
    simple: float
    """How many respondents drawn at random would tell as much: by the design where one is declared, else by the weights."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """One number of the survey with all that is needed to judge it."""

    measure: Measure
    unit: Unit
    value: float | None
    """In the unit's own scale (a share between 0 and 1); None exactly when withheld."""
    n: int | None
    """Respondents (or answers) counted in the numerator, unweighted; None when withheld or when the measure has no numerator."""
    weighted_n: float | None
    base: int | None
    """Respondents in the denominator, unweighted; None where it is itself a count that is not shown."""
    weighted_base: float | None
    """Sum of their weights, scaled so that all respondents of the wave sum to their number."""
    effective_base: float | None
    """Kish: (sum w)^2 / sum w^2."""
    interval: Interval | None
    no_interval: NoInterval
    withheld: Withheld
    provenance: Provenance
    error: Error | None = None
    """Of a number that is compared with that of another wave, where it has an interval."""
    design_effect: float | None = None
    """Variance over that of a simple random sample of the same size; None without a declared design or an interval."""


@dataclass(frozen=True, slots=True)
class Test:
    """Whether a difference may be chance: two-sided, against no difference."""

    statistic: float
    p: float
    method: TestMethod
    df: float | None = None
    """Degrees of freedom of Student's t; None for the normal distribution."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How much a number changed between two waves."""

    value: float | None
    """In a panel, among those who answered in both; None elsewhere, where it follows from the two numbers."""
    base: int | None
    """In a panel, how many answered in both; None elsewhere, where each wave has a base of its own."""
    interval: Interval | None
    no_interval: NoInterval
    test: Test | None
    """None exactly where there is no interval, but for answers that are all alike."""
    withheld: Withheld = ""
    narrow: Interval | None = None
    """Where a margin of equivalence is declared and there is an interval: that of two one-sided tests, made in the same way."""


@dataclass(frozen=True, slots=True)
class Tested:
    """What a test of a hypothesis found, two-sided."""

    difference: float | None = None
    """The sum of the terms less the constant; None where a number is withheld."""
    error: float | None = None
    """Its standard error, where the method has one."""
    statistic: float | None = None
    """None where it was not tested, as are p and method."""
    df: float | None = None
    """Degrees of freedom of Student's t; None for the normal distribution."""
    p: float | None = None
    method: str = ""
    """How it was tested; formulas and sources are on the statistics page."""
    untested: str = ""
    """Why it was not tested; empty when it was."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was drawn, of a sample with a declared design."""

    strata: int | None
    """None where none are declared."""
    clusters: int | None
    single: int
    """Strata of which one cluster (without declared clusters one respondent) was drawn, though there were more."""


@dataclass(frozen=True, slots=True)
class Results:
    """Every estimate of the plan, and what the data were."""

    estimates: Mapping[Measure, Estimate]
    source: Source | None
    """None for a report without answers."""
    problems: tuple[Problem, ...] = ()
    """Warnings of the data: what was read but not counted."""
    waves: Mapping[str, Source] = field(default_factory=dict)
    """The sources of earlier waves by name."""
    changes: Mapping[tuple[Measure, Measure], Difference] = field(default_factory=dict)
    """(now, then) to what is known of the difference, for every change of the plan."""
    contrasts: tuple[Contrast, ...] = ()
    """Every comparison of columns of the plan, in its order."""
    drawn: Drawn | None = None
    """What was drawn in the wave of the report; None without a declared design."""
    raking: Raking | None = None
    """What raking did, where the weights were raked."""
    tested: Mapping[Hypothesis, Tested] = field(default_factory=dict)
    """What was found of every hypothesis of the plan."""
    pace: Pace | None = None
    """How fast respondents were, where a rule on quality asks for it."""
    left_out: int = 0
    """Respondents whom the rules on quality leave out; for checks, never printed: few of them may be withheld."""


__all__ = [
    "Contrast",
    "ContrastMethod",
    "Difference",
    "Drawn",
    "Error",
    "Estimate",
    "Interval",
    "Method",
    "NoInterval",
    "Pace",
    "Provenance",
    "Raking",
    "Results",
    "Source",
    "Test",
    "Tested",
    "Untested",
    "Withheld",
]
