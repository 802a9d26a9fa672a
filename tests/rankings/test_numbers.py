"""Rankings against R's survey, against pandas and scipy, and under the laws that hold of any ranking."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from itertools import permutations
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from reportgen.analysis.results import Estimate
from reportgen.spec import canonical
from reportgen.spec.expressions.bind import resolver
from reportgen.spec.expressions.parse import parse
from reportgen.spec.expressions.tree import Asked
from reportgen.spec.measures import Measure
from reportgen.spec.read import read_spec
from reportgen.spec.spec import Spec
from tests.rankings.make_answers import OPTIONS

HERE = Path(__file__).parent
ANSWERS = (HERE / "answers.csv").read_text(encoding="utf-8")
Survey = Callable[..., Spec]
Compute = Callable[..., dict[str, Estimate]]


def ranking(**data: Any) -> dict[str, Any]:
    return {"ask": "?", "type": "ranking", "options": {o: o.title() for o in OPTIONS}, **data}


BY_OPTION: Mapping[str, Any] = {"columns": {o: f"rank_{o}" for o in OPTIONS}, "most": "4"}
BY_PLACE: Mapping[str, Any] = {"places": [f"place_{n}" for n in range(1, 5)]}
PARTS: dict[str, Any] = {
    "questions": {"ranks": ranking(**BY_OPTION), "places": ranking(**BY_PLACE)},
    "segments": {"group": {"label": "Group", "column": "group", "options": {"a": "A", "b": "B"}}},
}


def read(spec: Spec, text: str) -> Measure:
    """Return the measure that an expression of the spec asks for."""
    found = resolver(spec.document).resolve(parse(text))
    assert isinstance(found, Asked)
    return found.measure


@pytest.fixture(scope="module")
def from_r() -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = json.loads((HERE / "survey.json").read_text(encoding="utf-8"))
    assert len(found) == 3 * len(OPTIONS) * 4
    return found


@pytest.mark.parametrize("name", ["ranks", "places"])
def test_both_forms_agree_with_the_survey_package_of_r(
    survey: Survey, estimates: Compute, from_r: Mapping[str, dict[str, float]], name: str
) -> None:
    spec = survey(ANSWERS, **PARTS, weight="weight")
    wanted = {text: read(spec, text.replace("(ranks", f"({name}")) for text in from_r}
    found = estimates(spec, *wanted.values())
    for text, measure in wanted.items():
        ours, theirs = found[measure.canonical], from_r[text]
        assert ours.interval is not None, text
        assert ours.value == pytest.approx(theirs["value"], rel=1e-9, abs=1e-12), text
        assert ours.base == theirs["n"], text
        if theirs["low"] is None:  # nobody: R has no logit of 0, and we have Wilson's interval
            assert (ours.value, ours.interval.method) == (0.0, "wilson-kish")
            continue
        assert (ours.interval.low, ours.interval.high) == pytest.approx((theirs["low"], theirs["high"]), rel=1e-9), text
        assert ours.interval.method == ("taylor-t" if measure.name == "mean_rank" else "taylor-logit")


def test_unweighted_numbers_agree_with_pandas_scipy_and_statsmodels(survey: Survey, estimates: Compute) -> None:
    spec, frame = survey(ANSWERS, **PARTS), pd.read_csv(HERE / "answers.csv")
    for option in OPTIONS:
        ranks = frame[f"rank_{option}"]
        answered = frame["place_1"].notna().sum()
        among, mean = canonical.ranked("places", option, 3), canonical.mean_rank("ranks", option)
        first, count = canonical.share("places", option), canonical.count("ranks", option)
        found = estimates(spec, among, mean, first, count)
        ours = found[mean.canonical]
        assert ours.interval is not None
        low, high = stats.t.interval(0.95, ranks.count() - 1, ranks.mean(), stats.sem(ranks.dropna()))
        assert (ours.value, ours.interval.high) == pytest.approx((ranks.mean(), min(4.0, high)), rel=1e-9)
        assert ours.interval.low == pytest.approx(max(1.0, low), rel=1e-9)
        assert (ours.base, ours.interval.method) == (ranks.count(), "t")
        hits = int((ranks <= 3).sum())
        theirs = proportion_confint(hits, answered, 0.05, "wilson")
        share = found[among.canonical]
        assert share.interval is not None
        assert share.value == pytest.approx(hits / answered, rel=1e-12)
        assert (share.n, share.base) == (hits, answered)
        assert (share.interval.low, share.interval.high) == pytest.approx(theirs, rel=1e-9)
        assert found[first.canonical].n == found[count.canonical].value == int((ranks == 1).sum())


def test_ranks_follow_the_shares_of_first_places(survey: Survey, estimates: Compute) -> None:
    spec, frame = survey(ANSWERS, **PARTS, weight="weight"), pd.read_csv(HERE / "answers.csv")
    weights = frame.groupby("place_1")["weight"].sum().rank(ascending=False)
    found = estimates(spec, *(canonical.rank("ranks", option) for option in OPTIONS))
    assert {o: found[f"rank(ranks, '{o}')"].value for o in OPTIONS} == {o: weights[o] for o in OPTIONS}


def test_a_filter_on_a_ranking_is_about_its_first_place(survey: Survey, estimates: Compute) -> None:
    spec, frame = survey(ANSWERS, **PARTS), pd.read_csv(HERE / "answers.csv")
    for text, inside in (
        ("base(places, among=ranks == 'price')", frame["place_1"] == "price"),
        ("base(places, among=ranks != 'price')", frame["place_1"].notna() & (frame["place_1"] != "price")),
        ("base(places, among=ranks in ('app', 'info'))", frame["place_1"].isin(["app", "info"])),
    ):
        measure = read(spec, text)
        assert estimates(spec, measure)[measure.canonical].value == inside.sum()
    second = frame[frame["place_1"] == "price"]["rank_hours"]
    measure = read(spec, "mean_rank(places, 'hours', among=ranks == 'price')")
    assert estimates(spec, measure)[measure.canonical].value == pytest.approx(second.mean(), rel=1e-12)


def test_who_was_not_asked_is_in_no_base(survey: Survey, estimates: Compute) -> None:
    asked = {**PARTS["questions"], "ranks": ranking(**BY_OPTION, asked_if="g == 'a'")}
    asked["g"] = {"ask": "?", "type": "single", "column": "group", "options": {"a": "A", "b": "B"}}
    spec, frame = survey(ANSWERS, questions=asked), pd.read_csv(HERE / "answers.csv")
    found = estimates(spec, canonical.base("ranks"), canonical.mean_rank("ranks", "app"))
    group = frame[frame["group"] == "a"]
    assert found["base(ranks)"].value == group["place_1"].notna().sum()
    assert found["mean_rank(ranks, 'app')"].value == pytest.approx(group["rank_app"].mean(), rel=1e-12)


ORDERS = st.lists(st.tuples(st.permutations(["x", "y", "z"]), st.integers(0, 3), st.integers(1, 400)), min_size=2, max_size=25)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(orders=ORDERS)
def test_laws_of_a_ranking(orders: list[tuple[list[str], int, int]], *, survey: Survey, estimates: Compute) -> None:
    """First places add up to 1; being among more places is never rarer; means follow from the shares; forms agree."""
    rows = [(order[:n], w) for order, n, w in orders]
    if not any(placed for placed, _ in rows):
        return
    data = "w,x,y,z,p1,p2,p3\n"
    for placed, w in rows:
        ranks = [str(placed.index(o) + 1) if o in placed else "" for o in "xyz"]
        data += ",".join([f"{w / 100:.2f}", *ranks, *(placed[n] if n < len(placed) else "" for n in range(3))]) + "\n"
    forms: dict[str, dict[str, Any]] = {"c": {"columns": {o: o for o in "xyz"}}, "p": {"places": ["p1", "p2", "p3"]}}
    questions = {
        name: {"ask": "?", "type": "ranking", "options": {o: o.upper() for o in "xyz"}, **form} for name, form in forms.items()
    }
    kinds = [
        *(canonical.ranked(q, o, n) for q in "cp" for o in "xyz" for n in (1, 2, 3)),
        *(canonical.mean_rank(q, o) for q in "cp" for o in "xyz"),
    ]
    found = estimates(survey(data, questions=questions, weight="w"), *kinds)
    assert sum(found[f"share(c, '{o}')"].value or 0 for o in "xyz") == pytest.approx(1)
    for o in "xyz":
        steps = [found[canonical.ranked("c", o, n).canonical].value or 0.0 for n in (1, 2, 3)]
        assert steps == sorted(steps)
        mean, placed_share = found[f"mean_rank(c, '{o}')"], steps[2]
        if mean.value is not None:
            exact = [steps[0], steps[1] - steps[0], steps[2] - steps[1]]
            assert mean.value == pytest.approx(np.dot(exact, (1, 2, 3)) / placed_share)
        assert (mean.value, mean.base) == (found[f"mean_rank(p, '{o}')"].value, found[f"mean_rank(p, '{o}')"].base)
    assert {e.canonical for e in kinds} == set(found)


def test_every_order_once_puts_everything_in_the_middle(survey: Survey, estimates: Compute) -> None:
    rows = "".join(f"{','.join(str(order.index(o) + 1) for o in 'abcd')}\n" for order in permutations("abcd"))
    options = {o: o.upper() for o in "abcd"}
    questions = {"q": {"ask": "?", "type": "ranking", "options": options, "columns": {o: o for o in "abcd"}}}
    spec = survey("a,b,c,d\n" + rows, questions=questions)
    found = estimates(
        spec, *(m("q", o) for o in "abcd" for m in (canonical.mean_rank, canonical.rank)), canonical.ranked("q", "a", 3)
    )
    assert {e.value for text, e in found.items() if text.startswith("mean_rank")} == {2.5}
    assert {e.value for text, e in found.items() if text.startswith("rank(")} == {1.0}
    assert found["ranked(q, 'a', 3)"].value == 0.75


DESIGNED = """reportgen: 1
report: {id: r, version: "1", title: R, language: en, date: 2024-01-31, minimum_base: 1}
survey:
  fieldwork: {from: 2024-01-01, to: 2024-01-31}
  population: People
  mode: online
  sample: {kind: probability, design: {clusters: school}}
  weight: {column: weight}
  data: {source: answers.csv, provenance: observed}
questions:
  ranks: {ask: "?", type: ranking, options: {price: Price, hours: Hours}, columns: {price: rank_price, hours: rank_hours}}
  place: {ask: "?", type: number, column: rank_price}
  first: {ask: "?", type: single, column: first, options: {price: Price, hours: Hours}}
body:
  - section: All
    content: [{text: Words}]
"""


def test_a_mean_place_has_the_error_of_a_mean_by_the_design(tmp_path: Path, estimates: Compute) -> None:
    """The mean place is the mean of its column, and the first place a single answer: designs know no difference."""
    frame = pd.read_csv(HERE / "answers.csv")
    price, hours = frame["rank_price"], frame["rank_hours"]
    both = price.notna() & hours.notna() & (price != hours)
    kept = frame[both].assign(school=lambda f: f.index % 23)
    kept = kept.assign(rank_price=np.where(price[both] < hours[both], 1, 2), rank_hours=np.where(price[both] < hours[both], 2, 1))
    kept = kept.assign(first=np.where(kept["rank_price"] == 1, "price", "hours"))
    kept[["weight", "school", "rank_price", "rank_hours", "first"]].to_csv(tmp_path / "answers.csv", index=False)
    (tmp_path / ".git").mkdir()
    (tmp_path / "report.yaml").write_text(DESIGNED, encoding="utf-8")
    spec = read_spec(tmp_path / "report.yaml")
    pairs = [
        (canonical.mean_rank("ranks", "price"), canonical.mean("place")),
        (canonical.share("ranks", "price"), canonical.share("first", "price")),
    ]
    found = estimates(spec, *(m for pair in pairs for m in pair))
    for ours, theirs in ((found[a.canonical], found[b.canonical]) for a, b in pairs):
        assert ours.interval is not None
        assert theirs.interval is not None
        assert (ours.value, ours.base, ours.error) == (theirs.value, theirs.base, theirs.error)
        assert (ours.interval.low, ours.interval.method) == (theirs.interval.low, theirs.interval.method)
