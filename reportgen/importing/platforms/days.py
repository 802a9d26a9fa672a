"""The days on which answers came in, from a column of dates as any platform writes them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from reportgen.importing.table import Column

Order = Literal["", "day-first", "month-first"]

_SHARE = 0.8
"""The part of the different cells that have to be dates for a column to be one."""
_FEW_DAYS, _LONGEST = 12, 30
"""Days that a question may offer as options; characters of the longest date with its time."""
_ISO = re.compile(r"^\D{0,12}?(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_COMPACT = re.compile(r"^((?:19|20)\d{2})(\d{2})(\d{2})(?:\d{6})?$")
_SERIAL = re.compile(r"^[2-7]\d{4}(?:\.\d+)?$")
_EPOCH = re.compile(r"^1\d{9}(?:\d{3})?$")
_DAY_MONTH = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.)?[\s\-/]+(?:de\s+)?([^\W\d_]{3,10})\.?,?[\s\-/]+(?:de\s+)?(\d{4}|\d{2})(?!\d)"
)
_MONTH_DAY = re.compile(
    r"(?<![^\W\d_])([^\W\d_]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(?:\d{1,2}:\d{2}(?::\d{2})?\s+\S+\s+)?(\d{4})(?!\d)"
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier enero janeiro gennaio januari",
            "feb february februar février fevrier febrero fevereiro febbraio februari",
            "mar march märz maerz mrz mars marzo março maart",
            "apr april avril abril aprile",
            "may mai mayo maio maggio mei",
            "jun june juni juin junio junho giugno",
            "jul july juli juillet julio julho luglio",
            "aug august août aout agosto augustus",
            "sep sept september septembre septiembre setembro settembre",
            "oct october oktober okt octobre octubre outubro ottobre",
            "nov november novembre noviembre novembro",
            "dec december dezember dez décembre decembre diciembre dezembro dicembre",
        ),
        start=1,
    )
    for name in names.split()
}
_SERIAL_START = datetime.date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day of a column of dates."""

    first: str
    """ISO 8601; the day as written, in whatever time zone the platform wrote."""
    last: str
    order: Order = ""
    """How day and month were read where both are plain numbers; empty where the year stands first or months are names."""
    doubt: bool = False
    """Whether no cell tells day and month apart; then they are read so that answers came in within the shorter time."""


def days(column: Column) -> tuple[str, str] | None:
    """Return the first and the last day of a column of dates; nothing for a column of anything else."""
    read = read_days(column.values)
    return (read.first, read.last) if read else None


def is_dates(column: Column) -> bool:
    """Return whether the cells of a question are dates, so many different ones that they are no list of days to choose from."""
    values = [value.strip() for value in column.values if value.strip()]
    filled = sum(count for value, count in column.counts().items() if value.strip())
    if len(values) <= _FEW_DAYS and 2 * len(values) < filled:
        return False
    written = all(len(value) <= _LONGEST and not value.replace(".", "").isdigit() for value in values)
    return len(values) > 2 and written and read_days(values) is not None


def read_days(values: Iterable[str]) -> Days | None:
    """Return the days among the distinct cells of a column, of which at least four in five have to be dates."""
    cells = [value.strip() for value in values if value.strip()]
    for read in (_plain_days, _numeric_days, _serial_days):
        dates, order, doubt = read(cells)
        if dates and len(dates) >= _SHARE * len(cells):
            return Days(min(dates).isoformat(), max(dates).isoformat(), order, doubt)
    return None


_Found = tuple[list[datetime.date], Order, bool]


def _plain_days(cells: Sequence[str]) -> _Found:
    return [day for cell in cells if (day := _plain_day(cell))], "", False


def _plain_day(cell: str) -> datetime.date | None:
    """Return the day of a cell that tells by itself which number is the month."""
    if found := _ISO.match(cell) or _COMPACT.match(cell):
        return _day(found[1], found[2], found[3])
    if found := _DAY_MONTH.search(cell):
        return _day(found[3], _MONTHS.get(found[2].lower(), 0), found[1])
    if found := _MONTH_DAY.search(cell):
        return _day(found[3], _MONTHS.get(found[1].lower(), 0), found[2])
    return None


def _numeric_days(cells: Sequence[str]) -> _Found:
    """Return the days of cells such as ``5/10/18``: all cells together have to tell which number is the day."""
    parts = [(int(found[1]), int(found[3]), found[4], found[2]) for cell in cells if (found := _NUMERIC.match(cell))]
    day_first = [day for a, b, year, _ in parts if (day := _day(year, b, a))]
    month_first = [day for a, b, year, _ in parts if (day := _day(year, a, b))]
    if len(day_first) != len(month_first):
        return (day_first, "day-first", False) if len(day_first) > len(month_first) else (month_first, "month-first", False)
    if not day_first:
        return [], "", False
    if all(mark == "." for *_, mark in parts):  # 5.10.2018: no country writes the month first with stops
        return day_first, "day-first", False
    same = sorted(day_first) == sorted(month_first)
    if max(day_first) - min(day_first) < max(month_first) - min(month_first):
        return day_first, "day-first", not same
    return month_first, "month-first", not same


def _serial_days(cells: Sequence[str]) -> _Found:
    """Return the days of Excel's day numbers or of Unix times, of which no cell may be anything else."""
    if all(_SERIAL.match(cell) for cell in cells) and any("." in cell for cell in cells):
        return [_SERIAL_START + datetime.timedelta(days=int(float(cell))) for cell in cells], "", False
    if all(_EPOCH.match(cell) for cell in cells):
        moments = [datetime.datetime.fromtimestamp(int(cell[:10]), tz=datetime.UTC) for cell in cells]
        return [moment.date() for moment in moments], "", False
    return [], "", False


def _day(year: str | int, month: str | int, day: str | int) -> datetime.date | None:
    number = int(year)
    try:
        return datetime.date(number + 2000 if number < 100 else number, int(month), int(day))
    except ValueError:
        return None
