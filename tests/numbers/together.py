"""Alpha of dimensions and the importance of drivers from the raw rows: numpy and statsmodels, nothing of the package.

R² of every subset of drivers is a regression of its own, and Shapley's value an average over all orders in which drivers can
be added. Relative weights come from a singular value decomposition of the answers themselves (Johnson 2000), not of their
correlations.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import permutations
from typing import Any, Protocol

import numpy as np
import statsmodels.api as sm
from scipy import stats

Row = dict[str, str]
LEVEL = 0.95
RELIABILITY = {"alpha", "alpha_standardized", "alpha_without", "item_rest"}
MODELS = {"importance", "explained", "coefficient"}


class Asked(Protocol):
    """What is known of a survey."""

    @property
    def spec(self) -> Any: ...
    def answer(self, name: str, row: Row) -> str | None: ...
    def holds(self, test: ast.expr, row: Row) -> bool | None: ...
    def weight(self, row: Row) -> float: ...
    def index(self, dimension: str, row: Row) -> float | None: ...


@dataclass
class Found:
    """A number of several answers, and who gave them all."""

    value: float | None
    weights: Any
    interval: tuple[float, float] | None = None


def together(survey: Asked, name: str, subject: str, options: Sequence[str], group: Iterable[Row]) -> Found:
    """Return a measure of several answers."""
    if name in MODELS:
        return _of_model(survey, name, subject, options, group)
    questions = survey.spec["dimensions"][subject]["questions"]
    values, weights = _complete(survey, list(questions), group)
    if not len(values):
        return Found(None, weights)
    item = list(questions).index(options[0]) if options else None
    found, items = _reliability(name, np.cov(values.T, aweights=weights), item)
    n = len(values)
    told = name in {"alpha", "alpha_without"} and "weight" not in survey.spec["survey"]
    ends = stats.f.ppf([(1 + LEVEL) / 2, (1 - LEVEL) / 2], n - 1, (n - 1) * (items - 1))
    return Found(found, weights, (1 - (1 - found) * ends[0], 1 - (1 - found) * ends[1]) if told else None)


def _reliability(name: str, covariances: Any, item: int | None) -> tuple[float, int]:
    kept = [i for i in range(len(covariances)) if i != item]
    if name == "item_rest":
        assert item is not None
        rest = covariances[np.ix_(kept, kept)].sum()
        return float(covariances[item, kept].sum() / np.sqrt(covariances[item, item] * rest)), len(kept)
    inner = covariances[np.ix_(kept, kept)]
    k = len(kept)
    if name == "alpha_standardized":
        spread = np.sqrt(np.diag(inner))
        correlations = inner / np.outer(spread, spread)
        mean = (correlations.sum() - k) / (k * (k - 1))
        return float(k * mean / (1 + (k - 1) * mean)), k
    return float(k / (k - 1) * (1 - np.trace(inner) / inner.sum())), k


def _of_model(survey: Asked, name: str, subject: str, options: Sequence[str], group: Iterable[Row]) -> Found:
    model = survey.spec["drivers"][subject]
    test = ast.parse(model["among"], mode="eval").body if "among" in model else None
    rows = [r for r in group if test is None or survey.holds(test, r)]
    values, weights = _complete(survey, [model["of"], *model["by"]], rows)
    if len(values) < 10 * len(model["by"]):
        return Found(None, weights)
    centred = values - np.average(values, axis=0, weights=weights)
    scaled = centred / np.sqrt(np.average(centred**2, axis=0, weights=weights))
    judged, drivers = scaled[:, 0], scaled[:, 1:]
    whole = sm.WLS(judged, sm.add_constant(drivers), weights=weights).fit()
    if name == "explained":
        return Found(float(whole.rsquared), weights)
    at = model["by"].index(options[0])
    if name == "coefficient":
        return Found(float(whole.params[1 + at]), weights)
    parts: Callable[[Any, Any, Any], Any] = {"shapley": _shapley, "johnson": _johnson}[model.get("method", "shapley")]
    return Found(float(parts(judged, drivers, weights)[at] / whole.rsquared), weights)


def _shapley(judged: Any, drivers: Any, weights: Any) -> Any:
    k = drivers.shape[1]

    @cache
    def explained(subset: frozenset[int]) -> float:
        if not subset:
            return 0.0
        return float(sm.WLS(judged, sm.add_constant(drivers[:, sorted(subset)]), weights=weights).fit().rsquared)

    orders = list(permutations(range(k)))
    total = np.zeros(k)
    for order in orders:
        for place, driver in enumerate(order):
            before = frozenset(order[:place])
            total[driver] += explained(before | {driver}) - explained(before)
    return total / len(orders)


def _johnson(judged: Any, drivers: Any, weights: Any) -> Any:
    root = np.sqrt(weights / weights.sum())
    left, sizes, right = np.linalg.svd(drivers * root[:, None], full_matrices=False)
    orthogonal = left @ right  # the uncorrelated variables nearest to the drivers
    loadings = right.T @ np.diag(sizes) @ right
    return loadings**2 @ (orthogonal.T @ (judged * root)) ** 2


def _complete(survey: Asked, names: Sequence[str], rows: Iterable[Row]) -> tuple[Any, Any]:
    """Return the answers of whoever gave them all, scales turned so that more is better, and the weights."""
    found = [([_worth(survey, name, row) for name in names], survey.weight(row)) for row in rows]
    kept = [(values, weight) for values, weight in found if None not in values]
    return np.array([values for values, _ in kept], dtype=float), np.array([weight for _, weight in kept])


def _worth(survey: Asked, name: str, row: Row) -> float | None:
    if name in survey.spec.get("dimensions", {}):
        return survey.index(name, row)
    answer, asked = survey.answer(name, row), survey.spec["questions"][name]
    if answer is None:
        return None
    turned = asked["type"] == "scale" and survey.spec["scales"][asked["scale"]]["direction"] == "low_is_good"
    return -float(answer) if turned else float(answer)
