"""The sheet of all numbers: a row for each, with its exact value, its bases and everything that its panel says."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.content.blocks import Content, FactEntry
from reportgen.content.workbook.book import BookNumber, ListCell, ListColumn, ListSheet
from reportgen.content.workbook.numbers import number_of
from reportgen.facts.ledger import Fact, Ledger
from reportgen.facts.stable import stable
from reportgen.facts.stated import respondents
from reportgen.spec.collected import published_base
from reportgen.spec.measures import Unit
from reportgen.spec.spec import Spec
from reportgen.spec.waves.rules import document_of

WHOLE, BASE = "#,##0", "#,##0.0"
"""Formats of people, and of people weighted."""
_HUNDRED = frozenset({Unit.POINTS})
"""Units that print a hundred times their value, without a percent sign."""


def list_sheet(spec: Spec, ledger: Ledger, content: Content, say: Mapping[str, str], sheet_of: Mapping[str, str]) -> ListSheet:
    """Return the sheet of all numbers of a report, in the order of its register.

    Parameters
    ----------
    spec, ledger
        What the report says.
    content
        The report in one language.
    say
        The words of the language.
    sheet_of
        The sheet on which each number stands, by the fact's id.
    """
    entries = (*content.facts, *content.cells)
    labels = tuple(dict.fromkeys(label for e in entries for label, _ in (*e.rows, *e.more)))
    columns = (
        *(ListColumn(say[key]) for key in ("register-number", "workbook-printed", "register-definition")),
        *(ListColumn(say[key], "number") for key in ("workbook-exact", "low", "high")),
        *(ListColumn(say[key], "number") for key in ("workbook-n", "base", "weighted-base", "effective-base")),
        ListColumn(say["workbook-sheet"], "sheet"),
        *(ListColumn(label) for label in labels),
    )
    rows = []
    for entry in entries:
        fact = ledger.facts[entry.fact]
        told = dict((*entry.rows, *entry.more))
        rows.append(
            (
                f"[{entry.place}]",
                entry.printed,
                entry.definition,
                *_exact(fact),
                *_people(spec, fact),
                sheet_of.get(entry.fact, ""),
                *(told.get(label, "") for label in labels),
            )
        )
    return ListSheet(say["workbook-facts"], say["workbook-facts"], columns, tuple(rows))


def _exact(fact: Fact) -> tuple[ListCell, ...]:
    """Return value and ends of the interval with all their digits; nothing where the number is not shown."""
    interval = fact.interval
    ends = (interval.low, interval.high) if interval else (None, None)
    shown = (None if fact.withheld or fact.bounded else fact.value, *ends)
    return tuple(_number(fact, value) for value in shown)


def _number(fact: Fact, value: float | None) -> ListCell:
    exact = stable(value)
    if exact is None:
        return ""
    printed = number_of(next(iter(fact.printed.values())), unit=True)
    form = printed.form if printed else "General"
    return BookNumber(float(stable(exact * 100) or 0) if fact.unit in _HUNDRED else exact, form)


def _people(spec: Spec, fact: Fact) -> tuple[ListCell, ...]:
    estimate = fact.estimate
    if estimate is None:
        return ("", "", "", "")
    who = respondents(estimate, published_base(document_of(spec, estimate.measure.wave)))
    return (
        "" if fact.withheld or who.n is None else BookNumber(who.n, WHOLE),
        *(
            "" if value is None else BookNumber(float(stable(value) or 0), form)
            for value, form in ((who.base, WHOLE), (who.weighted_base, BASE), (who.effective_base, BASE))
        ),
    )


def entries_of(content: Content) -> Mapping[str, FactEntry]:
    """Return what the panels say, by the fact's id."""
    return {entry.fact: entry for entry in (*content.facts, *content.cells)}
