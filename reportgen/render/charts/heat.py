"""A table whose cells are shaded by their numbers: every number stands in its cell, the shades only lead the eye to it.

Long names of columns turn the table, or become letters with a key under it; more columns than the sheet has room for go on in
a second band. Nothing is set smaller or on its side.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.content.charts.compared import HeatChart
from reportgen.content.charts.mark import Mark
from reportgen.content.words.numerals import letter
from reportgen.render.charts import key
from reportgen.render.charts.canvas import Canvas
from reportgen.render.charts.room import Room
from reportgen.render.style import HEAT, HEAT_BAD, INK, INK2, LABEL, LEADING, MM, NOTE, ROW, RULE, label_on
from reportgen.render.text_width import pieces, widest, width, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_Box = tuple[float, float, float, float]
_LINE, _NOTE_LINE = LABEL * LEADING / MM, NOTE * LEADING / MM
_SEAM = 0.45
"""Between cells."""
_APART = 1.6
"""Between the total and the rest."""
_GAP = 2.6
_WIDEST = 21.0
_PAD = {LABEL: 1.0, NOTE: 0.6}
_ASIDE = 0.9
"""Between the names of two columns."""
_FEW_LINES, _MOST_LINES = 2, 4
"""Names of columns that take more lines become letters."""
_STRIP, _STEP = 2.2, 8.0
"""Height of the key, and width of one shade in it."""
_ABOVE = (NOTE * LEADING / MM - 2.2) / 2
"""What the words beside the key are higher than it."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The table as drawn: with its rows down, or turned."""

    down: tuple[str, ...]
    across: tuple[str, ...]
    cells: tuple[tuple[Mark, ...], ...]
    turned: bool
    """The total is the first row, else the first column."""
    total: bool
    """Whether there is one."""

    @property
    def aside(self) -> float:
        """The room between the total and the rest."""
        return _APART if self.total else 0.0


@dataclass(frozen=True, slots=True)
class _Grid:
    """A sheet with the room it takes."""

    sheet: _Sheet
    labels: tuple[tuple[str, ...], ...]
    heads: tuple[tuple[str, ...], ...]
    left: float
    cell: float
    """Width of a column, seam included."""
    per_band: int
    size: float
    """Of the numbers."""
    lettered: bool

    @property
    def row(self) -> float:
        """Height of a row, seam included."""
        return max(ROW, max(map(len, self.labels)) * _LINE + 1.2)

    @property
    def rank(self) -> tuple[bool, bool, bool, bool]:
        """What is worse about this table than about another: bands, letters, small numbers, tall names of columns."""
        bands = self.per_band < len(self.sheet.across)
        return bands, self.lettered, self.size < LABEL, max(map(len, self.heads)) > _FEW_LINES


def marks(_axes: Axes, _chart: HeatChart) -> None:
    """Draw nothing in data coordinates: the cells depend on the width in every way."""


def shades(chart: HeatChart) -> tuple[str, ...]:
    """Return the shade between each two limits: the whole ramp, spread over as many as there are."""
    ramp, count = HEAT if chart.tone == "good" else HEAT_BAD, len(chart.limits) - 1
    return tuple(ramp[round((i + 0.5) * len(ramp) / count - 0.5)] for i in range(count))


def shade(chart: HeatChart, value: float) -> str:
    """Return the shade of a number; one on a limit has the darker."""
    found = shades(chart)
    return found[min(max(bisect_right(chart.limits, value) - 1, 0), len(found) - 1)]


def layout(canvas: Canvas, chart: HeatChart) -> None:
    """Lay out the key, and the table in as many bands as it needs."""
    grid = _fitting(chart, canvas.width)
    top = _scale(canvas, chart) + 2.6
    for first in range(0, len(grid.sheet.across), grid.per_band):
        top = _band(canvas, chart, grid, range(first, min(first + grid.per_band, len(grid.sheet.across))), top) + 2.8
    top -= 2.8 + _SEAM
    if grid.lettered:
        names = grid.sheet.across[0 if grid.sheet.turned or not grid.sheet.total else 1 :]
        top = key.draw(canvas, [(letter(i + 1), name) for i, name in enumerate(names)], top + 2.4)
    canvas.height = top


def _fitting(chart: HeatChart, room: float) -> _Grid:
    """Return the table as it is, or turned, whichever has more room for the names of its columns."""
    total = bool(chart.totals)
    across = (*((chart.total_word,) if total else ()), *chart.columns)
    cells = tuple((*chart.totals[i : i + 1], *row) for i, row in enumerate(chart.cells))
    plain = _Sheet(chart.rows, across, cells, turned=False, total=total)
    turned = _Sheet(across, chart.rows, tuple(zip(*cells, strict=True)), turned=True, total=total)
    return min((_grid(sheet, room, size) for size in (LABEL, NOTE) for sheet in (plain, turned)), key=lambda grid: grid.rank)


def _grid(sheet: _Sheet, room: float, size: float) -> _Grid:
    tries = [tuple(wrap(label, share * room - _GAP, LABEL, True) for label in sheet.down) for share in (0.3, 0.36, 0.44)]
    labels = next((t for most in (1, 2) for t in tries if max(map(len, t)) <= most), tries[-1])
    left = max(widest(lines, LABEL, True) for lines in labels) + _GAP
    least = max(width(mark.printed, size, True) for row in sheet.cells for mark in row) + _PAD[size] + _SEAM
    free, count = room + _SEAM - left - (0.0 if sheet.turned else sheet.aside), len(sheet.across)
    bands = -(-count // max(1, int(free / least + 1e-6)))
    per_band = -(-count // bands)
    cell = min(free / per_band, _WIDEST)
    heads = tuple(wrap(name, cell - _ASIDE, NOTE) for name in sheet.across)
    broken = any(width(p.rstrip(), NOTE) > cell - _ASIDE for name in sheet.across for p in pieces(name))
    lettered = broken or max(map(len, heads)) > _MOST_LINES
    return _Grid(sheet, labels, _letters(sheet, cell) if lettered else heads, left, cell, per_band, size, lettered)


def _letters(sheet: _Sheet, cell: float) -> tuple[tuple[str, ...], ...]:
    """Return a letter for each column; the total keeps its word where there is room."""
    first = 1 if sheet.total and not sheet.turned else 0
    total = sheet.across[0] if width(sheet.across[0], NOTE) <= cell - _SEAM else "Σ"
    names = ((total,) if first else ()) + tuple(letter(i + 1) for i in range(len(sheet.across) - first))
    return tuple((name,) for name in names)


def _scale(canvas: Canvas, chart: HeatChart) -> float:
    """Draw the key of the shades from the upper left corner on; return its height."""
    found = shades(chart)
    words = [f"{limit:g}".replace("-", "−") + (chart.unit if i == 0 else "") for i, limit in enumerate(chart.limits)]
    step = max(_STEP, max(width(word, NOTE) for word in words) + 1.5)
    step = min(step, (canvas.width - 26) / len(found))
    left = width(words[0], NOTE) / 2
    for i, colour in enumerate(found):
        canvas.bar(left + i * step, _ABOVE, width=step - _SEAM / 2, height=_STRIP, colour=colour)
    wide = max(width(word, NOTE) for word in words) + 0.8
    every = next(n for n in range(1, len(words) + 1) if n * step >= wide)
    for i in range(0, len(words), every):
        canvas.text(left + i * step, _ABOVE + _STRIP + 0.3 + _NOTE_LINE / 2, words[i], size=NOTE, colour=INK2, anchor="middle")
    if any(mark.value is None for row in chart.cells for mark in row):
        _absent_key(canvas, chart.withheld_word)
    return _ABOVE + _STRIP + 0.3 + _NOTE_LINE


def _absent_key(canvas: Canvas, words: str) -> None:
    lines = wrap(words, 22, NOTE)
    x = canvas.width - widest(lines, NOTE)
    _hatch(canvas, (x - 6.2, _ABOVE, x - 1.2, _ABOVE + _STRIP))
    canvas.text(x, len(lines) * _NOTE_LINE / 2, lines, size=NOTE, colour=INK2)


def _band(canvas: Canvas, chart: HeatChart, grid: _Grid, columns: range, top: float) -> float:
    """Draw some of the columns with the names of all rows; return the lower edge."""
    head = max(len(grid.heads[c]) for c in columns) * _NOTE_LINE + 0.8
    xs = list(_lefts(grid, columns))
    for c, x in zip(columns, xs, strict=True):
        lines, strong = grid.heads[c], grid.sheet.across[c] in chart.strong or _is_total(grid, 0, c, across=True)
        y = top + head - 0.8 - len(lines) * _NOTE_LINE / 2
        canvas.text(x + (grid.cell - _SEAM) / 2, y, lines, size=NOTE, colour=INK if strong else INK2, anchor="middle")
    y = top + head
    for r, label in enumerate(grid.labels):
        strong = grid.sheet.down[r] in chart.strong or (grid.sheet.turned and grid.sheet.total and r == 0)
        canvas.text(0, y + (grid.row - _SEAM) / 2, label, bold=strong)
        for c, x in zip(columns, xs, strict=True):
            box = (x, y, grid.cell - _SEAM, grid.row - _SEAM)
            _cell(canvas, chart, grid.sheet.cells[r][c], box, grid.size, bold=_is_total(grid, r, c))
        y += grid.row + (grid.sheet.aside if grid.sheet.turned and r == 0 else 0)
    return y


def _lefts(grid: _Grid, columns: Sequence[int]) -> Iterator[float]:
    x = grid.left
    for c in columns:
        yield x
        x += grid.cell + (grid.sheet.aside if c == 0 and not grid.sheet.turned else 0)


def _is_total(grid: _Grid, row: int, column: int, *, across: bool = False) -> bool:
    if not grid.sheet.total:
        return False
    return (row == 0 and not across) if grid.sheet.turned else column == 0


def _cell(canvas: Canvas, chart: HeatChart, mark: Mark, box: _Box, size: float, *, bold: bool) -> None:
    x, y, wide, high = box
    canvas.shows(mark.fact, Room(x, y, x + wide, y + high), mark.printed)
    if mark.value is None:
        _hatch(canvas, (x, y, x + wide, y + high), mark.printed)
        canvas.text(x + wide / 2, y + high / 2, mark.printed, size=size, colour=INK2, anchor="middle")
        return
    colour = shade(chart, mark.value)
    canvas.bar(x, y, width=wide, height=high, colour=colour)
    canvas.text(x + wide / 2, y + high / 2, mark.printed, size=size, colour=label_on(colour), bold=bold, anchor="middle")


def _hatch(canvas: Canvas, box: _Box, words: str = "") -> None:
    """Hatch a cell that shows no number, leaving room for the sign in its middle."""
    left, top, right, bottom = box
    half = width(words) / 2 + 0.7 if words else 0.0
    middle, high = (left + right) / 2, bottom - top
    parts = ((left, middle - half), (middle + half, right)) if half else ((left, right),)
    for low, end in parts:
        start = low - high
        while start < end:
            begin, stop = max(start, low), min(start + high, end)
            if stop - begin > 0.15:
                canvas.line((begin, stop), (bottom - (begin - start), bottom - (stop - start)), RULE)
            start += 1.4
