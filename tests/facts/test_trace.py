"""The way from questions to measures follows the numbers; what is on none is told, as a warning where the author asks for it."""

from __future__ import annotations

import json
from typing import Any

from reportgen.facts.evaluate import evaluate
from reportgen.facts.ledger import Ledger
from reportgen.facts.serialise import facts_json
from reportgen.problems import Code, Severity
from reportgen.spec.plan import plan
from tests.facts.given import results
from tests.spec.expressions.sample import NOTHING, changed, spec, tree

PARTS: dict[str, Any] = {
    "dimensions": {
        "responsiveness": {"label": "R", "questions": ["overall", "等候时间"]},
        "idle": {"label": "I", "questions": ["overall"]},
    },
    "operations": {"reply": {"label": "L", "unit": "minutes", "better": "lower", "value": "5", "how": "h", "source": "s"}},
    "published": {"wait": {"label": "W", "unit": "minutes", "value": "30", "source": "s"}},
    "claims": [{"id": "most", "says": "s", "holds": "top(overall) > 50%"}],
    "findings": [
        {"id": "waits", "says": "s", "because": {"holds": "index(responsiveness) < 80"}, "rests_on": "most"},
        {"id": "told", "says": "s", "because": {"source": "s"}, "about": ["recommend"]},
        {"id": "off", "says": "s", "because": {"judgement": "j"}, "when": "top(overall) > 90%"},
        {"id": "good", "says": "s", "because": {"judgement": "j"}},
    ],
    "swot": {
        "strengths": [{"item": "i", "rests_on": "good"}],
        "weaknesses": [{"item": "i", "id": "slow", "rests_on": ["waits"]}],
    },
    "plan": [
        {
            "id": "one",
            "title": "T",
            "items": [
                {
                    "title": "A",
                    "action": "a",
                    "owner": "o",
                    "addresses": "slow",
                    "measure": {"of": "top(overall)", "target": "80%"},
                },
                {"title": "B", "action": "a", "owner": "o", "measure": {"of": "operation(reply)", "target": "1"}},
                {
                    "title": "C",
                    "action": "a",
                    "owner": "o",
                    "because": {"holds": "published(wait) > operation(reply)"},
                    "measure": {"of": "published(wait)", "target": "10"},
                },
            ],
        }
    ],
    "body": NOTHING,
}
STEPS = {
    ("question:overall", "dimension:responsiveness"),
    ("question:等候时间", "dimension:responsiveness"),
    ("question:overall", "dimension:idle"),
    ("question:overall", "claim:most"),
    ("dimension:responsiveness", "finding:waits"),
    ("claim:most", "finding:waits"),
    ("question:recommend", "finding:told"),
    ("finding:good", "swot:strengths[0]"),
    ("finding:waits", "swot:slow"),
    ("swot:slow", "action:plan[0].items[0]"),
    ("action:plan[0].items[0]", "measure:top(overall)"),
    ("question:overall", "measure:top(overall)"),
    ("action:plan[0].items[1]", "measure:operation(reply)"),
    ("operation:reply", "measure:operation(reply)"),
    ("published:wait", "action:plan[0].items[2]"),
    ("operation:reply", "action:plan[0].items[2]"),
    ("action:plan[0].items[2]", "measure:published(wait)"),
    ("published:wait", "measure:published(wait)"),
}


def ledger(**parts: Any) -> Ledger:
    of = spec(changed(**{**PARTS, **parts}))
    values = {m.canonical: 60.0 if m.name == "index" else 0.6 for m in plan(of).measures}
    return evaluate(of, results(of, values))


def test_the_steps_follow_the_numbers() -> None:
    assert set(ledger().trace.steps) == STEPS


def test_a_statement_that_is_left_out_is_on_no_way() -> None:
    assert "finding:off" not in {node.id for node in ledger().trace.nodes}


def test_what_leads_nowhere_or_comes_from_nowhere() -> None:
    found = [(lack, node.name) for lack, node in ledger().trace.orphans]
    assert [name for lack, name in found if lack == "question"] == [
        *("frequency", "shortcomings", "channels_used", "age", "remarks"),
    ]
    assert [one for one in found if one[0] != "question"] == [
        ("dimension", "idle"),
        ("finding", "told"),  # the finding "good" tells of a strength, which asks for no action
        ("action", "plan[0].items[1]"),
        ("measure", "published(wait)"),
    ]


def test_a_question_that_a_figure_shows_is_used() -> None:
    body = [{"section": "S", "content": [{"chart": {"of": "frequency", "among": "age > 18"}}]}]
    found = [node.name for lack, node in ledger(body=body).trace.orphans if lack == "question"]
    assert found == ["shortcomings", "channels_used", "remarks"]


def test_orphans_are_warnings_only_where_the_author_asks() -> None:
    assert Code.ORPHAN not in {p.code for p in ledger().problems}
    found = [p for p in ledger(report={**tree()["report"], "trace": "check"}).problems if p.code is Code.ORPHAN]
    assert {p.severity for p in found} == {Severity.WARNING}
    assert [p.found for p in found][-4:] == [
        "dimensions.idle is used by nothing in the report",
        "findings[1] leads to no action",
        "plan[0].items[1] rests on nothing",
        "plan[0].items[2].measure is fed by no question and no operational measure",
    ]
    assert "questions.age is asked, and nothing in the report uses it" in {p.found for p in found}


def test_facts_json_has_the_trace() -> None:
    of = spec(changed(**PARTS))
    values = {m.canonical: 60.0 if m.name == "index" else 0.6 for m in plan(of).measures}
    trace = json.loads(facts_json(of, evaluate(of, results(of, values)), ()))["trace"]
    assert {(edge["from"], edge["to"]) for edge in trace["edges"]} == STEPS
    ids = {node["id"]: node for node in trace["nodes"]}
    assert {name for step in STEPS for name in step} <= set(ids)
    assert ids["swot:slow"] == {"id": "swot:slow", "kind": "swot", "spec": "swot.weaknesses[0]"}
    assert ids["measure:top(overall)"]["spec"] == "plan[0].items[0].measure"
    assert {"lacks": "action", "id": "finding:told"} in trace["orphans"]
    assert {"lacks": "ground", "id": "action:plan[0].items[1]"} in trace["orphans"]
