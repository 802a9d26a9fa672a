"""What has to be shown for a condition to hold by more than chance: which comparisons, and how many of them."""

from __future__ import annotations

import pytest

from reportgen.problems import Problem
from reportgen.spec.expressions.faults import Refused
from reportgen.spec.hypotheses import Compared, Wanted, wanted
from reportgen.spec.plan import plan
from tests.spec.expressions.sample import NOTHING, bound, changed, document, read, rebuilt, spec, tree


def of(condition: str) -> Wanted:
    return wanted(document(), read(condition))


def told(found: Wanted) -> str:
    """Return what is wanted as text: sums against constants, and how many of them."""
    if isinstance(found, Compared):
        terms = " ".join(f"{factor:+f}*{measure.canonical}" for factor, measure in found.hypothesis.terms)
        return f"{terms} {found.sign} {found.hypothesis.constant:f}" + (" (one-sided)" if found.one_sided else "")
    return f"{found.needed} of [{'; '.join(map(told, found.parts))}]"


TOP, BOTTOM = "top(overall)", "bottom(overall)"
SLOW, RUDE, NONE = ("share(shortcomings, 'slow')", "share(shortcomings, 'rude')", "share(shortcomings, 'none')")


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("top(overall) > bottom(overall)", f"+1*{TOP} -1*{BOTTOM} > 0"),
        ("top(overall) >= 50%", f"+1*{TOP} > 0.5"),
        ("50% > top(overall)", f"-1*{TOP} > -0.5"),
        ("top(overall) - bottom(overall) > 5%", f"+1*{TOP} -1*{BOTTOM} > 0.05"),
        ("top(overall) > 2 * bottom(overall) + 10%", f"+1*{TOP} -2*{BOTTOM} > 0.1"),
        ("(top(overall) + bottom(overall)) / 2 < 1 - top(等候时间)", f"+0.5*{TOP} +0.5*{BOTTOM} +1*top(等候时间) < 1.0"),
        ("-nps(recommend) < 5", "-1*nps(recommend) < 5"),
        ("not top(overall) > bottom(overall)", f"+1*{TOP} -1*{BOTTOM} < 0"),
        ("10% < top(overall) <= 20%", f"2 of [-1*{TOP} < -0.1; +1*{TOP} < 0.2]"),
        ("not 10% < top(overall) <= 20%", f"1 of [-1*{TOP} > -0.1; +1*{TOP} > 0.2]"),
        ("top(overall) > 1% and bottom(overall) < 2%", f"2 of [+1*{TOP} > 0.01; +1*{BOTTOM} < 0.02]"),
        ("top(overall) > 1% or bottom(overall) < 2%", f"1 of [+1*{TOP} > 0.01; +1*{BOTTOM} < 0.02]"),
        ("not (top(overall) > 1% or bottom(overall) < 2%)", f"2 of [+1*{TOP} < 0.01; +1*{BOTTOM} > 0.02]"),
        (
            "every(channel, top(overall) > 50%)",
            "2 of [+1*top(overall, channel='phone') > 0.5; +1*top(overall, channel='chat') > 0.5]",
        ),
        (
            "not every(channel, top(overall) > 50%)",
            "1 of [+1*top(overall, channel='phone') < 0.5; +1*top(overall, channel='chat') < 0.5]",
        ),
        ("some((overall, 等候时间), top(each) > 50%)", f"1 of [+1*{TOP} > 0.5; +1*top(等候时间) > 0.5]"),
        (
            "abs(top(overall) - bottom(overall)) < 5%",
            f"2 of [+1*{TOP} -1*{BOTTOM} > -0.05 (one-sided); +1*{TOP} -1*{BOTTOM} < 0.05 (one-sided)]",
        ),
        (
            "5% >= abs(top(overall) - bottom(overall))",
            f"2 of [+1*{TOP} -1*{BOTTOM} > -0.05 (one-sided); +1*{TOP} -1*{BOTTOM} < 0.05 (one-sided)]",
        ),
        (
            "abs(top(overall) - bottom(overall)) > 5%",
            f"1 of [+1*{TOP} -1*{BOTTOM} < -0.05 (one-sided); +1*{TOP} -1*{BOTTOM} > 0.05 (one-sided)]",
        ),
        ("abs(top(overall) - 3%) < 5%", f"+1*{TOP} < 0.08 (one-sided)"),  # above -2% every share is
        ("abs(97% - top(overall)) < 3%", f"-1*{TOP} < -0.94 (one-sided)"),
        ("abs(top(overall) - 8%) < 5%", f"2 of [+1*{TOP} > 0.03 (one-sided); +1*{TOP} < 0.13 (one-sided)]"),
        ("abs(top(overall) - 90%) < -20%", f"2 of [+1*{TOP} > 1.1 (one-sided); +1*{TOP} < 0.7 (one-sided)]"),
        ("abs(nps(recommend) + 97) < 5", "+1*nps(recommend) < -92 (one-sided)"),
        ("abs(top(overall) - 3%) > 5%", f"+1*{TOP} > 0.08"),  # under -2% is none
        ("rank(shortcomings, slow) == 1", f"2 of [+1*{SLOW} -1*{RUDE} > 0; +1*{SLOW} -1*{NONE} > 0]"),
        ("rank(shortcomings, slow) == 3", f"2 of [+1*{SLOW} -1*{RUDE} < 0; +1*{SLOW} -1*{NONE} < 0]"),
        (
            "rank(shortcomings, slow) == 2",
            f"2 of [1 of [+1*{SLOW} -1*{RUDE} > 0; +1*{SLOW} -1*{NONE} > 0]; "
            f"1 of [+1*{SLOW} -1*{RUDE} < 0; +1*{SLOW} -1*{NONE} < 0]]",
        ),
        ("rank(shortcomings, slow) <= 2", f"1 of [+1*{SLOW} -1*{RUDE} > 0; +1*{SLOW} -1*{NONE} > 0]"),
        ("rank(shortcomings, slow) in (1, 2)", f"1 of [+1*{SLOW} -1*{RUDE} > 0; +1*{SLOW} -1*{NONE} > 0]"),
        ("not rank(shortcomings, slow) > 1", f"2 of [+1*{SLOW} -1*{RUDE} > 0; +1*{SLOW} -1*{NONE} > 0]"),
        ("rank(shortcomings, slow) < rank(shortcomings, rude)", f"+1*{SLOW} -1*{RUDE} > 0"),
        ("option_ranked(shortcomings, 1) == slow", f"2 of [+1*{SLOW} -1*{RUDE} > 0; +1*{SLOW} -1*{NONE} > 0]"),
        ("option_ranked(shortcomings, -1) == slow", f"2 of [+1*{SLOW} -1*{RUDE} < 0; +1*{SLOW} -1*{NONE} < 0]"),
        (
            "segment_ranked(mean(age), channel, 1) == chat",
            "+1*mean(age, channel='chat') -1*mean(age, channel='phone') > 0",
        ),
    ],
)
def test_a_condition_is_taken_apart(condition: str, expected: str) -> None:
    assert told(of(condition)) == expected


def test_enough_of_many_must_be_shown_for_a_place_among_the_first() -> None:
    found = of("rank(overall, 5) <= 2")
    assert not isinstance(found, Compared)
    assert (found.needed, len(found.parts)) == (3, 4)  # above three of the four others: at most one is above it


@pytest.mark.parametrize(
    ("condition", "found", "fix"),
    [
        ("top(overall) == 50%", "equal", "abs(a - b)"),
        ("top(overall) != bottom(overall)", "not equal", "> or <"),
        ("mean(age) in (30, 40)", "equal", "> or <"),
        ("top(overall) / bottom(overall) > 2", "a ratio of two numbers", "a - b > 3%"),
        ("top(overall) * top(等候时间) > 2%", "a product of two numbers", "a - b > 3%"),
        ("median(age) > 30", "median() has no test", "means"),
        ("sd(age) > 3", "sd() has no test", "means"),
        ("count(overall, 5) > 3", "count() has no test", "shares"),
        ("base(overall) > 300", "base() has no test", "shares"),
        ("rank(shortcomings, slow) + 1 < 3", "rank() has no test", "rank(question, option) == 1"),
        ("rank(shortcomings, slow) < rank(frequency, 1)", "ranks among different answers", "shares"),
        ("rank(shortcomings, slow) in (1, 3)", "do not follow each other", "rank(...) <= 2"),
        ("rank(shortcomings, slow) <= 3", "every option has, or none", "from 1 to 3"),
        ("rank(shortcomings, slow) == 4", "every option has, or none", "from 1 to 3"),
        ("rank(shortcomings, slow) == 1.5", "every option has, or none", "from 1 to 3"),
        ("not rank(shortcomings, slow) == 1", "not equal", "> or <"),
        ("share(overall, option_ranked(overall, 1)) > 30%", "chosen by the data", "name the option"),
        ("option_ranked(overall, 1) != 5", "a named option only", "== 'code'"),
        ("option_ranked(overall, 1) == option_ranked(等候时间, 1)", "a named option only", "== 'code'"),
        ("abs(top(overall) - 50%) + 1% < 5%", "abs() inside a calculation", "abs() alone"),
        ("abs(top(overall) - 50%) < abs(bottom(overall) - 50%)", "abs() inside a calculation", "abs() alone"),
        ("top(overall) - top(overall) > 1%", "no number of the survey is left", "two numbers"),
    ],
)
def test_what_cannot_be_tested_is_said_with_what_to_write(condition: str, found: str, fix: str) -> None:
    with pytest.raises(Refused) as refused:
        of(condition)
    assert {fault.code for fault in refused.value.faults} == {"not-testable"}
    assert any(found in fault.found and fix in fault.fix for fault in refused.value.faults)


def test_everything_that_cannot_be_tested_is_said() -> None:
    with pytest.raises(Refused) as refused:
        of("median(age) > 30 and top(overall) == 5% and sd(age) > 1")
    assert len(refused.value.faults) == 3


def claim(condition: str, significant: str = "true") -> dict[str, str]:
    return {"id": "c", "says": "x", "holds": condition, "significant": significant}


def test_a_plan_has_every_hypothesis_once_and_all_their_measures() -> None:
    claims = [claim("rank(shortcomings, slow) == 2"), {**claim("rank(shortcomings, slow) == 1"), "id": "d"}]
    found = plan(spec(changed(claims=claims, body=NOTHING)))
    assert [told_terms(h.terms) for h in found.hypotheses] == [f"+{SLOW} -{RUDE}", f"+{SLOW} -{NONE}"]
    assert {measure for h in found.hypotheses for _, measure in h.terms} <= set(found.measures)
    untested = plan(spec(changed(claims=[claim("rank(shortcomings, slow) == 2", "false")], body=NOTHING)))
    assert untested.hypotheses == ()
    assert [m.canonical for m in untested.measures] == ["rank(shortcomings, 'slow')"]


def told_terms(terms: tuple[tuple[object, object], ...]) -> str:
    return " ".join(f"{'+' if str(factor) == '1' else '-'}{getattr(measure, 'canonical', '')}" for factor, measure in terms)


def problems(**parts: object) -> list[Problem]:
    return list(bound(changed(**{"body": NOTHING, **parts})).problems)


def sampled(kind: str) -> dict[str, object]:
    survey = tree()["survey"]
    return {**survey, "sample": {"kind": kind}}


@pytest.mark.parametrize(
    ("kind", "words"), [("quota", "kind quota"), ("convenience", "kind convenience"), ("census", "everyone")]
)
def test_only_probability_samples_are_tested(kind: str, words: str) -> None:
    [found] = problems(survey=sampled(kind), claims=[claim("top(overall) > 50%")])
    assert (found.code, found.place.path) == ("not-testable", "claims.0.significant")
    assert words in found.found
    assert problems(survey=sampled(kind), claims=[claim("top(overall) > 50%", "false")]) == []


def test_rebuilt_rows_are_not_tested() -> None:
    [found] = bound(rebuilt("overall", claims=[claim("top(overall) > 50%")])).problems
    assert (found.code, found.place.path) == ("not-testable", "claims.0.significant")
    assert "rebuilt" in found.found


def test_evidence_is_tested_like_claims() -> None:
    item = {"item": "x", "because": {"holds": "median(age) > 30", "significant": "0.01"}}
    [found] = problems(swot={"weaknesses": [item]})
    assert (found.code, found.place.path) == ("not-testable", "swot.weaknesses.0.because.significant")
    [found] = problems(findings=[{"id": "x", "says": "x", "because": item["because"]}])
    assert (found.code, found.place.path) == ("not-testable", "findings.0.because.significant")


def test_published_figures_are_not_tested() -> None:
    figure = {"label": "Wait", "value": "30", "unit": "minutes", "source": "A"}
    published = {"share_then": {**figure, "unit": "share", "value": "30%"}}
    [found] = problems(published=published, claims=[claim("top(overall) > published(share_then)")])
    assert "comes with no error of sampling" in found.found
    assert "delete significant" in found.fix.lower()
