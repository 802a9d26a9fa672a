"""Answers that overlap: a respondent who shops five times a month ticks "3-5" or "5-10" by chance."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from reportgen.problems import Code, Kind, Problem
from reportgen.spec.checks.bands import Band, overlaps, read_band
from reportgen.spec.checks.option_lists import OptionList, option_lists, way_out
from reportgen.spec.checks.subject import Subject

FIX = "Let each number fall in one option, such as 3-5 and 6-10, or 'more than 5, up to 10' (5次以上至10次)"
Overlap = tuple[str, str, float, float]
"""Two codes, and the lowest and the highest number that fall in both."""


def check_overlapping_bands(subject: Subject) -> Iterator[Problem]:
    """Report single questions and segments with bands in which a number falls twice, unless they stand as they were printed."""
    for options in option_lists(subject.document, segments=True):
        found = () if options.as_printed else overlapping(options)
        if found:
            labels = dict(options.labels)
            numbers = list(dict.fromkeys(numbers_of(low, high) for _, _, low, high in found))
            pairs = "; ".join(f"'{labels[a]}' and '{labels[b]}'" for a, b, _, _ in found[:6])
            verb = "falls" if len(numbers) == 1 and " to " not in numbers[0] else "fall"
            yield Problem(
                Code.OVERLAPPING_BANDS,
                subject.place_of.key((*options.key, found[0][1])),
                f"{subject.place_of.path(options.key)}: {_listed(numbers)} {verb} in two options ({pairs})",
                way_out(subject.document, FIX),
                kind=Kind.REPORT,
            )


def overlapping(options: OptionList) -> tuple[Overlap, ...]:
    """Return every two options in which a number falls; none of a scale, or where people may tick both."""
    if not options.single or options.key[0] == "scales":
        return ()
    return tuple(overlaps(bands_of(dict(options.labels))))


def bands_of(labels: Mapping[str, str]) -> dict[str, Band]:
    """Return the bands among labels; none when fewer than two are bands, or when they name seasons such as 2019-2020."""
    read = {code: band for code, label in labels.items() if (band := read_band(label))}
    wide = [band for band in read.values() if not band.is_point]
    seasons = all(band.high == band.low + 1 and 1900 <= band.low <= 2100 for band in wide)
    return {} if len(wide) < 2 or seasons else read


def numbers_of(low: float, high: float) -> str:
    """Return the numbers of an overlap for a message."""
    if low == high:
        return f"{low:.12g}"
    if math.isinf(low):
        return f"every number up to {high:.12g}"
    return f"every number from {low:.12g}" if math.isinf(high) else f"{low:.12g} to {high:.12g}"


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
