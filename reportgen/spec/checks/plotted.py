"""Lines over time: each has a number for each point, the points are in order, and no change is drawn across a break."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.problems import Problem
from reportgen.spec.checks.subject import Subject
from reportgen.spec.expressions.plotted import plotted
from reportgen.spec.model.series import SeriesBlock, SeriesDetail
from reportgen.spec.spec import Key

MOST_STOPS = {"dumbbell": 2, "slope": 6, "trend": 24}
MOST_LINES = {"dumbbell": 30, "slope": 16, "trend": 24}
"""What fits on a page, by kind of figure."""


def kind_of_series(detail: SeriesDetail) -> str:
    """Return how a series is drawn: as the author wrote, else as a dumbbell for two points and as a trend for more."""
    return detail.kind or ("dumbbell" if len(detail.at) == 2 else "trend")


def check_plotted(subject: Subject) -> Iterator[Problem]:
    """Check every series."""
    for at, block in plotted(subject.document):
        if isinstance(block, SeriesBlock):
            key: Key = (*at, "series")
            yield from _lines(subject, key, block.series)
            yield from _dates(subject, key, block.series)
            yield from _kind(subject, key, block.series)


def _lines(subject: Subject, key: Key, detail: SeriesDetail) -> Iterator[Problem]:
    for number, line in enumerate(detail.lines):
        if len(line.of) != len(detail.at):
            found = f"has {len(line.of)} numbers for {len(detail.at)} points"
            yield subject.wrong((*key, "lines", number, "of"), found, "Write one number for each of at, in the same order")


def _dates(subject: Subject, key: Key, detail: SeriesDetail) -> Iterator[Problem]:
    before = None
    for number, stop in enumerate(detail.at):
        if stop.date and before and stop.date <= before:
            found = f"is {stop.date}, not after the point before it"
            yield subject.wrong((*key, "at", number, "date"), found, "Put the points in the order of time")
        before = stop.date or before


def _kind(subject: Subject, key: Key, detail: SeriesDetail) -> Iterator[Problem]:
    kind = kind_of_series(detail)
    where = (*key, "kind") if detail.kind else (*key, "at")
    if kind == "dumbbell" and len(detail.at) != 2:
        found = f"is dumbbell, which shows two points; here are {len(detail.at)}"
        yield subject.wrong(where, found, "Write kind: trend or kind: slope, or name two points")
    elif len(detail.at) > MOST_STOPS[kind]:
        yield subject.wrong(
            where, f"has {len(detail.at)} points, and {MOST_STOPS[kind]} fit", "Write kind: trend, or fewer points"
        )
    if len(detail.lines) > MOST_LINES[kind]:
        found = f"has {len(detail.lines)} lines, and {MOST_LINES[kind]} fit"
        yield subject.wrong((*key, "lines"), found, "Draw several figures, each of some of them")
    yield from _breaks(subject, key, detail, kind)


def _breaks(subject: Subject, key: Key, detail: SeriesDetail, kind: str) -> Iterator[Problem]:
    for number, stop in enumerate(detail.at):
        if stop.breaks is not None and number == 0:
            yield subject.wrong((*key, "at", 0, "breaks"), "breaks the series before its first point", "Delete breaks")
        elif stop.breaks is not None and kind != "trend":
            found = f"breaks the series, and a {kind} compares what stands before with what stands after"
            yield subject.wrong((*key, "at", number, "breaks"), found, "Write kind: trend, which draws a break, or delete breaks")
