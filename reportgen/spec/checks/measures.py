"""Measures of a plan that nobody can compute: of a question that nobody asks, of records that nobody keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.problems import Code, Kind, Problem, Severity
from reportgen.spec.checks.subject import Subject
from reportgen.spec.plan_items import plan_items
from reportgen.spec.spec import Key

OPERATION = re.compile(r"operation\s*\(\s*([^\W\d]\w*)\s*\)")
_WORD = re.compile(r"[^\W\d]\w*")


def check_measures(subject: Subject) -> Iterator[Problem]:
    """Point out measures on questions of a report without a survey, and on records without value and source."""
    document = subject.document
    asked = {*document.questions, *document.dimensions}
    for key, item in plan_items(document):
        if item.measure is None:
            continue
        at: Key = (*key, "measure", "of")
        named = [w for w in _WORD.findall(item.measure.of) if w in asked] if document.survey is None else []
        if named and not OPERATION.fullmatch(item.measure.of.strip()):
            found = f"is about {named[0]}, and no survey asks it"
            yield _unknown(subject, at, found, "Add survey: who will be asked, when and how")
        for name in OPERATION.findall(item.measure.of):
            measure = document.operations.get(name)
            if measure is not None and measure.value is None and measure.low is None and measure.source is None:
                found = f"is about operations.{name}, which has neither a value nor a source"
                yield _unknown(subject, at, found, f"Add source to operations.{name}: which system or table counts it")


def _unknown(subject: Subject, key: Key, found: str, fix: str) -> Problem:
    problem = subject.wrong(key, f"{found}: nobody can compute it", fix, Code.MEASURE_UNKNOWN)
    return Problem(problem.code, problem.place, problem.found, problem.fix, Severity.WARNING, Kind.REPORT)
