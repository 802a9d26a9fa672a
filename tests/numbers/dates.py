"""The dates of a spec, as reports write them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from tests.numbers.pieces import masked

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def written(start: dt.date, end: dt.date) -> Iterator[str]:
    """Yield the ways to write a time from one day to another."""
    first, last = MONTHS[start.month - 1], MONTHS[end.month - 1]
    same_month, same_year = (start.year, start.month) == (end.year, end.month), start.year == end.year
    yield (
        f"{start.day} to {end.day} {last} {end.year}"
        if same_month
        else f"{start.day} {first} to {end.day} {last} {end.year}"
        if same_year
        else f"{start.day} {first} {start.year} to {end.day} {last} {end.year}"
    )
    until = f"{end.day}日" if same_month else f"{end.month}月{end.day}日" if same_year else _chinese(end)
    yield f"{_chinese(start)}至{until}"
    yield f"{start.isoformat()}至{end.isoformat()}"
    yield f"{start.isoformat()} to {end.isoformat()}"


def one(day: dt.date) -> Iterator[str]:
    """Yield the ways to write a day."""
    yield f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    yield _chinese(day)
    yield day.isoformat()


def _chinese(day: dt.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def mask(text: str, spec: Any) -> str:
    """Return a text without the date of the report and the time of its fieldwork; both belong to the whole report."""
    day = dt.date.fromisoformat
    phrases = list(one(day(spec["report"]["date"])))
    if "survey" in spec:
        phrases = [*written(*(day(spec["survey"]["fieldwork"][end]) for end in ("from", "to"))), *phrases]
    for phrase in phrases:
        text = masked(text, phrase)
    return text
