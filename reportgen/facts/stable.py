"""Numbers as files hold them: the same text on every machine."""

from __future__ import annotations


def stable(value: float | None) -> float | int | None:
    """Return a number with 12 significant digits, the same text on every machine; whole ones without a point."""
    if value is None:
        return None
    short = float(format(value, ".12g"))
    return int(short) if short.is_integer() and abs(short) < 1e12 else short
