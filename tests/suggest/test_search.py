"""What is planted in answers is suggested, chance is not more often than promised, and numbers are those of other programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.proportion import proportions_ztest

from reportgen.spec.expressions.text import expression_text
from reportgen.spec.read import read_spec
from reportgen.verbs.suggest import suggest
from reportgen.verbs.suggesting.search import RATE, Found, search
from tests.suggest.planted import BRANCHES, SEXES, coded, project, rated


def drawn(seed: int, questions: int, people: int = 500, planted: int = 0) -> dict[str, Any]:
    """Return answers in which the people of the north are more content by 25 points in the first questions, and only there."""
    rng = np.random.default_rng(seed)
    branch = coded(rng, people, BRANCHES)
    columns: dict[str, Any] = {"branch": branch, "sex": coded(rng, people, SEXES)}
    for number in range(questions):
        good = np.where(branch == "north", 0.7, 0.45) if number < planted else np.full(people, 0.5)
        columns[f"q{number}"] = rated(rng, people, good)
    return columns


def found(folder: Path, columns: dict[str, Any], **parts: Any) -> Found:
    return search(read_spec(project(folder, columns, **parts)))


def answer(folder: Path, columns: dict[str, Any], limit: int = 100, **parts: Any) -> dict[str, Any]:
    written = suggest(project(folder, columns, **parts), form="json", limit=limit)
    loaded: dict[str, Any] = json.loads(written)
    return loaded


def test_every_test_is_that_of_another_program_and_corrected_for_all_of_them(tmp_path: Path) -> None:
    columns = drawn(1, 6, planted=2)
    theirs: dict[str, float] = {}
    for question in (name for name in columns if name.startswith("q")):
        top = columns[question] >= 4
        for branch in BRANCHES:
            inside = columns["branch"] == branch
            p = proportions_ztest([top[inside].sum(), top[~inside].sum()], [inside.sum(), (~inside).sum()])[1]
            theirs[f"{question} branch {branch}"] = p
        inside = columns["sex"] == "f"
        theirs[f"{question} sex"] = proportions_ztest([top[inside].sum(), top[~inside].sum()], [inside.sum(), (~inside).sum()])[1]
    corrected = dict(zip(theirs, stats.false_discovery_control(list(theirs.values()), method="bh"), strict=True))
    ours = found(tmp_path, columns)
    assert ours.tests == len(theirs) == 24
    gaps = [c for c in ours.candidates if c.rule == "gap"]
    assert len(gaps) == sum(p <= RATE for p in corrected.values()) > 0
    for gap in gaps:
        segment, code = gap.says.options["value"]
        key = f"{gap.subject} {segment} {code}" if segment == "branch" else f"{gap.subject} sex"
        assert gap.test is not None
        assert gap.test.p == pytest.approx(theirs[key], rel=1e-6)
        assert gap.test.adjusted == pytest.approx(corrected[key], rel=1e-6)


def test_a_planted_gap_comes_first_and_says_the_numbers_of_the_rows(tmp_path: Path) -> None:
    columns = drawn(2, 6, planted=1)
    top, north = columns["q0"] >= 4, columns["branch"] == "north"
    first = next(s for s in answer(tmp_path, columns)["suggestions"] if s["kind"] == "strengths")
    assert first["holds"] == "top(q0, branch='north') > top(q0, among=branch != 'north')"
    inside, outside = (f"{100 * top[rows].mean():.0f}%" for rows in (north, ~north))
    assert first["numbers"] == [f"top(q0, branch='north') ({inside}) > top(q0, among=branch != 'north') ({outside})"]
    assert first["bases"] == [north.sum(), (~north).sum()]
    assert first["says"]["en"] == (
        "Where Branch is “North”, the share answering “5” or “4” to “Q0” is {{ top(q0, branch='north') }}, "
        "above the {{ top(q0, among=branch != 'north') }} of everyone else"
    )
    assert first["section"] == "swot.strengths"


def test_of_two_groups_only_the_lower_is_told(tmp_path: Path) -> None:
    rng = np.random.default_rng(3)
    sex = coded(rng, 400, SEXES)
    columns = {"sex": sex, "q0": rated(rng, 400, np.where(sex == "f", 0.75, 0.4))}
    gaps = [c for c in found(tmp_path, columns).candidates if c.rule == "gap"]
    assert [(c.kind, expression_text(c.holds)) for c in gaps] == [("weaknesses", "top(q0, sex='m') < top(q0, sex='f')")]


def test_of_chance_alone_hardly_anything_is_suggested(tmp_path: Path) -> None:
    """Without any gap, at most one search in twenty may suggest one: of twelve, four or more would be one chance in 450."""
    searches = [found(tmp_path / str(seed), drawn(100 + seed, 20, people=400)) for seed in range(12)]
    assert all(s.tests == 80 for s in searches)
    with_any = sum(any(c.test for c in s.candidates) for s in searches)
    assert with_any <= 3


def test_of_what_is_suggested_at_most_a_part_is_chance(tmp_path: Path) -> None:
    """Ten questions with a gap between the north and the others, thirty without; ten times drawn."""
    discoveries = false = 0
    for seed in range(10):
        for c in found(tmp_path / str(seed), drawn(200 + seed, 40, planted=10)).candidates:
            if c.rule == "gap":
                segment, _ = c.says.options["value"]
                discoveries += 1
                false += segment == "sex" or int(c.subject[1:]) >= 10
    assert discoveries > 100  # the north is found in nearly all of 10 x 10
    assert false / discoveries <= 0.08  # 5 % expected at most


def test_small_groups_are_never_spoken_of(tmp_path: Path) -> None:
    rng = np.random.default_rng(4)
    branch = np.array(["north"] * 49 + ["south"] * 300 + ["west"] * 300)
    columns = {"branch": branch, "q0": rated(rng, 649, np.where(branch == "north", 0.95, 0.3))}
    assert not [c for c in found(tmp_path / "a", columns).candidates if c.says.options.get("value") == ("branch", "north")]
    larger = {name: np.append(values, values[:1]) for name, values in columns.items()}
    assert [c for c in found(tmp_path / "b", larger).candidates if c.says.options.get("value") == ("branch", "north")]


def test_a_segment_made_of_the_answers_is_no_finding(tmp_path: Path) -> None:
    columns = drawn(5, 2)
    groups = {"good": {"label": "Good", "codes": [4, 5]}, "other": {"label": "Other", "otherwise": True}}
    spec = project(tmp_path, columns, segments={"content": {"label": "Contentment", "of": "q0", "groups": groups}})
    holds = [expression_text(c.holds) for c in search(read_spec(spec)).candidates]
    assert not [text for text in holds if text.startswith("top(q0, content")]


@pytest.mark.parametrize("sample", ["convenience", "quota", "opt-in", "census"])
def test_other_samples_are_not_tested(tmp_path: Path, sample: str) -> None:
    rng = np.random.default_rng(6)
    columns = drawn(6, 3, planted=3) | {"q9": rated(rng, 500, 0.2)}
    path = project(tmp_path, columns, sample=sample)
    told = json.loads(suggest(path, form="json"))
    assert told["search"] is None
    assert {s["rule"] for s in told["suggestions"]} == {"divided"}
    assert all(s["test"] is None for s in told["suggestions"])
    sentence = told["suggestions"][0]["says"]["en"]
    assert sentence.startswith("Among the respondents, ") == (sample != "census")
    assert "signific" not in suggest(path)
    assert "discovery" not in suggest(path)


def test_a_design_that_gives_no_test_gives_no_suggestion(tmp_path: Path) -> None:
    columns = drawn(7, 1, people=300)
    columns["q0"] = np.full(300, 5)  # everybody alike
    assert found(tmp_path, columns).tests == 0
