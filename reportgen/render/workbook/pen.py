"""Writes cells: text that stays text, numbers with their format, each look made once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any
from unicodedata import east_asian_width

from reportgen.render.style import BLUE, INK, INK2, RULE

FONTS: Mapping[str, str] = MappingProxyType({"zh-CN": "等线", "zh-TW": "Microsoft JhengHei", "en": "Calibri"})
"""Faces that spreadsheets have; who lacks one shows another, and no width depends on it by much."""
SIZE = 10
LONGEST = 32_767
"""Characters that a cell can hold."""
_FORMULA = tuple("=+-@＝＋－＠|%")
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LATIN = 0.92
"""Mean width of a Latin letter in widths of a figure, by which spreadsheets measure columns."""
LINE = 14.0
"""Height of a line in points."""

Look = Mapping[str, Any]
"""Properties of a cell as XlsxWriter calls them."""
TITLE: Look = {"bold": True, "font_size": 14, "text_wrap": True, "valign": "vcenter"}
QUIET: Look = {"font_color": INK2, "text_wrap": True, "valign": "top"}
WORDS: Look = {"text_wrap": True, "valign": "top"}
LABEL: Look = {"bold": True, "text_wrap": True, "valign": "top"}
LINK: Look = {"font_color": BLUE, "underline": 1, "valign": "top"}
HEAD: Look = {"font_color": INK2, "text_wrap": True, "valign": "bottom"}
MARK: Look = {"font_color": BLUE, "bold": True, "font_script": 1, "align": "left", "valign": "top"}
ABOVE: Look = {"top": 1, "top_color": INK}
BELOW: Look = {"bottom": 1, "bottom_color": INK}
BETWEEN: Look = {"bottom": 1, "bottom_color": RULE}


class Pen:
    """Writes into the sheets of one workbook."""

    def __init__(self, workbook: Any, language: str) -> None:
        self.workbook, self.font = workbook, FONTS[language]
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def look(self, *looks: Look) -> Any:
        """Return the format of some looks together, later ones over earlier ones."""
        both: dict[str, Any] = {"font_name": self.font, "font_size": SIZE}
        for look in looks:
            both |= look
        key = tuple(sorted(both.items()))
        if key not in self._made:
            self._made[key] = self.workbook.add_format(dict(key))
        return self._made[key]

    def words(self, sheet: Any, row: int, column: int, text: str, *looks: Look) -> None:
        """Write text that no spreadsheet runs, now or when somebody edits it."""
        form = self.look(*looks, guard(text))
        if text:
            sheet.write_string(row, column, legal(text), form)
        else:
            sheet.write_blank(row, column, None, form)

    def number(self, sheet: Any, row: int, column: int, value: float, form: str, *looks: Look) -> None:
        """Write a number."""
        sheet.write_number(row, column, value, self.look(*looks, {"num_format": form}))

    def link(self, sheet: Any, row: int, column: int, name: str, text: str, *looks: Look) -> None:
        """Write a link to another sheet of the same workbook."""
        sheet.write_url(row, column, f"internal:'{name}'!A1", self.look(LINK, *looks, guard(text)), legal(text))

    def across(self, sheet: Any, row: int, columns: int, text: str, room: float, *looks: Look) -> None:
        """Write text over several columns, in a row as high as its lines."""
        size = max((look["font_size"] for look in looks if "font_size" in look), default=SIZE)
        sheet.set_row(row, lines(text, room * SIZE / size) * LINE * size / SIZE + 2)
        form = self.look(*looks, guard(text))
        if columns > 1:
            sheet.merge_range(row, 0, row, columns - 1, "", form)
        if text:
            sheet.write_string(row, 0, legal(text), form)


def guard(text: str) -> Look:
    """Return the look of text that a spreadsheet would take for a formula when somebody edits its cell."""
    return {"quote_prefix": True} if text.startswith(("\t", "\r", "\n")) or text.lstrip().startswith(_FORMULA) else {}


def legal(text: str) -> str:
    """Return text as a cell can hold it."""
    return _ILLEGAL.sub("\ufffd", text)[:LONGEST]


def columns_of(text: str) -> float:
    """Return the width of a line of text in characters."""
    return sum(2.0 if east_asian_width(c) in "WF" else LATIN for c in text)


def widest(text: str) -> float:
    """Return the width of the longest of the lines that a text has by itself."""
    return max(map(columns_of, text.split("\n")))


def lines(text: str, room: float) -> int:
    """Return how many lines a text takes in so much room."""
    return sum(max(1, -int(-columns_of(line) // max(room, 1.0))) for line in text.split("\n"))
