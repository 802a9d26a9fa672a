"""The error of an estimate, for tests of its difference from another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from reportgen.analysis import moments
from reportgen.analysis.distribution import Coded
from reportgen.analysis.drafts import Group
from reportgen.analysis.results import Error, Estimate
from reportgen.spec.boxes import options_counted


def with_error(estimate: Estimate, group: Group) -> Estimate:
    """Return an estimate with its linearised error, where it has an interval."""
    variance = _VARIANCES.get(group.measure.name)
    if estimate.interval is None or variance is None:
        return estimate
    return replace(estimate, error=Error(variance(group), group.distribution.base.people.n - 1))


def _of_share(group: Group) -> float:
    part = group.distribution.part(options_counted(group.document, group.measure))
    n = part.people.n
    return n * part.squares / ((n - 1) * part.base_w**4) if n > 1 else 0.0


def _of_mean(group: Group) -> float:
    assert isinstance(group.distribution, Coded)  # noqa: S101 (what has a mean has one code a person)
    values = {"mean": "numbers", "index": "index", "nps": "promotion"}[group.measure.name]
    return moments.error_of_mean(getattr(group.distribution, values)) ** 2


_VARIANCES: Mapping[str, Callable[[Group], float]] = {
    "share": _of_share,
    "top": _of_share,
    "bottom": _of_share,
    "mean": _of_mean,
    "index": _of_mean,
    "nps": _of_mean,
}
