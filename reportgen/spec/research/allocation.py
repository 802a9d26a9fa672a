"""How many answers each category of a stratum gets, in whole numbers that sum to the sample."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from reportgen.spec.model.research import Stratum


def largest_remainder(total: int, weights: Mapping[str, float]) -> dict[str, int]:
    """Share a total out in proportion to weights (Hare quota; what is left goes to the largest remainders, in order)."""
    whole = sum(Fraction(repr(w)) for w in weights.values())
    exact = {name: total * Fraction(repr(w)) / whole for name, w in weights.items()}
    found = {name: int(share) for name, share in exact.items()}
    left = total - sum(found.values())
    for name in sorted(exact, key=lambda n: found[n] - exact[n])[:left]:
        found[name] += 1
    return found


def quotas(stratum: Stratum, codes: tuple[str, ...], total: int) -> dict[str, int]:
    """Return the answers wanted of each category, in the order of the question's options."""
    if stratum.allocation == "declared":
        return {code: stratum.quotas.get(code, 0) for code in codes}
    if stratum.allocation == "equal":
        return largest_remainder(total, dict.fromkeys(codes, 1.0))
    return largest_remainder(total, {code: stratum.shares.get(code, 0.0) for code in codes})


def smallest_part(stratum: Stratum, codes: tuple[str, ...]) -> float:
    """Return the smallest share of the sample that a category gets."""
    if stratum.allocation == "equal":
        return 1 / len(codes)
    given = stratum.quotas if stratum.allocation == "declared" else stratum.shares
    return min((given.get(code, 0) for code in codes), default=0) / (sum(given.values()) or 1)


def design_effect(stratum: Stratum, codes: tuple[str, ...], total: int) -> float | None:
    """Return by how much weighting back to the population's shares inflates the variance (Kish 1965): n Σ W² / n_h.

    None where the shares are not known, or a category gets nobody.
    """
    given, parts = quotas(stratum, codes, total), stratum.shares
    if not parts or any(given[c] == 0 and parts.get(c) for c in codes):
        return None
    whole = sum(parts.values())
    return total * sum((parts.get(c, 0.0) / whole) ** 2 / given[c] for c in codes if given[c])
