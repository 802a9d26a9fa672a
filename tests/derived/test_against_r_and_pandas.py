"""Bands, regrouped codes and conditions against R's ``cut`` and ``survey`` (``answers.R``) and against pandas."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from reportgen.analysis.analyse import analyse
from reportgen.analysis.results import Estimate
from reportgen.data.open import open_data
from reportgen.spec.expressions.bind import resolver
from reportgen.spec.expressions.parse import parse
from reportgen.spec.expressions.walk import measures_in
from reportgen.spec.measures import Measure, Plan
from reportgen.spec.read import read_spec
from tests.numbers.rows import Survey

HERE = Path(__file__).parent
EXPECTED = list(csv.DictReader((HERE / "expected.csv").read_text(encoding="utf-8").splitlines()))


@pytest.fixture(scope="module")
def measures() -> Mapping[str, Measure]:
    names = resolver(read_spec(HERE / "report.yaml").document)
    return {row["id"]: next(measures_in(names.resolve(parse(row["id"])))) for row in EXPECTED}


@pytest.fixture(scope="module")
def found(measures: Mapping[str, Measure]) -> Mapping[str, Estimate]:
    spec = read_spec(HERE / "report.yaml")
    with open_data(spec) as answers:
        results = analyse(spec, Plan(tuple(measures.values())), answers)
    assert not results.problems
    return {text: results.estimates[measure] for text, measure in measures.items()}


@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: row["id"])
def test_numbers_are_those_of_r(row: dict[str, str], found: Mapping[str, Estimate]) -> None:
    ours = found[row["id"]]
    assert ours.value == pytest.approx(float(row["value"]), rel=1e-12)
    assert ours.base == int(row["base"])
    assert ours.n == (int(row["n"]) if row["n"] else None)


def test_edges_are_among_the_numbers() -> None:
    spend = pd.read_csv(HERE / "answers.csv")["spend"]
    assert all((spend == edge).sum() > 2 for edge in (0.1, 0.3, 9.94, 9.95, 9.96, 49.999, 50))


def test_counts_are_those_of_pandas(found: Mapping[str, Estimate]) -> None:
    d = pd.read_csv(HERE / "answers.csv")
    infinity = float("inf")
    loyal = np.select(
        [(d.recommend >= 9) & (d.overall >= 4), (d.recommend <= 6) | (d.overall <= 2)], ["loyal", "lost"], default="between"
    )
    known = d.recommend.notna() & d.overall.notna() | (d.recommend <= 6) | ((d.overall <= 2) & d.recommend.notna())
    known |= (d.overall <= 2) & d.recommend.isna()  # not loyal whatever the recommendation, and lost
    columns: dict[str, Any] = {
        "age_group_q": pd.cut(d.age, [-infinity, 35, 50, infinity], right=False, labels=["young", "middle", "older"]),
        "spend_band_q": pd.cut(d.spend, [-infinity, 0.3, 9.95, 50], right=False, labels=["little", "some", "much"]),
        "heavy_q": d.freq.replace({1: "low", 2: "low", 3: "high", 4: "high"}),
        "level": d.recommend.map(dict(zip(range(11), "11122334455", strict=True))),
        "loyal_q": pd.Series(loyal).where(known),
    }
    for name, column in columns.items():
        for code, count in column.value_counts().items():
            ours = found[f"share({name}, '{code}')"]
            assert (ours.n, ours.base) == (count, column.notna().sum()), (name, code)


def test_every_number_is_recomputed_from_the_rows_by_other_code(found: Mapping[str, Estimate]) -> None:
    survey = Survey(HERE / "report.yaml")
    for row in EXPECTED:
        truth, ours = survey.number(row["id"]), found[row["id"]]
        assert ours.value == pytest.approx(truth.value, rel=1e-9), row["id"]
        assert (ours.base, ours.n) == (truth.base, truth.n), row["id"]
