"""How long a respondent took, in seconds, as exports write it: 80, 1:20, 0:01:20, 1m 20s, 1分20秒.

No part is taken out by its group, which engines name in different ways: what stands around it is taken away.
"""

from __future__ import annotations

from typing import Literal

import narwhals as nw

from reportgen.data.codebook import NUMBER, Field

DURATION = "t:duration"
"""The column of the time that a respondent took."""
_FACTOR = {"seconds": 1.0, "minutes": 60.0, "milliseconds": 0.001}
_CLOCK = r"^[0-9]{1,4}:[0-9]{1,2}(:[0-9]{1,2})?([.][0-9]{1,9})?$"
_LETTERS = r"^([0-9]{1,5}h)?([0-9]{1,6}m)?([0-9]{1,9}([.][0-9]{1,9})?s)?$"
_UNITS = (
    ("h", "个?小时|個?小時|时|時|hours|hour|hrs|hr"),
    ("m", "分钟|分鐘|分|minutes|minute|mins|min"),
    ("s", "秒钟|秒鐘|秒|seconds|second|secs|sec"),
)
"""The letter for each unit, and the words for it, the longer ones first."""


def seconds(field: Field, unit: Literal["seconds", "minutes", "milliseconds"] = "seconds") -> nw.Expr:
    """Return the time in seconds, null where it is empty, declared missing or no time.

    Parameters
    ----------
    field
        The column.
    unit
        What a number alone stands for.
    """
    text = _written(field)
    number = nw.when(text.str.contains(NUMBER)).then(text).cast(nw.Float64) * _FACTOR[unit]
    clock, letters = _when(text, _CLOCK), _when(text, _LETTERS)
    return nw.coalesce(number, _of_clock(clock), _of_letters(letters))


def no_time(field: Field) -> nw.Expr:
    """Return the test for values that are no time; empty and missing ones are none."""
    known = field.known()
    return ~known.is_null() & seconds(field).is_null()


def _written(field: Field) -> nw.Expr:
    """Return the time without blanks, its units as letters; null where it is empty."""
    text = field.known().str.to_lowercase().str.replace_all(r"\s", "")
    for letter, words in _UNITS:
        text = text.str.replace_all(words, letter)
    return nw.when(text != "").then(text)


def _when(text: nw.Expr, pattern: str) -> nw.Expr:
    return nw.when(text.str.contains(pattern)).then(text)


def _of_clock(text: nw.Expr) -> nw.Expr:
    """Return the seconds of 1:20 and 0:01:20; the last part is seconds."""
    last = _number(text.str.replace_all("^.*:", ""))
    middle = _number(text.str.replace_all(":[^:]*$", "").str.replace_all("^.*:", ""))
    first = _number(_when(text, ":.*:").str.replace_all(":.*$", ""))
    return last + middle * 60.0 + first.fill_null(0.0) * 3600.0


def _of_letters(text: nw.Expr) -> nw.Expr:
    """Return the seconds of 1h2m3s, in which any part may be left out."""
    hours = _number(_when(text, "h").str.replace_all("h.*$", ""))
    minutes = _number(_when(text, "m").str.replace_all("m.*$", "").str.replace_all("^.*h", ""))
    rest = _number(_when(text, "s").str.replace_all("s$", "").str.replace_all("^.*[hm]", ""))
    told = nw.when(~text.is_null()).then(nw.lit(0.0))
    return told + hours.fill_null(0.0) * 3600.0 + minutes.fill_null(0.0) * 60.0 + rest.fill_null(0.0)


def _number(text: nw.Expr) -> nw.Expr:
    return text.cast(nw.Float64)
