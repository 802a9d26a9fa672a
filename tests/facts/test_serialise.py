"""``facts.json`` holds what the report uses, the same bytes every time."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from reportgen.analysis.results import Results
from reportgen.analysis.results import Tested as Found
from reportgen.facts.evaluate import evaluate
from reportgen.facts.serialise import facts_json, statement
from reportgen.facts.stable import stable
from reportgen.spec.plan import plan
from tests.facts.given import prose, results, with_interval
from tests.spec.expressions.sample import changed, spec

FIELDS = {
    *("id", "anchor", "expression", "kind", "unit", "value", "printed", "unit_word", "n", "base", "weighted_base"),
    *("effective_base", "interval", "no_interval", "definition", "filter", "segment", "wave", "provenance"),
    *("withheld", "stated", "parts", "used_at", "number", "letters", "test", "tests"),
}


@dataclass(frozen=True)
class Page:
    language: str
    used_at: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, int] = field(default_factory=dict)


SPEC = spec(
    changed(
        **prose("{{ top(overall) - bottom(overall) }} {{ mean(age, channel=phone, among=overall == 5) }} {{ base(age) }}"),
        claims=[{"id": "c", "says": "s", "holds": "share(overall, 5) > 10%"}],
    )
)
VALUES = {m.canonical: 1 / 3 for m in plan(SPEC).measures}


def content(*pages: Page, of: Results | None = None) -> dict[str, dict[str, Any]]:
    text = facts_json(SPEC, evaluate(SPEC, of or results(SPEC, VALUES)), pages)
    whole = json.loads(text)
    assert (whole["schema"], whole["report"], whole["version"]) == (1, "sample", "1")
    assert [f["id"] for f in whole["facts"]] == sorted(f["id"] for f in whole["facts"])
    return {f["id"]: f for f in whole["facts"]}


def test_only_what_is_used_is_in_it() -> None:
    assert set(content()) == {"share(overall, '5')"}
    assert set(content(Page("zh-CN", {"base(age)": ("use-1",)}))) == {"share(overall, '5')", "base(age)"}


def test_parts_of_what_is_used_are_in_it() -> None:
    found = content(Page("zh-CN", {"top(overall) - bottom(overall)": ("use-1",)}))
    assert set(found) == {"share(overall, '5')", "top(overall) - bottom(overall)", "top(overall)", "bottom(overall)"}
    assert found["top(overall)"]["used_at"] == []
    assert found["top(overall) - bottom(overall)"]["parts"] == ["top(overall)", "bottom(overall)"]


def test_places_name_page_and_anchor_and_statement() -> None:
    pages = (Page("zh-CN", {"share(overall, '5')": ("use-1", "fig-a")}), Page("en", {"share(overall, '5')": ("use-1",)}))
    expected = ["index.html#use-1", "index.html#fig-a", "index.en.html#use-1", "claim:c"]
    assert content(*pages)["share(overall, '5')"]["used_at"] == expected


def test_every_fact_has_every_field() -> None:
    found = content(Page("zh-CN", dict.fromkeys([*VALUES, "top(overall) - bottom(overall)"], ("a",))))
    assert len(found) == len(VALUES) + 1
    assert all(set(fact) == FIELDS for fact in found.values())
    mean = found["mean(age, channel='phone', among=overall == '5')"]
    assert (mean["segment"], mean["filter"], mean["wave"]) == ({"channel": "phone"}, "overall == '5'", None)
    assert mean["value"] == 0.333333333333
    assert (mean["interval"], mean["no_interval"], mean["provenance"]) == (None, "not-defined", "observed")


def test_an_interval_has_its_level_and_method() -> None:
    given = results(SPEC, VALUES)
    with_one = replace(given, estimates={m: with_interval(e, 1 / 7, 2 / 7) for m, e in given.estimates.items()})
    fact = content(of=with_one)["share(overall, '5')"]
    assert fact["interval"] == {"low": 0.142857142857, "high": 0.285714285714, "level": 0.95, "method": "wilson"}
    assert fact["no_interval"] is None


def test_a_withheld_fact_has_no_value_but_the_reason() -> None:
    fact = content(of=results(SPEC, {**VALUES, "share(overall, '5')": "minimum-base"}))["share(overall, '5')"]
    assert (fact["value"], fact["withheld"], fact["printed"]["en"]) == (None, "minimum-base", "–")


def test_the_bytes_do_not_depend_on_the_order_of_things() -> None:
    backwards = results(SPEC, VALUES)
    turned = replace(backwards, estimates=dict(reversed(list(backwards.estimates.items()))))
    one = facts_json(SPEC, evaluate(SPEC, backwards), ())
    assert one == facts_json(SPEC, evaluate(SPEC, turned), ())


@pytest.mark.parametrize(
    ("value", "expected"), [(0.1 + 0.2, 0.3), (2 / 3, 0.666666666667), (3.0, 3), (-0.0, 0), (1e20, 1e20), (None, None)]
)
def test_floats_have_twelve_digits(value: float | None, expected: float | None) -> None:
    assert json.dumps(stable(value)) == json.dumps(expected)


def test_statements_are_named() -> None:
    assert statement(SPEC, ("claims", 0, "holds")) == "claim:c"
    assert statement(SPEC, ("swot", "threats", 1, "because", "holds")) == "spec:swot.threats[1].because.holds"


class TestClaims:
    CLAIMS = (
        {"id": "c", "says": "s", "holds": "top(overall) > bottom(overall)", "significant": "0.01"},
        {"id": "d", "says": "s", "holds": "rank(shortcomings, slow) == 1"},
    )

    def told(self, found: Found) -> list[dict[str, Any]]:
        of = spec(changed(**prose("x"), claims=list(self.CLAIMS)))
        values = {m.canonical: 0.5 if m.name == "top" else 0.25 for m in plan(of).measures}
        given_ = replace(
            results(of, {**values, "rank(shortcomings, 'slow')": 1}), tested=dict.fromkeys(plan(of).hypotheses, found)
        )
        whole: dict[str, Any] = json.loads(facts_json(of, evaluate(of, given_), ()))
        claims: list[dict[str, Any]] = whole["claims"]
        return claims

    def test_every_claim_is_there_with_its_result_and_the_tests_behind_it(self) -> None:
        tested, plain = self.told(Found(0.25, 0.1, 2.5, None, 0.0124, "mcnemar"))
        assert tested == {
            "id": "c",
            "expression": "top(overall) > bottom(overall)",
            "holds": True,
            "result": "not-significant",
            "significant": 0.01,
            "p": 0.0124,
            "combined": "one",
            "tests": [
                {
                    "expression": "top(overall) > bottom(overall)",
                    "difference": 0.25,
                    "error": 0.1,
                    "statistic": 2.5,
                    "df": None,
                    "p": 0.0124,
                    "p_as_stated": 0.0124,
                    "one_sided": False,
                    "method": "mcnemar",
                    "untested": None,
                }
            ],
            "facts": ["top(overall)", "bottom(overall)"],
        }
        assert (plain["result"], plain["significant"], plain["p"], plain["tests"]) == ("holds", None, None, [])

    def test_why_something_was_not_tested_is_there(self) -> None:
        tested, _ = self.told(Found(0.25, untested="effective-base"))
        assert (tested["holds"], tested["result"], tested["p"]) == (True, "unknown", None)
        assert tested["tests"][0]["untested"] == "effective-base"
