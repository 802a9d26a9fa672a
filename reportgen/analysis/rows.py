"""Respondents of one group beside those of a larger one: the rest of a table, and the percentages of a row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import lcm

from reportgen.analysis.counts import Counts, Values, less
from reportgen.analysis.distribution import Distribution, Part, Rows, ratio


def rest_of_rows(whole: Rows, part: Rows) -> Rows:
    """Return the respondents of the whole who are not in the part, by what they add to a share."""
    left = _gathered(whole)
    for key, counts in _gathered(part).items():
        left[key] = less(left[key], counts)
    return tuple((x, y, counts) for (x, y), counts in left.items() if counts.n)


def rest_of_values(whole: Values, part: Values) -> Values:
    """Return the distribution over numbers of those who are in the whole and not in the part."""
    left = {x * (_common(whole, part) // whole.unit): counts for x, counts in whole.points}
    for x, counts in part.points:
        place = x * (_common(whole, part) // part.unit)
        left[place] = less(left[place], counts)
    return Values(tuple((x, counts) for x, counts in sorted(left.items()) if counts.n), _common(whole, part))


def _common(one: Values, other: Values) -> int:
    return lcm(one.unit, other.unit)


def _gathered(rows: Iterable[tuple[int, int, Counts]]) -> dict[tuple[int, int], Counts]:
    found: dict[tuple[int, int], Counts] = {}
    for x, y, counts in rows:
        found[x, y] = found[x, y] + counts if (x, y) in found else counts
    return found


def row_part(part: Distribution, whole: Distribution, options: Sequence[str]) -> Part:
    """Return who of those that gave an answer are in a group: the percentage of a row."""
    return ratio(of_row(part, whole, options))


def of_row(part: Distribution, whole: Distribution, options: Sequence[str]) -> Rows:
    """Return those who gave an answer, by what they add to the percentage that are in a group.

    Of responses, a respondent counts once for each of the options that were ticked.
    """
    inside = {(x, y): counts for (x, y), counts in _gathered(part.rows(options)).items() if x}
    everyone = {(x, y): counts for (x, y), counts in _gathered(whole.rows(options)).items() if x}
    rows = [(x, x, counts) for (x, _), counts in inside.items()]
    rows += [(0, x, less(counts, inside.get((x, y), Counts()))) for (x, y), counts in everyone.items()]
    return tuple(rows)
