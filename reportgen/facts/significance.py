"""Whether a statement holds by more than chance: the tests of its comparisons, put together.

A statement of which all parts must be shown is shown when each of them is: its p value is the largest of theirs, and nothing is
added for their number (intersection-union, Berger 1982). Of a statement of which one part is enough the p value is the smallest
that Holm's correction makes of theirs (Holm 1979), that is the smallest times their number. Both are ends of one rule for "at
least u of m": (m - u + 1) times the u-th smallest (Benjamini and Heller 2008), which is what a place in an order asks for. It
holds however the tests depend on each other, and may be applied to its own results.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reportgen.analysis.results import Tested
from reportgen.facts.ledger import Combination, Side, Significance, SignificanceTest
from reportgen.spec.hypotheses import Compared, Wanted, comparisons


def significance(
    wanted: Wanted, level: float, tested: Callable[[Compared], Tested], side: Callable[[Compared], tuple[Side, Side]]
) -> Significance:
    """Return whether what is wanted is shown at a level.

    Parameters
    ----------
    wanted
        The comparisons, and how many of them must be shown.
    level
        The level of significance.
    tested
        Gives what a two-sided test of a comparison found.
    side
        Gives the numbers on both sides of it.
    """
    tests = {compared: _test(compared, tested(compared), side(compared)) for compared in comparisons(wanted)}
    found = _combined(wanted, {compared: test.p for compared, test in tests.items()})
    significant = True if found.high < level else False if found.low >= level else None
    return Significance(
        level=level,
        p=found.high if found.high == found.low else None,
        significant=significant,
        tests=tuple(tests.values()),
        decided=tests[found.decided],
        rule=_rule(wanted),
    )


@dataclass(frozen=True, slots=True)
class _Between:
    """A p value as far as it is known: some parts may not have been tested."""

    low: float
    high: float
    decided: Compared


def _combined(wanted: Wanted, p: dict[Compared, float | None]) -> _Between:
    if isinstance(wanted, Compared):
        known = p[wanted]
        return _Between(0.0 if known is None else known, 1.0 if known is None else known, wanted)
    parts = [_combined(part, p) for part in wanted.parts]
    factor, place = len(parts) - wanted.needed + 1, wanted.needed - 1
    low = sorted(part.low for part in parts)[place]
    decided = sorted(parts, key=lambda part: (part.high, part.low))[place]
    return _Between(min(1.0, factor * low), min(1.0, factor * decided.high), decided.decided)


def _test(compared: Compared, tested: Tested, sides: tuple[Side, Side]) -> SignificanceTest:
    return SignificanceTest(compared.text, *sides, compared.sign, tested, compared.one_sided, _directed(compared, tested))


def _directed(compared: Compared, tested: Tested) -> float | None:
    """Return the p value for a comparison as stated: 1 where the numbers lie the other way round.

    A two-sided test at a level says in which direction numbers differ with half of it as the risk of the wrong one.
    """
    if tested.p is None or tested.difference is None:
        return None
    agrees = tested.difference > 0 if compared.above else tested.difference < 0
    if compared.one_sided:
        return tested.p / 2 if agrees else 1 - tested.p / 2
    return tested.p if agrees else 1.0


def _rule(wanted: Wanted) -> Combination:
    """Return how the tests were put together: one, all, some, places, or several of these."""
    if isinstance(wanted, Compared):
        return "one"
    inner = {_rule(part) for part in wanted.parts} - {"one"}
    own: Combination = "all" if wanted.needed == len(wanted.parts) else "some" if wanted.needed == 1 else "places"
    if not inner or (own == "all" and inner == {"all"}):
        return own
    return "places" if own == "all" and inner <= {"all", "places"} else "several"
