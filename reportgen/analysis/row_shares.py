"""Percentages of rows: they rest on two shares of a column, and are hidden where one of these is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportgen.analysis.drafts import Draft
from reportgen.analysis.withholding import Verdict, Where
from reportgen.spec import canonical
from reportgen.spec.measures import Measure
from reportgen.spec.model.document import Document

ROW_SHARE = "row_share"


def twins(measure: Measure) -> tuple[Measure, Measure]:
    """Return the shares that a row's percentage tells together: of the same answer in the column, and for everyone."""
    of_column = canonical.share(measure.subject, *measure.options, segments=measure.segments, among=measure.among)
    return of_column, canonical.share(measure.subject, *measure.options, among=measure.among)


def whole_of(measure: Measure) -> Where:
    """Return what the distribution of everyone in a row is found by."""
    return measure.subject, (), measure.among


def counted(measures: Iterable[Measure]) -> tuple[Measure, ...]:
    """Return the measures that are counted by themselves: twins in place of the percentages of rows."""
    found = ((m,) if m.name != ROW_SHARE else twins(m) for m in measures)
    return tuple(dict.fromkeys(m for group in found for m in group))


def verdict(document: Document, measure: Measure, draft: Draft, verdicts: Mapping[Measure, Verdict]) -> Verdict:
    """Return whether a row's percentage is shown: as its twins are, and with enough respondents in the row."""
    column, whole = (verdicts[m] for m in twins(measure))
    if whole.withheld or column.withheld:
        return Verdict(whole.withheld or column.withheld, base=not whole.withheld)
    if draft.base == 0:
        return Verdict("no-answers")
    return Verdict("minimum-base" if draft.people.n < document.report.minimum_base else "")
