"""Figures that compare groups: their rows have one kind of number, their groups exist, and all of it fits."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.problems import Code, Problem
from reportgen.spec.canonical import UNITS
from reportgen.spec.checks.subject import Subject
from reportgen.spec.compared import Line, groups_of, lines_of, name_of, over_waves
from reportgen.spec.labels import options_of
from reportgen.spec.model.document import Document
from reportgen.spec.model.exhibits import ChartDetail
from reportgen.spec.model.questions import NumberQuestion
from reportgen.spec.model.scalars import in_language
from reportgen.spec.spec import Key
from reportgen.spec.waves.listed import waves_of

MOST_ROWS = {"heat": 40, "dumbbell": 30, "slope": 16, "trend": 24}
MOST_GROUPS = {"heat": 40, "dumbbell": 2, "slope": 6, "trend": 24}
"""What fits on a page, by kind of figure."""


def check_comparison(subject: Subject, key: Key, detail: ChartDetail) -> Iterator[Problem]:
    """Check a heat map, a dumbbell or a slope whose questions, dimensions and segment exist."""
    document = subject.document
    if over_waves(detail) and len(waves_of(document)) < 2:
        found, fix = "shows waves, and the survey has only one", "Name the earlier waves under survey.waves"
        yield subject.wrong((*key, "kind" if detail.kind == "trend" else "by"), found, fix, Code.WAVE_UNKNOWN)
        return
    if detail.by is None and detail.kind != "trend":
        found = f"is {detail.kind}, which compares the values of a segment, or waves"
        yield subject.wrong((*key, "kind"), found, "Add by: and a segment, or by: wave, or delete kind")
        return
    if detail.kind == "trend" and detail.by is not None and not isinstance(detail.of, str):
        found = "names several questions, and by: makes a line of each segment value"
        yield subject.wrong((*key, "of"), found, "Name one question, or delete by")
        return
    yield from _between(subject, key, detail)
    yield from _without_option(subject, key, detail)
    lines = lines_of(document, detail)
    if any(name_of(document, line) is None for line in lines):
        found = "names a question that has no number to compare"
        yield subject.wrong((*key, "of"), found, "Add option: and the answers whose share to compare, or name another question")
    elif len({_measured(document, line) for line in lines}) > 1:
        found = "names questions whose numbers do not go on one scale"
        fix = "Name dimensions only, or questions of one type and one unit; or give them all an option: to compare shares"
        yield subject.wrong((*key, "of"), found, fix)
    yield from _size(subject, key, detail, len(lines))


def _measured(document: Document, line: Line) -> tuple[str, str]:
    """Return what a row is measured in: its unit, and for means the question's own."""
    name = name_of(document, line) or ""
    unit, question = UNITS[name].value if name else "", document.questions.get(line.subject)
    if name != "mean":
        return unit, ""
    if isinstance(question, NumberQuestion):
        return unit, in_language(question.unit, document.report.language, document.report.language) if question.unit else ""
    return unit, getattr(question, "scale", "")


def _between(subject: Subject, key: Key, detail: ChartDetail) -> Iterator[Problem]:
    waves = {w.code: w.label for w in waves_of(subject.document)}
    valid = waves if over_waves(detail) else options_of(subject.document, detail.by or "")
    for number, code in enumerate(detail.between):
        if code not in valid:
            yield subject.unknown((*key, "between", number), "waves" if over_waves(detail) else "segment values", code, valid)
        elif code in detail.between[:number]:
            yield subject.wrong((*key, "between", number), f"names '{code}' twice", "Name each segment value once")


def _without_option(subject: Subject, key: Key, detail: ChartDetail) -> Iterator[Problem]:
    """Refuse several questions of which some have none of the options drawn."""
    names = [line.subject for line in lines_of(subject.document, detail) if not line.by_option]
    for name in names if detail.option else ():
        lacking = [code for code in detail.option if code not in options_of(subject.document, name)]
        if lacking:
            found = f"draws the answer '{lacking[0]}', which {name} does not have"
            yield subject.wrong((*key, "option"), found, "Name questions with the same answers, or draw each by itself")
            return


def _size(subject: Subject, key: Key, detail: ChartDetail, rows: int) -> Iterator[Problem]:
    kind, groups = detail.kind or "", len(groups_of(subject.document, detail))
    if kind == "dumbbell" and groups != 2:
        found = f"is dumbbell, which compares two segment values or waves; here are {groups}"
        yield subject.wrong((*key, "kind"), found, "Add between: and two of them, such as between: [first, second]")
    elif kind == "slope" and groups < 2:
        yield subject.wrong((*key, "kind"), "is slope, which needs two segment values", "Name two or more under between:")
    elif groups > MOST_GROUPS[kind]:
        found = f"draws {groups} segment values, and {MOST_GROUPS[kind]} fit into one {kind}"
        yield subject.wrong((*key, "by"), found, "Name some of them under between:, or write a table")
    if rows > MOST_ROWS[kind]:
        found = f"draws {rows} rows, and {MOST_ROWS[kind]} fit into one {kind}"
        yield subject.wrong((*key, "of"), found, "Draw several figures, each of some of them")
