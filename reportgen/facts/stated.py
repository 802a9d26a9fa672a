"""How many respondents stand behind a number, as far as it may be stated: rebuilt rows are as many as somebody made."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.analysis.results import Estimate

REBUILT = frozenset({"published", "reconstructed", "illustrative"})
"""Provenances of rows that were made to meet published figures."""


@dataclass(frozen=True, slots=True)
class Respondents:
    """Numbers of respondents behind an estimate; None for what nobody published."""

    n: int | None
    """In the numerator; None also where there is none or the estimate is withheld."""
    weighted_n: float | None
    base: int | None
    weighted_base: float | None
    effective_base: float | None


def respondents(estimate: Estimate, published_base: int | None) -> Respondents:
    """Return the numbers of respondents that may be stated with an estimate.

    Parameters
    ----------
    estimate
        Any estimate.
    published_base
        ``survey.sample.published_base``: the base of figures whose rows were rebuilt; all else of them was invented.
    """
    if estimate.provenance == "illustrative":
        return Respondents(None, None, None, None, None)
    if estimate.provenance in REBUILT:
        return Respondents(None, None, published_base, None, None)
    return Respondents(estimate.n, estimate.weighted_n, estimate.base, estimate.weighted_base, estimate.effective_base)
