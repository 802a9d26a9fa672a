"""The distribution of one subject in one group of respondents, read from value counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from math import sqrt
from typing import Protocol

from reportgen.analysis.counts import Counts, Values, less, together, values_of
from reportgen.spec.labels import NPS_GROUPS
from reportgen.spec.model.derived import Band


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

    @property
    def error(self) -> float:
        """The linearised standard error of the ratio, with replacement; needs two respondents."""
        n = self.people.n
        return sqrt(n * self.squares / ((n - 1) * self.base_w**4))


class Distribution(Protocol):
    """What shares, counts, ranks and bases need to know."""

    @property
    def base(self) -> Part:
        """Everyone (numerator and denominator are the same)."""

    def part(self, options: Sequence[str]) -> Part:
        """Return who gave any of the options, of the base."""

    def rows(self, options: Sequence[str]) -> Rows:
        """Return the respondents of the base by what they add to numerator and denominator of a share."""


Rows = tuple[tuple[int, int, Counts], ...]
"""(part of the numerator, part of the denominator, who)."""


def ratio(rows: Rows) -> Part:
    """Return the numerator over the denominator of respondents."""
    a, b = sum(x * c.w for x, _, c in rows), sum(y * c.w for _, y, c in rows)
    squares = sum(c.w2 * (x * b - y * a) ** 2 for x, y, c in rows)
    people = together(c for _, y, c in rows if y)
    return Part(sum(x * c.n for x, _, c in rows), a, sum(y * c.n for _, y, c in rows), b, people, squares)


def in_and_out(group: Counts, base: Counts) -> Rows:
    """Return some people of a base and the others, by what they add to the share of these people."""
    return ((1, 1, group), (0, 1, less(base, group)))


def part_of(group: Counts, base: Counts) -> Part:
    """Return some people of a base as a part of it."""
    # squares: those inside have (b - a)^2, those outside a^2
    squares = group.w2 * (base.w - group.w) ** 2 + (base.w2 - group.w2) * group.w**2
    return Part(group.n, group.w, base.n, base.w, base, squares)


@dataclass(frozen=True)
class Coded:
    """One code a person (single, scale, nps, number, text, index). Without slots, because sums are kept once computed."""

    values: Mapping[str, Counts]

    @cached_property
    def people(self) -> Counts:
        """Everyone in the base."""
        return together(self.values.values())

    @property
    def base(self) -> Part:
        """Everyone (numerator and denominator are the same)."""
        return part_of(self.people, self.people)

    def part(self, options: Sequence[str]) -> Part:
        """Return who gave any of the options, of the base."""
        return part_of(self._given(options), self.people)

    def rows(self, options: Sequence[str]) -> Rows:
        """Return who gave any of the options, and who did not."""
        return in_and_out(self._given(options), self.people)

    def _given(self, options: Sequence[str]) -> Counts:
        return together(self.values[o] for o in set(options) if o in self.values)

    @cached_property
    def numbers(self) -> Values:
        """The codes or quantities as exact numbers, as they are written in decimals."""
        return self._read(lambda text: Decimal(text).as_integer_ratio())

    @cached_property
    def promotion(self) -> Values:
        """+100 for promoters, 0 for passives, -100 for detractors."""
        return self._read(lambda text: (promotion_of(text), 1))

    @cached_property
    def index(self) -> Values:
        """The index of each person."""
        return self._read(index_of)

    def _read(self, ratio: Callable[[str], tuple[int, int]]) -> Values:
        return values_of((*ratio(text), counts) for text, counts in self.values.items())


@dataclass(frozen=True)
class Banded(Coded):
    """A number that is also counted in bands; every number is in one of them."""

    bands: Mapping[str, Band]

    def _given(self, options: Sequence[str]) -> Counts:
        return together(self.counted[o] for o in set(options))

    @cached_property
    def counted(self) -> Mapping[str, Counts]:
        """Who is in each band."""
        numbers = [(Decimal(text), counts) for text, counts in self.values.items()]
        return {code: together(c for number, c in numbers if _within(number, band)) for code, band in self.bands.items()}


def _within(number: Decimal, band: Band) -> bool:
    """Tell whether a number lies in a band; both are the decimals that they are written as."""
    low, high = (None if end is None else Decimal(repr(end)) for end in (band.from_, band.below))
    return (low is None or number >= low) and (high is None or number < high)


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
        return part_of(self.people, self.people)

    def part(self, options: Sequence[str]) -> Part:
        """Return who ticked any of the options, of the base."""
        return part_of(self._ticked(options), self.people)

    def rows(self, options: Sequence[str]) -> Rows:
        """Return who ticked any of the options, and who did not."""
        return in_and_out(self._ticked(options), self.people)

    def _ticked(self, options: Sequence[str]) -> Counts:
        values, (digit,) = self._digits([tuple(options)])
        return together(c for v, c in values.items() if v[digit] == "1")

    def _digits(self, wanted: Sequence[tuple[str, ...]]) -> tuple[Mapping[str, Counts], tuple[int, ...]]:
        """Return the value counts that hold all wanted sets, and the digit of each.

        Raises
        ------
        KeyError
            The plan did not ask for them.
        """
        for sets, values in self.chunks:
            if all(w in sets for w in wanted):
                return values, tuple(sets.index(w) for w in wanted)
        raise KeyError(tuple(wanted))


@dataclass(frozen=True, slots=True)
class Responses(Sets):
    """A multi-response question of which percentages are of all answers given."""

    @property
    def base(self) -> Part:
        """All answers (numerator and denominator are the same)."""
        return ratio(tuple((_ticks(v), _ticks(v), c) for v, c in self.chunks[0][1].items()))

    def part(self, options: Sequence[str]) -> Part:
        """Return the answers that are one of the options, of all answers."""
        return ratio(self.rows(options))

    def rows(self, options: Sequence[str]) -> Rows:
        """Return respondents by how many of the options they ticked, and how many in all."""
        values, digits = self._digits([(o,) for o in options])
        return tuple((sum(v[d] == "1" for d in digits), _ticks(v), c) for v, c in values.items())


def promotion_of(text: str) -> int:
    """Return +100 for a promoter, 0 for a passive, -100 for a detractor."""
    detractors, _, promoters = NPS_GROUPS
    return 100 * ((text in promoters) - (text in detractors))


def index_of(text: str) -> tuple[int, int]:
    """Return a person's index as numerator and denominator."""
    reached, possible = text.split("/")
    return 100 * int(reached), int(possible)


def _ticks(value: str) -> int:
    return int(value.split("/")[1])
