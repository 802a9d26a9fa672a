"""What becomes of the actions of a small plan over two waves, from the spec to ``facts.json`` and to what is pointed out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from reportgen.facts.actions_json import actions_json
from reportgen.facts.serialise import facts_json
from reportgen.pipeline import check, evaluated
from reportgen.publish.manifest import manifest
from reportgen.spec.read import read_spec
from tests.followed.plans import actions, followed, found, item
from tests.waves.test_changes import NOW, THEN
from tests.waves.two_waves import problems

WAIT = {"label": "Wait", "unit": "minutes", "better": "lower", "value": "12", "target": "10", "how": "Mean", "source": "Desk"}
BEFORE = {"value": "30", "source": "Desk, 2023", "date": "2023"}


def outcomes(path: Path) -> list[str]:
    return [action.outcome for action in actions(path)]


def top(target: str, **more: Any) -> dict[str, Any]:
    return {"of": "top(overall)", "target": target, **more}


def test_a_plan_without_an_earlier_value_has_no_outcomes(tmp_path: Path) -> None:
    path = followed(tmp_path, NOW, THEN, [item(1, measure=top("50%", since=None))])
    assert actions(path) == ()
    assert "actions" not in json.loads(facts_json(*_evaluated(path), []))


def _evaluated(path: Path) -> tuple[Any, Any]:
    spec = read_spec(path)
    return spec, evaluated(spec)[1]


def test_each_item_has_its_outcome(tmp_path: Path) -> None:
    items = [
        item(1, measure=top("50%")),
        item(2, measure=top("99%")),
        item(3, measure=top("99%"), due="2024-06-30", status="started"),
        item(4, measure=top("50%"), due="2024-06-30", status="started"),
        item(5, status="dropped"),
        item(6, status="agreed"),
        item(7, measure={"of": "operation(wait)", "since": None}),
        item(8, measure={"of": "top(staff)", "target": "30%"}),
    ]
    changes = {"questions__staff__ask": "How good is the help?", "operations": {"wait": {**WAIT, "baseline": BEFORE}}}
    path = followed(tmp_path, NOW, THEN, items, changes=changes)
    expected = ["met", "improved", "not-due", "met", "dropped", "not-measured", "lower", "not-comparable"]
    assert outcomes(path) == expected
    third, last = actions(path)[2], actions(path)[7]
    assert third.so_far == "improved"
    assert last.broken is not None
    assert (last.broken.what, last.broken.now, last.broken.then) == ("wording", "How good is the help?", "How good is the staff?")
    assert (last.change, last.clears) == ("", None)


def test_an_action_due_on_the_last_day_of_the_fieldwork_is_due(tmp_path: Path) -> None:
    items = [item(1, measure=top("99%"), due="2024-01-31"), item(2, measure=top("99%"), due="2024-02-01", status="started")]
    assert outcomes(followed(tmp_path, NOW, THEN, items)) == ["improved", "not-due"]


def test_a_worse_number_is_said_before_the_day(tmp_path: Path) -> None:
    items = [item(1, measure=top("99%"), due="2024-12-31", status="started")]
    assert outcomes(followed(tmp_path, THEN, NOW, items)) == ["worse"]


@pytest.mark.parametrize(("kind", "outcome", "tested"), [("convenience", "higher", False), ("probability", "improved", True)])
def test_a_sample_without_inference_tells_only_which_number_is_higher(
    kind: str, outcome: str, tested: bool, tmp_path: Path
) -> None:
    change = {"survey__sample__kind": kind}
    path = followed(tmp_path, NOW, THEN, [item(1, measure=top("99%", margin="50%"))], changes=change, before=change)
    (action,) = actions(path)
    assert (action.outcome, action.tested, action.clears is None) == (
        outcome if tested is False else "equivalent",
        tested,
        not tested,
    )


def test_a_small_base_leaves_it_open(tmp_path: Path) -> None:
    path = followed(tmp_path, NOW, THEN[:20], [item(1, measure=top("99%"))], changes={"report__minimum_base": "30"})
    (action,) = actions(path)
    assert (action.outcome, action.withheld) == ("unknown", "minimum-base")
    assert [p.code.value for p in found(path).problems] == ["action-outcome"]


def test_the_lowest_of_its_dimension_may_have_risen_by_itself(tmp_path: Path) -> None:
    """Of ``overall`` and ``staff`` the second was lower in 2023; it stands in the dimension of both."""
    lower = [{**row, "q2": 2} for row in THEN]
    higher = [{**row, "q2": 4} for row in NOW]
    items = [item(1, measure={"of": "mean(staff)", "target": "5"}), item(2, measure={"of": "mean(overall)", "target": "5"})]
    first, second = actions(followed(tmp_path, higher, lower, items))
    assert first.chance is not None
    assert (first.chance.declared, first.chance.whole, first.chance.beside) == (False, "Service", ("mean(overall, wave='2023')",))
    assert second.chance is None


def test_what_was_chosen_for_being_low_is_cautioned_only_where_it_rose(tmp_path: Path) -> None:
    items = [item(1, measure=top("99%", chosen_for="low"))]
    rose, fell = (actions(followed(tmp_path / n, *waves, items)) for n, waves in (("a", (NOW, THEN)), ("b", (THEN, NOW))))
    assert rose[0].chance is not None
    assert rose[0].chance.declared
    assert fell[0].chance is None


@pytest.mark.parametrize(
    ("better", "chosen_for", "cautioned"),
    [("higher", "low", True), ("higher", "high", False), ("lower", "low", False), ("lower", "high", True)],
)
def test_what_was_chosen_at_its_good_end_and_got_better_did_so_against_chance(
    better: str, chosen_for: str, cautioned: bool, tmp_path: Path
) -> None:
    waves = (NOW, THEN) if better == "higher" else (THEN, NOW)
    measure = {"of": "mean(visits)", "target": "99" if better == "higher" else "0", "better": better, "chosen_for": chosen_for}
    rows = [[{**row, "q4": row["q1"]} for row in wave] for wave in waves]
    (action,) = actions(followed(tmp_path, rows[0], rows[1], [item(1, measure=measure)]))
    assert action.outcome == "improved"
    assert (action.chance is not None) == cautioned


def test_facts_json_has_every_number_of_an_outcome(tmp_path: Path) -> None:
    path = followed(tmp_path, NOW, THEN, [item(1, id="open-later", measure=top("60%", margin="2%"))])
    spec, book = _evaluated(path)
    content = json.loads(facts_json(spec, book, []))
    (told,) = content["actions"]
    facts = {fact["id"]: fact for fact in content["facts"]}
    assert told == actions_json(spec, book)[0]
    assert (told["id"], told["outcome"], told["target"], told["better"]) == ("open-later", "met", 0.6, "higher")
    for part, name in (
        ("baseline", "top(overall, wave='2023')"),
        ("now", "top(overall)"),
        ("change", "change(top(overall), since='2023')"),
    ):
        assert told[part]["fact"] == name
        assert told[part]["value"] == facts[name]["value"]
        assert "action:open-later" in facts[name]["used_at"]
    assert told["change"]["p"] == facts["change(top(overall), since='2023')"]["test"]["p"]
    assert told["equivalence"]["interval"]["level"] == 0.9


def test_the_manifest_names_every_outcome(tmp_path: Path) -> None:
    spec, book = _evaluated(
        followed(tmp_path, NOW, THEN, [item(1, id="open-later", measure=top("60%")), item(2, status="dropped")])
    )
    told = json.loads(manifest(spec, book, {}, {}))
    assert told["actions"] == [{"id": "open-later", "outcome": "met"}, {"id": "plan[0].items[1]", "outcome": "dropped"}]


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "a calculation": ({"of": "top(overall) - bottom(overall)", "target": "20%"}, "is not one measure of the survey"),
    "no wave of that name": ({"of": "top(overall)", "target": "20%", "since": "2019"}, "The survey has no wave 2019"),
    "no direction": ({"of": "mean(visits)", "target": "5"}, "Nothing says which way mean(visits) should go"),
    "the wrong direction": (top("20%", better="lower"), "The measure is better the higher it is"),
    "a margin without %": (top("20%", margin="3"), "which is not in the unit of top(overall)"),
    "a margin with %": ({"of": "index(service)", "target": "80", "margin": "3%"}, "which is not in the unit of index(service)"),
    "a margin of nothing": (top("20%", margin="0%"), "The margin is 0%"),
    "records with a wave": ({"of": "operation(wait)"}, "operation(wait) has no waves"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_followed_is_refused_where_it_stands(case: str, tmp_path: Path) -> None:
    measure, words = REFUSED[case]
    path = followed(tmp_path, NOW, THEN, [item(1, measure=measure)], changes={"operations": {"wait": WAIT}})
    (problem,) = problems(path)
    assert words in problem.found
    assert problem.place.path.startswith("plan[0].items[0].measure")


UNEARNED: dict[str, tuple[Sequence[Any], Sequence[Any], dict[str, Any], str]] = {
    "worse": (THEN, NOW, item(1, measure=top("99%")), "its measure is significantly worse than before"),
    "no number": (NOW, THEN, item(1), "it has no measure that shows it"),
    "no earlier number": (NOW, THEN, item(1, measure=top("50%", since=None)), "its measure names no earlier wave"),
    "records that got worse": (
        NOW,
        THEN,
        item(1, measure={"of": "operation(wait)", "since": None}),
        "its measure went the wrong way",
    ),
}


@pytest.mark.parametrize("case", UNEARNED)
def test_a_done_action_that_is_not_seen_to_have_worked_is_pointed_out(case: str, tmp_path: Path) -> None:
    now, then, one, words = UNEARNED[case]
    worse = {"operations": {"wait": {**WAIT, "value": "40", "baseline": BEFORE}}}
    path = followed(tmp_path, now, then, [item(0, measure=top("1%")), one], changes=worse)
    told = [p for p in check(path).problems if p.code.value == "action-outcome"]
    assert [words in p.found for p in told] == [True]
    assert told[0].severity.value == "warning"
    assert told[0].place.path == "plan[0].items[1].status"
    assert ("Add since:" in told[0].fix) == (case == "no earlier number")
