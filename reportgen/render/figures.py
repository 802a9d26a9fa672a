"""The drawings of a report: which things hold a chart, each drawn once in both widths, as part of a page or as a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Literal

from markupsafe import Markup

from reportgen.content.blocks import Content, Cover, Figure, GlanceFinding, PlanAction
from reportgen.content.charts.kinds import Chart
from reportgen.content.score_blocks import ScoreRow
from reportgen.render.look import PLAIN, Look
from reportgen.render.overlay import Overlay, overlay
from reportgen.render.style import COLUMN, COVER, GLANCE, PLAN, SCORE, Widths

if TYPE_CHECKING:
    from reportgen.render.charts.draw import Drawing
    from reportgen.render.charts.touch import Targets

ASSET = "asset:"
"""The scheme under which the PDF engine asks for drawings."""
SVG = "image/svg+xml"
NARROW = "-narrow"
"""What the narrow drawing of a figure has in its address."""
COVERS: Mapping[str, Literal["wide", "narrow"]] = {"": "wide", NARROW: "narrow"}
"""What the names of the cover's two drawings end with."""


@dataclass(frozen=True, slots=True)
class Order:
    """One drawing to make."""

    holder: object
    """The figure, finding, action or cover that holds the chart."""
    name: str
    chart: Chart
    alt: str
    widths: Widths
    file: str = ""
    """The file of its own, for figures."""
    look: Look = PLAIN
    """In whose colours and fonts it is made."""


@dataclass(frozen=True, slots=True)
class Drawings:
    """The drawings of one page."""

    drawn: Mapping[int, tuple[Order, Drawing]]
    """By the identity of the holder."""
    overlay: Overlay

    def on_screen(self, holder: object, *, narrow: bool = False) -> Markup:
        """Return both widths as SVG elements, of which the style sheet shows one; or the narrow one alone."""
        order, drawing = self.drawn[id(holder)]
        if narrow:
            return self._drawn(holder, "", drawing.narrow, drawing.narrow_targets)
        if order.widths is GLANCE:
            return self._drawn(holder, "", drawing.wide, drawing.wide_targets)
        wide = self._drawn(holder, " wide", drawing.wide, drawing.wide_targets)
        return wide + self._drawn(holder, " narrow", drawing.narrow, drawing.narrow_targets)

    def _drawn(self, holder: object, width: str, svg: str, targets: Targets) -> Markup:
        over = self.overlay.over(holder, targets)
        return Markup('<div class="drawn{}">{}{}</div>').format(width, Markup(svg), over)  # noqa: S704 - drawn by us, escaped

    def on_paper(self, holder: object, *, narrow: bool = False) -> Markup:
        """Return a picture that the PDF engine fetches from ``assets``."""
        order, _ = self.drawn[id(holder)]
        return Markup('<img src="{}{}{}.svg" alt="{}"/>').format(ASSET, order.name, NARROW if narrow else "", order.alt)

    def assets(self) -> dict[str, tuple[bytes, str]]:
        """Return the drawings for paper, with their type, by the address the page gives them."""
        found = {f"{ASSET}{order.name}.svg": (drawing.wide.encode(), SVG) for order, drawing in self.drawn.values()}
        narrow = ((o, drawing.narrow.encode()) for o, drawing in self.drawn.values() if o.file)
        return found | {f"{ASSET}{order.name}{NARROW}.svg": (drawing, SVG) for order, drawing in narrow}

    def files(self) -> dict[str, bytes]:
        """Return the figures that readers can take away."""
        return {order.file: drawing.wide.encode() for order, drawing in self.drawn.values() if order.file}

    def covers(self, suffix: str) -> dict[str, bytes]:
        """Return the cover's drawing in both widths, which stands for the report in lists; ``suffix`` is that of the language."""
        drawn = [drawing for order, drawing in self.drawn.values() if isinstance(order.holder, Cover)]
        return {f"cover{width}{suffix}.svg": getattr(d, name).encode() for d in drawn for width, name in COVERS.items()}


Drawer = Callable[[Order], "Drawing"]
"""Makes one drawing, or has it from before."""


def drawn(order: Order) -> Drawing:
    """Make one drawing."""
    from reportgen.render.charts.draw import draw

    look, kind = order.look, order.chart.kind
    with look.drawing(kind):
        made = draw(order.chart, order.name, order.alt, order.widths)
    return replace(made, wide=look.drawn(made.wide, kind), narrow=look.drawn(made.narrow, kind)) if look.theme else made


def draw_all(content: Content, draw: Drawer = drawn, look: Look = PLAIN) -> Drawings:
    """Draw everything a report shows."""
    found = (replace(order, look=look) if look.theme else order for order in orders(content))
    return Drawings({id(order.holder): (order, draw(order)) for order in found}, overlay(content))


def orders(content: Content) -> Iterator[Order]:
    """Yield the drawings of a report, in its order."""
    findings = 0
    for holder in _holders(content.cover, content.chapters):
        match holder:
            case Cover(chart=chart) if chart is not None:
                yield Order(holder, "cover", chart, holder.chart_alt, COVER)
            case Figure():
                yield Order(holder, holder.anchor, holder.chart, holder.alt, COLUMN, f"figures/{holder.id}.svg")
            case GlanceFinding(meter=meter) if meter is not None:
                findings += 1
                yield Order(holder, f"glance-{findings}", meter, holder.alt, GLANCE)
            case PlanAction(meter=meter) if meter is not None:
                yield Order(holder, f"{holder.anchor}-aim", meter, holder.meter_alt, PLAN)
            case ScoreRow(meter=meter) if meter is not None:
                yield Order(holder, f"{holder.anchor}-aim", meter, holder.alt, SCORE)


def _holders(*values: object) -> Iterator[object]:
    """Walk over everything inside, in order."""
    for value in values:
        if isinstance(value, tuple):
            yield from _holders(*value)
        elif is_dataclass(value):
            yield value
            yield from _holders(*(getattr(value, f.name) for f in fields(value)))
