"""The settings of report and survey."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.problems import Code, Problem
from reportgen.spec.checks.subject import Subject
from reportgen.spec.collected import data_of, sample_of
from reportgen.spec.model.report import Data, Sample
from reportgen.spec.published import is_figure
from reportgen.spec.spec import Key

FORMS = "questionnaire"
"""The folder beside the versions that holds the questionnaires."""
TAKEN = {
    FORMS: "the folder of the report's questionnaires",
    "latest": "the folder of a site that holds the newest version",
    "changes": "the folder of a site that holds what changed between versions",
}
"""What no version can be called, as something else stands there."""


def check_report(subject: Subject) -> Iterator[Problem]:
    """Check the rules that the report's numbers follow."""
    report = subject.document.report
    if not 0.5 <= report.level <= 0.999:
        yield subject.wrong(
            ("report", "level"), f"is {report.level:g}", "Write the level of intervals as a share from 0.5 to 0.999, such as 0.95"
        )
    if taken := TAKEN.get(report.version.casefold()):
        found = f"is '{report.version}', {taken}"
        yield subject.wrong(("report", "version"), found, "Choose another version, such as 2024.1")
    if report.minimum_base < 1:
        yield subject.wrong(("report", "minimum_base"), f"is {report.minimum_base}", "Write a whole number from 1, such as 30")
    if report.minimum_count < 0:
        yield subject.wrong(
            ("report", "minimum_count"), f"is {report.minimum_count}", "Write 0 to switch the rule off, or a number such as 3"
        )
    for number, language in enumerate(report.languages):
        if language == report.language:
            fix = "Name further languages only"
            yield subject.wrong(
                ("report", "languages", number), f"is {language}, the report's own language", fix, Code.DUPLICATE_NAME
            )


def check_body(subject: Subject) -> Iterator[Problem]:
    """Check that there is something to print."""
    if not subject.document.body:
        yield subject.wrong(("body",), "is empty", "Write at least one section: '- section: heading' with 'content:' below it")


def check_fieldwork(subject: Subject) -> Iterator[Problem]:
    """Check that fieldwork does not end before it begins."""
    survey = subject.document.survey
    fieldwork = survey.fieldwork if survey else None
    if fieldwork and fieldwork.to < fieldwork.from_:
        yield subject.wrong(
            ("survey", "fieldwork", "to"),
            f"is {fieldwork.to}, before the first day {fieldwork.from_}",
            "Write the later day as to",
        )


def check_published(subject: Subject) -> Iterator[Problem]:
    """Check that rebuilt rows say which questions were published, and no others do."""
    document = subject.document
    if (data := data_of(document)) is not None:
        yield from check_data(subject, data, ("survey", "data"))
    if (sample := sample_of(document)) is not None:
        yield from _check_sample(subject, sample)


def check_data(subject: Subject, data: Data, at: Key) -> Iterator[Problem]:
    """Check that the rebuilt rows of one file say what was published, and others do not."""
    key: Key = (*at, "published")
    questions = [((i,), name) for i, name in enumerate(data.published) if not is_figure(name)]
    yield from subject.dangling(key, "questions", questions, subject.document.questions)
    if data.provenance == "reconstructed" and not data.published:
        fix = "Add published: the questions whose distribution was published; only these may be reported"
        yield subject.wrong(at, "has reconstructed rows and does not say what was published", fix, Code.MISSING_KEY)
    if data.provenance != "reconstructed" and data.published:
        yield subject.wrong(key, f"does not go with {data.provenance} rows", "Delete it; it is for provenance: reconstructed")


def _check_sample(subject: Subject, sample: Sample) -> Iterator[Problem]:
    if sample.published_base is not None and sample.published_base < 1:
        yield subject.wrong(
            ("survey", "sample", "published_base"),
            f"is {sample.published_base}",
            "Write the number of respondents that was published",
        )
    if sample.base_doubt is not None and sample.published_base is None:
        yield subject.wrong(
            ("survey", "sample", "base_doubt"), "doubts a base that is not given", "Add published_base, or delete base_doubt"
        )
