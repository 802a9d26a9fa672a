"""Cells of typed files as a person would write them."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""Characters that are no text."""
REPLACED = "\N{REPLACEMENT CHARACTER}"


def text_of(cell: Any) -> str:
    """Return a cell as text: whole numbers without decimals, dates as ISO 8601, an empty text for no value."""
    return "" if cell is None else _WRITERS.get(type(cell), str)(cell)


def number(value: float) -> str:
    """Return a number with at most 15 significant digits, which is what spreadsheets and people write, and no exponent."""
    if not math.isfinite(value):
        return ""
    return _positional(Decimal(f"{value:.15g}"))


def _positional(value: Decimal) -> str:
    if not value.is_finite():
        return ""
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _rounded(time: dt.datetime) -> dt.datetime:
    """Return a time in whole seconds: spreadsheets hold times as fractions of a day, which are off by microseconds."""
    return (time + dt.timedelta(microseconds=500_000)).replace(microsecond=0) if time.microsecond else time


def _duration(time: dt.timedelta) -> str:
    seconds = round(time.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def lined(text: str) -> str:
    """Return a text whose lines end in a line feed, however the program that wrote it ends them."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _truth(value: bool) -> str:
    return "TRUE" if value else "FALSE"


_WRITERS: Mapping[type, Callable[[Any], str]] = {
    bool: _truth,
    float: number,
    Decimal: _positional,
    dt.datetime: lambda time: _rounded(time).isoformat(),
    dt.date: dt.date.isoformat,
    dt.timedelta: _duration,
    dt.time: lambda time: _rounded(dt.datetime.combine(dt.date.min, time)).time().isoformat(),
}
