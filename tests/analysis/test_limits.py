"""Intervals end where the scale does; there is none where the sample can say nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from scipy.stats import t

from reportgen.analysis.results import Estimate
from reportgen.spec import canonical
from reportgen.spec.measures import Measure
from reportgen.spec.spec import Spec

Survey = Callable[..., Spec]
Compute = Callable[..., dict[str, Estimate]]


def ticks(base: str) -> dict[str, Any]:
    return {"ask": "?", "type": "multi", "base": base, "columns": {"x": "x", "y": "y"}, "options": {"x": "X", "y": "Y"}}


SPEC: dict[str, Any] = {
    "scales": {"k": {"options": {code: f"option {code}" for code in "12345"}, "direction": "high_is_good"}},
    "questions": {
        "s": {"ask": "?", "type": "scale", "scale": "k", "column": "s"},
        "num": {"ask": "?", "type": "number", "column": "s"},
        "any": ticks("answered"),
        "resp": ticks("responses"),
    },
}
DATA = "s,x,y,w\n" + "".join(f"{s},1,{s % 2},{w}\n" for s, w in [(5, 1), (5, 2), (5, 1), (4, 3), (5, 1), (5, 2), (3, 1)])
WEIGHTS: list[dict[str, str]] = [{}, {"weight": "w"}]


def test_the_interval_of_a_scale_mean_ends_with_the_scale(survey: Survey, estimates: Compute) -> None:
    values = [5, 5, 5, 4, 5, 5, 3]
    mean = sum(values) / 7
    error = (sum((v - mean) ** 2 for v in values) / 6 / 7) ** 0.5
    low, high = t.interval(0.95, 6, mean, error)
    assert high > 5
    found = estimates(survey(DATA, **SPEC), canonical.mean("s"), canonical.mean("num"))
    scale, number = found["mean(s)"].interval, found["mean(num)"].interval
    assert scale is not None
    assert number is not None
    assert [scale.low, scale.high] == pytest.approx([low, 5.0])
    assert [number.low, number.high] == pytest.approx([low, high])


@pytest.mark.parametrize("weight", WEIGHTS)
@pytest.mark.parametrize("measure", [canonical.share("s", *"12345"), canonical.share("resp", "x", "y")])
def test_a_share_of_all_options_has_no_interval(
    measure: Measure, weight: dict[str, str], survey: Survey, estimates: Compute
) -> None:
    (found,) = estimates(survey(DATA, **SPEC, **weight), measure).values()
    assert (found.value, found.interval, found.no_interval) == (1.0, None, "not-defined")


@pytest.mark.parametrize("weight", WEIGHTS)
@pytest.mark.parametrize("measure", [canonical.share("s", *"345"), canonical.share("any", "x", "y")])
def test_a_share_that_could_be_less_has_one(measure: Measure, weight: dict[str, str], survey: Survey, estimates: Compute) -> None:
    (found,) = estimates(survey(DATA, **SPEC, **weight), measure).values()
    assert found.value == 1.0
    assert found.interval is not None
    assert found.interval.low < 1


def test_the_spread_of_one_respondent_is_withheld_for_its_own_reason(survey: Survey, estimates: Compute) -> None:
    found = estimates(survey("s,x,y\n4,1,1\n,0,0\n", **SPEC), canonical.sd("s"), canonical.mean("s"))
    assert (found["sd(s)"].withheld, found["mean(s)"].withheld) == ("one-respondent", "")
    few = estimates(survey("s,x,y\n4,1,1\n", **SPEC, report={"minimum_base": "2"}), canonical.sd("s"))
    assert few["sd(s)"].withheld == "minimum-base"
