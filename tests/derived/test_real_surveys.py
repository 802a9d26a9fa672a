"""Regrouped answers of real surveys against their oracles, which R and Python computed; files from outside the project."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from reportgen.analysis.results import Estimate
from reportgen.spec import canonical
from reportgen.spec.spec import Spec

SHARED = Path(os.environ.get("REPORTGEN_SHARED_DATA", Path(__file__).parents[3] / "shared" / "data"))
AGREE = ("Strongly disagree", "Disagree", "Neither agree or disagree", "Agree", "Strongly Agree")
GRAMMAR = (
    "Very unimportant",
    "Somewhat unimportant",
    "Neither important nor unimportant (neutral)",
    "Somewhat important",
    "Very important",
)

pytestmark = [
    pytest.mark.shared_data,
    pytest.mark.skipif(not SHARED.exists(), reason=f"needs the survey files of REPORTGEN_SHARED_DATA; no {SHARED}"),
]
Survey = Callable[..., Spec]
Compute = Callable[..., dict[str, Estimate]]


def real(name: str, file: str) -> tuple[str, list[str], dict[str, Any]]:
    """Return a file's text, its header, and what the oracle knows of it."""
    text = _text(SHARED / name / file)
    header = next(csv.reader(text.splitlines(keepends=True)))
    files = json.loads((SHARED / name / "oracle.json").read_text(encoding="utf-8"))["files"]
    return text, header, {c["id"]: c["values"] for c in next(iter(files.values()))["checks"]}


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig")


FIVE = {
    "options": {str(c): f"level {c}" for c in range(1, 6)},
    "direction": "high_is_good",
    "top": ["5", "4"],
    "bottom": ["1", "2"],
}
"""A scale of five levels."""


def single(column: str, options: tuple[str, ...]) -> dict[str, Any]:
    return {"ask": "?", "type": "single", "column": column, "options": {o: o for o in options}}


@pytest.mark.parametrize(
    "which",
    [
        *(("limesurvey-rse2017uk", "public_data.csv", c, n, AGREE) for c, n in (("sat1", 167), ("sat2", 170), ("sat3", 181))),
        ("sm-comma", "comma-survey.csv", "grammar_importance", 7, GRAMMAR),
    ],
    ids=lambda which: which[2],
)
def test_words_become_levels_of_a_scale(
    which: tuple[str, str, str, int, tuple[str, ...]], survey: Survey, estimates: Compute
) -> None:
    folder, file, check, column, words = which
    text, header, oracle = real(folder, file)
    groups = {str(level): {"codes": [word]} for level, word in enumerate(words, 1)}
    level = {"type": "scale", "scale": "five", "of": "said", "groups": groups}
    questions = {"said": single(header[column], words), "level": level}
    spec = survey(text.encode(), scales={"five": FIVE}, questions=questions)
    found, known = estimates(spec, *(make("level") for make in NUMBERS.values())), oracle[check]
    for name in NUMBERS.keys() & known.keys():
        ours = found[NUMBERS[name]("level").canonical]
        assert ours.value is not None
        assert ours.value * (100 if name.endswith("pct") else 1) == pytest.approx(known[name], rel=1e-9), name
        assert ours.base == known["n"]


NUMBERS: Mapping[str, Callable[[str], Any]] = {
    "mean": canonical.mean,
    "sd": canonical.sd,
    "median": canonical.median,
    "top_box_pct": canonical.top,
    "bottom_box_pct": canonical.bottom,
}


@pytest.mark.parametrize(("check", "level"), [("nps_R", ""), ("nps_R_beginner", "Beginner"), ("nps_R_expert", "Expert")])
def test_promoters_and_detractors_as_groups(check: str, level: str, survey: Survey, estimates: Compute) -> None:
    text = _text(SHARED / "gforms-rstudio-2019-nps" / "responses.tsv")
    _, *rows = csv.reader(text.splitlines(keepends=True), delimiter="\t")
    data = "level,recommend\n" + "".join(f"{row[1]},{row[18]}\n" for row in rows)
    oracle = json.loads((SHARED / "gforms-rstudio-2019-nps" / "oracle.json").read_text(encoding="utf-8"))["files"]
    known = {c["id"]: c["values"] for f in oracle.values() for c in f["checks"]}[check]
    levels = sorted({row[1] for row in rows} - {""})
    groups: dict[str, Any] = {
        "promoters": {"label": "P", "codes": ["9", "10"]},
        "passives": {"label": "N", "codes": ["7", "8"]},
        "detractors": {"label": "D", "otherwise": "true"},
    }
    by_condition = {
        "promoters": {"label": "P", "when": "recommend >= 9"},
        "passives": {"label": "N", "when": "recommend >= 7"},
        "detractors": {"label": "D", "otherwise": "true"},
    }
    questions = {
        "recommend": {"ask": "?", "type": "nps", "column": "recommend"},
        "level": single("level", tuple(levels)),
        "who": {"type": "single", "of": "recommend", "groups": groups},
        "whom": {"type": "single", "label": "W", "groups": by_condition},
    }
    spec = survey(data, questions=questions, segments={"expertise": {"of": "level"}})
    segments = (("expertise", level),) if level else ()
    wanted = {(q, g): canonical.share(q, g, segments=segments) for q in ("who", "whom") for g in groups}
    found = estimates(spec, *wanted.values())
    for (_, group), measure in wanted.items():
        ours = found[measure.canonical]
        assert (ours.n, ours.base) == (known[group], known["n"])


@pytest.mark.parametrize("column", [8, 13, 21])
def test_answers_that_are_left_out(column: int, survey: Survey, estimates: Compute) -> None:
    """Zero of six ratings is no answer: with rest: missing the shares are those of the five."""
    text, header, oracle = real("airline-satisfaction-25k", "AirlinePassengerSatisfaction.csv")
    groups = {
        "good": {"label": "Good", "codes": ["4", "5"]},
        "middle": {"label": "M", "codes": ["3"]},
        "bad": {"label": "B", "codes": ["1", "2"]},
    }
    questions = {
        "rating": single(header[column], tuple("012345")),
        "three": {"type": "single", "of": "rating", "groups": groups, "rest": "missing"},
    }
    found = estimates(survey(text.encode(), questions=questions), *(canonical.share("three", g) for g in groups))
    known = oracle[f"mean_0asmissing_col{column}"]
    good, bad = found["share(three, 'good')"], found["share(three, 'bad')"]
    assert (good.n, good.base) == (known["top_box_n"], known["n"])
    assert good.value == pytest.approx(known["top_box_pct"] / 100, rel=1e-12)
    assert bad.value == pytest.approx(known["bottom_box_pct"] / 100, rel=1e-12)
    assert good.interval is not None
    low, high = good.interval.low * 100, good.interval.high * 100
    assert (low, high) == pytest.approx((known["wilson_lo"], known["wilson_hi"]), rel=1e-9)


def test_ages_and_classes_of_passengers(survey: Survey, estimates: Compute) -> None:
    """Satisfaction by class, two classes as one, against the oracle; bands of age against pandas."""
    text, header, oracle = real("airline-satisfaction-25k", "AirlinePassengerSatisfaction.csv")
    edges = {"child": (None, "18"), "young": ("18", "35"), "middle": ("35", "50"), "older": ("50", None)}
    bands = {c: {"label": c, **({"from": a} if a else {}), **({"below": b} if b else {})} for c, (a, b) in edges.items()}
    questions = {
        "satisfied": single(header[24], ("satisfied", "neutral or dissatisfied")),
        "age": {"ask": "?", "type": "number", "column": "Age", "bands": bands},
        "flown": single(header[6], ("Eco", "Eco Plus", "Business")),
    }
    cabins = {"eco": {"label": "Economy", "codes": ["Eco", "Eco Plus"]}, "business": {"label": "Business", "codes": ["Business"]}}
    segments = {"cabin": {"label": "Cabin", "of": "flown", "groups": cabins}, "band": {"of": "age"}}
    spec = survey(text.encode(), questions=questions, segments=segments)
    content = {g: canonical.count("satisfied", "satisfied", segments=(("cabin", g),)) for g in cabins}
    aged = {(b, g): canonical.count("age", b, segments=(("cabin", g),)) for b in bands for g in cabins}
    within = {b: canonical.count("satisfied", "satisfied", segments=(("band", b),)) for b in bands}
    found = estimates(spec, *content.values(), *aged.values(), *within.values())
    known = oracle["sat_by_class"]
    assert found[content["eco"].canonical].n == known["count|satisfied|Eco"] + known["count|satisfied|Eco Plus"]
    assert found[content["eco"].canonical].base == known["base_n|Eco"] + known["base_n|Eco Plus"]
    assert found[content["business"].canonical].n == known["count|satisfied|Business"]
    d = pd.read_csv(SHARED / "airline-satisfaction-25k" / "AirlinePassengerSatisfaction.csv")
    cut = pd.cut(d["Age"], [-1, 18, 35, 50, 999], right=False, labels=list(bands))
    table = pd.crosstab(cut, (d[header[6]] == "Business").map({True: "business", False: "eco"}))
    assert {pair: found[m.canonical].n for pair, m in aged.items()} == {(b, g): table.loc[b, g] for b, g in aged}
    assert {b: found[m.canonical].n for b, m in within.items()} == dict(cut[d[header[24]] == "satisfied"].value_counts())
