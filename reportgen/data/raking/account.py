"""What raking did: each margin before and after, and what the weights have become."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Category:
    """One code of a margin."""

    code: str | None
    """None for respondents of whom the margin is not known."""
    n: int | None
    """Respondents; None where that may not be told."""
    unweighted: float | None
    """Their share, each counting the same; None where that may not be told."""
    target: float
    """The share that they shall have."""
    reached: float
    """The share that they have by the weights."""


@dataclass(frozen=True, slots=True)
class Margin:
    """One margin."""

    name: str
    """The segment or question."""
    categories: tuple[Category, ...]


@dataclass(frozen=True, slots=True)
class Raking:
    """The account of raked weights; weights are in parts of their mean."""

    margins: tuple[Margin, ...]
    iterations: int
    """Rounds over all margins."""
    n: int
    """Respondents."""
    smallest: float | None
    """None, like the next three, where it would tell how few respondents gave an answer."""
    largest: float | None
    at_low: int | None
    """Respondents whose weight is at the lower limit."""
    at_high: int | None
    """Respondents whose weight is at the upper limit."""
    effective: float
    """Kish's effective base of everyone, (sum w)^2 / sum w^2."""

    @property
    def difference(self) -> float:
        """The largest difference that remains between a share and its target."""
        return max(abs(c.reached - c.target) for margin in self.margins for c in margin.categories)

    @property
    def efficiency(self) -> float:
        """The effective base in parts of the respondents: one over Kish's design effect of weighting, n sum w^2 / (sum w)^2."""
        return self.effective / self.n
