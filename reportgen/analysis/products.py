"""Sums over the people who answered several questions all: of each answer, and of the product of every two, in whole numbers.

Correlations need no more. The engine adds up, whatever the number of people; sums of whole numbers depend neither on the order
of rows nor on the number of threads.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import combinations_with_replacement
from math import lcm
from operator import and_

import narwhals as nw

from reportgen.analysis.ask import counts_of, sums_of
from reportgen.analysis.counts import Counts
from reportgen.analysis.index import ends_of, ratio_of, scaled
from reportgen.data.answers import Answers
from reportgen.data.columns import HIGH, LOW, WEIGHT, question, segment
from reportgen.data.conditions import holds
from reportgen.data.engine import rows_of
from reportgen.data.weights import HALF
from reportgen.spec.measures import Condition
from reportgen.spec.model.document import Document
from reportgen.spec.model.questions import NumberQuestion, Scaled

FINEST = 1 << 20
"""Answers are whole numbers up to this: products of two of them and of half a weight fit into 64 bits."""


@dataclass(frozen=True, slots=True)
class Products:
    """What correlations are computed from."""

    people: Counts
    """Who answered everything."""
    sums: tuple[int, ...]
    """Sum of w x, for each answer."""
    crosses: tuple[int, ...]
    """Sum of w x y for every two answers: (0, 0), (0, 1), ... (1, 1), (1, 2), ..."""

    def covariance(self, one: int, other: int) -> int:
        """Return the weighted covariance of two answers, times the square of the weights' sum: exactly."""
        first, second = sorted((one, other))
        at = first * len(self.sums) - first * (first - 1) // 2 + second - first
        return self.people.w * self.crosses[at] - self.sums[one] * self.sums[other]


@dataclass(frozen=True, slots=True)
class Wanted:
    """One set of answers, in groups of respondents."""

    names: tuple[str, ...]
    """Questions and dimensions."""
    by: tuple[str, ...]
    """Segments."""
    among: Condition | None


def products(wanted: Wanted, answers: Answers, document: Document) -> Mapping[tuple[str, ...], Products]:
    """Return the sums of each group, by the codes of its segments; one query, whatever the number of groups.

    Parameters
    ----------
    wanted
        Scale, number and 0-to-10 questions, and dimensions with an index.
    answers
        Cleaned answers.
    document
        The spec.
    """
    values = [_whole(document, answers, name) for name in wanted.names]
    table = answers.table if wanted.among is None else answers.table.filter(holds(wanted.among, document))
    complete = table.filter(reduce(and_, (~value.is_null() for value in values)))
    keys = [nw.col(segment(s)).alias(f"s{i}") for i, s in enumerate(wanted.by)]
    weight = [HIGH, LOW, WEIGHT] if answers.weighted else []
    narrow = complete.select(*keys, *weight, *(value.alias(f"x{i}") for i, value in enumerate(values)))
    names, width = [f"s{i}" for i in range(len(wanted.by))], len(values)
    sums = list(_sums(width, answers.weighted))
    summed = narrow.group_by(*names).agg(*sums) if names else narrow.select(*sums)
    found = rows_of(summed.select(*names, *(f"a{i}" for i in range(len(sums)))))
    rows = ((row[: len(names)], [int(x or 0) for x in row[len(names) :]]) for row in found)
    return {tuple(map(str, codes)): _read(sums, width, answers.weighted) for codes, sums in rows if None not in codes}


def _sums(width: int, weighted: bool) -> Iterator[nw.Expr]:
    """Yield the sums in the order in which they are read: people, then answers and products with each half of the weight."""
    columns = [nw.col(f"x{i}") for i in range(width)]
    terms = [*columns, *(columns[i] * columns[j] for i, j in _pairs(width))]
    high, low = nw.col(HIGH), nw.col(LOW)
    halves = [half * term for half in (high, low) for term in terms] if weighted else terms
    aggregates = [*sums_of(weighted=weighted), *(e.sum() for e in halves)]
    yield from (e.alias(f"a{i}") for i, e in enumerate(aggregates))


def _pairs(width: int) -> tuple[tuple[int, int], ...]:
    return tuple(combinations_with_replacement(range(width), 2))


def _read(sums: Sequence[int], width: int, weighted: bool) -> Products:
    first = len(sums_of(weighted=weighted))
    people, terms = counts_of(sums[:first]), sums[first:]
    if weighted:
        middle = len(terms) // 2
        terms = [high * HALF + low for high, low in zip(terms[:middle], terms[middle:], strict=True)]
    return Products(people, tuple(terms[:width]), tuple(terms[width:]))


def _whole(document: Document, answers: Answers, name: str) -> nw.Expr:
    """Return an answer as a whole number, the larger the better where one is better; null without an answer.

    Exact for scales and 0-to-10 questions; for quantities and indices while they have no more than ``FINEST`` steps, beyond
    that they are rounded to so many.
    """
    if name in document.dimensions:
        return _index(document, name)
    asked, column = document.questions[name], nw.col(question(name))
    if isinstance(asked, NumberQuestion):
        return _quantity(answers, column)
    code: nw.Expr = column.cast(nw.Int64)
    if not isinstance(asked, Scaled):
        return code
    worst, best = ends_of(document.scales[asked.scale])
    steps: nw.Expr = code - worst if best > worst else worst - code
    return steps


def _index(document: Document, name: str) -> nw.Expr:
    ratio = ratio_of(document, document.dimensions[name])
    unit = lcm(*ratio.denominators) if ratio.denominators else FINEST
    return nw.when(ratio.known).then(scaled(ratio, min(unit, FINEST)))


def _quantity(answers: Answers, column: nw.Expr) -> nw.Expr:
    """Return a quantity in steps from its smallest value: of its own last decimal, or of a part of its range."""
    low, high = rows_of(answers.table.select(column.min().alias("low"), column.max().alias("high")))[0]
    if low is None or low == high:
        return nw.when(~column.is_null()).then(nw.lit(0))
    places = [d for d in range(7) if (high - low) * 10**d <= FINEST]
    misses = [(column - (column * float(10**d)).round() / float(10**d)).abs().max().alias(f"d{d}") for d in places]
    found = rows_of(answers.table.select(*misses))[0] if misses else ()
    exact = next((d for d, miss in zip(places, found, strict=True) if miss == 0), None)
    steps: nw.Expr = ((column - low) * (FINEST / (high - low))).round().cast(nw.Int64)
    if exact is not None:
        steps = (column * float(10**exact)).round().cast(nw.Int64) - round(low * 10**exact)
    return steps
