"""One share of a whole: the option that matters, and the rest."""

from __future__ import annotations

from reportgen.content.charts.bar import shares
from reportgen.content.charts.drawing import Drawn, Labelled, Request, extremes, mark
from reportgen.content.charts.kinds import Bar, Donut, Mark
from reportgen.content.charts.share_data import share_table, shares_measured


def donut(request: Request) -> Drawn:
    """Return a ring with the highlighted option, or the largest one, as its part."""
    edition, rows = request.edition, shares(request)
    part = next((r for r in rows if request.emphasised(r[0])), max(rows, key=lambda r: r[1].value or 0.0))
    others = [r for r in rows if r is not part]
    drawn = mark(edition, part[1])
    if len(others) == 1:
        rest = Bar(others[0][0].label, mark(edition, others[0][1]))
    else:  # the rest of the ring is no number of the report: it is what the part leaves
        rest = Bar(edition.say("rest"), Mark(None if drawn.value is None else 100 - drawn.value, "", ""))
    labelled: list[Labelled] = [(answer.label, fact) for answer, fact in rows]
    return Drawn(
        Donut(Bar(part[0].label, drawn, strong=True), rest),
        extremes(edition, labelled),
        shares_measured(request),
        tuple(fact for _, fact in rows),
        share_table(request, labelled),
    )
