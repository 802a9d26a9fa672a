"""Errors by the design of the sample against R's survey (``r/design.R``), and laws that hold for every design."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Callable, Mapping, Sequence
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from reportgen.analysis.analyse import analyse, distributed
from reportgen.analysis.drafts import Draft, Group, draft
from reportgen.analysis.linear import Linear, difference_error
from reportgen.analysis.results import Estimate
from reportgen.analysis.withholding import where
from reportgen.data.open import open_data
from reportgen.spec import canonical
from reportgen.spec.measures import Measure, Plan
from reportgen.spec.spec import Spec

HERE = Path(__file__).parent
Survey = Callable[..., Spec]
ORACLE: Mapping[str, Mapping[str, Any]] = json.loads((HERE / "r" / "design.json").read_text(encoding="utf-8"))
ROWS = (HERE / "r" / "design.csv").read_text(encoding="utf-8")
NEAR = 1e-9

CODES = {"scales": {"k": {"options": {c: f"option {c}" for c in "12345"}, "direction": "high_is_good", "top": ["4", "5"]}}}


def ticks(base: str, letter: str) -> dict[str, Any]:
    codes = ("m1", "m2", "m3")
    columns = {m: m.replace("m", letter) for m in codes}
    return {"ask": "M?", "type": "multi", "base": base, "columns": columns, "options": {m: m.upper() for m in codes}}


PARTS: dict[str, Any] = {
    **CODES,
    "questions": {
        "x": {"ask": "X?", "type": "number", "column": "x"},
        "q": {"ask": "Q?", "type": "single", "column": "q", "options": {"yes": "Yes", "no": "No", "maybe": "Maybe"}},
        "s": {"ask": "S?", "type": "scale", "scale": "k", "column": "s"},
        "t": {"ask": "T?", "type": "scale", "scale": "k", "column": "t"},
        "r": {"ask": "R?", "type": "nps", "column": "r"},
        "m": ticks("answered", "m"),
        "ticks": ticks("responses", "n"),
    },
    "dimensions": {"d": {"label": "D", "questions": ["s", "t"]}},
    "segments": {"g": {"label": "G", "column": "g", "options": {"u": "U", "v": "V", "lone": "Lone"}}},
}
DESIGNS: Mapping[str, dict[str, Any]] = {
    "strata": {"strata": "stratum"},
    "strata_population": {"strata": "stratum", "population": "people_there"},
    "clusters": {"clusters": "school"},
    "both": {"strata": "stratum", "clusters": "cluster"},
    "full": {"strata": "stratum", "clusters": "cluster", "population": "clusters_there"},
    "unweighted": {
        "strata": "stratum",
        "clusters": "cluster",
        "population": {"a": "40", "b": "12", "c": "30", "d": "9", "e": "4"},
    },
    "simple": {"population": "500"},
    "centre": {"strata": "stratum", "clusters": "cluster", "population": "clusters_there", "single_cluster": "centre"},
    "certainty": {"strata": "stratum", "clusters": "cluster", "population": "clusters_there", "single_cluster": "certainty"},
}
WITHOUT_F = {"both", "full", "unweighted"}
"""Designs of the rows without the stratum of which one cluster was drawn."""
GROUPS: Mapping[str, dict[str, Any]] = {
    "all": {},
    "u": {"segments": (("g", "u"),)},
    "lone": {"segments": (("g", "lone"),)},
    "among": {"among": canonical.comparison("s", ">=", "3")},
}


def measures(**group: Any) -> dict[str, Measure]:
    return {
        "mean(x)": canonical.mean("x", **group),
        "share(q, 'yes')": canonical.share("q", "yes", **group),
        "share(q, 'no', 'yes')": canonical.share("q", "yes", "no", **group),
        "top(s)": canonical.top("s", **group),
        "nps(r)": canonical.nps("r", **group),
        "index(d)": canonical.index("d", **group),
        "share(m, 'm1')": canonical.share("m", "m1", **group),
        "share(ticks, 'm1')": canonical.share("ticks", "m1", **group),
    }


def rows(text: str = ROWS) -> list[dict[str, str]]:
    return [{**r, **{f"n{i}": r[f"m{i}"] for i in (1, 2, 3)}} for r in csv.DictReader(io.StringIO(text))]


def as_csv(records: Sequence[Mapping[str, str]]) -> str:
    return "\n".join(",".join(r) for r in [list(records[0]), *(list(r.values()) for r in records)]) + "\n"


def spec_of(survey: Survey, name: str, records: Sequence[Mapping[str, str]] | None = None, **more: Any) -> Spec:
    kept = [r for r in records or rows() if name not in WITHOUT_F or r["stratum"] != "f"]
    weight = {} if name in {"unweighted", "simple"} else {"weight": "w"}
    return survey(as_csv(kept), **PARTS, **weight, **{"design": DESIGNS[name], **more})


def computed(spec: Spec, wanted: Sequence[Measure]) -> tuple[dict[Measure, Draft], dict[Measure, Estimate]]:
    with open_data(spec) as answers:
        found = distributed(spec.document, answers, wanted)
        groups = [Group(spec.document, m, found[where(m)], answers.weighted, selection=answers.selection) for m in wanted]
        return {g.measure: draft(g) for g in groups}, dict(analyse(spec, Plan(tuple(wanted)), answers).estimates)


def linear(d: Draft) -> Linear:
    found = d.linear()
    assert found is not None
    return found


@pytest.mark.parametrize("name", DESIGNS)
def test_every_number_of_every_group_against_r(name: str, survey: Survey) -> None:
    spec = spec_of(survey, name)
    wanted = {(group, label): m for group, where in GROUPS.items() for label, m in measures(**where).items()}
    drafts, estimates = computed(spec, list(wanted.values()))
    for (group, label), m in wanted.items():
        theirs, draft, estimate = ORACLE[name][group][label], drafts[m], estimates[m]
        assert estimate.value == pytest.approx(theirs["est"], rel=NEAR), (group, label)
        assert estimate.base == theirs["n"] or label == "share(ticks, 'm1')", (group, label)
        assert linear(draft).error == pytest.approx(theirs["se"], rel=NEAR, abs=1e-12), (group, label)  # R rounds a zero
        assert linear(draft).df == theirs["df"], (group, label)
        compare_interval(estimate, theirs)


def compare_interval(estimate: Estimate, theirs: Mapping[str, Any]) -> None:
    name = estimate.measure.canonical
    if theirs["df"] < 1:
        assert estimate.no_interval == "clusters", name
        return
    if theirs["se"] < 1e-12:
        assert estimate.no_interval in {"no-error", "no-variation"}, name
        return
    interval = estimate.interval
    assert interval is not None, (name, estimate.no_interval)
    assert interval.method in {"taylor-logit", "taylor-t", "taylor-nps"}
    assert (interval.low, interval.high) == pytest.approx((theirs["low"], theirs["high"]), rel=NEAR), name
    if "deff" in theirs:
        assert estimate.design_effect == pytest.approx(theirs["deff"], rel=NEAR), name
    if "ciprop" in theirs:  # found by iteration, which stops early
        assert (interval.low, interval.high) == pytest.approx(theirs["ciprop"], rel=1e-6), name


@pytest.mark.parametrize("name", DESIGNS)
@pytest.mark.parametrize(("label", "measure"), [("apart_x", canonical.mean), ("apart_yes", canonical.share)])
def test_the_difference_of_two_groups_against_r(name: str, label: str, measure: Callable[..., Measure], survey: Survey) -> None:
    subject = ("x",) if label == "apart_x" else ("q", "yes")
    pair = [measure(*subject, segments=(("g", code),)) for code in "uv"]
    drafts, _ = computed(spec_of(survey, name), pair)
    theirs = ORACLE[name][label]
    first, second = (drafts[m] for m in pair)
    assert first.value is not None
    assert second.value is not None
    assert first.value - second.value == pytest.approx(theirs["diff"], rel=NEAR)
    error, df = difference_error(linear(first), linear(second))
    assert error == pytest.approx(theirs["se"], rel=NEAR)
    assert df == theirs["df"]


@pytest.mark.parametrize("name", [name for name, found in ORACLE.items() if "between" in found])
def test_two_questions_of_the_same_people_share_clusters(name: str, survey: Survey) -> None:
    answered = canonical.comparison("q", "in", "yes", "no", "maybe")
    pair = (canonical.share("q", "yes"), canonical.top("s", among=answered))
    drafts, _ = computed(spec_of(survey, name), pair)
    error, df = difference_error(*(linear(drafts[m]) for m in pair))
    assert (error, df) == pytest.approx((ORACLE[name]["between"]["se"], ORACLE[name]["between"]["df"]), rel=NEAR)


SHARED = Path(os.environ.get("REPORTGEN_SHARED_DATA", HERE.parents[2] / "shared" / "data")) / "svy-apistrat"


@pytest.mark.shared_data
@pytest.mark.skipif(not SHARED.exists(), reason=f"needs the survey files of REPORTGEN_SHARED_DATA; no {SHARED}")
def test_californian_schools_against_the_published_example(survey: Survey) -> None:
    oracle = json.loads((SHARED / "oracle.json").read_text(encoding="utf-8"))["r"]
    spec = survey(
        (SHARED / "apistrat.csv").read_text(encoding="utf-8"),
        questions={
            "api": {"ask": "?", "type": "number", "column": "api00"},
            "wide": {"ask": "?", "type": "single", "column": "sch.wide", "options": {"Yes": "Yes", "No": "No"}},
            "type": {"ask": "?", "type": "single", "column": "stype", "options": {"E": "E", "H": "H", "M": "M"}},
        },
        segments={
            "level": {"label": "T", "column": "stype", "options": {"E": "E", "H": "H", "M": "M"}},
            "met": {"label": "W", "column": "sch.wide", "options": {"Yes": "Yes", "No": "No"}},
        },
        weight="pw",
        design={"strata": "stype", "population": "fpc"},
    )
    levels = {code: canonical.mean("api", segments=(("level", code),)) for code in "EHM"}
    groups = {code: canonical.mean("api", segments=(("met", code),)) for code in ("Yes", "No")}
    mean, wide, fixed = canonical.mean("api"), canonical.share("wide", "Yes"), canonical.share("type", "E")
    drafts, estimates = computed(spec, [mean, wide, fixed, *levels.values(), *groups.values()])
    assert estimates[mean].value == pytest.approx(oracle["mean_api00"]["est"], rel=NEAR)
    assert linear(drafts[mean]).error == pytest.approx(oracle["mean_api00"]["se"], rel=NEAR)
    assert linear(drafts[mean]).df == oracle["df"]
    without = 1 - 200 / 6194  # R's default design effect is against a sample without replacement
    assert estimates[mean].design_effect == pytest.approx(oracle["deff_api00"] * without, rel=1e-7)
    interval = estimates[wide].interval
    assert interval is not None
    assert (interval.low, interval.high) == pytest.approx(oracle["schwide_logit"], rel=NEAR)
    by = oracle["by_stype_api00"]
    for code, est, se in zip(by["stype"], by["est"], by["se"], strict=True):
        assert estimates[levels[code]].value == pytest.approx(est, rel=NEAR)
        assert linear(drafts[levels[code]]).error == pytest.approx(se, rel=NEAR)
    yes, no = (drafts[m] for m in groups.values())
    error, _ = difference_error(linear(yes), linear(no))
    assert (yes.value or 0) - (no.value or 0) == pytest.approx(oracle["ttest_api00_by_schwide"]["diff"], rel=NEAR)
    assert ((yes.value or 0) - (no.value or 0)) / error == pytest.approx(oracle["ttest_api00_by_schwide"]["t"], rel=NEAR)
    assert estimates[fixed].no_interval == "no-error"  # the strata are its options: the weights fix it


# --- laws


def numbers(spec: Spec) -> dict[str, Any]:
    _, estimates = computed(spec, [m for where in GROUPS.values() for m in measures(**where).values()])
    return {m.canonical: (e.value, e.interval, e.no_interval, e.design_effect) for m, e in estimates.items()}


@pytest.mark.parametrize("name", ["strata_population", "full", "centre"])
def test_neither_order_nor_names_nor_the_scale_of_weights_matter(name: str, survey: Survey) -> None:
    before = numbers(spec_of(survey, name))
    shuffled = [rows()[i] for i in np.random.default_rng(4).permutation(len(rows()))]
    assert numbers(spec_of(survey, name, shuffled)) == before
    assert numbers(spec_of(survey, name, [{**r, "w": f"{float(r['w']) * 4:.2f}"} for r in rows()])) == before
    known = [r for r in rows() if name not in WITHOUT_F or r["stratum"] != "f"]
    kept = [{**r, "stratum": f"z{ord('z') - ord(r['stratum'])}", "cluster": f"c{r['cluster']}"} for r in known]
    assert numbers(survey(as_csv(kept), **PARTS, weight="w", design=DESIGNS[name])) == before


@pytest.mark.parametrize("name", ["clusters", "both", "full", "centre"])
def test_everyone_twice_at_half_the_weight_within_the_clusters_changes_no_error(name: str, survey: Survey) -> None:
    twice = [{**r, "w": f"{float(r['w']) / 2:.3f}"} for r in rows() for _ in range(2)]
    wanted = [m for where in GROUPS.values() for m in measures(**where).values()]
    before, _ = computed(spec_of(survey, name), wanted)
    after, estimates = computed(spec_of(survey, name, twice), wanted)
    for m in wanted:
        assert linear(after[m]).error == pytest.approx(linear(before[m]).error, rel=1e-12, abs=1e-15)
        assert linear(after[m]).df == linear(before[m]).df
        assert estimates[m].base == 2 * before[m].base


@pytest.mark.parametrize("strata", [{}, {"strata": "stratum"}])
def test_a_cluster_for_each_respondent_is_no_cluster(strata: dict[str, str], survey: Survey) -> None:
    single = {"single_cluster": "centre"}
    numbered = [{**r, "id": str(i)} for i, r in enumerate(rows())]
    without = strata or {"population": "100000000000000"}  # so many that their number does not matter
    with_ids = survey(as_csv(numbered), **PARTS, weight="w", design={**strata, **single, "clusters": "id"})
    bare = survey(as_csv(numbered), **PARTS, weight="w", design={**without, **single})
    for (name, ours), theirs in zip(numbers(with_ids).items(), numbers(bare).values(), strict=True):
        assert ours[0] == theirs[0], name
        assert ours[2] == theirs[2], name
        if ours[1]:
            assert (ours[1].low, ours[1].high) == pytest.approx((theirs[1].low, theirs[1].high), rel=1e-9), name


def test_the_bare_design_is_the_plain_weighted_sample(survey: Survey) -> None:
    """One stratum, no clusters, a huge population: for everyone the same interval as without a design."""
    records = rows()
    plain = survey(as_csv(records), **PARTS, weight="w")
    declared = survey(as_csv(records), **PARTS, weight="w", design={"population": "100000000000000"})
    wanted = list(measures().values())
    (drafts, ours), (bare, theirs) = computed(declared, wanted), computed(plain, wanted)
    for m in wanted:
        first, second = ours[m].interval, theirs[m].interval
        assert first is not None
        assert second is not None
        base = drafts[m].people.n
        scale = sqrt(186 / 185 * (base - 1) / base)  # of a domain n/(n-1) is that of the sample
        assert linear(drafts[m]).error == pytest.approx(linear(bare[m]).error * scale, rel=1e-9)
        assert theirs[m].design_effect is None


def test_without_a_design_errors_of_two_samples_add_up(survey: Survey) -> None:
    pair = [canonical.mean("x", segments=(("g", code),)) for code in "uv"]
    drafts, _ = computed(survey(as_csv(rows()), **PARTS), pair)
    first, second = (drafts[m] for m in pair)
    u, v = ([float(r["x"]) for r in rows() if r["g"] == code and r["x"]] for code in "uv")
    expected = sqrt(np.var(u, ddof=1) / len(u) + np.var(v, ddof=1) / len(v))
    error, df = difference_error(linear(first), linear(second))
    assert error == pytest.approx(expected, rel=NEAR)
    assert df == len(u) + len(v) - 2


def test_nobody_gave_an_answer(survey: Survey, estimates: Callable[..., dict[str, Estimate]]) -> None:
    """Wilson's interval on Kish's effective base times (t of n - 1 over t of the design)^2, as Korn and Graubard shrink n."""
    records = [{**r, "q": "no"} for r in rows()]
    share = canonical.share("q", "maybe")
    interval = estimates(spec_of(survey, "both", records), share)[share.canonical].interval
    w = np.array([float(r["w"]) for r in records if r["stratum"] != "f"])
    n = w.sum() ** 2 / (w**2).sum() * (stats.t.ppf(0.975, len(w) - 1) / stats.t.ppf(0.975, 22 - 5)) ** 2
    assert interval is not None
    assert interval.method == "wilson-kish"
    assert interval.high == pytest.approx(proportion_confint(0, n, 0.05, "wilson")[1], rel=NEAR)


def test_a_population_drawn_completely_has_no_error(survey: Survey, estimates: Callable[..., dict[str, Estimate]]) -> None:
    everyone = {s: str(len({r["cluster"] for r in rows() if r["stratum"] == s})) for s in "abcdef"}
    spec = survey(
        as_csv(rows()), **PARTS, weight="w", design={"strata": "stratum", "clusters": "cluster", "population": everyone}
    )
    found = estimates(spec, *measures().values(), canonical.share("q", "yes", "no", "maybe"))
    assert {e.no_interval for e in found.values()} == {"no-error", "not-defined"}
