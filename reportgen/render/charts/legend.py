"""The key of a rating scale: one line in scale order, as many as needed on a phone."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.render.charts.canvas import Canvas
from reportgen.render.style import INK2, LEADING, MM, NOTE
from reportgen.render.text_width import widest, wrap

_SWATCH, _SPACE, _BETWEEN = 2.4, 0.9, 4.0
_LINE = NOTE * LEADING / MM


def draw(canvas: Canvas, entries: Sequence[tuple[str, str]]) -> float:
    """Draw (words, colour) pairs from the upper left corner on; return the height they take in millimetres."""
    x, y, high = 0.0, 0.0, 1
    for words, colour in entries:
        lines = wrap(words, canvas.width - _SWATCH - _SPACE, NOTE)
        wide = _SWATCH + _SPACE + widest(lines, NOTE)
        if x and x + wide > canvas.width:
            x, y, high = 0.0, y + high * _LINE + 0.4, 1
        canvas.bar(x, y + (_LINE - _SWATCH) / 2, width=_SWATCH, height=_SWATCH, colour=colour)
        canvas.text(x + _SWATCH + _SPACE, y + len(lines) * _LINE / 2, lines, size=NOTE, colour=INK2)
        x, high = x + wide + _BETWEEN, max(high, len(lines))
    return y + high * _LINE
