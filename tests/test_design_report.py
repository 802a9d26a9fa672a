"""A report on a sample with a declared design: what it says of the design, and how exact its numbers are, in every place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reportgen import pipeline
from reportgen.content.blocks import Content, Method, TableFigure
from reportgen.content.inlines import Paragraph, plain
from reportgen.facts.serialise import facts_json
from reportgen.pipeline import Checked
from reportgen.verbs.explain import explain
from tests.content.made_up import blocks

ROWS = Path(__file__).parent / "analysis" / "r" / "design.csv"
ORACLE = json.loads((ROWS.parent / "design.json").read_text(encoding="utf-8"))
SPEC = """
reportgen: 1
report: {id: drawn, version: "1", title: Drawn, language: en, languages: [zh-CN, zh-TW], date: 2024-05-01, minimum_base: 5}
survey:
  fieldwork: {from: 2024-03-01, to: 2024-03-31}
  population: Pupils
  mode: On paper
  sample: {kind: probability, design: DESIGN}
  data: {source: design.csv, provenance: observed}
  weight: {column: w}
scales:
  k: {options: {5: Very good, 4: Good, 3: Neither, 2: Poor, 1: Very poor}, direction: high_is_good}
questions:
  q: {ask: Would you?, type: single, column: q, options: {"yes": "Yes", "no": "No", maybe: Maybe}}
  s: {ask: How good?, type: scale, scale: k, column: s}
segments:
  g: {label: Group, column: g, options: {u: U, v: V, lone: Lone}}
body:
  - section: All
    content:
      - text: "{{ share(q, yes) }} say yes, {{ share(q, yes, g=u) }} of U and {{ share(q, yes, g=lone) }} of a single school."
      - chart: q
      - table: {rows: s, columns: g}
      - method
"""
FULL = "{strata: stratum, clusters: cluster, population: clusters_there, single_cluster: POLICY}"


def checked(folder: Path, design: str) -> Checked:
    (folder / "reportgen.yaml").write_text("", encoding="utf-8")
    (folder / "design.csv").write_bytes(ROWS.read_bytes())
    (folder / "report.yaml").write_text(SPEC.replace("DESIGN", design), encoding="utf-8")
    return pipeline.check(folder / "report.yaml")


@pytest.fixture(scope="module")
def centred(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    return checked(tmp_path_factory.mktemp("centred"), FULL.replace("POLICY", "centre"))


def facts(report: Checked) -> dict[str, dict[str, Any]]:
    return {f["id"]: f for f in json.loads(facts_json(report.spec, report.ledger, report.contents))["facts"]}


def methodology(report: Content) -> str:
    (method,) = [b for b in blocks(report) if isinstance(b, Method)]
    return " ".join(plain(p.parts) for _, prose in method.rows for p in prose if isinstance(p, Paragraph))


def test_facts_have_the_interval_and_the_effect_of_the_design(centred: Checked) -> None:
    theirs = ORACLE["centre"]["all"]["share(q, 'yes')"]
    fact = facts(centred)["share(q, 'yes')"]
    assert fact["design_effect"] == pytest.approx(theirs["deff"], rel=1e-9)
    assert fact["interval"]["method"] == "taylor-logit"
    assert (fact["interval"]["low"], fact["interval"]["high"]) == pytest.approx((theirs["low"], theirs["high"]), rel=1e-9)
    alone = facts(centred)["share(q, 'yes', g='lone')"]
    assert (alone["interval"], alone["no_interval"]) == (None, "clusters")
    assert "design_effect" not in alone


def test_explain_says_how_precise_that_is(centred: Checked) -> None:
    theirs = ORACLE["centre"]["all"]["share(q, 'yes')"]
    text = explain(centred, "share(q, yes)")
    people = theirs["n"] / theirs["deff"]
    assert f"design       effect {theirs['deff']:.2f}: as precise as {people:,.0f} respondents drawn at random" in text
    assert "none: the base has no more clusters" in explain(centred, "share(q, yes, g=lone)")


def test_the_methodology_says_how_people_were_drawn(centred: Checked) -> None:
    english, chinese, _ = (methodology(c) for c in centred.contents)
    assert "divided into 6 strata; in each, clusters were drawn first (23 in all), and people within them" in english
    assert "finite population correction" in english
    assert "In 1 of the strata a single cluster was drawn; its distance from the mean of the whole sample" in english
    assert "degrees of freedom are clusters (or people, where no clusters were drawn) less strata" in english
    assert "A subgroup is taken as a part of the whole sample" in english
    assert "without strata or clusters" not in english
    assert "总体分为6层，各层先抽取群（共23个）" in chinese
    assert "有1层只抽到一个群，以其与全样本平均值的距离估计该层的误差" in chinese


@pytest.mark.parametrize(
    ("design", "said", "unsaid"),
    [
        (FULL.replace("POLICY", "certainty"), "these strata add nothing to the errors", "stands for the error"),
        ("{strata: stratum}", "divided into 6 strata, and people were drawn in each", "finite population"),
        ("{clusters: school}", "23 clusters were drawn first, and people within them", "strata a single"),
        ("{population: 5000}", "the part of the population that was drawn", "clusters were drawn first"),
    ],
)
def test_each_kind_of_design_has_its_words(design: str, said: str, unsaid: str, tmp_path: Path) -> None:
    text = methodology(checked(tmp_path, design).contents[0])
    assert said in text
    assert unsaid not in text


def test_without_a_design_no_fact_speaks_of_one(tmp_path: Path) -> None:
    (tmp_path / "reportgen.yaml").write_text("", encoding="utf-8")
    (tmp_path / "design.csv").write_bytes(ROWS.read_bytes())
    (tmp_path / "report.yaml").write_text(SPEC.replace(", design: DESIGN", ""), encoding="utf-8")
    report = pipeline.check(tmp_path / "report.yaml")
    assert not any("design_effect" in fact for fact in facts(report).values())
    assert "without strata or clusters" in methodology(report.contents[0])


def test_the_key_of_letters_says_that_a_column_in_one_cluster_is_not_compared(tmp_path: Path) -> None:
    design = FULL.replace("POLICY", "centre")
    text = SPEC.replace("{rows: s, columns: g}", "{rows: s, columns: g, letters: true}").replace("DESIGN", design)
    (tmp_path / "reportgen.yaml").write_text("", encoding="utf-8")
    (tmp_path / "design.csv").write_bytes(ROWS.read_bytes())
    (tmp_path / "report.yaml").write_text(text, encoding="utf-8")
    english, chinese, _ = pipeline.check(tmp_path / "report.yaml").contents
    (table,) = [b for b in blocks(english) if isinstance(b, TableFigure)]
    (hers,) = [b for b in blocks(chinese) if isinstance(b, TableFigure)]
    assert "columns whose error by the design of the sample cannot be computed" in repr(table)
    assert "按抽样设计无从估计误差的列" in repr(hers)
