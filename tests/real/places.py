"""Where the columns of a file went: from a place in it to the question, the item and the codes that an import made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from reportgen.importing.draft import Draft, DraftQuestion
from reportgen.importing.export import Export


@dataclass(frozen=True, slots=True)
class Found:
    """A column of the file in the spec."""

    question: DraftQuestion
    at: int
    """Which of the question's columns it is."""

    @property
    def name(self) -> str:
        """Return what expressions call it: the row of a grid has a name of its own."""
        return self.question.items[self.at].name if self.question.kind == "grid" else self.question.name

    @property
    def option(self) -> str:
        """Return the code of the option that it is, of several answers and of a ranking by options."""
        return self.question.items[self.at].name


@dataclass(frozen=True)
class Places:
    """An import, by the places of the file's columns."""

    export: Export
    draft: Draft

    @cached_property
    def _found(self) -> Mapping[int, Found]:
        return {place: Found(q, at) for q in self.draft.questions for at, place in enumerate(q.positions)}

    @cached_property
    def _missing(self) -> Mapping[str, tuple[str, ...]]:
        return {scale.name: scale.missing for scale in self.draft.scales}

    def found(self, place: int) -> Found | None:
        """Return the column of a place; None where no question was made of it."""
        return self._found.get(place)

    def kind(self, place: int) -> str:
        """Return the type of the question that a column is of; what the import took it for where it is of none."""
        found = self.found(place)
        return found.question.kind if found else f"left out ({self.export.headings[place].role})"

    def codes(self, place: int) -> Mapping[str, str]:
        """Return the code in the data file of every cell of a column: empty where the spec says that it is no answer.

        A cell that stands for several codes is left out.
        """
        found = self._found[place]
        none = {*found.question.missing, *self._missing.get(found.question.scale, ())}
        cells, filled = self.export.columns[place], found.question.columns[found.at].cells
        pairs = set(zip(cells.cells, filled.cells, strict=True))
        times = Counter(cell for cell, _ in pairs)
        codes = {cells.values[cell]: filled.values[code] for cell, code in pairs if times[cell] == 1}
        return {cell: "" if code in none else code for cell, code in codes.items()}

    def option(self, place: int, text: str) -> str | None:
        """Return the code of the option with a label, of several answers in one cell."""
        options = self._found[place].question.options
        return next((option.code for option in options if _same(option.label) == _same(text)), None)

    def gathers_words(self, place: int, code: str) -> bool:
        """Tell whether an option is the one as which own words are counted."""
        return any(option.code == code and option.write_in for option in self._found[place].question.options)

    def within(self, place: int, text: str) -> bool:
        """Tell whether a text is a piece of an option of a column."""
        return any(_same(text) in _same(option.label) for option in self._found[place].question.options)


def _same(text: str) -> str:
    return " ".join(text.replace("’", "'").split()).casefold()
