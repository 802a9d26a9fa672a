"""The key of a rating scale: one line in scale order, as many as needed on a phone."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.render.charts.canvas import Canvas
from reportgen.render.style import INK2, LEADING, MM, NOTE
from reportgen.render.text_width import widest, wrap

_SWATCH, _SPACE = 2.4, 0.9
_BETWEEN = (4.0, 2.4)
"""Room between entries in mm: the wider, or the narrower where that saves a line."""
_LINE = NOTE * LEADING / MM


def draw(canvas: Canvas, entries: Sequence[tuple[str, str]]) -> float:
    """Draw (words, colour) pairs from the upper left corner on; return the height they take in millimetres."""
    x, y, high = 0.0, 0.0, 1
    texts = [wrap(words, canvas.width - _SWATCH - _SPACE, NOTE) for words, _ in entries]
    wides = [_SWATCH + _SPACE + widest(lines, NOTE) for lines in texts]
    between = next((gap for gap in _BETWEEN if sum(wides) + gap * (len(wides) - 1) <= canvas.width), _BETWEEN[0])
    for lines, wide, (_, colour) in zip(texts, wides, entries, strict=True):
        if x and x + wide > canvas.width:
            x, y, high = 0.0, y + high * _LINE + 0.4, 1
        canvas.bar(x, y + (_LINE - _SWATCH) / 2, width=_SWATCH, height=_SWATCH, colour=colour)
        canvas.text(x + _SWATCH + _SPACE, y + len(lines) * _LINE / 2, lines, size=NOTE, colour=INK2)
        x, high = x + wide + between, max(high, len(lines))
    return y + high * _LINE
