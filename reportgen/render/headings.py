"""Headings of narrow columns: hanzi in lines of one length."""

from __future__ import annotations

import re
from math import ceil

from markupsafe import Markup

BESIDE = 8
"""With more columns than this, letters stand beneath the numbers and not beside them."""
MOST = 13
"""With more columns than this, a table scrolls on every screen; on paper it is cut into parts."""
NARROW = 6
"""With more columns than this, a table takes the whole width of the paper and not the text column."""
ROOM = {True: 134.0, False: 103.0}
"""Millimetres of paper that all columns of numbers share, by whether the table takes the whole width."""
HANZI = 2.83
"""Millimetres that a hanzi of a heading takes."""
PADDING = {True: 1.76, False: 3.53}
"""Millimetres that are kept free beside it, by whether letters stand beneath the numbers."""
SLOT = 0.55
"""Hanzi that a letter beside a number takes."""
DIGIT = 0.56
"""Hanzi that a digit takes."""
_RANGE = re.compile(r"((?<=\d{3})[-–—~～至](?=[\d,]{3}))")
"""What stands between the ends of a range, of so many digits that a narrow column does not hold it."""
WIDEST = 5
"""Lines of more hanzi than this need no help."""


def balanced(label: str, columns: int, letters: int) -> int:
    """Return how many hanzi of a heading go into a line so that all its lines are alike; 0 where it needs no such help.

    Browsers balance lines by themselves, the engine that makes the PDF does not: it would leave one hanzi of four alone.

    Parameters
    ----------
    label
        The heading.
    columns
        How many columns of numbers the table has.
    letters
        The most letters beside a number.
    """
    ems = [_ems(c) for c in label]
    if (not letters and columns <= NARROW) or 0.0 in ems or 1.0 not in ems:
        return 0
    wide = sum(ems)
    beneath = columns > BESIDE
    slot = 0.0 if beneath or not letters else SLOT * letters + 0.3
    most = int((ROOM[columns > NARROW] / columns - PADDING[beneath]) / HANZI - slot)
    if most < 1 or wide <= most:
        return 0
    width = ceil(wide / ceil(wide / most))
    return width if 2 <= width <= WIDEST else 0


def _ems(character: str) -> float:
    """Return about how wide a character of a heading is: a hanzi, a digit or dash among hanzi, or 0 for any other."""
    if "\u4e00" <= character <= "\u9fff":
        return 1.0
    return DIGIT if character in "0123456789-–~" else 0.0


def breakable(words: Markup) -> Markup:
    """Return a heading in which a long range may go into two lines after its dash, where it would be cut inside a number."""
    return Markup(_RANGE.sub(r"\1<wbr/>", str(words)))  # noqa: S704 - a sign of ours goes into what is markup already
