"""The numbers of figures and tables as paper lists them: by number, what several share said once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ListedFact:
    """One number of a figure or table."""

    place: int
    """Its number in the register."""
    label: str
    """What it is, as far as its group and its figure or table do not say it."""
    printed: str
    told: str
    """Its interval, and what differs from what was said of all; empty where there is neither."""


@dataclass(frozen=True, slots=True)
class ListedGroup:
    """The numbers of a row or a column."""

    label: str
    """Empty where the figure or table has but one."""
    told: str
    """What they share."""
    facts: tuple[ListedFact, ...]


@dataclass(frozen=True, slots=True)
class ListedAgain:
    """Where numbers are listed that stand here and elsewhere."""

    label: str
    """What shows them; empty for the figure or table itself."""
    told: str
    """Their numbers in the register, each behind an arrow."""


@dataclass(frozen=True, slots=True)
class ListedExhibit:
    """The numbers of one figure or table, or of all other places: those that stand here first, and where to find the others."""

    anchor: str
    """Of the figure or table; empty for numbers that stand in none."""
    number: str
    title: str
    told: str
    """What is measured, and what all or most of the numbers share."""
    groups: tuple[ListedGroup, ...]
    again: tuple[ListedAgain, ...] = ()


@dataclass(frozen=True, slots=True)
class FactListing:
    """All numbers that running text does not print, in the order of the report."""

    common: str = ""
    """What most of them share, beyond what most numbers of running text do."""
    exhibits: tuple[ListedExhibit, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return bool(self.exhibits)


NOTHING = FactListing()
