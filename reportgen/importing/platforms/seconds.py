"""How long a respondent took, in seconds, from cells as any platform writes them."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"^(\d+(?:\.\d+)?)\s*(?:s|sec|secs|seconds?|秒)?$", re.IGNORECASE)
_CLOCK = re.compile(r"^(?:(\d+)\s*days?,?\s+)?(\d+):(\d{1,2})(?::(\d{1,2}(?:\.\d+)?))?$")
_UNITS = re.compile(
    r"^(?:(\d+)\s*(?:d|days?|天)\s*)?(?:(\d+)\s*(?:h|hrs?|hours?|小时|时|小時|時)\s*)?"
    r"(?:(\d+)\s*(?:m|mins?|minutes?|分钟?|分鐘)\s*)?(?:(\d+(?:\.\d+)?)\s*(?:s|secs?|seconds?|秒钟?|秒鐘)\s*)?$",
    re.IGNORECASE,
)
_ISO = re.compile(r"^P(?:(\d+)D)?T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$")


def seconds(cell: str) -> float | None:
    """Return the seconds of a duration: ``356``, ``21秒``, ``1分20秒``, ``00:04:10``, ``0 days 00:04:10.8``, ``PT4M10S``.

    A clock of two parts is minutes and seconds. Nothing for a cell that is no duration.
    """
    cell = cell.strip()
    if found := _PLAIN.match(cell):
        return float(found[1])
    if found := _CLOCK.match(cell):
        if found[4] is None:
            return _total("0", "0", found[2], found[3])
        return _total(found[1], found[2], found[3], found[4])
    if cell and (found := _UNITS.match(cell) or _ISO.match(cell)):
        return _total(*found.groups())
    return None


def _total(day: str | None, hour: str | None, minute: str | None, second: str | None) -> float:
    return float(day or 0) * 86400 + float(hour or 0) * 3600 + float(minute or 0) * 60 + float(second or 0)
