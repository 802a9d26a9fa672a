"""Drawings that a process keeps from one build to the next, so that only figures that changed are drawn."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from reportgen.render.figures import Order, drawn

if TYPE_CHECKING:
    from reportgen.render.charts.draw import Drawing

AGES = 3
"""A drawing is kept for so many builds that do not use it: an edit is often taken back."""


class KeptDrawings:
    """Makes drawings, each once as long as its description stays the same."""

    def __init__(self) -> None:
        self._kept: dict[bytes, tuple[int, Drawing]] = {}
        self._build = 0
        self.made = 0
        """How many were drawn since the build began."""

    def begin(self) -> None:
        """Begin a build: what the last ones did not use is dropped."""
        self._kept = {key: entry for key, entry in self._kept.items() if entry[0] >= self._build - AGES}
        self._build += 1
        self.made = 0

    def __call__(self, order: Order) -> Drawing:
        """Return a drawing."""
        key = description(order)
        found = self._kept.get(key)
        if found is None:
            self.made += 1
        drawing = found[1] if found else drawn(order)
        self._kept[key] = self._build, drawing
        return drawing


def description(order: Order) -> bytes:
    """Return a hash of all that a drawing is made from; the text of the values, for which 1 and 1.0 are two."""
    return sha256(
        repr((order.chart, order.name, order.alt, order.widths, order.look.key)).encode("utf-8", "backslashreplace")
    ).digest()
