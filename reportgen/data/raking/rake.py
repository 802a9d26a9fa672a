"""Weights that meet declared margins: counted by the engine, fitted here, handed back to the rows as an expression."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import mul
from typing import Any

import narwhals as nw

from reportgen.data.columns import WEIGHT
from reportgen.data.portable import nearest_whole
from reportgen.data.raking.account import Category, Margin, Raking
from reportgen.data.raking.cells import Cell, Sums, cells, columns_of, sums
from reportgen.data.raking.problems import crowded, cut_off, extreme, misfits, unmet
from reportgen.data.raking.solve import Fit, Limits, Targets, fit
from reportgen.data.weights import SCALE
from reportgen.problems import ReportError
from reportgen.spec.collected import rake_of
from reportgen.spec.labels import options_of
from reportgen.spec.model.weighting import Rake
from reportgen.spec.raking import shares
from reportgen.spec.spec import Spec


@dataclass(frozen=True, slots=True)
class Raked:
    """Raked weights, before anybody has them."""

    weight: nw.Expr
    """The whole-number weight of a row; 10^9 is the mean."""
    margins: Mapping[str, Targets]
    limits: Limits
    iterations: int


def rake(table: nw.LazyFrame[Any], spec: Spec, *, weighted: bool) -> Raked | None:
    """Return weights that meet the margins of the spec; None where it declares none.

    Parameters
    ----------
    table
        Cleaned answers, with the whole-number weights to start from where there are some.
    spec
        The spec.
    weighted
        Whether there are weights to start from.

    Raises
    ------
    ReportError
        The answers cannot have these margins; holds every problem found.
    """
    wanted = rake_of(spec.document)
    if wanted is None:
        return None
    columns = columns_of(spec.document, tuple(wanted.margins))
    limits = _limits(wanted)
    found = cells(table, columns, weighted=weighted, apart=limits != Limits())
    wrong = [*misfits(spec, wanted, found), *crowded(spec, found)] or [*cut_off(spec, wanted, found)]
    if wrong:
        raise ReportError(wrong)
    margins = {name: _targets(found, m, shares(given)) for m, (name, given) in enumerate(wanted.margins.items())}
    fitted = fit(found, tuple(margins.values()), limits, wanted.tolerance, wanted.iterations)
    if fitted.difference > wanted.tolerance:
        raise ReportError([unmet(spec, wanted, found, fitted)])
    return Raked(_weight(found, columns, fitted, limits, weighted=weighted), margins, limits, fitted.iterations)


def _limits(wanted: Rake) -> Limits:
    trim = wanted.trim
    if trim is None:
        return Limits()
    return Limits(trim.low or 0.0, trim.high or float("inf"))


def _targets(found: Sequence[Cell], margin: int, given: Mapping[str, Any]) -> Targets:
    """Return the targets of the codes that somebody has; those of whom the margin is not known keep their share."""
    unknown = sum(cell.weight for cell in found if cell.codes[margin] is None)
    kept = unknown / sum(cell.weight for cell in found)
    known: dict[str | None, float] = {code: float(share) * (1 - kept) for code, share in given.items() if share}
    return {**known, None: kept} if unknown else known


def _weight(found: Sequence[Cell], columns: Sequence[str], fitted: Fit, limits: Limits, *, weighted: bool) -> nw.Expr:
    mean = sum(cell.weight for cell in found) / sum(cell.n for cell in found)
    factors = [_chosen(nw.col(column), known) for column, known in zip(columns, fitted.factors, strict=True)]
    product = reduce(mul, ([nw.col(WEIGHT).cast(nw.Float64) * (1 / mean)] if weighted else []) + factors)
    low, high = (limit if limit < float("inf") else None for limit in (limits.low, limits.high))
    cut = product if limits == Limits() else product.clip(low, high)
    return nearest_whole(cut * float(SCALE))


def _chosen(column: nw.Expr, factors: Mapping[str | None, float]) -> nw.Expr:
    """Return the factor of each row; added up two by two, because engines descend into every bracket."""
    parts = [
        nw.when(column.is_null() if code is None else column == code).then(nw.lit(factor)).otherwise(nw.lit(0.0))
        for code, factor in factors.items()
    ]
    while len(parts) > 1:
        pairs = (parts[i : i + 2] for i in range(0, len(parts), 2))
        parts = [pair[0] + pair[1] if len(pair) > 1 else pair[0] for pair in pairs]
    return parts[0]


def account(table: nw.LazyFrame[Any], spec: Spec, raked: Raked) -> Raking:
    """Return what the weights have become, counted in the answers that have them.

    Parameters
    ----------
    table
        Cleaned answers with the raked weights.
    spec
        The spec.
    raked
        The weights.

    Raises
    ------
    ReportError
        A weight is so extreme that no sums could hold it.
    """
    found = sums(table, columns_of(spec.document, tuple(raked.margins)), *_whole(raked.limits))
    n, total, squares = (sum(getattr(part, name) for part in found) for name in ("n", "weight", "squares"))
    smallest, largest = min(p.smallest for p in found) * n / total, max(p.largest for p in found) * n / total
    if problems := list(extreme(spec, smallest, largest)):
        raise ReportError(problems)
    return Raking(
        margins=tuple(_margin(spec, found, m, name, targets) for m, (name, targets) in enumerate(raked.margins.items())),
        iterations=raked.iterations,
        n=n,
        smallest=smallest,
        largest=largest,
        at_low=sum(part.at_low for part in found),
        at_high=sum(part.at_high for part in found),
        effective=total**2 / squares,
    )


def _whole(limits: Limits) -> tuple[int | None, int | None]:
    """Return the limits as whole-number weights."""
    low = round(limits.low * SCALE) if limits.low else None
    return low, round(limits.high * SCALE) if limits.high < float("inf") else None


def _margin(spec: Spec, found: Sequence[Sums], number: int, name: str, targets: Targets) -> Margin:
    n, total = sum(part.n for part in found), sum(part.weight for part in found)
    categories = []
    for code in (*options_of(spec.document, name), *([None] if None in targets else [])):
        inside = [part for part in found if part.codes[number] == code]
        people, weight = sum(part.n for part in inside), sum(part.weight for part in inside)
        categories.append(Category(code, people, people / n, targets.get(code, 0.0), weight / total))
    return Margin(name, tuple(categories))
