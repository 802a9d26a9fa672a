"""Rankings: what is counted of them, and the distribution of places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import narwhals as nw

from reportgen.analysis.counts import Counts, together
from reportgen.analysis.distribution import Coded, Part, Rows, in_and_out, part_of
from reportgen.data.columns import item, question
from reportgen.spec.measures import Measure

UNPLACED = "0"
"""Stands for the place of an option that a respondent gave none."""
PLACED = frozenset({"ranked", "mean_rank"})
"""Measures of the places of one option; all others are of the first place."""


@dataclass(frozen=True, slots=True)
class Places:
    """A ranking: which option came first, and the places of some options. Everyone in the base put some option first."""

    first: Coded
    places: Mapping[str, Mapping[str, Counts]]
    """Option to value counts of its place, ``0`` for those who gave it none."""

    @property
    def base(self) -> Part:
        """Everyone (numerator and denominator are the same)."""
        return self.first.base

    def part(self, options: Sequence[str]) -> Part:
        """Return who put any of the options first, of the base."""
        return self.first.part(options)

    def rows(self, options: Sequence[str]) -> Rows:
        """Return who put any of the options first, and who did not."""
        return self.first.rows(options)

    def among_first(self, option: str, first: int) -> Part:
        """Return who put an option among so many of the first places, of the base."""
        return part_of(self._among(option, first), self.first.people)

    def rows_among(self, option: str, first: int) -> Rows:
        """Return who put an option among so many of the first places, and who did not."""
        return in_and_out(self._among(option, first), self.first.people)

    def _among(self, option: str, first: int) -> Counts:
        return together(c for place, c in self.places[option].items() if place != UNPLACED and int(place) <= first)

    def of(self, option: str) -> Coded:
        """Return the places of an option, among those who gave it one."""
        return Coded({place: c for place, c in self.places[option].items() if place != UNPLACED})


def first_place(subject: str) -> nw.Expr:
    """Return the option that each person put first."""
    return nw.col(question(subject))


def place_of(subject: str, option: str) -> nw.Expr:
    """Return the place that each person in the base gave an option."""
    return nw.when(~first_place(subject).is_null()).then(nw.col(item(subject, option)).fill_null(UNPLACED))


def placed_options(measures: Iterable[Measure]) -> tuple[str, ...]:
    """Return the options whose places some measures need."""
    return tuple(dict.fromkeys(m.options[0] for m in measures if m.name in PLACED))
