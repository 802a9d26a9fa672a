"""Earlier waves: each says where its answers are and how they came about, once; bridges lead to waves that there are."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.problems import Code, Problem
from reportgen.spec.checks.subject import Subject
from reportgen.spec.checks.survey import check_data
from reportgen.spec.model.report import EarlierWave, Survey
from reportgen.spec.published import is_figure
from reportgen.spec.spec import Key
from reportgen.spec.tree import shown_path
from reportgen.spec.waves.former import FAMILIES
from reportgen.spec.waves.listed import current_code

OWN = ("fieldwork", "mode", "sample")
"""What stands in the spec of a wave that has one."""


def check_waves(subject: Subject) -> Iterator[Problem]:
    """Check the earlier waves of the survey, and its design."""
    survey = subject.document.survey
    if survey is None:
        return
    for code, detail in survey.waves.items():
        yield from _wave(subject, survey, code, detail)
    yield from _current(subject, survey)
    yield from _design(subject, survey)


def _wave(subject: Subject, survey: Survey, code: str, detail: EarlierWave) -> Iterator[Problem]:
    key: Key = ("survey", "waves", code)
    if code == current_code(subject.document):
        found = f"{shown_path(key)} has the name of the wave that the report is about"
        fix = "Name earlier waves only, or say under survey.wave.current what this one is called"
        yield Problem(Code.DUPLICATE_NAME, subject.place_of.key(key), found, fix)
    if detail.data is not None:
        yield from check_data(subject, detail.data, (*key, "data"))
        for number, entry in enumerate(detail.data.published):
            if is_figure(entry):
                fix = "Give the wave a spec of its own, and list the number there"
                yield subject.wrong((*key, "data", "published", number), "is a single number", fix)
    if detail.spec is not None:
        for field in OWN:
            if getattr(detail, field) is not None:
                yield subject.wrong((*key, field), "stands beside a spec of the wave's own", f"Write {field} in {detail.spec}")
        return
    if detail.fieldwork is None:
        fix = "Add fieldwork: {from: 2023-03-01, to: 2023-03-31}, or spec: with the wave's own spec"
        yield subject.wrong(key, "does not say when it was", fix, Code.MISSING_KEY)
    elif detail.fieldwork.to < detail.fieldwork.from_:
        found = f"is {detail.fieldwork.to}, before the first day {detail.fieldwork.from_}"
        yield subject.wrong((*key, "fieldwork", "to"), found, "Write the later day as to")
    if detail.data is None and survey.data is not None and (survey.wave is None or survey.wave.column is None):
        fix = "Add data: with the wave's file, or survey.wave.column where one file holds all waves"
        yield subject.wrong(key, "does not say where its answers are", fix, Code.MISSING_KEY)


def _current(subject: Subject, survey: Survey) -> Iterator[Problem]:
    if survey.wave is not None and survey.wave.column is not None and not survey.waves:
        fix = "Name the other waves in the file under survey.waves, or delete the column"
        yield subject.wrong(("survey", "wave", "column"), "tells waves apart, and there is only one", fix)


def _design(subject: Subject, survey: Survey) -> Iterator[Problem]:
    if survey.design == "panel" and survey.panel is None:
        fix = "Add panel: {key: COLUMN}, the column that tells who answered"
        yield subject.wrong(("survey", "design"), "is panel, without a key to find people again", fix, Code.MISSING_KEY)
    if survey.design == "panel" and subject.document.report.minimum_count:
        found = "is panel, and report.minimum_count protects small counts: what the answers of the same people give away"
        fix = "Set minimum_count to 0, or write design: independent, which is careful about changes"
        yield subject.wrong(("survey", "design"), f"{found} is not audited", fix)
    if survey.design != "panel" and survey.panel is not None:
        yield subject.wrong(("survey", "panel"), "stands without design: panel", "Add design: panel, or delete panel")


def check_bridges(subject: Subject) -> Iterator[Problem]:
    """Check that every bridge leads to a wave that there is."""
    survey = subject.document.survey
    waves = tuple(survey.waves) if survey else ()
    for family in FAMILIES:
        for name, part in getattr(subject.document, family).items():
            for wave in part.bridge:
                if wave not in waves:
                    key = (family, name, "bridge", wave)
                    yield (
                        subject.unknown(key, "waves", wave, waves)
                        if waves
                        else subject.wrong(
                            key, "leads to a wave, and there is none", "Name the wave under survey.waves, or delete bridge"
                        )
                    )
