"""Dates in running text: 2022年3月17日至24日, 17 to 24 March 2022."""

from __future__ import annotations

import datetime as dt

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day(date: dt.date, language: str) -> str:
    """Return a day as a sentence writes it."""
    if language == "en":
        return f"{date.day} {MONTHS[date.month - 1]} {date.year}"
    return f"{date.year}年{date.month}月{date.day}日"


def month_day(date: dt.date, language: str) -> str:
    """Return a day without its year."""
    return f"{date.day} {MONTHS[date.month - 1]}" if language == "en" else f"{date.month}月{date.day}日"


def month(date: dt.date, language: str, *, with_year: bool) -> str:
    """Return a month for the calendar of a figure, short, with the year on request."""
    if language == "en":
        return MONTHS[date.month - 1][:3] + (f" {date.year}" if with_year else "")
    return (f"{date.year}年" if with_year else "") + f"{date.month}月"


def period(first: dt.date, last: dt.date, language: str) -> str:
    """Return a period, the year and month said once where they are the same."""
    if first == last:
        return day(first, language)
    return _english(first, last) if language == "en" else _chinese(first, last)


def _chinese(first: dt.date, last: dt.date) -> str:
    end = day(last, "zh-CN")
    if first.year == last.year:
        end = f"{last.month}月{last.day}日" if first.month != last.month else f"{last.day}日"
    return f"{day(first, 'zh-CN')}至{end}"


def _english(first: dt.date, last: dt.date) -> str:
    start = day(first, "en")
    if first.year == last.year:
        start = f"{first.day} {MONTHS[first.month - 1]}" if first.month != last.month else str(first.day)
    return f"{start} to {day(last, 'en')}"
