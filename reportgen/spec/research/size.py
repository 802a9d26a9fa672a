"""How many answers a precision or a difference asks for. Formulas and sources are on the statistics page.

Everything is computed with the normal distribution, in steps that the report prints one by one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil, sqrt
from statistics import NormalDist

from reportgen.spec.model.research import Effect, Margin


@lru_cache(maxsize=16)
def quantile(level: float) -> float:
    """Return the quantile of the standard normal distribution."""
    return NormalDist().inv_cdf(level)


def up(value: float) -> int:
    """Return the next whole number, forgiving what the last digits of a float do."""
    return ceil(float(f"{value:.12g}"))


def for_margin(wanted: Margin) -> float:
    """Return the size of a simple random sample from a large population: z² p (1 − p) / e² (Cochran 1977, 4.4)."""
    z = quantile((1 + wanted.level) / 2)
    return z * z * wanted.share * (1 - wanted.share) / wanted.margin**2


def of_population(n: float, population: int) -> float:
    """Return a size corrected for a population of a known size: n / (1 + (n − 1) / N) (Cochran 1977, 4.4)."""
    return n / (1 + (n - 1) / population)


def for_shares(wanted: Effect) -> float:
    """Return the size of each of two equal groups whose shares are told apart (Fleiss, Levin and Paik 2003, chapter 4).

    (z₁ √(2 p̄ (1 − p̄)) + z₂ √(p₁ (1 − p₁) + p₂ (1 − p₂)))² / (p₁ − p₂)², without continuity correction.
    """
    assert wanted.shares is not None  # noqa: S101 (the caller chose by it)
    p, q = wanted.shares
    mean = (p + q) / 2
    null, other = sqrt(2 * mean * (1 - mean)), sqrt(p * (1 - p) + q * (1 - q))
    return float(((quantile(1 - wanted.alpha / 2) * null + quantile(wanted.power) * other) / (p - q)) ** 2)


def for_means(wanted: Effect) -> float:
    """Return the size of each of two equal groups whose means are told apart by Student's t (Guenther 1981).

    2 (z₁ + z₂)² / d² + z₁² / 4, where d is the difference in standard deviations (Cohen 1988).
    """
    assert wanted.difference is not None  # noqa: S101 (the caller chose by it)
    assert wanted.sd is not None  # noqa: S101
    d = wanted.difference / wanted.sd
    z = quantile(1 - wanted.alpha / 2)
    return 2 * ((z + quantile(wanted.power)) / d) ** 2 + z * z / 4


def for_effect(wanted: Effect) -> float:
    """Return the size of each group."""
    return for_shares(wanted) if wanted.shares is not None else for_means(wanted)


@dataclass(frozen=True, slots=True)
class Need:
    """What one demand asks for, in steps."""

    simple: float
    """Of a simple random sample: in all for a margin, in each group for an effect."""
    inflated: float
    """Times the design effect."""
    groups: float
    """So many times the group make the whole sample: 1 for a margin."""
    whole: float
    """The whole sample, before the correction for the population."""
    n: int
    """The answers wanted."""


def need(simple: float, groups: float, design_effect: float, population: int | None) -> Need:
    """Return what a demand asks for: the design effect first, then the correction for a population that is not large."""
    inflated = simple * design_effect
    whole = up(inflated) * groups if groups != 1 else inflated
    corrected = of_population(whole, population) if population else whole
    return Need(simple, inflated, groups, whole, up(corrected))
