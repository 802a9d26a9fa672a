"""Where two numbers are the same in the population, tests find a difference about as often as the level says (seeded)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction

import narwhals as nw
import numpy as np
import pytest

from reportgen.analysis.claims.combined import Combined
from reportgen.analysis.claims.general import linearised
from reportgen.analysis.claims.pairs import discordant
from reportgen.analysis.claims.terms import Column, Term
from reportgen.analysis.claims.together import Together
from reportgen.analysis.counts import Counts
from reportgen.spec import canonical

TIMES = 1500
Answer = tuple[int | None, ...]


def combined(people: Iterable[Answer], factors: Sequence[int] = (1, -1), *, binary: bool = False) -> Combined:
    """Return the terms of people who add these numbers to them; None for who is not in a base."""
    term = Term(canonical.mean("x"), Column("x", (), (), None, 0, nw.lit("")), lambda _: None, binary)
    cells = [
        (tuple(None if y is None else (Fraction(y), 1) for y in answer), Counts(n, n, n, 1))
        for answer, n in Counter(people).items()
    ]
    return Combined(Together((term,) * len(factors), tuple(cells), False, None), tuple(map(Fraction, factors)))


def p_of(found: object) -> float:
    return getattr(found, "p", 1.0)


def rate(p: Iterable[float], level: float = 0.05) -> float:
    values = list(p)
    return sum(x <= level for x in values) / len(values)


def near(level: float) -> object:
    """Return what a rate has to be near to: three standard errors of a simulation, and one in a hundred for small samples."""
    return pytest.approx(level, abs=3 * (level * (1 - level) / TIMES) ** 0.5 + 0.01)


def test_two_options_of_one_question() -> None:
    rng = np.random.default_rng(1)
    draws = rng.multinomial(200, [0.3, 0.3, 0.4], TIMES)
    samples = ([(1, 0)] * a + [(0, 1)] * b + [(0, 0)] * c for a, b, c in draws)
    assert rate(p_of(discordant(combined(s, binary=True))) for s in samples) == near(0.05)


def test_two_shares_that_go_together() -> None:
    """With the two variances alone, as of independent samples, hardly any would be found."""
    rng = np.random.default_rng(2)
    draws = rng.multinomial(150, [0.45, 0.1, 0.1, 0.35], TIMES)
    samples = [[(1, 1)] * a + [(1, 0)] * b + [(0, 1)] * c + [(0, 0)] * d for a, b, c, d in draws]
    assert rate(p_of(discordant(combined(s, binary=True))) for s in samples) == near(0.05)
    assert rate(p_of(linearised([combined(s)], (b - c) / 150)) for s, (_, b, c, _) in zip(samples, draws, strict=True)) == near(
        0.05
    )


def test_two_questions_with_holes() -> None:
    rng = np.random.default_rng(3)

    def sample() -> list[Answer]:
        mood = rng.normal(size=120)
        answers = [np.clip(np.round(3 + mood + rng.normal(size=120)), 1, 5) for _ in range(2)]
        missing = [rng.random(120) < q for q in (0.1, 0.25)]
        rows = zip(*answers, *missing, strict=True)
        return [(None if gone else int(x), None if lost else int(y)) for x, y, gone, lost in rows if not (gone and lost)]

    def p() -> float:
        found = combined(sample())
        return p_of(linearised([found], float(found.value)))

    assert rate(p() for _ in range(TIMES)) == near(0.05)


def test_a_group_against_the_mean_of_two_others() -> None:
    rng = np.random.default_rng(4)

    def p() -> float:
        groups = [rng.poisson(4, n) for n in (60, 90, 40)]
        people: list[Answer] = []
        for i, values in enumerate(groups):
            people += [tuple(int(v) if i == j else None for j in range(3)) for v in values]
        found = combined(people, (2, -1, -1))
        return p_of(linearised([found], float(found.value)))

    assert rate(p() for _ in range(TIMES)) == near(0.05)


def test_that_one_option_leads_is_claimed_at_most_as_often_as_the_level_says() -> None:
    """Intersection-union: true where every comparison is; the largest p of all tells (Berger 1982, Technometrics 24)."""
    rng = np.random.default_rng(5)
    draws = rng.multinomial(300, [0.35, 0.35, 0.15, 0.15], TIMES)

    def p(draw: Sequence[int]) -> float:
        first, *others = draw
        rest = sum(draw) - first
        found = []
        for other in others:
            people = [(1, 0)] * first + [(0, 1)] * other + [(0, 0)] * (rest - other)
            found.append(p_of(discordant(combined(people, binary=True))) if first > other else 1.0)
        return max(found)

    assert rate(map(p, draws)) == near(0.025)  # of two that are alike the first is ahead in every second sample
