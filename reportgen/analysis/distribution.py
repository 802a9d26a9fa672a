"""The distribution of one subject in one group of respondents, read from value counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from reportgen.analysis.counts import Counts, together


@dataclass(frozen=True, slots=True)
class Part:
    """A numerator over a denominator, each a sum over respondents of a small whole number (0 or 1 but for responses)."""

    n: int
    w: int
    base_n: int
    base_w: int
    people: Counts
    """Respondents in the denominator."""
    squares: int
    """Sum of w^2 (x b - y a)^2: x and y a respondent's part of numerator and denominator, a and b their weighted sums."""


class Distribution(Protocol):
    """What shares, counts, ranks and bases need to know."""

    @property
    def base(self) -> Part:
        """Everyone (numerator and denominator are the same)."""

    def part(self, options: Sequence[str]) -> Part:
        """Return who gave any of the options, of the base."""


def _part(group: Counts, base: Counts) -> Part:
    # squares: those inside have (b - a)^2, those outside a^2
    squares = group.w2 * (base.w - group.w) ** 2 + (base.w2 - group.w2) * group.w**2
    return Part(group.n, group.w, base.n, base.w, base, squares)


@dataclass(frozen=True, slots=True)
class Coded:
    """One code a person (single, scale, nps, number, text, index)."""

    values: Mapping[str, Counts]

    @property
    def people(self) -> Counts:
        """Everyone in the base."""
        return together(self.values.values())

    @property
    def base(self) -> Part:
        """Everyone (numerator and denominator are the same)."""
        return _part(self.people, self.people)

    def part(self, options: Sequence[str]) -> Part:
        """Return who gave any of the options, of the base."""
        return _part(together(self.values[o] for o in set(options) if o in self.values), self.people)


Chunk = tuple[tuple[tuple[str, ...], ...], Mapping[str, Counts]]
"""Sets of options, and value counts whose digits stand for them."""


@dataclass(frozen=True, slots=True)
class Sets:
    """A multi-response question: digits say which sets of options a person ticked something of."""

    chunks: tuple[Chunk, ...]
    """One for each variable."""

    @property
    def people(self) -> Counts:
        """Everyone in the base."""
        return together(self.chunks[0][1].values())

    @property
    def base(self) -> Part:
        """Everyone (numerator and denominator are the same)."""
        return _part(self.people, self.people)

    def part(self, options: Sequence[str]) -> Part:
        """Return who ticked any of the options, of the base."""
        values, (digit,) = self._digits([tuple(options)])
        return _part(together(c for v, c in values.items() if v[digit] == "1"), self.people)

    def _digits(self, wanted: Sequence[tuple[str, ...]]) -> tuple[Mapping[str, Counts], tuple[int, ...]]:
        """Return the value counts that hold all wanted sets, and the digit of each."""
        sets, values = next(c for c in self.chunks if all(w in c[0] for w in wanted))
        return values, tuple(sets.index(w) for w in wanted)


@dataclass(frozen=True, slots=True)
class Responses(Sets):
    """A multi-response question of which percentages are of all answers given."""

    @property
    def base(self) -> Part:
        """All answers (numerator and denominator are the same)."""
        return self._ratio([(_ticks(v), _ticks(v), c) for v, c in self.chunks[0][1].items()])

    def part(self, options: Sequence[str]) -> Part:
        """Return the answers that are one of the options, of all answers."""
        values, digits = self._digits([(o,) for o in options])
        return self._ratio([(sum(v[d] == "1" for d in digits), _ticks(v), c) for v, c in values.items()])

    def _ratio(self, rows: list[tuple[int, int, Counts]]) -> Part:
        a, b = sum(x * c.w for x, _, c in rows), sum(y * c.w for _, y, c in rows)
        squares = sum(c.w2 * (x * b - y * a) ** 2 for x, y, c in rows)
        return Part(sum(x * c.n for x, _, c in rows), a, sum(y * c.n for _, y, c in rows), b, self.people, squares)


def _ticks(value: str) -> int:
    return int(value.split("/")[1])
