"""The rows of bases: respondents, and under weights their weighted and effective number."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.content.charts.share_data import base_of
from reportgen.content.edition import Edition
from reportgen.content.tables import Row, TableCell
from reportgen.facts.ledger import Fact
from reportgen.facts.rounding import rounded
from reportgen.spec.collected import weight_of


def base_rows(edition: Edition, label: str, facts: Sequence[Fact]) -> list[Row]:
    """Return the bases of columns; each stays visible when the column's numbers are withheld."""
    rows = [Row(label, tuple(TableCell(base_of(edition, fact), fact.id) for fact in facts), "base")]
    if weight_of(edition.spec.document) is None:
        return rows
    for name in ("weighted_base", "effective_base"):
        cells = tuple(TableCell(_whole(edition, getattr(fact.estimate, name, None)), fact.id) for fact in facts)
        rows.append(Row(edition.say(name.replace("_", "-")), cells, "base"))
    return rows


def _whole(edition: Edition, people: float | None) -> str:
    return edition.say("nothing") if people is None else f"{rounded(people, 0):,f}"
