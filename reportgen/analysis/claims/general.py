"""Any sum of numbers against a constant, by its linearised error."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.analysis.claims.combined import Block, Combined, degrees, error_of, unexplained
from reportgen.analysis.claims.outcome import HypothesisMethod, HypothesisUntested, Outcome, by_student
from reportgen.analysis.design_based import missing_error


def linearised(combined: Sequence[Combined], difference: float) -> Outcome | HypothesisUntested:
    """Return the test of a sum over one wave or several that asked other people.

    Parameters
    ----------
    combined
        The terms of each wave.
    difference
        The sum less the constant.
    """
    for reason in map(_unknown, combined):
        if reason:
            return reason
    blocks = blocks_of(combined)
    error = error_of(blocks)
    return by_student(_method(combined), difference / error, degrees(blocks)) if error else "no-variation"


def _method(combined: Sequence[Combined]) -> HypothesisMethod:
    """Return the name of a test: for the difference of two numbers of the same people that of a paired test."""
    first = combined[0]
    if len(combined) > 1 or len(first.factors) != 2 or first.factors[0] != -first.factors[1] or not first.same_base(0, 1):
        return "taylor"
    return "taylor-paired" if first.together.weighted or first.together.selection is not None else "paired-t"


def blocks_of(combined: Sequence[Combined]) -> list[Block]:
    """Return the errors of all waves."""
    return [block for c in combined for block in c.blocks]


def _unknown(combined: Combined) -> HypothesisUntested:
    """Return why a wave's part of the error is not known; empty where it is."""
    if min(combined.bases) < 2:
        return "base"
    if any(True for _ in unexplained(combined)):
        return "no-variation"
    return missing_error(combined.linear) if combined.together.selection is not None else ""


def tells_of_few(combined: Combined, minimum: int) -> bool:
    """Return whether a test would tell how many people gave several answers at once, where those are few.

    The printed shares tell how many gave each answer; the error of their difference how many gave both. So with
    ``minimum_count`` no test is made of people who are counted together when any combination of shares that
    somebody has, but fewer than the minimum, is among them.
    """
    for terms in (c for c in combined.components if len(c) > 1 and minimum):
        found: dict[tuple[object, ...], int] = {}
        for parts, counts in combined.cells:
            state = tuple(_state(combined, i, parts[i]) for i in terms)
            if any(s is not None for s in state):
                found[state] = found.get(state, 0) + counts.n
        if any(0 < n < minimum for n in found.values()):
            return True
    return False


def _state(combined: Combined, term: int, part: tuple[object, int] | None) -> object:
    """Return what a reader knows of a person: whether an answer counted, or of an average only that there is one."""
    return None if part is None else part[0] if combined.together.terms[term].binary else True
