"""What a table is made from and made into."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.content.edition import Edition
from reportgen.content.tables import Table
from reportgen.facts.ledger import Fact
from reportgen.spec.measures import Condition
from reportgen.spec.model.exhibits import TableDetail
from reportgen.spec.wanted import names_of


@dataclass(frozen=True, slots=True)
class TableRequest:
    """A table to make."""

    edition: Edition
    detail: TableDetail
    among: Condition | None = None
    id: str = ""
    """The table's id."""

    @property
    def subjects(self) -> tuple[str, ...]:
        """The questions or dimensions in its rows."""
        return names_of(self.detail.rows)

    @property
    def segments(self) -> tuple[str, ...]:
        """The segments whose values are its columns."""
        return names_of(self.detail.columns)


@dataclass(frozen=True, slots=True)
class Tabulated:
    """A table made."""

    table: Table
    facts: tuple[Fact, ...]
    """What it prints, in order."""
    measured: str
    """What its numbers are, for the subtitle."""
    rows: frozenset[str] = frozenset()
    """The measures of its rows."""
