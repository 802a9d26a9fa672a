"""The table of kinds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from reportgen.render.charts import (
    bar,
    column,
    diverging,
    donut,
    dot,
    dumbbell,
    gantt,
    heat,
    meter,
    nps,
    scatter,
    slope,
    strip,
    tree,
    trend,
)
from reportgen.render.charts.canvas import Canvas


class Kind(NamedTuple):
    """How a kind of figure is drawn."""

    marks: Callable[[Any, Any], None]
    """Draws the marks on axes, in data coordinates, once for all widths."""
    layout: Callable[[Canvas, Any], None]
    """Sets height, scales and words for one width."""


CHARTS: Mapping[str, Kind] = MappingProxyType(
    {
        "gantt": Kind(gantt.marks, gantt.layout),
        "bar": Kind(bar.marks, bar.layout),
        "column": Kind(column.marks, column.layout),
        "diverging": Kind(diverging.marks, diverging.layout),
        "donut": Kind(donut.marks, donut.layout),
        "dot": Kind(dot.marks, dot.layout),
        "dumbbell": Kind(dumbbell.marks, dumbbell.layout),
        "heat": Kind(heat.marks, heat.layout),
        "meter": Kind(meter.marks, meter.layout),
        "nps": Kind(nps.marks, nps.layout),
        "scatter": Kind(scatter.marks, scatter.layout),
        "slope": Kind(slope.marks, slope.layout),
        "trend": Kind(trend.marks, trend.layout),
        "tree": Kind(tree.marks, tree.layout),
    }
)
"""By the ``kind`` of the content stage."""

COVERS: Mapping[str, Kind] = MappingProxyType({**CHARTS, "dot": Kind(strip.marks, strip.layout)})
"""On the cover."""
