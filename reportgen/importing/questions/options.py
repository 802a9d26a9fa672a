"""What the author may say about a file before questions are made of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from reportgen.importing.export import Export, Heading
from reportgen.importing.language import Language
from reportgen.importing.questions.cells import same


@dataclass(frozen=True, slots=True)
class Options:
    """What the author says; a column is named by its code, its heading or its position (``#7``)."""

    language: Language | Literal[""] = ""
    """The report's language; told by the wording without it."""
    weight: str = ""
    """The column that holds weights; a column that looks like one is left out without it."""
    keep: tuple[str, ...] = ()
    """Columns kept although they look personal."""
    leave_out: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Column to the name of its question."""

    points: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Column to the number of points that its scale had, those included that nobody gave."""

    def points_of(self, export: Export) -> Mapping[int, int]:
        """Return the points of scales by the places of their columns."""
        found = ((place, named(self.points, place, heading)) for place, heading in enumerate(export.headings))
        return {place: self.points[name] for place, name in found if name} if self.points else {}

    def unknown(self, export: Export) -> tuple[str, ...]:
        """Return what names no column of the file."""
        wanted = (self.weight, *self.keep, *self.leave_out, *self.names, *self.points)
        return tuple(name for name in wanted if name and not any(named([name], i, h) for i, h in enumerate(export.headings)))


def named(names: Iterable[str], place: int, heading: Heading) -> str:
    """Return the one of some names that means a column; empty when none does."""
    own = {same(heading.code), same(heading.ask), same(f"#{place + 1}"), same(f"{heading.ask} [{heading.item}]")} - {""}
    return next((name for name in names if same(name) in own), "")
