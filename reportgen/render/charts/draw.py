"""Draw a figure in both widths."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from reportgen.content.charts.kinds import Chart
from reportgen.render.charts.canvas import Canvas, surface
from reportgen.render.charts.table import CHARTS, COVERS, Kind
from reportgen.render.charts.touch import Targets
from reportgen.render.style import COLUMN, COVER, Widths
from reportgen.render.typeset import spaced


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure as two SVG elements, for the page and for a phone."""

    wide: str
    narrow: str
    wide_targets: Targets
    """Where its numbers can be touched."""
    narrow_targets: Targets


def draw(chart: Chart, name: str, alt: str, widths: Widths = COLUMN) -> Drawing:
    """Draw a figure.

    Parameters
    ----------
    chart
        What stands where, in which role.
    name
        ASCII name from the content stage; the elements' ids are ``<name>-wide`` and ``<name>-narrow``.
    alt
        The alternative text.
    widths
        ``COLUMN``, ``COVER``, ``GLANCE`` or ``PLAN`` of :mod:`reportgen.render.style`.

    Raises
    ------
    ValueError
        If the name is not one.
    """
    chart = _spaced(chart)
    kind = (COVERS if widths == COVER else CHARTS)[chart.kind]
    with surface() as axes:
        kind.marks(axes, chart)
        wide, wide_targets = _drawing(kind, chart, Canvas(axes, widths.wide), f"{name}-wide", alt)
        narrow, narrow_targets = _drawing(kind, chart, Canvas(axes, widths.narrow), f"{name}-narrow", alt)
        return Drawing(wide, narrow, wide_targets, narrow_targets)


_NO_WORDS = frozenset({"fact", "kind"})
"""Fields that nobody reads."""


def _drawing(kind: Kind, chart: Chart, canvas: Canvas, name: str, alt: str) -> tuple[str, Targets]:
    kind.layout(canvas, chart)
    return canvas.svg(name, alt), canvas.targets()


def _spaced(value: Any) -> Any:
    """Return a chart with its words spaced as the page spaces them."""
    if isinstance(value, str):
        return spaced(value)
    if isinstance(value, tuple):
        return tuple(map(_spaced, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _spaced(getattr(value, f.name)) for f in fields(value) if f.name not in _NO_WORDS})
    return value
