"""25,976 real passengers: every number of the spec that the oracle knows, to nine digits.

The oracle was computed in R and, independently, in Python. Its file and the data are not part of the project: the folder is
named by ``REPORTGEN_SHARED_DATA``, or lies beside the checkout.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from reportgen.analysis.analyse import analyse
from reportgen.analysis.results import Estimate
from reportgen.data.open import open_data
from reportgen.spec import canonical
from reportgen.spec.measures import Measure, Plan
from reportgen.spec.model.questions import SingleQuestion
from reportgen.spec.plan import plan
from reportgen.spec.read import read_spec
from reportgen.spec.spec import Spec

HERE = Path(__file__).parent
FOLDER = Path(os.environ.get("REPORTGEN_SHARED_DATA", HERE.parents[2] / "shared" / "data")) / "airline-satisfaction-25k"
DATA = FOLDER / "AirlinePassengerSatisfaction.csv"

pytestmark = [
    pytest.mark.shared_data,
    pytest.mark.skipif(not DATA.exists(), reason=f"needs the survey files of REPORTGEN_SHARED_DATA; no {DATA.name} in {FOLDER}"),
]
RATINGS = range(8, 22)
"""Columns of the fourteen ratings."""


@pytest.fixture(scope="module")
def checks() -> Mapping[str, dict[str, Any]]:
    oracle = json.loads((FOLDER / "oracle.json").read_text(encoding="utf-8"))
    return {c["id"]: c["values"] for c in oracle["files"][DATA.name]["checks"]}


@pytest.fixture(scope="module")
def spec(tmp_path_factory: pytest.TempPathFactory) -> Spec:
    project = tmp_path_factory.mktemp("airline")
    (project / ".git").mkdir()
    shutil.copyfile(HERE / "report.yaml", project / "report.yaml")
    try:
        (project / DATA.name).hardlink_to(DATA)
    except OSError:  # another file system
        shutil.copyfile(DATA, project / DATA.name)
    return read_spec(project / "report.yaml")


@pytest.fixture(scope="module")
def found(spec: Spec) -> Mapping[str, Estimate]:
    measures = (*plan(spec).measures, *wanted(spec))
    with open_data(spec) as answers:
        results = analyse(spec, Plan(tuple(dict.fromkeys(measures))), answers)
    assert results.problems == ()
    assert results.source is not None
    assert (results.source.rows, results.source.columns) == (25976, 25)
    return {m.canonical: e for m, e in results.estimates.items()}


def wanted(spec: Spec) -> list[Measure]:
    ratings = [n for n, q in spec.document.questions.items() if q.type == "scale"]
    kinds = (canonical.mean, canonical.sd, canonical.median, canonical.top, canonical.bottom, canonical.base)
    measures = [m(q) for q in ratings for m in kinds]
    for segments in ((), *(((("class", c),)) for c in ("Eco", "Eco Plus", "Business"))):
        for code in ("satisfied", "neutral or dissatisfied"):
            measures += [make("satisfaction", code, segments=segments) for make in (canonical.share, canonical.count)]
        measures.append(canonical.base("satisfaction", segments=segments))
    measures += [make("cabin", c) for c in ("Eco", "Eco Plus", "Business") for make in (canonical.share, canonical.count)]
    for code in ("satisfied", "neutral or dissatisfied"):
        among = canonical.comparison("satisfaction", "==", code)
        measures += [make("wifi_from_zero", among=among) for make in (canonical.mean, canonical.base)]
    return measures


def value(found: Mapping[str, Estimate], measure: Measure) -> float:
    shown = found[measure.canonical].value
    assert shown is not None
    return shown


def equal(ours: float, theirs: float) -> None:
    assert ours == pytest.approx(theirs, rel=1e-9)


def names(spec: Spec, ending: str) -> dict[int, str]:
    """Return the rating questions by column of the file."""
    ratings = [n for n, q in spec.document.questions.items() if q.type == "scale" and n.endswith("_from_zero") == bool(ending)]
    return dict(zip(RATINGS, ratings, strict=True))


@pytest.mark.parametrize("question", ["satisfaction", "cabin"])
def test_distributions(question: str, spec: Spec, found: Mapping[str, Estimate], checks: Mapping[str, dict[str, Any]]) -> None:
    expected = checks[{"cabin": "class"}.get(question, question)]
    asked = spec.document.questions[question]
    assert isinstance(asked, SingleQuestion)
    for code in asked.options:
        share = found[canonical.share(question, code).canonical]
        assert value(found, canonical.count(question, code)) == expected[f"count|{code}"] == share.n
        assert share.base == expected["base"]
        equal(100 * value(found, share.measure), expected[f"pct|{code}"])


@pytest.mark.parametrize("ending", ["_from_zero", ""])
@pytest.mark.parametrize("column", RATINGS)
def test_ratings(
    column: int, ending: str, spec: Spec, found: Mapping[str, Estimate], checks: Mapping[str, dict[str, Any]]
) -> None:
    name, expected = names(spec, ending)[column], checks[f"mean_{'all0to5' if ending else '0asmissing'}_col{column}"]
    assert value(found, canonical.base(name)) == expected["n"]
    equal(value(found, canonical.mean(name)), expected["mean"])
    equal(value(found, canonical.sd(name)), expected["sd"])
    assert value(found, canonical.median(name)) == expected["median"]
    interval(found[canonical.mean(name).canonical], expected["ci_lo"], expected["ci_hi"], 1, "t")
    top = found[canonical.top(name).canonical]
    assert top.n == expected["top_box_n"]
    equal(100 * value(found, top.measure), expected["top_box_pct"])
    interval(top, expected["wilson_lo"], expected["wilson_hi"], 100, "wilson")
    if "bottom_box_pct" in expected:
        equal(100 * value(found, canonical.bottom(name)), expected["bottom_box_pct"])


def interval(estimate: Estimate, low: float, high: float, factor: float, method: str) -> None:
    assert estimate.interval is not None
    assert estimate.interval.method == method
    equal(factor * estimate.interval.low, low)
    equal(factor * estimate.interval.high, high)


@pytest.mark.parametrize("cabin", ["Eco", "Eco Plus", "Business"])
@pytest.mark.parametrize("code", ["satisfied", "neutral or dissatisfied"])
def test_satisfaction_by_class(
    cabin: str, code: str, found: Mapping[str, Estimate], checks: Mapping[str, dict[str, Any]]
) -> None:
    expected, segments = checks["sat_by_class"], (("class", cabin),)
    share = canonical.share("satisfaction", code, segments=segments)
    assert found[share.canonical].n == expected[f"count|{code}|{cabin}"]
    assert (
        found[share.canonical].base
        == expected[f"base_n|{cabin}"]
        == value(found, canonical.base("satisfaction", segments=segments))
    )
    equal(100 * value(found, share), expected[f"pct|{code}|{cabin}"])


def test_a_mean_among_some(found: Mapping[str, Estimate], checks: Mapping[str, dict[str, Any]]) -> None:
    expected = checks["wifi_by_sat_welch"]
    for side, code in (("a", "satisfied"), ("b", "neutral or dissatisfied")):
        among = canonical.comparison("satisfaction", "==", code)
        assert value(found, canonical.base("wifi_from_zero", among=among)) == expected[f"n_{side}"]
        equal(value(found, canonical.mean("wifi_from_zero", among=among)), expected[f"mean_{side}"])


def test_nothing_is_withheld(found: Mapping[str, Estimate]) -> None:
    assert [c for c, e in found.items() if e.withheld] == []
