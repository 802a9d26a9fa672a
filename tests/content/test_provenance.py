"""Whoever sees a number of invented answers is told so there: beside it, in what is read aloud, in every file."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from reportgen.content.blocks import Figure, GlancePage, TableFigure
from reportgen.content.inlines import plain
from reportgen.facts.serialise import facts_json
from reportgen.pipeline import Checked, check
from reportgen.publish.tables import tables
from tests.content.made_up import blocks

SPECS = Path(__file__).parents[2] / "specs"


@pytest.fixture(scope="module")
def wave() -> Checked:
    return check(SPECS / "research-plan-wave-2025" / "report.yaml")


def test_figures_say_that_they_are_invented_to_eye_and_ear(wave: Checked) -> None:
    (content,) = wave.contents
    drawn = [b for b in blocks(content) if isinstance(b, Figure) and b.chart.kind != "gantt"]
    assert len(drawn) == 9
    assert {figure.tag for figure in drawn} == {"合成"}
    assert all(figure.alt.startswith("合成数据。") for figure in drawn)
    assert all("合成数据" in plain(figure.source) for figure in drawn)
    assert content.cover.chart_alt == "" or content.cover.chart_alt.startswith("合成数据。")


def test_a_tree_says_what_each_of_its_numbers_is(wave: Checked) -> None:
    """The net promoter score of a question among its percentages is no percentage."""
    trees = [b for b in blocks(wave.contents[0]) if isinstance(b, Figure) and b.chart.kind == "tree"]
    nps = ["净推荐值" in plain(figure.subtitle) for figure in trees]
    assert nps == ["推荐意愿" in str(figure.chart) for figure in trees]
    assert sum(nps) == 1


def test_tables_and_findings_do_too(wave: Checked) -> None:
    (content,) = wave.contents
    tags = {b.id: b.tag for b in blocks(content) if isinstance(b, TableFigure)}
    assert (tags["by-group"], tags["strata"]) == ("合成", "合成")
    (glance,) = [b for b in blocks(content) if isinstance(b, GlancePage)]
    assert all(finding.alt.startswith("合成数据。") for finding in glance.findings)


@pytest.mark.parametrize(
    ("report", "words"),
    [("research-plan-wave-2025", "合成数据"), ("jd-customer-service", "重建数据"), ("city-library-2025", "synthetic data")],
)
def test_whoever_opens_a_number_reads_it_there(report: str, words: str) -> None:
    entries = check(SPECS / report / "report.yaml").contents[0].facts
    assert entries
    assert all(words in " ".join(text for _, text in entry.rows) for entry in entries)


def test_every_number_in_every_file_of_data_does_too(wave: Checked) -> None:
    facts = json.loads(facts_json(wave.spec, wave.ledger, wave.contents))["facts"]
    assert {fact["provenance"] for fact in facts} == {"synthetic"}  # differences of numbers among them
    for text in tables(wave.spec, wave.ledger).values():
        assert {row["provenance"] for row in csv.DictReader(io.StringIO(text))} == {"synthetic"}


def test_reconstructed_answers_are_told_from_real_ones() -> None:
    checked = check(SPECS / "jd-customer-service" / "report.yaml")
    facts = json.loads(facts_json(checked.spec, checked.ledger, checked.contents))["facts"]
    assert {fact["provenance"] for fact in facts} <= {"published", "reconstructed"}
    drawn = [b for b in blocks(checked.contents[0]) if isinstance(b, Figure) and b.tag]
    assert drawn
    assert all(figure.alt.startswith("重建数据。") for figure in drawn)


SIDE_BY_SIDE = """reportgen: 1
report: {id: bars, version: "1", title: Bars, language: en, date: 2025-01-31, minimum_base: 1}
survey:
  fieldwork: {from: 2024-12-01, to: 2024-12-02}
  population: Everyone
  mode: On the web
  sample: {kind: convenience}
  data: {source: answers.csv, provenance: synthetic}
questions:
  again: {ask: Again?, type: single, column: again, options: {1: "Yes", 2: "No"}}
published:
  theirs: {label: Theirs, value: 60%, qualifier: more_than, unit: share, source: A survey}
  others: {label: Others, value: 50%, unit: share, source: A survey}
body:
  - section: All
    content:
      - bars: {id: both, of: [{number: published(theirs)}, {number: 'share(again, "1")', label: Ours}]}
      - bars: {id: alone, of: [{number: published(theirs)}, {number: published(others)}]}
"""


def test_invented_answers_beside_published_figures_are_told_from_them(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "answers.csv").write_text("again\n" + "1\n2\n" * 20, encoding="utf-8")
    (tmp_path / "report.yaml").write_text(SIDE_BY_SIDE, encoding="utf-8")
    drawn = {b.id: b for b in blocks(check(tmp_path / "report.yaml").contents[0]) if isinstance(b, Figure)}
    assert (drawn["both"].tag, drawn["alone"].tag) == ("synthetic", "")
    assert drawn["both"].alt.startswith("Synthetic data. ")
    assert not drawn["alone"].alt.startswith("Synthetic")
