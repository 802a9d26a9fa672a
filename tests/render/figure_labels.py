"""The words of the drawings of a page, and the buttons that lie over them, read from the page itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from html import unescape
from typing import Any, TypeVar

from reportgen.content.blocks import Content
from reportgen.content.charts.compared import HeatChart, Scale, ScatterChart
from reportgen.content.charts.kinds import Chart, DotChart, GanttChart, Mark, NpsChart
from reportgen.content.tables import TableCell
from reportgen.render.svg_boxes import Box, boxes

ACROSS, DOWN = 400, 1000
_DRAWN = re.compile(r'<div class="drawn[^"]*">(<svg .*?</svg>)(.*?)</div>(?!<button)', re.DOTALL)
_BUTTON = re.compile(r'<button class="tip x(\d+) y(\d+) u(\d+) v(\d+)" popovertarget="([^"]+)"( tabindex="-1")?')
_PANEL = re.compile(r'id="(f-[0-9a-f]{10})" popover=.*?<b class="value">(.*?)</b>', re.DOTALL)
_EDGE = 0.005
"""Words that a button covers less of, in parts of the drawing, are beside it."""
Part = TypeVar("Part")
_NUMBER = re.compile(r"[−-]?\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True)
class Button:
    """A button; where it lies in parts of the drawing."""

    left: float
    top: float
    right: float
    bottom: float
    panel: str
    pointed: bool
    """For pointers and fingers only."""

    def shares(self, other: Button) -> bool:
        """Whether two buttons lie over the same place, rounding apart."""
        across = min(self.right, other.right) - max(self.left, other.left)
        return across > 2 / ACROSS and min(self.bottom, other.bottom) - max(self.top, other.top) > 2 / DOWN


@dataclass(frozen=True)
class Drawn:
    """A drawing on the page."""

    name: str
    """``fig-channel-wide``."""
    words: tuple[Box, ...]
    width: float
    height: float
    buttons: tuple[Button, ...]

    def under(self, box: Box) -> Button | None:
        """Return the button that a finger on the middle of some words touches."""
        x, y = (box.left + box.right) / 2 / self.width, (box.top + box.bottom) / 2 / self.height
        return next((b for b in reversed(self.buttons) if b.left <= x <= b.right and b.top <= y <= b.bottom), None)

    def over(self, box: Box) -> tuple[Button, ...]:
        """Return the buttons that lie over some words: of two numbers in one line each has its own."""
        y, left, right = (box.top + box.bottom) / 2 / self.height, box.left / self.width, box.right / self.width
        return tuple(b for b in self.buttons if b.top <= y <= b.bottom and min(right, b.right) - max(left, b.left) > _EDGE)

    def said(self) -> dict[tuple[Button, ...], str]:
        """Return what is written under each button, or under several that share a line; of no button what nobody can open."""
        found: dict[tuple[Button, ...], str] = {}
        for box in self.words:
            over = self.over(box)
            found[over] = f"{found[over]} {box.text}" if over in found else box.text
        return found


def drawings(page: str) -> list[Drawn]:
    """Return the drawings of a page in its order."""
    return [_drawn(svg, over) for svg, over in _DRAWN.findall(page)]


def _drawn(svg: str, over: str) -> Drawn:
    name = re.search(r' id="([^"]+)"', svg)
    size = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    assert name
    assert size
    return Drawn(name[1], boxes(svg), float(size[1]), float(size[2]), tuple(_buttons(over)))


def _buttons(over: str) -> Iterator[Button]:
    assert over.count("<button ") == len(_BUTTON.findall(over))
    for x, y, wide, high, panel, pointed in _BUTTON.findall(over):
        left, top = int(x) / ACROSS, int(y) / DOWN
        yield Button(left, top, left + int(wide) / ACROSS, top + int(high) / DOWN, panel, bool(pointed))


def panels(page: str) -> dict[str, str]:
    """Return what each panel of a page prints as its number."""
    return {anchor: unescape(re.sub("<[^>]*>", "", value)) for anchor, value in _PANEL.findall(page)}


def numbers(words: str) -> list[str]:
    """Return the numbers in words, without plus signs."""
    return _NUMBER.findall(words)


def inside(value: Any, kind: type[Part]) -> Iterator[Part]:
    """Yield all of one kind in a value."""
    if isinstance(value, kind):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from inside(part, kind)
    elif is_dataclass(value):
        for field in fields(value):
            yield from inside(getattr(value, field.name), kind)


def marks(value: Any) -> Iterator[Mark]:
    """Yield the numbers of a chart."""
    return inside(value, Mark)


def without_panel(content: Content) -> list[tuple[str, str]]:
    """Return the text and the number of every cell of a table that names a number which no panel of the page is about."""
    known = {entry.fact for entry in (*content.facts, *content.cells)}
    cells = inside(content.chapters, TableCell)
    return [(cell.text, cell.fact) for cell in cells if cell.fact and cell.text and cell.fact not in known]


def no_facts(chart: Chart) -> Iterator[str]:
    """Yield the words with digits that are no computed numbers: names, ticks, targets that the author set, signs of a key."""
    yield from _names(chart)
    yield from _ticks(chart)
    if isinstance(chart, NpsChart):
        yield from map(str, range(11))
    if isinstance(chart, ScatterChart):
        yield from (str(i + 1) for i in range(len(chart.points)))


def _names(value: Any) -> Iterator[str]:
    """Yield names of answers, groups and waves, dates and owners of a timetable, words of targets."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _names(part)
    elif is_dataclass(value) and not isinstance(value, Mark):
        for field in fields(value):
            yield from _names(getattr(value, field.name))


def _ticks(value: Any) -> Iterator[str]:
    if isinstance(value, DotChart | Scale | HeatChart):
        ticks = value.limits if isinstance(value, HeatChart) else value.ticks
        unit = value.tick_unit if isinstance(value, DotChart) else value.unit
        for tick in ticks:
            printed = f"{tick:g}".replace("-", "−")
            yield from (printed, printed + unit)
    if is_dataclass(value) and not isinstance(value, GanttChart):
        for field in fields(value):
            yield from _ticks(getattr(value, field.name))


def names(line: str, words: str, chart: Chart) -> bool:
    """Whether a line is a part of words, or all of a tick: a number alone is no part of a name."""
    bare, whole = _bare(line), _bare(words)
    return bare == whole if bare in set(_ticks(chart)) or re.fullmatch(r"[−\d.,%]+", bare) else bare in whole


def misled(drawn: Drawn, chart: Chart, printed: Mapping[str, str]) -> Iterator[str]:
    """Yield every label of a drawing that opens no panel, or one that prints another number; ``printed`` is of each panel."""
    known = list(no_facts(chart))
    for box in drawn.words:
        if re.search(r"\d", box.text) and not drawn.over(box) and not any(names(box.text, words, chart) for words in known):
            yield f"{drawn.name}: {box.text} opens nothing"
    for buttons, words in drawn.said().items():
        shown, wanted = set(numbers(words)), {n for b in buttons for n in numbers(printed.get(b.panel, "?"))}
        others = {n for name in known if _bare(name) in _bare(words) for n in numbers(name)}
        if buttons and shown and not wanted <= shown <= wanted | others:
            yield f"{drawn.name}: {words} opens {', '.join(sorted(wanted))}"


def _bare(words: str) -> str:
    return re.sub(r"\s", "", words)
