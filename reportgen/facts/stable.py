"""Numbers as files hold them: the same text on every machine."""

from __future__ import annotations

from typing import Any

from reportgen.analysis.results import Interval


def stable(value: float | None) -> float | int | None:
    """Return a number with 12 significant digits, the same text on every machine; whole ones without a point."""
    if value is None:
        return None
    short = float(format(value, ".12g"))
    return int(short) if short.is_integer() and abs(short) < 1e12 else short


def interval_json(interval: Interval | None) -> dict[str, Any] | None:
    """Return an interval as files hold it; None where there is none."""
    if interval is None:
        return None
    low, high, level = (stable(value) for value in (interval.low, interval.high, interval.level))
    return {"low": low, "high": high, "level": level, "method": interval.method}
