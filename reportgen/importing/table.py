"""A file as a grid of text, before anybody knows what its columns mean."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from reportgen.importing.decision import Decision


@dataclass(frozen=True, slots=True)
class Column:
    """A column as its distinct texts and, by row, which of them stands there.

    Survey answers repeat, so whatever is done to a column is done to a few texts and not to every row.
    """

    values: tuple[str, ...]
    """Distinct cells as written, in the order of their first row; an empty cell is an empty text."""
    cells: Sequence[int]
    """By row, the place of its text in ``values``."""

    @classmethod
    def of(cls, texts: Iterable[str]) -> Column:
        """Return a column of texts."""
        places: dict[str, int] = {}
        cells = array("I", (places.setdefault(text, len(places)) for text in texts))
        return cls(tuple(places), cells)

    @property
    def rows(self) -> int:
        """Return the number of rows."""
        return len(self.cells)

    def counts(self) -> Mapping[str, int]:
        """Return how many rows hold each text."""
        counts = Counter(self.cells)
        return {value: counts[place] for place, value in enumerate(self.values)}

    def texts(self) -> Iterable[str]:
        """Return the text of every row."""
        return map(self.values.__getitem__, self.cells)

    def recoded(self, codes: Mapping[str, str]) -> Column:
        """Return the column with every text replaced; a text without a code becomes empty."""
        places: dict[str, int] = {}
        moved = [places.setdefault(codes.get(value, ""), len(places)) for value in self.values]
        return Column(tuple(places), array("I", map(moved.__getitem__, self.cells)))

    def without(self, rows: frozenset[int]) -> Column:
        """Return the column without some rows, counted from 0."""
        return Column.of(text for row, text in enumerate(self.texts()) if row not in rows) if rows else self


def rows_where(column: Column, wanted: Callable[[str], bool]) -> int:
    """Return the rows whose text is wanted, a bit for each."""
    said = bytes(map(wanted, column.values))
    rows = bytes(map(said.__getitem__, column.cells))
    return int(rows.translate(_DIGITS).decode() or "0", 2)


_DIGITS = bytes.maketrans(b"\x00\x01", b"01")


@dataclass(frozen=True, slots=True)
class Variable:
    """What a statistics program's file, a database or a typed file says of a column."""

    name: str
    label: str = ""
    labels: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Value, as its cells are written, to label."""
    missing: frozenset[str] = frozenset()
    """Values declared missing, as their cells are written; ranges are spelled out for the values that occur or have a label."""
    kind: str = "text"
    """``text``, ``number`` or ``date``."""
    measure: str = ""
    """``nominal``, ``ordinal`` or ``scale`` where the file says so."""


@dataclass(frozen=True, slots=True)
class ResponseSet:
    """A multiple-response set that a statistics program's file declares."""

    name: str
    label: str
    variables: tuple[str, ...]
    counted: str = ""
    """The value that means ticked; empty where each variable holds one of several codes."""


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet of a file: cells as text, header rows included unless the format keeps names apart."""

    shown: str
    """The file as the author named it, with the member or the sheet where there are several."""
    format: str
    """``csv``, ``tsv``, ``xls``, ``xlsx``, ``ods``, ``html``, ``sav``, ``por``, ``dta``, ``parquet``, ``jsonl``, ``lsa``,
    ``sss``."""
    columns: tuple[Column, ...]
    """All of the same number of rows. Numbers of typed formats are written as a person would (``3``, ``2.5``), dates as
    ISO 8601."""
    rows: int
    variables: tuple[Variable, ...] = ()
    """By column, for formats that keep names apart from the rows; empty for those whose first rows are the header."""
    sets: tuple[ResponseSet, ...] = ()
    weight: str = ""
    """The variable that the file declares to be the weight."""
    encoding: str = ""
    delimiter: str = ""
    dropped: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Records of a text file that are left out by reason: ``cut-short``, where the file ends within the last one, and
    ``ragged``, where fields beyond the header tell that the answers of a row are shifted."""
    decisions: tuple[Decision, ...] = ()
    """What had to be decided to read the file: encoding, sheet, member, a record that is cut short."""
