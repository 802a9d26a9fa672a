"""The design of a sample: it goes with this kind of sample and these rows, and its parts go together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgen.problems import Code, Problem
from reportgen.spec.checks.subject import Subject
from reportgen.spec.model.design import Design
from reportgen.spec.model.report import Data, Sample
from reportgen.spec.spec import Key


def check_design(subject: Subject) -> Iterator[Problem]:
    """Check the declared designs: of the survey, and of earlier waves that say how their people were chosen."""
    survey = subject.document.survey
    if survey is None:
        return
    yield from _sample(subject, ("survey", "sample", "design"), survey.sample, survey.data)
    for code, wave in survey.waves.items():
        if wave.sample is not None:
            yield from _sample(subject, ("survey", "waves", code, "sample", "design"), wave.sample, wave.data or survey.data)


def _sample(subject: Subject, key: Key, sample: Sample, data: Data | None) -> Iterator[Problem]:
    if sample.design is None:
        return
    refused = _refused(subject, key, sample, data)
    if refused is not None:
        yield replace(refused, place=subject.place_of.key(key))
        return
    yield from _parts(subject, key, sample.design)
    yield from _population(subject, (*key, "population"), sample.design)


def _refused(subject: Subject, key: Key, sample: Sample, data: Data | None) -> Problem | None:
    """Refuse a design where it decides nothing: there is no error to compute."""
    if sample.kind == "census":
        fix = "Delete it: where everybody was asked, no sampling error is left"
        return subject.wrong(key, "does not go with a sample of kind census", fix, Code.DESIGN)
    if sample.kind != "probability":
        fix = "Delete it, or write kind: probability where everybody's chance of being drawn is known"
        return subject.wrong(key, f"does not go with a sample of kind {sample.kind}", fix, Code.DESIGN)
    if data is not None and data.provenance == "reconstructed":
        found, fix = "does not go with reconstructed rows", "Delete it: rows that were made were not drawn from anywhere"
        return subject.wrong(key, found, fix, Code.DESIGN)
    return None


def _parts(subject: Subject, key: Key, design: Design) -> Iterator[Problem]:
    if design.strata is None and design.clusters is None and design.population is None:
        fix = "Name the columns: strata, clusters, population; or delete design"
        problem = subject.wrong(key, "says nothing about how people were drawn", fix, Code.DESIGN)
        yield replace(problem, place=subject.place_of.key(key))
    if design.strata is not None and design.strata == design.clusters:
        found, fix = "is the column of the strata, too", "Name the column of what was drawn within each stratum"
        yield subject.wrong((*key, "clusters"), found, fix, Code.DESIGN)


def _population(subject: Subject, key: Key, design: Design) -> Iterator[Problem]:
    population = design.population
    if isinstance(population, dict) and design.strata is None:
        found, fix = "names strata, and no column of strata is declared", "Add strata: the column, or write one number"
        yield subject.wrong(key, found, fix, Code.DESIGN)
    elif isinstance(population, float) and design.strata is not None:
        found = "is one number, and there are strata"
        fix = "Write a number for each stratum, such as {north: 4421, south: 755}, or the name of a column that holds it"
        yield subject.wrong(key, found, fix, Code.DESIGN)
    sizes: dict[Key, float] = {(): population} if isinstance(population, float) else {}
    sizes |= {(code,): n for code, n in population.items()} if isinstance(population, dict) else {}
    for step, size in sizes.items():
        if size < 1:
            yield subject.wrong((*key, *step), f"is {size:g}", "Write how many there were to draw from", Code.DESIGN)
