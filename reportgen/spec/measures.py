"""What can be asked of a survey: measures, conditions, cells. Names are resolved, codes are text, everything is hashable.

A measure's identity is its canonical expression (``share(overall, '5', channel='phone')``): resolved names, sorted
keywords, options by code. The same text is the id of the fact.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import Literal

from reportgen.spec.model.comparing import Correction, Profile


class Unit(Enum):
    """What kind of number a value is; decides how it prints, what it may be compared with, and what a difference is."""

    SHARE = "share"
    """Part of a base, 0 to 1; prints as a percentage."""
    POINTS = "points"
    """Difference of two shares; prints in percentage points."""
    SCORE = "score"
    """Index from 0 to 100."""
    SCORE_CHANGE = "score-change"
    """Difference of two indices; prints with a sign."""
    NPS = "nps"
    """Net promoter score, -100 to 100; prints with a sign."""
    MEAN = "mean"
    """Mean of a question, in its own unit or scale points."""
    COUNT = "count"
    """Respondents, a whole number."""
    RANK = "rank"
    """Place in an order, from 1."""
    COEFFICIENT = "coefficient"
    """Correlation, reliability or standardised coefficient, at most 1; prints with two decimals."""
    NUMBER = "number"
    """Any other number: ratios, means' differences, literals."""


RELIABILITY = frozenset({"alpha", "alpha_standardized", "alpha_without", "item_rest"})
"""Measures of how the items of a dimension hang together."""
DRIVERS = frozenset({"importance", "explained", "coefficient"})
"""Measures of a model of drivers."""
JOINT = RELIABILITY | DRIVERS
"""Measures of several answers of one person; they need everyone's answers to all of them."""
OF_MEMBER = frozenset({"alpha_without", "item_rest", "importance", "coefficient"})
"""Those that are of one item or driver, which is their option."""

OF_RULE = frozenset({"quality_flagged", "quality_share", "quality_differentiation"})
"""Measures of one rule on the quality of answers."""
OF_QUESTION = ("item_asked", "item_answered", "item_missing", "item_not_asked", "item_nonresponse")
"""Measures of who answered one question and who left it out."""
QUALITY = OF_RULE | {"quality_rows", *OF_QUESTION}
"""Measures of how good the answers are: of rows of the data, each counting once, with or without weights."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A test on one column: ``subject`` is a question or segment."""

    subject: str
    item: str
    """Option of a multi-response question; empty for other questions."""
    operator: str
    """``==``, ``!=``, ``<``, ``<=``, ``>``, ``>=`` or ``in``; ``mentions`` of an answer in words."""
    values: tuple[str, ...]
    """Codes (one, or several for ``in``); a number as text for number and scale questions compared by size; the words of which an
    answer has one, in small letters."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A question was answered, or a segment is known; true or false of everybody."""

    subject: str


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part is true."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part is true."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part is not true. A respondent whose answer is missing satisfies neither a comparison nor its negation."""

    part: Condition


Condition = Comparison | Answered | AllOf | AnyOf | Not


@dataclass(frozen=True, slots=True)
class Measure:
    """One number wanted of the survey."""

    name: str
    """``share``, ``row_share``, ``count``, ``base``, ``rank``, ``ranked``, ``mean_rank``,
    ``top``, ``bottom``, ``mean``, ``median``, ``sd``, ``nps`` or ``index``; or one of ``JOINT`` or ``QUALITY``."""
    subject: str
    """The question; the dimension for ``index`` and the measures of reliability; the model for those of drivers; the rule, or one
    of the totals, for those of quality."""
    options: tuple[str, ...] = ()
    """Codes: what is counted by share, count and rank. The name of an item or driver for measures of one."""
    segments: tuple[tuple[str, str], ...] = ()
    """(segment, code) pairs, sorted by segment; several combine by "and"."""
    among: Condition | None = None
    """Only respondents for whom this is true."""
    wave: str = ""
    """The name of an earlier wave; empty for the wave that the report is about."""
    first: int = 0
    """Of ``ranked``: among how many of the first places; 0 for all other measures."""
    canonical: str = field(default="", compare=False)
    """The canonical expression; the same for equal measures."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One distribution that the engine is asked for: a subject, broken down by segments, among some respondents."""

    subject: str
    """Question or dimension."""
    by: tuple[str, ...] = ()
    """Segments, sorted."""
    among: Condition | None = None
    wave: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """How columns are compared."""

    profile: Profile
    level: float
    strict: float | None
    """A second, stricter level."""
    correction: Correction
    against: Literal["columns", "complement"]


@dataclass(frozen=True, slots=True)
class Family:
    """The columns of one segment in one row: tests that are corrected together."""

    table: str
    """The id of the table."""
    rule: Rule
    columns: tuple[Measure, ...]
    """The row's number in each column, in the order shown."""
    whole: Measure
    """The row's number for everyone in the table."""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """What a claim wants tested: a sum of measures, each times a number, against a constant.

    ``top(a) > top(b)`` is top(a) - top(b) against 0, ``top(a) >= 50%`` is top(a) against 0.5. The direction is not part of it:
    a test is two-sided, and whoever reads it looks at the sign of the difference.
    """

    terms: tuple[tuple[Decimal, Measure], ...]
    """(factor, measure), no measure twice, no factor 0."""
    constant: Decimal = Decimal(0)
    """In the unit of the measures: 0.5 for 50%."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything a report needs of the data: nothing else is computed."""

    measures: tuple[Measure, ...]
    """Without repetition, in the order of first use."""
    changes: tuple[tuple[Measure, Measure], ...] = ()
    """(now, then): a measure in two waves, whose difference the report needs; both are among the measures."""
    families: tuple[Family, ...] = ()
    """What is compared, in the order of the tables."""
    hypotheses: tuple[Hypothesis, ...] = ()
    """What claims want tested, without repetition; all their measures are among the measures."""
    equivalent: frozenset[tuple[Measure, Measure]] = frozenset()
    """Changes for which a margin is declared: whether they lie inside it is tested."""

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The distributions behind the measures, without repetition."""
        cells = (Cell(m.subject, tuple(s for s, _ in m.segments), m.among, m.wave) for m in self.measures)
        return tuple(dict.fromkeys(cells))
