"""Figures and tables over rebuilt rows: refused where they would show what was never published."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from reportgen.problems import Code, Place, Problem
from reportgen.spec.blocks import detail_of, drawn, joint, kind_of
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
        yield from _no_example(document, place_of)
        return
    for key, block in drawn(document):
        detail, kind = detail_of(block), kind_of(block)
        if detail.illustrative:
            continue
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
                yield Problem(Code.NOT_PUBLISHED, place, f"The {kind} shows {found}", fix[:1].upper() + fix[1:] + EXAMPLE)
                break
    for key, word, joined in joint(document):
        if not joined.illustrative:
            found = f"The block {word} shows how answers hang together; the rows were rebuilt, so it was invented with them"
            yield Problem(Code.NOT_PUBLISHED, place_of((*key, word)), found, f"Use real answers{EXAMPLE}")


EXAMPLE = ", or write `illustrative: true` beside it to print it as an example on which nothing may rest"


def _no_example(document: Document, place_of: Callable[..., Place]) -> Iterator[Problem]:
    """Yield a problem for every block that is marked as an example, although its rows were not rebuilt."""
    marked = [(key, kind_of(block)) for key, block in drawn(document) if detail_of(block).illustrative]
    for key in (*marked, *((key, word) for key, word, detail in joint(document) if detail.illustrative)):
        at = (*key[0], key[1], "illustrative")
        found = f"The block {key[1]} is marked as an example, and the rows were not rebuilt (survey.data.provenance)"
        yield Problem(Code.WRONG_VALUE, place_of(at), found, "Delete illustrative")


def _field(measure: Measure, chart: bool) -> str:
    if measure.segments:
        return "by" if chart else "columns"
    if measure.among is not None:
        return "among"
    return "of" if chart else "rows"
