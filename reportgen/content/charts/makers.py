"""The table of kinds of figure, and which kind a question gets when the author names none."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.content.charts.bar import bar, column
from reportgen.content.charts.diverging import diverging
from reportgen.content.charts.donut import donut
from reportgen.content.charts.dot import dot
from reportgen.content.charts.drawing import Drawn, Maker, Request
from reportgen.content.charts.heat import heat
from reportgen.content.charts.nps import nps
from reportgen.content.charts.pairs import dumbbell, slope
from reportgen.content.charts.tree import tree
from reportgen.content.charts.trend import trend
from reportgen.spec.compared import COMPARING
from reportgen.spec.made import is_banded

MAKERS: Mapping[str, Maker] = {
    "bar": bar,
    "column": column,
    "donut": donut,
    "diverging": diverging,
    "nps": nps,
    "dot": dot,
    "tree": tree,
    "heat": heat,
    "dumbbell": dumbbell,
    "slope": slope,
    "trend": trend,
}
"""By the ``kind`` of a chart in the spec."""

DEFAULTS: Mapping[str, str] = {"single": "bar", "multi": "bar", "ranking": "bar", "scale": "diverging", "nps": "nps"}
"""By the type of question; figures of dimensions and figures by segment are dots, bands of numbers columns."""


def kind_of_figure(request: Request) -> str:
    """Return the kind of a figure: as the author wrote, or as the question asks for."""
    detail, document = request.detail, request.edition.codebook.document
    if detail.kind in COMPARING:
        return detail.kind
    if request.subject in document.dimensions:
        return "tree" if detail.kind == "tree" else "dot"
    if detail.by is not None:
        return "diverging" if detail.kind == "diverging" else "dot"
    question = document.questions[request.subject]
    banded = is_banded(document, request.subject) and question.type != "scale"
    return detail.kind or ("column" if banded else DEFAULTS[question.type])


def draw(request: Request) -> Drawn:
    """Return the figure that a request asks for."""
    return MAKERS[kind_of_figure(request)](request)
