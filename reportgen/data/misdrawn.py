"""What is wrong with a declared design, seen against the answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from reportgen.data.codebook import Field
from reportgen.data.columns import POPULATION, STRATUM
from reportgen.data.selection import Selection
from reportgen.data.spots import Grid
from reportgen.problems import Code, Kind, Place, Problem, Severity
from reportgen.spec.collected import weight_of
from reportgen.spec.model.design import Design
from reportgen.spec.spec import Key, Spec

DESIGN: Key = ("survey", "sample", "design")
SHOWN = 5
"""How many strata a message names."""


@dataclass(frozen=True, slots=True)
class Group:
    """The respondents of a stratum, as read."""

    name: str
    drawn: int
    """Clusters, or respondents where no clusters are declared."""
    first: int | None
    """The first row; None on engines without an order of rows."""
    low: float | None
    high: float | None
    """The smallest and the largest population in its rows; None without such a column."""


@dataclass(frozen=True, slots=True)
class Found:
    """The design against the answers."""

    spec: Spec
    design: Design
    grid: Grid
    groups: list[Group]
    fields: Mapping[str, Field]

    def population(self, group: Group) -> Fraction | None:
        """Return how many there were to draw from; None where nobody said so."""
        match self.design.population:
            case None:
                return None
            case dict() as sizes:
                return Fraction(repr(sizes[group.name])) if group.name in sizes else None
            case float() as size:
                return Fraction(repr(size))
            case _:
                return Fraction(repr(float(group.high or 0)))

    def unknown(self) -> Iterator[Problem]:
        """Yield strata that a map of populations lacks, and those of it that nobody is in."""
        if not isinstance(sizes := self.design.population, dict):
            return
        known = {g.name for g in self.groups}
        if absent := [g.name for g in self.groups if g.name not in sizes]:
            found = f"no population is given for {_listed('stratum', 'strata', absent)}"
            fix = f"add a line for each under population, such as '{absent[0]}: 1000'"
            yield self._problem(self._key("population"), found, fix)
        for name in sizes:
            if name not in known:
                found = f"nobody is in the stratum '{name}' of {self.grid.shown}"
                fix = "write the stratum as the data do; where nobody was drawn, survey.population says that it is left out"
                yield self._problem(self._key("population", name), found, fix)

    def uneven(self) -> Iterator[Problem]:
        """Yield strata whose rows disagree about the population."""
        wrong = [g for g in self.groups if g.low != g.high]
        if wrong:
            ends = f"{wrong[0].low:,.12g} to {wrong[0].high:,.12g}"
            found = f"{self._column()} holds different numbers ({ends}) within {self._named(wrong)}"
            yield self._problem(self._first(wrong), found, "write the size of the whole stratum in each of its rows")

    def small(self) -> Iterator[Problem]:
        """Yield strata of which more were drawn than there are."""
        wrong = [g for g in self.groups if g.low == g.high and (size := self.population(g)) is not None and size < g.drawn]
        if wrong:
            group, there = wrong[0], float(self.population(wrong[0]) or 0)
            found = f"more {self._units} were drawn than there are: {group.drawn:,} of {there:,.12g} in {self._named(wrong)}"
            fix = f"write as population how many {self._units} there were to draw from, not a share or the number drawn"
            yield self._problem(self._spot(group), found, fix)

    def single(self) -> Iterator[Problem]:
        """Yield strata of which one cluster was drawn, unless it is all there is or a policy says what to do."""
        if self.design.single_cluster != "refuse":
            return
        wrong = [g for g in self.groups if g.drawn == 1 and self.population(g) != 1]
        if wrong:
            found = f"only one {self._units.removesuffix('s')} was drawn in {self._named(wrong)}: that has no error to compute"
            fix = "merge strata that resemble each other, or write single_cluster: centre (on the safe side) or certainty"
            yield self._problem(self._first(wrong), found, fix)

    @property
    def _units(self) -> str:
        return "clusters" if self.design.clusters else "respondents"

    def _named(self, groups: list[Group]) -> str:
        return _listed("stratum", "strata", [g.name for g in groups]) if self.design.strata else "the sample"

    def _column(self) -> str:
        return self.grid.column(self.fields[POPULATION].column)

    def _key(self, *steps: str) -> Place:
        return self.spec.place((*DESIGN, *steps))

    def _first(self, groups: list[Group]) -> Place:
        """Return the first row of the first of some strata; the key of the design on engines without rows."""
        rows = [g.first for g in groups if g.first is not None]
        field = self.fields.get(POPULATION) or self.fields.get(STRATUM)
        if not rows or field is None:
            return self._key()
        return self.grid.place(list(self.grid.spots([(min(rows), field.column)]).values()))

    def _spot(self, group: Group) -> Place:
        match self.design.population:
            case dict():
                return self._key("population", group.name)
            case str():
                return self._first([group])
            case _:
                return self._key("population")

    def _problem(self, place: Place, found: str, fix: str) -> Problem:
        return Problem(Code.DATA_DESIGN, place, found, fix, kind=Kind.REPORT)


def _listed(one: str, several: str, names: list[str]) -> str:
    shown = ", ".join(f"'{n}'" for n in names[:SHOWN])
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return f"{one if len(names) == 1 else several} {shown}{more}"


def unweighted(spec: Spec, found: Selection) -> Iterator[Problem]:
    """Yield a warning where people of different strata had different chances, and nothing weights them back."""
    if weight_of(spec.document) is not None or found.clustered:
        return
    rates = [stratum.drawn / stratum.population for stratum in found.strata.values() if stratum.population]
    if rates and max(rates) > 2 * min(rates):
        low, high = (f"1 in {float(1 / rate):.3g}" for rate in (min(rates), max(rates)))
        words = f"people were drawn at different rates, {high} in one stratum and {low} in another, and nothing weights them"
        fix = "add survey.weight with a column that holds population / respondents of the stratum"
        place = spec.place((*DESIGN, "population"))
        yield Problem(Code.UNWEIGHTED_STRATA, place, words, fix, Severity.WARNING, Kind.REPORT)
