"""One share of a whole: the option that matters, and the other one."""

from __future__ import annotations

from reportgen.content.charts.bar import shares
from reportgen.content.charts.drawing import Drawn, Labelled, Request, extremes, mark
from reportgen.content.charts.kinds import Bar, Donut
from reportgen.content.charts.share_data import share_table, shares_measured


def donut(request: Request) -> Drawn:
    """Return a ring of a question with two options; its part is the highlighted one, or the larger."""
    edition, rows = request.edition, shares(request)
    part = next((r for r in rows if request.emphasised(r[0].code)), max(rows, key=lambda r: r[1].value or 0.0))
    rest = next(r for r in rows if r is not part)
    labelled: list[Labelled] = [(answer.label, fact) for answer, fact in rows]
    return Drawn(
        Donut(Bar(part[0].label, mark(edition, part[1]), strong=True), Bar(rest[0].label, mark(edition, rest[1]))),
        extremes(edition, labelled),
        shares_measured(request),
        tuple(fact for _, fact in rows),
        share_table(request, labelled),
    )
