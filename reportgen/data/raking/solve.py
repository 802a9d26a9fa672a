"""Iterative proportional fitting, inside limits: the weights nearest to those given that meet all margins.

Each round takes the margins in turn and multiplies the weights of each category by the one factor that gives the category its
target (Deming and Stephan 1940). With limits a weight is the product cut off at them, and the factor is the one with which the
weights *so cut* meet the target. What this converges to is the solution of one problem, whatever the order of the margins: of all
weights that meet the margins inside the limits, those nearest to the given ones by Kullback and Leibler's measure, the raking
ratio method with bounds of Deville and Saerndal (1992, Journal of the American Statistical Association 87, case 2 with bounds
on the weights). R's survey has it as ``calibrate(calfun = "raking", bounds = , bounds.const = TRUE)``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.data.raking.cells import Cell

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

Targets = Mapping[str | None, float]
"""Code of a margin to its share; they sum to 1, and each that is not 0 has respondents."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Where the weights have to lie, the mean weight being 1."""

    low: float = 0.0
    high: float = float("inf")


@dataclass(frozen=True, slots=True)
class Fit:
    """Where the rounds ended."""

    factors: tuple[Mapping[str | None, float], ...]
    """For each margin: code to factor. A respondent's weight is the given one, in parts of the mean, times a factor of each
    margin, cut off at the limits."""
    iterations: int
    difference: float
    """The largest that remains between a share and its target."""
    worst: tuple[int, str | None, float]
    """The margin (its number), the code and the share where it remains."""


def fit(cells: Sequence[Cell], margins: Sequence[Targets], limits: Limits, tolerance: float, most: int) -> Fit:
    """Return the factors with which the margins are met, or as far as the rounds came.

    Parameters
    ----------
    cells
        In a fixed order, so that the sums are the same every time.
    margins
        Targets, with one for each code of the cells.
    limits
        Of the weights.
    tolerance
        The difference between share and target at which to stop.
    most
        Rounds after which to give up.
    """
    import numpy as np

    codes = [tuple(targets) for targets in margins]
    task = _task(cells, margins, limits)
    factors = [np.ones(len(known)) for known in codes]
    weight, rounds = task.given, 0
    while (gap := task.gap(weight)).difference > tolerance and rounds < most and _sane(weight, *factors):
        rounds += 1
        for margin, at in enumerate(task.places):
            step = task.step(weight, margin)
            factors[margin] = factors[margin] * step
            weight = weight * step[at]
    named = tuple(dict(zip(known, map(float, found), strict=True)) for known, found in zip(codes, factors, strict=True))
    return Fit(named, rounds, gap.difference, (gap.margin, codes[gap.margin][gap.code], gap.share))


def _sane(*found: Floats) -> bool:
    """Return whether weights and factors are still numbers to go on with; where limits forbid the margins they run away."""
    return all(bool(numbers.min() > 1 / _FAR and numbers.max() < _FAR) for numbers in found)


_FAR = 1e60
"""A factor that no weights inside limits need: the next rounds would only make it larger."""


@dataclass(frozen=True, slots=True)
class _Gap:
    """The largest difference between a share and its target."""

    difference: float
    margin: int
    code: int
    share: float


@dataclass(frozen=True, slots=True)
class _Task:
    """Cells and targets as arrays."""

    n: Floats
    """Respondents of each cell."""
    given: Floats
    """The weight that each of them starts from; the mean is 1."""
    places: Sequence[NDArray[np.intp]]
    """For each margin: the number of each cell's code."""
    wanted: Sequence[Floats]
    """For each margin: the sum of weights that each code shall have."""
    limits: Limits

    def met(self, weight: Floats, margin: int) -> Floats:
        """Return the sum of weights that each code of a margin has."""
        import numpy as np

        cut = np.clip(weight, self.limits.low, self.limits.high)
        sums = np.bincount(self.places[margin], weights=self.n * cut, minlength=len(self.wanted[margin]))
        return np.asarray(sums, dtype=float)

    def gap(self, weight: Floats) -> _Gap:
        """Return how far the margins are from being met."""
        import numpy as np

        everyone, found = float(self.n.sum()), []
        for margin, wanted in enumerate(self.wanted):
            met = self.met(weight, margin)
            off = np.abs(met - wanted)
            code = int(off.argmax())
            found.append(_Gap(float(off[code]) / everyone, margin, code, float(met[code]) / everyone))
        return max(found, key=lambda gap: gap.difference)

    def step(self, weight: Floats, margin: int) -> Floats:
        """Return the factor by which the weights of each code have to be multiplied so that, cut off, they meet its target."""
        import numpy as np

        if self.limits == Limits():
            return np.asarray(self.wanted[margin] / self.met(weight, margin))
        inside = (np.flatnonzero(self.places[margin] == code) for code in range(len(self.wanted[margin])))
        return np.array(
            [
                _factor(weight[at], self.n[at], float(want), self.limits)
                for at, want in zip(inside, self.wanted[margin], strict=True)
            ]
        )


def _task(cells: Sequence[Cell], margins: Sequence[Targets], limits: Limits) -> _Task:
    import numpy as np

    total, everyone = sum(cell.weight for cell in cells), sum(cell.n for cell in cells)
    numbers = [{code: number for number, code in enumerate(targets)} for targets in margins]
    return _Task(
        n=np.array([cell.n for cell in cells], dtype=float),
        given=np.array([cell.weight * everyone / (total * cell.n) for cell in cells]),
        places=[np.array([known[cell.codes[m]] for cell in cells], dtype=np.intp) for m, known in enumerate(numbers)],
        wanted=[np.array(list(targets.values())) * everyone for targets in margins],
        limits=limits,
    )


def _factor(weight: Floats, n: Floats, wanted: float, limits: Limits) -> float:
    """Return the factor *a* with which the sum of the weights times *a*, each cut off at the limits, is what is wanted.

    As *a* grows, the sum grows in straight pieces: a weight joins in where it leaves the lower limit, and stays behind where it
    reaches the upper one.
    """
    import numpy as np

    bends, slopes = limits.low / weight, n * weight
    if limits.high < float("inf"):
        bends, slopes = np.concatenate([bends, limits.high / weight]), np.concatenate([slopes, -slopes])
    order = np.argsort(bends, kind="stable")
    bends, slopes = bends[order], np.cumsum(slopes[order])
    sums = limits.low * float(n.sum()) + np.concatenate([[0.0], np.cumsum(slopes[:-1] * np.diff(bends))])
    at = int(np.searchsorted(sums, wanted, side="right")) - 1
    if at < 0 or slopes[at] <= float((n * weight).sum()) * 1e-12:  # all of them are at a limit
        return float(bends[max(at, 0)])
    return float(bends[at] + (wanted - sums[at]) / slopes[at])
