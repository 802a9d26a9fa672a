"""Research plans with faults: each is told at its line, with what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.problems import Code, Problem
from tests.spec.spec_text import problems_of

SPEC = """reportgen: 1
report: {id: plan, version: "1", title: Plan, language: en, date: 2024-05-01}
survey:
  fieldwork: {from: 2024-03-01, to: 2024-03-31}
  population: Everyone
  mode: On the web
  sample: {kind: probability}
scales:
  rating: {options: {5: Very good, 4: Good, 3: Neither, 2: Poor, 1: Very poor}, direction: high_is_good}
questions:
  asked: {ask: Did you ask?, type: single, column: q0, options: {1: "Yes", 2: "No"}}
  overall: {ask: How good is it?, type: scale, scale: rating, column: q1, asked_if: asked == 1}
  staff: {ask: How good is the staff?, type: scale, scale: rating, column: q2}
  age: {ask: How old are you?, type: single, column: q3, options: {young: Young, old: Old, unknown: Not said}}
dimensions:
  service: {label: Service, parts: [people]}
  people: {label: People, questions: [staff]}
research:
  period: {from: 2024-02-01, to: 2024-06-30}
  goals:
    - {id: know, title: Know, text: How good it is, answered_by: [service, overall]}
  sample:
    margin: {margin: 5%}
  strata:
    - of: age
      shares: {young: 30%, old: 70%}
  roles:
    lead: {label: Head, does: All of it}
  timetable:
    - {id: plan_it, title: Plan, start: 2024-02-01, end: 2024-02-28, owner: lead}
    - {id: ask_all, title: Ask, start: 2024-03-01, end: 2024-03-31, owner: lead, after: [plan_it]}
body:
  - section: All
    content:
      - chart: {of: service, kind: tree}
      - research_goals
      - sample_size
      - strata
      - calendar
"""

WRONG: dict[str, tuple[str, str, Code, str, str]] = {
    # what is changed, into what, the problem, its place, what it says
    "quotas that do not sum": (
        "      shares: {young: 30%, old: 70%}",
        "      allocation: declared\n      quotas: {young: 100, old: 200}",
        Code.QUOTA,
        "research.strata[0].quotas",
        "sum to 300, and the sample is 385",
    ),
    "shares that do not sum": ("old: 70%}", "old: 60%}", Code.QUOTA, "research.strata[0].shares", "sum to 90.0%"),
    "a category of nobody": (
        "young: 30%, old: 70%",
        "young: 0%, old: 100%",
        Code.QUOTA,
        "research.strata[0].shares.young",
        "nobody",
    ),
    "a category without an option": (
        "young: 30%, old: 70%",
        "yuong: 30%, old: 70%",
        Code.UNKNOWN_NAME,
        "research.strata[0].shares.yuong",
        "nobody can fill",
    ),
    "a category that gets nobody": (
        "young: 30%, old: 70%",
        "young: 0.1%, old: 99.9%",
        Code.QUOTA,
        "research.strata[0].shares.young",
        "gets nobody",
    ),
    "more than there are": (
        "    margin: {margin: 5%}\n  strata:\n    - of: age\n      shares: {young: 30%, old: 70%}",
        "    n: 300\n    population: 400\n"
        "  strata:\n    - of: age\n      shares: {young: 30%, old: 70%}\n      allocation: equal",
        Code.QUOTA,
        "research.strata[0].shares.young",
        "150 answers, and 120 people",
    ),
    "a margin as large as the share": (
        "margin: {margin: 5%}",
        "margin: {margin: 5%, share: 4%}",
        Code.SAMPLE_SIZE,
        "research.sample.margin.margin",
        "is 0.05, and a share of 0.04 is only 0.04 away from 0",
    ),
    "more invitations than people": (
        "margin: {margin: 5%}",
        "margin: {margin: 5%}\n    population: 1000\n    response_rate: 20%",
        Code.SAMPLE_SIZE,
        "research.sample.response_rate",
        "asks for 1,390 invitations, and the population is 1,000",
    ),
    "a stratum of one category": (
        "      shares: {young: 30%, old: 70%}",
        "      shares: {young: 100%}",
        Code.QUOTA,
        "research.strata[0]",
        "has one category",
    ),
    "an allocation that the margin forgets": (  # by hand: 385 (0.09 / 193 + 0.49 / 192) = 1.162
        "      shares: {young: 30%, old: 70%}",
        "      shares: {young: 30%, old: 70%}\n      allocation: equal",
        Code.SAMPLE_SIZE,
        "research.strata[0].allocation",
        "by 1.16, and design_effect is 1",
    ),
    "a stratum of words": (
        "    - of: age",
        "    - of: staf",
        Code.UNKNOWN_NAME,
        "research.strata[0].of",
        "segments and questions with one answer",
    ),
    "no shares to allocate by": (
        "    - of: age\n      shares: {young: 30%, old: 70%}",
        "    - of: age",
        Code.MISSING_KEY,
        "research.strata[0]",
        "has no shares",
    ),
    "quotas beside shares": (
        "old: 70%}",
        "old: 70%}\n      quotas: {young: 100}",
        Code.WRONG_VALUE,
        "research.strata[0].quotas",
        "does not go with",
    ),
    "a computed size of a quota sample": (
        "kind: probability",
        "kind: quota",
        Code.SAMPLE_SIZE,
        "research.sample.margin",
        "the sample is of kind quota",
    ),
    "fewer than computed": (
        "    margin: {margin: 5%}",
        "    margin: {margin: 5%}\n    n: 300",
        Code.SAMPLE_SIZE,
        "research.sample.n",
        "asks for 385",
    ),
    "no size": ("    margin: {margin: 5%}", "    response_rate: 10%", Code.MISSING_KEY, "research.sample", "how many answers"),
    "a margin of nothing": ("margin: 5%", "margin: 0%", Code.SAMPLE_SIZE, "research.sample.margin.margin", "is 0"),
    "an effect of nothing": (
        "    margin: {margin: 5%}",
        "    effect: {shares: [50%, 50%]}",
        Code.SAMPLE_SIZE,
        "research.sample.effect.shares",
        "no sample",
    ),
    "an effect of both kinds": (
        "    margin: {margin: 5%}",
        "    effect: {shares: [50%, 60%], sd: 1}",
        Code.SAMPLE_SIZE,
        "research.sample.effect",
        "which difference",
    ),
    "a share as a number": ("margin: 5%", "margin: 5", Code.WRONG_VALUE, "research.sample.margin.margin", "a share, such as 15%"),
    "a goal that nothing answers": (
        "answered_by: [service, overall]",
        "answered_by: []",
        Code.ORPHAN,
        "research.goals[0]",
        "which nothing answers",
    ),
    "a goal that no analysis serves": (
        "  sample:\n",
        "  analysis:\n    - {of: [overall], method: Shares, figure: Bars}\n  sample:\n",
        Code.ORPHAN,
        "research.goals[0]",
        "which no analysis serves",
    ),
    "a question that feeds nothing": ("[service, overall]", "[service]", Code.ORPHAN, "questions.overall", "feeds no"),
    "a dimension that feeds nothing": (
        "[service, overall]",
        "[people, overall]",
        Code.ORPHAN,
        "dimensions.service",
        "feeds no goal",
    ),
    "a task before its start": (
        "start: 2024-02-01, end: 2024-02-28",
        "start: 2024-02-20, end: 2024-02-10",
        Code.TIMETABLE,
        "research.timetable[0].end",
        "before the start",
    ),
    "a task outside the plan": (
        "start: 2024-02-01, end",
        "start: 2024-01-31, end",
        Code.TIMETABLE,
        "research.timetable[0].start",
        "outside the plan",
    ),
    "a task before what it waits for": (
        "end: 2024-02-28",
        "end: 2024-03-02",
        Code.TIMETABLE,
        "research.timetable[1].after[0]",
        "ends on 2024-03-02",
    ),
    "a task without end": (", end: 2024-02-28", "", Code.MISSING_KEY, "research.timetable[0]", "has no last day"),
    "tasks in a circle": (
        "end: 2024-02-28, owner: lead",
        "end: 2024-02-28, owner: lead, after: [ask_all]",
        Code.CIRCULAR,
        "research.timetable[0].after",
        "plan_it → ask_all → plan_it",
    ),
    "a task of nobody": (
        "owner: lead}\n    - {id: ask",
        "owner: led}\n    - {id: ask",
        Code.UNKNOWN_NAME,
        "research.timetable[0].owner",
        "roles",
    ),
    "two tasks of one name": ("id: ask_all", "id: plan_it", Code.DUPLICATE_NAME, "research.timetable[1].id", "taken by"),
    "fieldwork outside the plan": (
        "period: {from: 2024-02-01, to: 2024-06-30}",
        "period: {from: 2024-02-01, to: 2024-03-30}",
        Code.TIMETABLE,
        "survey.fieldwork",
        "outside the plan",
    ),
    "a plan that ends before it begins": (
        "to: 2024-06-30",
        "to: 2024-01-30",
        Code.TIMETABLE,
        "research.period.to",
        "before the first day",
    ),
    "a block without its part": (
        "      - calendar",
        "      - risks",
        Code.MISSING_KEY,
        "body[0].content[4].risks",
        "has nothing to print",
    ),
    "figures of a plan without answers": (
        "kind: tree}",
        "kind: dot}",
        Code.NO_DATA,
        "body[0].content[0].chart",
        "needs answers",
    ),
}


def found(old: str, new: str, folder: Path) -> tuple[Problem, ...]:
    assert SPEC.count(old) == 1, old
    return problems_of(SPEC.replace(old, new), folder)


def test_the_plan_itself_is_right(tmp_path: Path) -> None:
    assert problems_of(SPEC, tmp_path) == ()


@pytest.mark.parametrize("case", WRONG)
def test_each_fault_is_told_at_its_place(case: str, tmp_path: Path) -> None:
    old, new, code, path, words = WRONG[case]
    told = [p for p in found(old, new, tmp_path) if p.place.path == path]
    assert [p.code for p in told] == [code]
    assert words in f"{told[0].found}; {told[0].fix}"
    assert told[0].place.line > 0
    assert told[0].place.column > 0
    assert told[0].fix


def test_a_fault_is_told_once(tmp_path: Path) -> None:
    for case in (
        "quotas that do not sum",
        "tasks in a circle",
        "a question that feeds nothing",
        "a computed size of a quota sample",
    ):
        old, new, *_ = WRONG[case]
        extra = [p for p in found(old, new, tmp_path) if p.code is not Code.TIMETABLE]  # a circle is also out of order
        assert len(extra) == 1, case


@pytest.mark.parametrize("kind", ["quota", "opt-in", "convenience", "census"])
def test_without_chance_a_decided_number_is_right(kind: str, tmp_path: Path) -> None:
    spec = SPEC.replace("kind: probability", f"kind: {kind}").replace("margin: {margin: 5%}", "n: 400")
    assert problems_of(spec, tmp_path) == ()


def test_a_category_may_be_left_out_of_the_frame(tmp_path: Path) -> None:
    """Nobody is sampled by "not said", so that its option needs no share."""
    assert problems_of(SPEC, tmp_path) == ()
    equal = SPEC.replace("shares: {young: 30%, old: 70%}", "shares: {young: 30%, old: 70%}\n      allocation: equal")
    equal = equal.replace("margin: {margin: 5%}", "margin: {margin: 5%}\n    design_effect: 1.2")
    assert problems_of(equal, tmp_path) == ()
