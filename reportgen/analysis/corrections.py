"""Corrections of p values for the number of tests made together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from reportgen.spec.model.comparing import Correction


def adjusted(correction: Correction, p: Sequence[float]) -> list[float]:
    """Return p values that may be compared with the level of a whole family of tests, in the same order."""
    return _ADJUST[correction](p)


def _bonferroni(p: Sequence[float]) -> list[float]:
    return [min(1.0, len(p) * value) for value in p]


def _benjamini_hochberg(p: Sequence[float]) -> list[float]:
    """Return the smallest false discovery rates at which each test is among the discoveries.

    References
    ----------
    Benjamini and Hochberg (1995), J. R. Stat. Soc. B 57.
    """
    found, smallest = [1.0] * len(p), 1.0
    for rank, place in reversed(list(enumerate(sorted(range(len(p)), key=lambda i: p[i]), start=1))):
        smallest = min(smallest, p[place] * len(p) / rank)
        found[place] = smallest
    return found


_ADJUST: Mapping[Correction, Callable[[Sequence[float]], list[float]]] = {
    "benjamini-hochberg": _benjamini_hochberg,
    "bonferroni": _bonferroni,
    "none": list,
}
