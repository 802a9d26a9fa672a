"""What is checked of a declared design before the answers are opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.spec.collected import design_of
from reportgen.spec.spec import Spec
from tests.spec.cases import with_keys
from tests.spec.spec_text import problems_of, read

SURVEY = (
    "survey:\n  fieldwork: {{from: 2024-03-01, to: 2024-03-31}}\n  population: Everyone\n  mode: On the web\n"
    "  sample: {{kind: {kind}, design: {design}}}\n  data: {{source: answers.csv, provenance: {provenance}}}\n"
)
STRATA = "{strata: region}"


def survey(design: str, kind: str = "probability", provenance: str = "observed") -> str:
    return with_keys(SURVEY.format(design=design, kind=kind, provenance=provenance))


@pytest.mark.parametrize(
    ("design", "path"),
    [
        ("{}", "survey.sample.design"),
        ("{single_cluster: centre}", "survey.sample.design"),
        ("{strata: region, clusters: region}", "survey.sample.design.clusters"),
        ("{population: {north: 12}}", "survey.sample.design.population"),
        ("{strata: region, population: 100}", "survey.sample.design.population"),
        ("{population: 0}", "survey.sample.design.population"),
        ("{population: -5}", "survey.sample.design.population"),
        ("{strata: region, population: {north: 0.5}}", "survey.sample.design.population.north"),
        ("{strata: region, population: {north: many}}", "survey.sample.design.population.north"),
        ("{strata: region, single_cluster: average}", "survey.sample.design.single_cluster"),
    ],
)
def test_parts_that_do_not_go_together(design: str, path: str, tmp_path: Path) -> None:
    (problem,) = problems_of(survey(design), tmp_path)
    assert problem.place.path == path
    assert problem.place.line > 0


@pytest.mark.parametrize("kind", ["quota", "opt-in", "convenience", "census"])
def test_only_a_probability_sample_has_a_design(kind: str, tmp_path: Path) -> None:
    (problem,) = problems_of(survey(STRATA, kind), tmp_path)
    assert (problem.code.value, problem.place.path) == ("design", "survey.sample.design")
    assert kind in problem.found


def test_rows_that_were_made_have_none(tmp_path: Path) -> None:
    problems = problems_of(survey(STRATA, provenance="reconstructed, published: [overall]"), tmp_path)
    assert "survey.sample.design does not go with reconstructed rows" in [p.found for p in problems]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("6194", 6194.0),
        ("12.5", 12.5),
        ("schools", "schools"),
        ("{north: 40, 2: 30}", {"north": 40.0, "2": 30.0}),
        ("2024 schools", "2024 schools"),
    ],
)
def test_a_population_is_a_column_a_number_or_a_map(written: str, expected: object, tmp_path: Path) -> None:
    strata = "strata: region, " if written != expected and isinstance(expected, dict | str) else ""
    spec = read(survey(f"{{{strata}population: {written}}}"), tmp_path)
    assert isinstance(spec, Spec)
    design = design_of(spec.document)
    assert design is not None
    assert design.population == expected


@pytest.mark.parametrize("provenance", ["observed", "synthetic"])
@pytest.mark.parametrize(
    "design",
    [
        "{strata: region}",
        "{clusters: school}",
        "{population: 6194}",
        "{strata: region, clusters: school, population: schools_there, single_cluster: certainty}",
        "{strata: region, population: {north: 4421, south: 755.5}}",
    ],
)
def test_right_designs(design: str, provenance: str, tmp_path: Path) -> None:
    assert problems_of(survey(design, provenance=provenance), tmp_path) == ()
