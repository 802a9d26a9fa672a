"""How the respondents were drawn: strata, clusters in each, and how many there are in the population."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Policy = Literal["refuse", "centre", "certainty"]
"""What a stratum of which a single cluster was drawn contributes; see ``single_cluster`` of the grammar."""


@dataclass(frozen=True, slots=True)
class Stratum:
    """One stratum, or everybody where there are none."""

    drawn: int
    """Clusters in the sample; respondents where no clusters are declared."""
    population: Fraction | None = None
    """How many of them there are; None where that was not said, or is so large that it does not matter."""

    @property
    def left(self) -> Fraction:
        """The finite population correction: the part of the stratum that was not drawn."""
        return Fraction(1) if self.population is None else 1 - self.drawn / self.population


@dataclass(frozen=True, slots=True, eq=False)
class Selection:
    """The design of one sample. Two numbers are of the same sample when they hold the same object."""

    strata: Mapping[str, Stratum]
    """By their value in the data; the empty text where none are declared."""
    clustered: bool = False
    """Whether clusters were drawn, and not respondents."""
    single: Policy = "refuse"

    @property
    def stratified(self) -> bool:
        """Whether strata are declared."""
        return "" not in self.strata
