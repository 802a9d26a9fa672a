"""Indices of dimensions that are made of smaller ones, against a second program that goes through the rows in fractions."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from reportgen.analysis.results import Estimate
from reportgen.spec import canonical
from reportgen.spec.spec import Spec

Survey = Callable[..., Spec]
Compute = Callable[..., dict[str, Estimate]]
Row = dict[str, str]
FIVE, THREE = ({str(n): f"x{n}" for n in range(1, last)} for last in (6, 4))
ENDS = {"k": (1, 5), "low": (3, 1)}
SCALE_OF = {"a": "k", "b": "k", "c": "low", "d": "k", "e": "low"}
SPEC: dict[str, Any] = {
    "scales": {
        "k": {"options": FIVE, "direction": "high_is_good"},
        "low": {"options": THREE, "direction": "low_is_good"},
    },
    "questions": {
        **{q: {"ask": "?", "type": "scale", "scale": s, "column": q} for q, s in SCALE_OF.items()},
        "rec": {"ask": "?", "type": "nps", "column": "rec"},
        "open": {"ask": "?", "type": "text", "column": "open"},
    },
    "dimensions": {
        "all": {"label": "All", "parts": {"process": "0.3", "outcome": "0.7", "words": "5"}, "minimum_items": "2"},
        "process": {"label": "Process", "parts": ["manner", "skill"]},
        "manner": {"label": "Manner", "questions": {"a": "2", "b": "1", "c": "0.5"}, "minimum_items": "2"},
        "skill": {"label": "Skill", "questions": ["d"]},
        "outcome": {"label": "Outcome", "questions": ["d", "e"], "also": ["rec"]},
        "words": {"label": "Words", "also": ["open"]},
    },
}
COLUMNS = (*SCALE_OF, "rec", "open", "w")


def rows(seed: int, count: int) -> list[Row]:
    random = Random(seed)  # noqa: S311 - no secret is made here
    codes = {q: [*(FIVE if s == "k" else THREE), ""] for q, s in SCALE_OF.items()}
    return [
        {**{q: random.choice(c) for q, c in codes.items()}, "rec": "9", "open": "", "w": random.choice(["1", "0.25", "3.7"])}
        for _ in range(count)
    ]


def item(row: Row, question: str) -> Fraction | None:
    worst, best = ENDS[SCALE_OF[question]]
    return Fraction(int(row[question]) - worst, best - worst) if row[question] else None


def index(dimensions: dict[str, Any], row: Row, name: str) -> Fraction | None:
    """Return a person's index between 0 and 1, as the documentation words it."""
    d = dimensions[name]
    below = d.get("parts") or d.get("questions") or ()
    weights = {n: Fraction(w) for n, w in below.items()} if isinstance(below, dict) else dict.fromkeys(below, Fraction(1))
    found = {n: index(dimensions, row, n) if "parts" in d else item(row, n) for n in weights}
    known = {n: v for n, v in found.items() if v is not None}
    if len(known) < int(d.get("minimum_items", 1)) or not known:
        return None
    return sum((weights[n] * v for n, v in known.items()), Fraction()) / sum(weights[n] for n in known)


def expected(dimensions: dict[str, Any], data: list[Row], name: str, weighted: bool) -> Fraction | None:
    pairs = [(Fraction(r["w"]) if weighted else Fraction(1), v) for r in data if (v := index(dimensions, r, name)) is not None]
    return 100 * sum((w * v for w, v in pairs), Fraction()) / sum(w for w, _ in pairs) if pairs else None


def as_csv(data: list[Row]) -> str:
    return "\n".join([",".join(COLUMNS), *(",".join(r[c] for c in COLUMNS) for r in data)]) + "\n"


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize(("seed", "count"), [(1, 300), (2, 30), (3, 3)])
def test_to_the_last_bit(seed: int, count: int, weighted: bool, survey: Survey, estimates: Compute) -> None:
    data = rows(seed, count)
    spec = survey(as_csv(data), **SPEC, **({"weight": "w"} if weighted else {}))
    names = ("all", "process", "manner", "skill", "outcome")
    found = estimates(spec, *map(canonical.index, names))
    for name in names:
        wanted = expected(SPEC["dimensions"], data, name, weighted)
        assert found[f"index({name})"].value == (None if wanted is None else float(wanted)), name


def test_a_part_that_a_person_did_not_answer_leaves_its_weight_to_the_others(survey: Survey, estimates: Compute) -> None:
    # manner: a 5 and b 5 give 100, skill is missing: process 100. outcome: the worst answer to e gives 0. all: 30 + 0
    spec = survey("a,b,c,d,e,rec,open,w\n5,5,,,3,9,,1\n", **SPEC)
    found = estimates(spec, canonical.index("process"), canonical.index("all"))
    assert {name: e.value for name, e in found.items()} == {"index(process)": 100, "index(all)": 30}


@pytest.mark.parametrize("weights", [{"p": "0.123456789", "q": "0.987654321"}, {"p": "1", "q": "999999.5"}])
def test_weights_without_a_common_measure_are_right_to_a_millionth(
    weights: dict[str, str], survey: Survey, estimates: Compute
) -> None:
    questions = {"a": "0.123456789", "b": "0.333333333", "d": "2"}
    dimensions = {
        "whole": {"label": "W", "parts": weights},
        "p": {"label": "P", "questions": questions},
        "q": {"label": "Q", "questions": ["c", "e"]},
    }
    data = rows(7, 200)
    found = estimates(survey(as_csv(data), **{**SPEC, "dimensions": dimensions}), canonical.index("whole"))
    wanted = expected(dimensions, data, "whole", False)
    assert wanted is not None
    assert found["index(whole)"].value == pytest.approx(float(wanted), abs=1e-6)


def test_many_items_do_not_slow_it_down_or_change_it(survey: Survey, estimates: Compute) -> None:
    many = [f"q{i}" for i in range(30)]
    questions = {q: {"ask": "?", "type": "scale", "scale": "k", "column": q} for q in many}
    dimensions = {
        "whole": {"label": "W", "parts": ["p", "q"]},
        "p": {"label": "P", "questions": many},
        "q": {"label": "Q", "questions": ["d"]},
    }
    rows = [",".join([answer] * 30) + f",{d}" for answer, d in (("4", 2), ("1", 5))]
    spec = survey(
        "\n".join([",".join([*many, "d"]), *rows, ""]),
        scales=SPEC["scales"],
        questions={**questions, "d": SPEC["questions"]["d"]},
        dimensions=dimensions,
    )
    found = estimates(spec, canonical.index("whole"))
    assert found["index(whole)"].value == pytest.approx((75 + 25 + 0 + 100) / 4, abs=1e-6)
