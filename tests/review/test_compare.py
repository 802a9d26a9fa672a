"""What changed between two versions that were made by hand, and why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reportgen.problems import Code, Severity, SpecError
from reportgen.publish.diff.compare import Comparison, compare
from reportgen.publish.diff.numerals import moved, steps
from reportgen.publish.diff.tolerance import Tolerance, tolerance_of
from reportgen.publish.diff.wording import Wording
from reportgen.publish.settings import settings, structure
from reportgen.spec.model.document import Document
from tests.review.made import INPUTS, Json, claim, fact, line, version
from tests.spec.spec_text import full_tree

Compared = Callable[..., Comparison]
WORDS = Wording("en", "en")


@pytest.fixture
def compared(tmp_path: Path) -> Compared:
    """Compare two lists of facts; keywords of the sides are ``old`` and ``new``."""

    def call(before: list[Json], after: list[Json], old: Json | None = None, new: Json | None = None, **more: Any) -> Comparison:
        sides = version(tmp_path / "old", before, **(old or {})), version(tmp_path / "new", after, **(new or {}))
        return compare(*sides, **more)

    return call


def test_a_version_is_the_same_as_itself(compared: Compared) -> None:
    facts = [fact("share(q, '1')", 0.41, "41%", n=41, base=100, interval={"low": 0.3, "high": 0.5})]
    found = compared(facts, facts, {"claims": [claim("c", True)]}, {"claims": [claim("c", True)]})
    assert found.same
    assert (found.facts, found.claims, found.texts, found.inputs, found.problems) == ((), (), (), (), ())
    assert WORDS.headline(found) == "Nothing changed."


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        ({}, {"value": 0.43, "printed": {"en": "43%"}}, ("printed",)),
        ({}, {"value": 0.4149}, ("unprinted",)),
        ({}, {"printed": {"en": "41.0%"}}, ("reprinted",)),
        ({}, {"value": None, "printed": {"en": "–"}, "withheld": "minimum-base"}, ("withheld",)),
        ({"value": None, "printed": {"en": "–"}, "withheld": "minimum-base"}, {}, ("shown",)),
        ({"withheld": "minimum-base"}, {"withheld": "no-answers"}, ("withheld-reason",)),
        ({"n": 41}, {"n": 42}, ("n",)),
        ({"base": 100}, {"base": 101}, ("base",)),
        ({"weighted_base": 99.5}, {"weighted_base": 99.6}, ("weighted-base",)),
        ({"effective_base": 80.0}, {"effective_base": 79.0}, ("effective-base",)),
        ({"interval": {"low": 0.3, "high": 0.5}}, {"interval": {"low": 0.3, "high": 0.51}}, ("interval",)),
        ({"interval": {"low": 0.3, "high": 0.5}}, {"no_interval": "base"}, ("interval", "no-interval")),
        ({"test": {"significant": True}}, {"test": {"significant": False}}, ("significance",)),
        ({"letters": {"tab-a": "B"}}, {"letters": {"tab-a": "BC"}}, ("letters",)),
        ({}, {"definition": {"en": "something else"}}, ("definition",)),
        ({"provenance": "observed"}, {"provenance": "synthetic"}, ("provenance",)),
        ({}, {"unit_word": {"en": "points"}}, ("reprinted",)),
        ({"n": 5, "withheld": "minimum-count"}, {"n": None, "withheld": "minimum-count"}, ()),
    ],
)
def test_every_way_in_which_a_fact_can_differ(before: Json, after: Json, what: tuple[str, ...], compared: Compared) -> None:
    found = compared([fact("top(q)", 0.41, "41%") | before], [fact("top(q)", 0.41, "41%") | after]).facts
    assert [change.what for change in found] == ([what] if what else [])


def test_the_figures_that_moved_farthest_come_first_and_what_nobody_sees_last(compared: Compared) -> None:
    before = [fact(name, 0.5, "50%") for name in "abcde"]
    after = [
        fact("a", 0.501, "50%"),
        fact("b", 0.52, "52%"),
        fact("c", 0.1, "10%"),
        fact("d", None, "–", withheld="minimum-base"),
        fact("f", 0.5, "50%"),
    ]
    found = compared(before, after)
    assert [change.id for change in found.facts] == ["d", "c", "b", "a", "e", "f"]
    assert WORDS.headline(found).startswith(
        "3 of 6 figures changed, no claim flipped; 1 figure is new; 1 figure is gone; 1 more is"
    )


def test_a_mean_that_moved_two_of_its_tenths_moved_as_far_as_a_share_that_moved_two_points() -> None:
    assert steps("2.7", "2.9") == steps("41%", "43%") == steps("+1,198", "1,200") == 2
    assert steps("−3", "+4") == 7
    assert steps("–", "4%") is None
    assert (moved("2.7", "2.5"), moved("−3%", "4%"), moved("1,000", "2,500")) == ("−0.2", "+7", "+1,500")


@pytest.mark.parametrize(
    ("text", "one", "other", "same"),
    [
        ("0.001", 0.410, 0.411, True),
        ("0.001", 0.410, 0.4111, False),
        ("1%", 200.0, 202.0, True),
        ("1%", 200.0, 202.1, False),
        ("0.5, 1%", 200.0, 202.0, True),
        ("0", 0.1, 0.1000000001, False),
    ],
)
def test_tolerance(text: str, one: float, other: float, same: bool) -> None:
    assert tolerance_of(text).same(one, other) is same
    assert tolerance_of(text).same(other, one) is same


@pytest.mark.parametrize("text", ["", "-1", "1e-3", "abc", "100%", "0.1,,", "nan", "1%%"])
def test_what_is_no_tolerance_is_refused(text: str) -> None:
    with pytest.raises(SpecError) as error:
        tolerance_of(text)
    assert error.value.problems[0].code is Code.WRONG_VALUE


def test_a_tolerance_hides_small_changes_of_values_and_none_of_counts(compared: Compared) -> None:
    before = [fact("a", 0.414, "41%", interval={"low": 0.3, "high": 0.5}), fact("b", 0.2, "20%", n=20, base=100)]
    after = [fact("a", 0.416, "42%", interval={"low": 0.301, "high": 0.5}), fact("b", 0.2, "20%", n=21, base=100)]
    found = compared(before, after, tolerance=Tolerance(absolute=0.01))
    assert [(change.id, change.what) for change in found.facts] == [("b", ("n",))]


def test_a_fact_that_was_renamed_is_the_same_fact(compared: Compared) -> None:
    before = [fact("share(old, '1')", 0.4, "40%"), fact("share(gone, '1')", 0.1, "10%")]
    after = [fact("share(new, '1')", 0.5, "50%", was="share(old, '1')"), fact("share(alike, '1')", 0.4, "40%")]
    lines = (
        {"lines": [line("It is ", {"fact": "share(old, '1')"}, ".")]},
        {"lines": [line("It is ", {"fact": "share(new, '1')"}, ".")]},
    )
    found = compared(before, after, *lines)
    assert {change.id: change.what for change in found.facts} == {
        "share(new, '1')": ("printed", "definition", "renamed"),
        "share(gone, '1')": ("removed",),
        "share(alike, '1')": ("added",),
    }
    assert found.texts == ()


@pytest.mark.parametrize(
    ("old", "new", "what", "result"),
    [
        (claim("c", True), claim("c", False), ("flipped",), "does not hold"),
        (claim("c", True), claim("c", None), ("flipped",), "cannot be told"),
        (
            claim("c", True, result="holds"),
            claim("c", True, result="not-significant"),
            ("flipped",),
            "holds, but not significantly",
        ),
        (claim("c", True), claim("c", True, "Most"), ("reworded",), "holds"),
        (claim("c", True), claim("c", True) | {"comparisons": []}, ("condition",), "holds"),
        (claim("c", True), claim("c", True, result="holds"), (), ""),
    ],
)
def test_claims(old: Json, new: Json, what: tuple[str, ...], result: str, compared: Compared) -> None:
    found = compared([], [], {"claims": [old]}, {"claims": [new]}).claims
    assert [change.what for change in found] == ([what] if what else [])
    assert all(WORDS.result(change, "new") == result for change in found)


def test_the_test_behind_a_claim_is_shown_on_both_sides(compared: Compared) -> None:
    old, new = claim("c", True, result="holds", p=0.0123456), claim("c", True, result="not-significant", p=0.21)
    (change,) = compared([], [], {"claims": [old]}, {"claims": [new]}).claims
    assert change.old
    assert change.new
    assert (change.old.numbers, change.new.numbers) == (("60% > 50%", "p = 0.0123"), ("60% > 50%", "p = 0.21"))


def test_broken_claims_come_first_and_claims_come_and_go(compared: Compared) -> None:
    before = [claim("a", True), claim("b", True), claim("c", None), claim("gone", True)]
    after = [claim("a", None), claim("b", False), claim("c", True), claim("new", False)]
    found = compared([], [], {"claims": before}, {"claims": after})
    assert [(c.id, c.what[0]) for c in found.claims] == [
        *(("b", "flipped"), ("a", "flipped"), ("c", "flipped")),
        *(("new", "added"), ("gone", "removed")),
    ]
    assert WORDS.headline(found).startswith("0 of 0 figures changed, 3 claims flipped; 2 claims are new, gone or reworded")


DATA = [{**INPUTS[0]}, {**INPUTS[1], "sha256": "d2", "rows": 101}]
SPEC = [{**INPUTS[0], "sha256": "a2"}, {**INPUTS[1]}]
BOTH = [{**INPUTS[0], "sha256": "a2"}, {**INPUTS[1], "sha256": "d2"}]


@pytest.mark.parametrize(
    ("new", "cause"),
    [
        ({"inputs": DATA}, "the data"),
        ({"inputs": SPEC, "settings": {"body": "b1", "questions": "q2"}}, "the codebook"),
        ({"inputs": SPEC, "settings": {"body": "b1", "survey.weight": "w2"}}, "how answers are weighted"),
        ({"inputs": SPEC, "settings": {"body": "b2"}}, ""),
        ({"inputs": SPEC, "settings": {"body": "b1"}}, ""),
        ({"parts": {"reportgen": "2.0"}}, "the tool"),
        ({"parts": {"reportgen": "1.0", "matplotlib": "9"}}, ""),
        ({"inputs": BOTH, "settings": {"questions": "q2"}}, "the data, the codebook"),
    ],
)
def test_why_a_number_changed(new: Json, cause: str, compared: Compared) -> None:
    found = compared([fact("a", 0.4, "40%", n=40, base=100)], [fact("a", 0.5, "50%", n=50, base=100)], {}, new)
    assert WORDS.cause(found.facts[0]) == cause
    assert cause in WORDS.why(found)
    assert bool(cause) is bool(WORDS.why(found))
    several = "several things" in WORDS.why(found)
    assert several is ("data" in cause and "codebook" in cause)


def test_labels_are_no_reason_for_a_number() -> None:
    """One state of a questionnaire, then new words, then a new code: only the last can change a number."""
    tree = full_tree()
    reworded, recoded = full_tree(), full_tree()
    name, question = next((n, q) for n, q in tree["questions"].items() if isinstance(q.get("options"), dict))
    code = next(iter(question["options"]))
    reworded["questions"][name] |= {"ask": "Asked in other words?", "options": {**question["options"], code: "Another label"}}
    recoded["questions"][name]["options"] = {**question["options"], "zz": "One more"}
    documents = [Document.model_validate(one) for one in (tree, reworded, recoded)]
    was, words, codes = (structure(one)["questions"] for one in documents)
    assert was == words != codes
    assert len({settings(one)["questions"] for one in documents}) == 3


def test_a_change_of_labels_is_no_change_of_the_codebook(compared: Compared) -> None:
    old = {"inputs": INPUTS, "settings": {"questions": "q1"}, "structure": {"questions": "s1"}}
    new = {"inputs": BOTH, "settings": {"questions": "q2"}, "structure": {"questions": "s1"}}
    before = [fact("a", 0.4, "40%"), fact("b", 0.4, "40%")]
    after = [fact("a", 0.5, "50%"), fact("b", 0.4, "40%", definition={"en": "b in other words"})]
    assert {c.id: c.cause for c in compared(before, after, old, new).facts} == {"a": ("data",), "b": ("labels",)}


def test_weights_in_the_data_are_told_from_answers(compared: Compared) -> None:
    before = [fact("a", 0.4, "40%", n=40, base=100, weighted_base=100.0, effective_base=90.0)]
    after = [fact("a", 0.42, "42%", n=40, base=100, weighted_base=100.0, effective_base=80.0)]
    assert compared(before, after, {}, {"inputs": DATA}).facts[0].cause == ("weights-in-data",)
    after[0]["n"] = 41
    assert compared(before, after, {}, {"inputs": DATA}).facts[0].cause == ("data",)


def test_a_published_figure_does_not_follow_from_the_data(compared: Compared) -> None:
    before = [fact("published(x)", 0.4, "40%", kind="published"), fact("a", 0.4, "40%")]
    after = [fact("published(x)", 0.5, "50%", kind="published"), fact("a", 0.5, "50%")]
    found = compared(before, after, {}, {"inputs": BOTH, "settings": {"body": "b1", "published": "p2"}})
    assert {change.id: change.cause for change in found.facts} == {"published(x)": ("published",), "a": ("data",)}


def test_the_data_of_an_earlier_wave_change_no_number_of_this_one(compared: Compared) -> None:
    earlier = {**INPUTS[1], "wave": "2023"}
    this, then = "share(a, '1')", "share(a, '1', wave='2023')"
    before = [fact(this, 0.5, "50%", wave="2024"), fact(then, 0.4, "40%", wave="2023")]
    after = [fact(this, 0.6, "60%", wave="2024"), fact(then, 0.5, "50%", wave="2023")]
    found = compared(before, after, {"inputs": [*INPUTS, earlier]}, {"inputs": [*INPUTS, {**earlier, "sha256": "e2"}]})
    assert {change.id: change.cause for change in found.facts} == {this: (), then: ("data",)}


def test_raking_targets_are_named(compared: Compared) -> None:
    def raked(target: float) -> Json:
        margin = {"margin": "sex", "categories": [{"code": "f", "target": target}, {"code": "m", "target": 1 - target}]}
        return {"margins": [margin], "iterations": 3, "trim": None, "missing": "refuse", "from": None}

    sides = {"raking": raked(0.5), "settings": {"survey.weight": "1"}}, {"raking": raked(0.6), "settings": {"survey.weight": "2"}}
    found = compared([fact("a", 0.4, "40%")], [fact("a", 0.5, "50%")], *sides)
    assert found.facts[0].cause == ("raking",)


def test_inputs(compared: Compared) -> None:
    old = {
        "inputs": [*INPUTS, {"path": "a.yaml", "role": "include", "sha256": "i1", "bytes": 1}],
        "parts": {"reportgen": "1", "x": "1"},
    }
    moved_data = {**INPUTS[1], "path": "other.csv"}
    new = {"inputs": [SPEC[0], moved_data], "parts": {"reportgen": "1", "templates": "sha256:1", "x": "2"}}
    found = {(c.kind, c.name): c.what for c in compared([], [], old, new).inputs}
    assert found == {
        ("spec", "specs/r/report.yaml"): "layout",
        ("data", "other.csv"): "moved",
        ("include", "a.yaml"): "removed",
        ("package", "x"): "changed",
    }


def test_a_spec_with_another_version_has_changed_in_more_than_its_layout(compared: Compared) -> None:
    old, new = ({"settings": {"body": "b1", "report.version": v}} for v in ("v1", "v2"))
    found = compared([], [], old, {**new, "inputs": SPEC}).inputs
    assert [(c.kind, c.what) for c in found] == [("spec", "changed")]


def test_an_action_of_which_something_else_became_is_told_first(compared: Compared) -> None:
    def actions(*outcomes: str) -> Json:
        return {"actions": [{"id": name, "outcome": o} for name, o in zip("abc", outcomes, strict=False)]}

    found = compared([], [], actions("equivalent", "met"), actions("worse", "met", "improved"))
    assert found.outcomes == (("a", "equivalent", "worse"),)
    other = compared([], [], actions("met"), {**actions("worse"), "claims": [claim("new", True)]})
    assert "1 action has another outcome" in WORDS.headline(other)


def test_what_a_version_does_not_hold_is_said(tmp_path: Path, compared: Compared) -> None:
    compared([fact("a", 0.4, "40%")], [fact("a", 0.5, "50%")])
    from reportgen.publish.diff.read import read_version

    found = compare(read_version(tmp_path / "old" / "facts.json"), read_version(tmp_path / "new"))
    assert found.not_compared == ("claims", "text", "inputs", "settings")
    assert WORDS.headline(found) == "1 of 1 figures changed."
    assert "claims, text, inputs, parts of the spec" in WORDS.left_out(found)


def test_versions_of_different_reports_are_not_compared(compared: Compared) -> None:
    with pytest.raises(SpecError) as error:
        compared([], [], {"report": "one"}, {"report": "other"})
    (problem,) = error.value.problems
    assert problem.code is Code.DIFFERENT_REPORTS
    assert "'one'" in problem.found
    assert "'other'" in problem.found


def test_versions_of_different_releases_are_compared_with_a_warning(compared: Compared) -> None:
    (problem,) = compared([], [], {"parts": {"reportgen": "0.1"}}, {"parts": {"reportgen": "0.2"}}).problems
    assert (problem.code, problem.severity) == (Code.VERSION_SCHEMA, Severity.WARNING)
    assert "0.1 and 0.2" in problem.found


@pytest.mark.parametrize(
    ("unit", "printed", "interval", "said"),
    [
        ("share", "41%", (0.3, 0.512), "30.0–51.2%"),
        ("points", "+19", (0.11638, 0.25999), "+11.6 to +26.0"),
        ("points", "−2", (-0.0612, 0.02), "−6.1 to +2.0"),
        ("nps", "0", (-9.1749, 9.1749), "−9.2 to +9.2"),
        ("mean", "3.3", (3.17923, 3.43851), "3.18–3.44"),
        ("mean", "1,204.5", (1101.06, 1307.94), "1,101.06–1,307.94"),
    ],
)
def test_an_interval_is_told_in_the_unit_of_its_number(
    unit: str, printed: str, interval: tuple[float, float], said: str, compared: Compared
) -> None:
    ends = {"low": interval[0], "high": interval[1]}
    before = fact("a", 0.1, printed, unit=unit, interval=ends)
    (change,) = compared([before], [before | {"interval": ends | {"high": ends["high"] + 0.5}}]).facts
    (words,) = WORDS.also(change)
    assert words.startswith(f"interval {said} → ")
