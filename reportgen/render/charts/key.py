"""A key of letters or numbers: entries in even columns, each with its sign in bold."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.render.charts.canvas import Canvas
from reportgen.render.style import INK, INK2, LEADING, MM, NOTE
from reportgen.render.text_width import width, wrap

_LINE = NOTE * LEADING / MM
_SPACE, _BETWEEN = 1.0, 3.4
_ROW = 0.5


def draw(canvas: Canvas, entries: Sequence[tuple[str, str]], top: float) -> float:
    """Draw (sign, words) pairs, down the columns in reading order; return the lower edge in millimetres."""
    sign = max(width(sign, NOTE, True) for sign, _ in entries) + _SPACE
    longest = max(width(words, NOTE) for _, words in entries)
    count = max(1, min(len(entries), int((canvas.width + _BETWEEN) / (sign + min(longest, canvas.width / 2) + _BETWEEN))))
    wide = (canvas.width + _BETWEEN) / count
    per = -(-len(entries) // count)
    texts = [wrap(words, wide - _BETWEEN - sign, NOTE) for _, words in entries]
    bottoms = []
    for column in range(0, len(entries), per):
        x, y = column // per * wide, top
        for (mark, _), lines in zip(entries[column : column + per], texts[column : column + per], strict=True):
            canvas.text(x, y + _LINE / 2, mark, size=NOTE, colour=INK, bold=True)
            canvas.text(x + sign, y + len(lines) * _LINE / 2, lines, size=NOTE, colour=INK2)
            y += len(lines) * _LINE + _ROW
        bottoms.append(y - _ROW)
    return max(bottoms)
