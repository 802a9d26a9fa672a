"""The error of an estimate, for tests of its difference from another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from reportgen.analysis import moments
from reportgen.analysis.distribution import Coded, Part
from reportgen.analysis.drafts import Group
from reportgen.analysis.results import Error, Estimate
from reportgen.analysis.rows import row_part
from reportgen.spec.boxes import options_counted


def with_error(estimate: Estimate, group: Group) -> Estimate:
    """Return an estimate with its linearised error, where it has an interval."""
    error = _ERRORS.get(group.measure.name)
    return estimate if estimate.interval is None or error is None else replace(estimate, error=error(group))


def _of_share(group: Group) -> Error:
    return _of_part(group.distribution.part(options_counted(group.document, group.measure)))


def _of_row_share(group: Group) -> Error:
    assert group.whole is not None  # noqa: S101 (its group has everyone in the row)
    return _of_part(row_part(group.distribution, group.whole, group.measure.options))


def _of_part(part: Part) -> Error:
    n = part.people.n
    return Error(n * part.squares / ((n - 1) * part.base_w**4) if n > 1 else 0.0, n - 1)


def _of_mean(group: Group) -> Error:
    assert isinstance(group.distribution, Coded)  # noqa: S101 (what has a mean has one code a person)
    values = {"mean": "numbers", "index": "index", "nps": "promotion"}[group.measure.name]
    return Error(moments.error_of_mean(getattr(group.distribution, values)) ** 2, group.distribution.base.people.n - 1)


_ERRORS: Mapping[str, Callable[[Group], Error]] = {
    "row_share": _of_row_share,
    "share": _of_share,
    "top": _of_share,
    "bottom": _of_share,
    "mean": _of_mean,
    "index": _of_mean,
    "nps": _of_mean,
}
