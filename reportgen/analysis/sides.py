"""One side of a comparison: a number with what its error is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from math import sqrt

from reportgen.analysis import moments
from reportgen.analysis.counts import Values, together
from reportgen.analysis.distribution import Coded, Distribution, Rows, ratio
from reportgen.analysis.linear import Linear, difference_error, linear_mean, linear_ratio
from reportgen.analysis.rankings import Places
from reportgen.analysis.rows import rest_of_rows, rest_of_values
from reportgen.data.selection import Selection
from reportgen.spec.boxes import options_counted
from reportgen.spec.measures import Measure
from reportgen.spec.model.document import Document
from reportgen.spec.wanted import SHARES

PERCENTAGES = SHARES | {"ranked"}
"""Measures that are compared as shares; all others as means."""


@dataclass(frozen=True, slots=True)
class Side:
    """A share, mean, net promoter score or index of some respondents."""

    value: float
    n: int
    """Respondents."""
    effective: float
    """Kish: (sum w)^2 / sum w^2; without weights the respondents."""
    error: float
    """The linearised standard error; 0 with fewer than two respondents."""
    spread: float = 0.0
    """Of means, NPS and indices: the variance of the answers, with n - 1."""
    linear: Linear | None = None
    """What makes its error by the declared design; None where there is none."""

    @property
    def certain(self) -> bool:
        """Whether it is a share of 0 % or 100 %."""
        return self.value in {0.0, 1.0}

    @property
    def simple(self) -> float:
        """How many respondents drawn at random would tell as much: by the design where one is declared, else by the weights."""
        effect = self.linear.design_effect if self.linear else None
        return self.n / effect if effect else self.effective


@dataclass(frozen=True, slots=True)
class Sides:
    """Makes the sides of comparisons."""

    document: Document
    selection: Selection | None = None
    """The declared design."""

    def side(self, measure: Measure, distribution: Distribution) -> Side:
        """Return a number as one side of a comparison; somebody must be in its base."""
        if measure.name in PERCENTAGES:
            return self._of_rows(self._rows(measure, distribution))
        return self._of_values(_values(measure, distribution))

    def rest(self, measure: Measure, distribution: Distribution, whole: Distribution) -> Side | None:
        """Return the same number of everyone in the whole who is not in the group; None when that is nobody."""
        if measure.name in PERCENTAGES:
            rows = rest_of_rows(self._rows(measure, whole), self._rows(measure, distribution))
            return self._of_rows(rows) if rows else None
        values = rest_of_values(_values(measure, whole), _values(measure, distribution))
        return self._of_values(values) if values.points else None

    def _rows(self, measure: Measure, distribution: Distribution) -> Rows:
        if measure.name == "ranked":
            return _places(distribution).rows_among(measure.options[0], measure.first)
        return distribution.rows(options_counted(self.document, measure))

    def _of_rows(self, rows: Rows) -> Side:
        made = _of_rows(rows)
        return replace(made, linear=linear_ratio(rows, self.selection)) if self.selection else made

    def _of_values(self, values: Values) -> Side:
        made = _of_values(values)
        return replace(made, linear=linear_mean(values, self.selection)) if self.selection else made


def error_of_difference(one: Side, other: Side) -> tuple[float, int]:
    """Return the linearised standard error of the difference of two groups that share nobody, and its degrees of freedom.

    By the declared design, with the covariance of groups that share clusters or strata; without one sqrt(v1 + v2) and
    n1 + n2 - 2. Every comparison with linearised errors takes its standard error from here.
    """
    if one.linear is not None and other.linear is not None:
        return difference_error(one.linear, other.linear)
    return sqrt(one.error**2 + other.error**2), one.n + other.n - 2


_VALUES: Mapping[str, Callable[[Coded], Values]] = {
    "mean": lambda coded: coded.numbers,
    "nps": lambda coded: coded.promotion,
    "index": lambda coded: coded.index,
}


def _places(distribution: Distribution) -> Places:
    if not isinstance(distribution, Places):
        raise TypeError("no places in a question that is no ranking")  # refused when the spec is read
    return distribution


def _values(measure: Measure, distribution: Distribution) -> Values:
    if measure.name == "mean_rank":
        return _places(distribution).of(measure.options[0]).numbers
    if not isinstance(distribution, Coded):
        raise TypeError(f"{measure.canonical}: no numbers in a multi-response question")  # refused when the spec is read
    return _VALUES[measure.name](distribution)


def _of_rows(rows: Rows) -> Side:
    part = ratio(rows)
    n = part.people.n
    return Side(part.w / part.base_w, n, part.people.effective, part.error if n > 1 else 0.0)


def _of_values(values: Values) -> Side:
    people, value = together(c for _, c in values.points), moments.mean(values)
    if people.n < 2:
        return Side(value, people.n, people.effective, 0.0)
    return Side(value, people.n, people.effective, moments.error_of_mean(values), moments.sd(values) ** 2)
