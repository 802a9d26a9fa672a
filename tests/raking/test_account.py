"""What a report says of raked weights: in the methodology, in ``facts.json`` and in the lines of bases."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from reportgen import pipeline
from reportgen.content.blocks import Content, Method, TableFigure
from reportgen.content.inlines import Paragraph, plain
from reportgen.facts.serialise import facts_json
from reportgen.pipeline import Checked
from reportgen.spec.spec import Spec
from tests.content.made_up import blocks
from tests.raking.test_rake import MANY, SPEC, text

Survey = Callable[..., Spec]
MARGINS = {"sex": {"f": "50%", "m": "50%"}, "q": {"1": "60%", "2": "30%", "3": "10%"}}
TRIM = {"low": "0.4", "high": "1.5"}


def checked(survey: Survey, language: str = "en", **more: Any) -> Checked:
    rake = {"margins": MARGINS, "source": "Register 2023.", "trim": TRIM, **more.pop("rake", {})}
    report = {"language": language, "minimum_base": "30", **more}
    spec = survey(text(MANY), **SPEC, weight={"rake": rake}, report=report)
    path = spec.file.path
    written = path.read_text(encoding="utf-8").replace("  - text: Nothing.", "  - method\n  - table: q\n  - table: of_men")
    path.write_text(written, encoding="utf-8")
    return pipeline.check(path)


def sentences(content: Content) -> list[str]:
    (method,) = [b for b in blocks(content) if isinstance(b, Method)]
    rows = {label: [plain(p.parts) for p in prose if isinstance(p, Paragraph)] for label, prose in method.rows}
    return next(found for label, found in rows.items() if label in {"Weights", "加权", "加權"})


def test_the_methodology_gives_the_account(survey: Survey) -> None:
    found = sentences(checked(survey).contents[0])
    assert found[1] == (
        "Weights give the categories of “Sex” and “?” the shares that they have in the population (raking by iterative "
        "proportional fitting). Source of these shares: Register 2023."
    )
    assert found[2] == (
        "Sex, each with unweighted share, target and weighted share: Women 60.0%, 50.0%, 50.0%; Men 40.0%, 50.0%, 50.0%."
    )
    assert found[3].endswith("level 1 55.0%, 60.0%, 60.0%; level 2 25.0%, 30.0%, 30.0%; level 3 20.0%, 10.0%, 10.0%.")
    # Everybody has level 2 or 3 by sex alone: men 25 of level 2 weigh 30/25, women 20 of level 3 10/20, the others what is left.
    assert "the smallest weight is 0.50 and the largest 1.33" in found[4]
    assert "Weights over 1.5 are not permitted: 0 respondents" in found[4]
    squares = 20 * 0.5**2 + 25 * 1.2**2 + 40 * 1**2 + 15 * (20 / 15) ** 2
    assert f"is {100**2 / squares:.0f}, an efficiency of {100 / squares:.1%}" in found[5]
    assert found[5].endswith("what raking itself does to the error is not counted.")


@pytest.mark.parametrize(
    ("language", "words"), [("zh-CN", "最小权重为0.50，最大权重为1.33"), ("zh-TW", "最小權重為0.50，最大權重為1.33")]
)
def test_in_chinese(language: str, words: str, survey: Survey) -> None:
    found = sentences(checked(survey, language).contents[0])
    assert words in found[4]
    assert "60.0%、50.0%、50.0%" in found[2]


def test_facts_have_it_for_machines(survey: Survey) -> None:
    of = checked(survey)
    found = json.loads(facts_json(of.spec, of.ledger, of.contents))["raking"]
    assert (found["n"], found["source"], found["from"], found["trim"]) == (100, "Register 2023.", None, {"low": 0.4, "high": 1.5})
    men = found["margins"][0]["categories"][1]
    assert men.pop("weighted") == pytest.approx(0.5, abs=1e-9)
    assert men == {"code": "m", "n": 40, "unweighted": 0.4, "target": 0.5}
    assert found["difference"] < 1e-9
    assert found["efficiency"] == pytest.approx(found["effective_base"] / 100)


def test_a_guarded_answer_is_not_given_away(survey: Survey) -> None:
    of = checked(survey, minimum_count="3")
    found = json.loads(facts_json(of.spec, of.ledger, of.contents))["raking"]
    sex, q = found["margins"]
    assert [c["n"] for c in sex["categories"]] == [60, 40]
    assert [(c["n"], c["unweighted"], c["target"]) for c in q["categories"]] == [
        (None, None, 0.6),
        (None, None, 0.3),
        (None, None, 0.1),
    ]
    assert [found[name] for name in ("smallest", "largest", "at_low", "at_high")] == [None] * 4
    words = " ".join(sentences(of.contents[0]))
    assert "level 1 –, 60.0%, 60.0%" in words
    assert "55.0%" not in words
    assert "smallest" not in words


def test_a_segment_made_of_answers_is_guarded_as_these_are(survey: Survey) -> None:
    segments = {**SPEC["segments"], "made": {"label": "Made", "of": "q"}}
    rake = {"margins": {"sex": MARGINS["sex"], "made": MARGINS["q"]}, "source": "A register"}
    spec = survey(text(MANY), **{**SPEC, "segments": segments}, weight={"rake": rake}, report={"minimum_count": "3"})
    raking = pipeline.check(spec.file.path).results.raking
    assert raking is not None
    assert [[c.n for c in m.categories] for m in raking.margins] == [[60, 40], [None, None, None]]


def test_too_few_respondents_are_told_of_by_their_targets_only(survey: Survey) -> None:
    words = " ".join(sentences(checked(survey, minimum_base="101").contents[0]))
    assert "Women –, 50.0%, 50.0%" in words


def test_a_table_and_its_line_have_all_three_bases(survey: Survey) -> None:
    of = checked(survey)
    table, _ = [b for b in blocks(of.contents[0]) if isinstance(b, TableFigure)]
    squares = 20 * 0.5**2 + 25 * 1.2**2 + 40 * 1**2 + 15 * (20 / 15) ** 2
    effective = f"{100**2 / squares:.0f}"
    bases = [(row.heading, row.cells[0].text) for row in table.table.rows if row.role == "base"]
    assert bases == [("Base (n)", "100"), ("Weighted base", "100"), ("Effective base", effective)]
    assert f"Base: n = 100, probability sample, weighted (n = 100, effective {effective})" in plain(table.source)


def test_a_margin_has_no_sampling_error_and_other_numbers_have(survey: Survey) -> None:
    """Of every sample so raked 60% have level 1; of men by themselves, and of what is no margin, that is not so."""
    found = {e.measure.canonical: e for e in checked(survey).results.estimates.values()}
    assert found["share(q, '1')"].value == pytest.approx(0.6, abs=1e-9)
    assert found["share(q, '1')"].no_interval == "not-defined"
    assert found["mean(q)"].no_interval == "not-defined"
    assert found["share(of_men, '1')"].interval is not None
