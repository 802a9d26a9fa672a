"""``tests/<table>.csv``: every comparison of columns behind the letters of a table, a line each."""

from __future__ import annotations

import csv
import io

from reportgen.analysis.results import Contrast
from reportgen.facts.ledger import Ledger
from reportgen.publish.tables import number, safe

COLUMNS = (
    *("segment", "one", "other", "difference", "profile", "method", "statistic", "df", "p", "adjusted_p"),
    *("correction", "tests_together", "level", "strict_level", "significant_at", "not_tested"),
)
"""``one`` and ``other`` are ids of ``facts.json``; ``other`` is empty where everyone outside the column is meant."""


def tests(ledger: Ledger) -> dict[str, str]:
    """Return the text of each file by the id of its table."""
    by_table: dict[str, list[Contrast]] = {}
    for contrast in ledger.contrasts:
        by_table.setdefault(contrast.family.table, []).append(contrast)
    return {table: _text(contrasts) for table, contrasts in by_table.items()}


def _text(contrasts: list[Contrast]) -> str:
    together: dict[int, int] = {}
    for contrast in contrasts:
        together[id(contrast.family)] = together.get(id(contrast.family), 0) + (contrast.p is not None)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for contrast in contrasts:
        writer.writerow([safe(cell) for cell in _row(contrast, together[id(contrast.family)])])
    return text.getvalue()


def _row(contrast: Contrast, together: int) -> list[str]:
    rule, found = contrast.family.rule, (contrast.statistic, contrast.df, contrast.p, contrast.adjusted)
    return [
        contrast.one.segments[0][0],
        contrast.one.canonical,
        contrast.other.canonical if contrast.other else "",
        number(contrast.difference),
        rule.profile,
        contrast.method or "",
        *map(number, found),
        rule.correction,
        str(together),
        number(rule.level),
        number(rule.strict),
        number(contrast.level),
        contrast.untested,
    ]
