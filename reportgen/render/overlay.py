"""What lies over the drawings of a page: a button for each number, which opens where it comes from.

A drawing stays one picture with its alternative text. The buttons are HTML beside it, not links inside it: they open the panels
that numbers of the text and of tables open, so Esc closes them and nothing scrolls. A page permits no style of an element, so
their places are classes, and the style sheet has those that the page uses.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from markupsafe import Markup

from reportgen.content.blocks import Content, Figure

if TYPE_CHECKING:
    from reportgen.render.charts.touch import Spot, Targets

ACROSS, DOWN = 400, 1000
"""A drawing has so many columns and rows for its buttons: steps of a third of a millimetre."""
_SIDES = MappingProxyType({"x": ("left", ACROSS), "y": ("top", DOWN), "u": ("width", ACROSS), "v": ("height", DOWN)})
_PLACED = re.compile(r'<button class="tip ([^"]*)"')


@dataclass(frozen=True, slots=True)
class Overlay:
    """Lays buttons over the drawings of a page.

    Parameters
    ----------
    panels
        The panel of each number, by the fact's id.
    label
        What a screen reader says for a number, with ``{number}``.
    """

    panels: Mapping[str, str]
    label: str

    def over(self, holder: object, targets: Targets) -> Markup:
        """Return the buttons over a drawing.

        The table behind a figure has its numbers with their headings, each a stop for the keyboard and a button for a screen
        reader. Over the figure they are there for pointers and fingers only, so that nobody meets them twice. Numbers of a
        drawing without a table are stops themselves, each once.
        """
        told = _behind(holder)
        open_to_all, pointed = [], []
        for spot in targets.spots:
            if spot.fact not in self.panels:
                continue
            if spot.words and spot.fact not in told:
                told.add(spot.fact)
                open_to_all.append(self._named(spot, targets))
            else:
                pointed.append(self._pointed(spot, targets))
        hidden = Markup('<div aria-hidden="true">{}</div>').format(Markup("").join(pointed)) if pointed else Markup("")
        return hidden + Markup("").join(open_to_all)

    def _pointed(self, spot: Spot, targets: Targets) -> Markup:
        place, panel = _place(spot, targets), self.panels[spot.fact]
        return Markup('<button class="tip {}" popovertarget="{}" tabindex="-1"></button>').format(place, panel)

    def _named(self, spot: Spot, targets: Targets) -> Markup:
        place, panel, label = _place(spot, targets), self.panels[spot.fact], self.label.format(number=spot.words)
        return Markup('<button class="tip {}" popovertarget="{}" aria-label="{}"></button>').format(place, panel, label)


def overlay(content: Content) -> Overlay:
    """Return what lays buttons over the drawings of a report."""
    panels = {entry.fact: entry.anchor for entry in (*content.facts, *content.cells)}
    return Overlay(panels, content.words["number-label"])


def rules(page: str) -> str:
    """Return the style rules of the places that the buttons of a page have."""
    used = {name for places in _PLACED.findall(page) for name in places.split()}
    return "".join(f".{name}{{{_rule(name)}}}" for name in sorted(used, key=lambda name: (name[0], int(name[1:]))))


def _rule(name: str) -> str:
    side, parts = _SIDES[name[0]]
    return f"{side}:{int(name[1:]) * 100 / parts:g}%"


def _place(spot: Spot, targets: Targets) -> str:
    room = spot.room
    left, right = (round(x / targets.width * ACROSS) for x in (room.left, room.right))
    top, bottom = (round(y / targets.height * DOWN) for y in (room.top, room.bottom))
    return f"x{left} y{top} u{right - left} v{bottom - top}"


def _behind(holder: object) -> set[str]:
    """Return the numbers that the table behind a figure opens."""
    if not isinstance(holder, Figure):
        return set()
    return {cell.fact for row in holder.data.rows for cell in row.cells if cell.text}
