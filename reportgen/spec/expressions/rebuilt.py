"""Figures and tables over rebuilt rows: refused where they would show what was never published."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from reportgen.problems import Code, Place, Problem
from reportgen.spec.blocks import detail_of, drawn, kind_of
from reportgen.spec.measures import Condition, Measure
from reportgen.spec.model.document import Document
from reportgen.spec.model.exhibits import ChartDetail
from reportgen.spec.published import not_published, reconstructed
from reportgen.spec.spec import Key
from reportgen.spec.wanted import stated_by_chart, stated_by_table


def unpublished(
    document: Document, conditions: Mapping[Key, Condition], figures: Collection[Measure], place_of: Callable[..., Place]
) -> Iterator[Problem]:
    """Yield one problem for every chart or table that would state what was not published.

    Parameters
    ----------
    document
        The spec.
    conditions
        The resolved ``among`` of blocks, by key.
    figures
        Single numbers that were published.
    place_of
        Finds the place of a value.
    """
    if not reconstructed(document):
        return
    for key, block in drawn(document):
        detail, kind = detail_of(block), kind_of(block)
        among = conditions.get((*key, kind, "among"))
        chart = isinstance(detail, ChartDetail)
        stated = (
            stated_by_chart(document, detail, among)
            if isinstance(detail, ChartDetail)
            else stated_by_table(document, detail, among)
        )
        for measure in (m for m in stated if not m.wave):  # of other waves, their own rows decide: see ``series``
            fault = not_published(document, measure, figures)
            if fault is not None:
                found, fix = fault
                place = place_of((*key, kind, _field(measure, chart)))
                yield Problem(Code.NOT_PUBLISHED, place, f"The {kind} shows {found}", fix[:1].upper() + fix[1:])
                break


def _field(measure: Measure, chart: bool) -> str:
    if measure.segments:
        return "by" if chart else "columns"
    if measure.among is not None:
        return "among"
    return "of" if chart else "rows"
