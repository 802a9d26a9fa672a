"""What is suggested without a test: what counts and does badly, targets, the best and worst, the divided, the most named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from statsmodels.stats.proportion import proportion_confint

from reportgen.spec.expressions.text import expression_text
from reportgen.spec.read import read_spec
from reportgen.verbs.suggesting.idea import Candidate
from reportgen.verbs.suggesting.said import is_said
from reportgen.verbs.suggesting.search import best, search
from reportgen.verbs.suggesting.sentences import texts
from tests.suggest.planted import BRANCHES, project, rated


def ratings(seed: int = 21, people: int = 900) -> dict[str, Any]:
    """Return four ratings; the overall one (q0) goes with q1, which does badly, and hardly with q2 and q3, which do well."""
    rng = np.random.default_rng(seed)
    one = rated(rng, people, 0.2)
    overall = np.clip(one + rng.integers(-1, 2, people), 1, 5)
    return {"q0": overall, "q1": one, "q2": rated(rng, people, 0.6), "q3": rated(rng, people, 0.9)}


def candidates(folder: Path, columns: dict[str, Any], rule: str, **parts: Any) -> list[Candidate]:
    return [c for c in search(read_spec(project(folder, columns, **parts))).candidates if c.rule == rule]


MODEL = {"model": {"label": "Model", "of": "q0", "by": ["q1", "q2", "q3"]}}


def test_what_counts_and_does_badly_is_a_weakness(tmp_path: Path) -> None:
    columns = ratings()
    explained = [np.corrcoef(columns["q0"], columns[f"q{n}"])[0, 1] ** 2 for n in (1, 2, 3)]
    assert explained[0] > 0.5 > 10 * max(explained[1:])  # planted: q1 is nearly all of the importance
    (found,) = candidates(tmp_path, columns, "driver", drivers=MODEL)
    assert (found.kind, found.subject, found.says.key) == ("weaknesses", "q1", "suggest-driver-weak")
    performance = "(top(q1) + top(q2) + top(q3)) / 3"
    assert expression_text(found.holds) == f"importance(model, 'q1') > 33.3% and top(q1) < {performance}"


def test_nothing_is_said_of_an_item_near_the_mean(tmp_path: Path) -> None:
    columns = ratings()
    rng = np.random.default_rng(22)
    columns |= {f"q{n}": rated(rng, 900, (columns["q1"] >= 4).mean()) for n in (2, 3)}
    assert candidates(tmp_path, columns, "driver", drivers=MODEL) == []


def test_best_and_worst_of_a_dimension(tmp_path: Path) -> None:
    dimension = {"service": {"label": "Service", "questions": ["q1", "q2", "q3"]}}
    found = {c.kind: c for c in candidates(tmp_path, ratings(), "extreme", dimensions=dimension)}
    assert expression_text(found["strengths"].holds) == "top(q3) > 50% and top(q3) > top(q1) and top(q3) > top(q2)"
    assert expression_text(found["weaknesses"].holds) == "top(q1) < 50% and top(q1) < top(q2) and top(q1) < top(q3)"


def test_a_worst_that_is_well_liked_is_a_finding(tmp_path: Path) -> None:
    rng = np.random.default_rng(23)
    columns = {f"q{n}": rated(rng, 900, good) for n, good in ((1, 0.75), (2, 0.95), (3, 0.95))}
    dimension = {"service": {"label": "Service", "questions": ["q1", "q2", "q3"]}}
    (found,) = candidates(tmp_path, columns, "extreme", dimensions=dimension)
    assert (found.kind, expression_text(found.holds)) == ("findings", "top(q1) < top(q2) and top(q1) < top(q3)")


@pytest.mark.parametrize(("answers", "suggested"), [(60, False), (900, True)])
def test_the_best_is_told_apart_from_every_other_not_only_from_the_next(tmp_path: Path, answers: int, suggested: bool) -> None:
    """Third comes a question that few answered: its interval reaches past the lower end of the best one's."""
    rng = np.random.default_rng(24)
    columns: dict[str, Any] = {f"q{n}": rated(rng, 900, good) for n, good in ((1, 0.8), (2, 0.7))}
    third = [5] * round(0.685 * answers) + [1] * round(0.315 * answers)
    columns["q3"] = [*third, *[""] * (900 - len(third))]
    counts = [int((columns[q] >= 4).sum()) for q in ("q1", "q2")]
    (low, _), (_, high) = (wilson(count, 900) for count in counts)
    assert low > high
    assert counts[1] / 900 > 0.685
    assert (low > wilson(round(0.685 * answers), answers)[1]) == suggested
    dimension = {"service": {"label": "Service", "questions": ["q1", "q2", "q3"]}}
    found = [c for c in candidates(tmp_path, columns, "extreme", dimensions=dimension) if c.subject == "q1"]
    assert bool(found) == suggested


def wilson(count: int, people: int) -> tuple[float, float]:
    low, high = proportion_confint(count, people, method="wilson")
    return float(low), float(high)


def test_more_bad_than_good(tmp_path: Path) -> None:
    found = candidates(tmp_path, ratings(), "divided")
    assert [expression_text(c.holds) for c in found] == ["bottom(q1) > top(q1)", "bottom(q0) > top(q0)"]


@pytest.mark.parametrize(("detractors", "suggested"), [(180, True), (160, False), (120, False)])
def test_a_score_under_zero(tmp_path: Path, detractors: int, suggested: bool) -> None:
    """Of 300, the others promoters: -20, of which the interval ends below 0, and -7, of which it does not."""
    columns = {"n": [3] * detractors + [10] * (300 - detractors)}
    nps = {"likely": {"ask": "Would you recommend it?", "type": "nps", "column": "n"}}
    holds = [expression_text(c.holds) for c in candidates(tmp_path, columns, "nps", questions=nps)]
    assert holds == (["nps(likely) < 0"] if suggested else [])


def several(shares: dict[str, int], **options: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return columns of ticks, of 400 people, and their question."""
    columns = {code: [1] * count + [0] * (400 - count) for code, count in shares.items()}
    labels = {code: options.get(code, code.title()) for code in shares}
    question = {"ask": "What?", "type": "multi", "base": "answered", "columns": {c: c for c in shares}, "options": labels}
    return columns, {"what": question}


@pytest.mark.parametrize(
    ("shares", "options", "suggested"),
    [
        ({"slow": 300, "rude": 100, "dear": 90}, {}, True),
        ({"slow": 300, "rude": 290, "dear": 90}, {}, False),  # first by chance
        ({"slow": 300, "rude": 100, "dear": 90}, {"slow": {"label": "Other", "last": True}}, False),
    ],
)
def test_the_most_named_answer(tmp_path: Path, shares: dict[str, int], options: dict[str, Any], suggested: bool) -> None:
    columns, questions = several(shares, **options)
    holds = [expression_text(c.holds) for c in candidates(tmp_path, columns, "most-named", questions=questions)]
    assert holds == (["rank(what, 'slow') == 1"] if suggested else [])


@pytest.mark.parametrize(("bad", "suggested"), [(36, False), (39, False), (40, True), (60, True)])
def test_without_intervals_numbers_must_be_five_points_apart(tmp_path: Path, bad: int, suggested: bool) -> None:
    columns = {"q1": [1] * bad + [5] * 35 + [3] * (65 - bad)}
    assert bool(candidates(tmp_path, columns, "divided", sample="convenience")) == suggested


def planned(target: str, of: str = "top(q3)") -> list[dict[str, Any]]:
    return [{"id": "p", "title": "P", "items": [{"title": "Do", "action": "Do it.", "measure": {"of": of, "target": target}}]}]


@pytest.mark.parametrize(
    ("target", "of", "found"),
    [
        ("80%", "top(q3)", [("strengths", "top(q3) > 80%")]),
        ("95%", "top(q3)", [("weaknesses", "top(q3) < 95%")]),
        ("10%", "bottom(q1)", [("weaknesses", "bottom(q1) > 10%")]),
        ("90%", "bottom(q1)", [("strengths", "bottom(q1) < 90%")]),
        ("80%", "share(q1, 3)", []),  # nobody knows which way is better
    ],
)
def test_targets_of_the_plan(tmp_path: Path, target: str, of: str, found: list[tuple[str, str]]) -> None:
    suggested = candidates(tmp_path, ratings(), "target", plan=planned(target, of))
    assert [(c.kind, expression_text(c.holds)) for c in suggested] == found


def test_a_target_of_a_group_names_the_group(tmp_path: Path) -> None:
    rng = np.random.default_rng(25)
    columns = {"branch": np.repeat(np.array(BRANCHES), 100), "q3": rated(rng, 300, 0.3)}
    path = project(tmp_path, columns, plan=planned("80%", "top(q3, branch='north')"))
    spec = read_spec(path)
    (found,) = (c for c in search(spec).candidates if c.rule == "target")
    zh = spec.document.model_copy(update={"report": spec.document.report.model_copy(update={"language": "zh-CN"})})
    number = "{{ top(q3, branch='north') }}"
    assert texts(spec.document, found.says, "population")["en"] == (
        f"The share answering “5” or “4” to “Q3” where Branch is “North” is {number}, below the target of the plan"
    )
    assert texts(zh, found.says, "population")["zh-CN"] == (
        f"Branch为“North”的人，“Q3”中回答“5”或“4”的占比为{number}，低于改进计划的目标"
    )


@pytest.mark.parametrize(
    "said",
    [
        "bottom(q1) > top(q1)",
        "top(q1) < bottom(q1)",
        "top(q1) < bottom(q1) and bottom(q1) > 10%",
        "every((q1, q0), bottom(each) > top(q1))",
    ],
)
def test_what_the_spec_says_is_not_suggested(tmp_path: Path, said: str) -> None:
    claim = [{"id": "bad", "says": "More bad than good", "holds": said}]
    holds = [expression_text(c.holds) for c in candidates(tmp_path, ratings(), "divided", claims=claim)]
    assert holds == ["bottom(q0) > top(q0)"]


def test_what_is_said_in_the_swot_is_not_suggested(tmp_path: Path) -> None:
    swot = {"weaknesses": [{"item": "Bad", "because": {"holds": "bottom(q1) > top(q1)"}}]}
    assert len(candidates(tmp_path, ratings(), "divided", swot=swot)) == 1


def test_one_rule_does_not_hide_the_others(tmp_path: Path) -> None:
    columns, questions = several({"slow": 300, "rude": 100, "dear": 90})
    found = search(read_spec(project(tmp_path, columns, questions=questions))).candidates
    first = found[0]
    assert best(found, ["findings"], 1) == (first,)
    assert best(found, ["strengths"], 5) == ()
    assert is_said(first.holds, [frozenset({expression_text(first.holds), "x < y"})])


def test_minimum_count_keeps_what_it_hides(tmp_path: Path) -> None:
    """Of 400, 8 gave a favourable answer: the box may not be printed, so nothing is said of it."""
    rng = np.random.default_rng(24)
    columns = {"q1": np.concatenate([np.full(8, 5), rng.integers(1, 3, 392)])}
    assert len(candidates(tmp_path / "a", columns, "divided")) == 1
    assert candidates(tmp_path / "b", columns, "divided", report={"minimum_count": 10}) == []
    written = yaml.safe_load((tmp_path / "b" / "report.yaml").read_text(encoding="utf-8"))
    assert written["report"]["minimum_count"] == 10
