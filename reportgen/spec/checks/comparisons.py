"""Comparisons of columns: there are columns, the sample permits tests, and the levels make sense. Nets name answers."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.problems import Code, Problem
from reportgen.spec.blocks import detail_of, drawn
from reportgen.spec.checks.subject import Subject, numbered
from reportgen.spec.collected import provenance, sample_of
from reportgen.spec.labels import nets_of, options_of
from reportgen.spec.model.comparing import Testing
from reportgen.spec.model.exhibits import TableDetail
from reportgen.spec.model.questions import AnyQuestion, Scaled
from reportgen.spec.model.scalars import LEVELS
from reportgen.spec.option_names import suggest_option
from reportgen.spec.spec import Key

MOST_LETTERED = 52
"""Columns of one segment whose letters somebody can still read; 52 of them make 1,326 pairs in every row."""


def check_comparisons(subject: Subject) -> Iterator[Problem]:
    """Check how columns are compared, in the report and in every table."""
    yield from _levels(subject, ("report", "tests"), subject.document.report.tests)
    for at, block in drawn(subject.document):
        detail = detail_of(block)
        if isinstance(detail, TableDetail):
            yield from _table(subject, (*at, "table"), detail)


def check_nets(subject: Subject) -> Iterator[Problem]:
    """Check that nets name answers of their question."""
    document = subject.document
    for name, question in document.questions.items():
        missing = _missing(subject, question)
        valid = {code: option for code, option in options_of(document, name).items() if code not in missing}
        for net, found in nets_of(document, name).items() if valid else ():
            key: Key = ("questions", name, "nets", net, "codes")
            for number, code in enumerate(found.codes):
                if code not in valid:
                    problem = subject.unknown((*key, number), "options", code, valid)
                    fix = suggest_option(code, valid, document.report.language)
                    yield Problem(problem.code, problem.place, problem.found, fix)


def _missing(subject: Subject, question: AnyQuestion) -> tuple[str, ...]:
    """Return the codes of a scale that mean no answer."""
    scale = subject.document.scales.get(question.scale) if isinstance(question, Scaled) else None
    return scale.missing if scale else ()


def _table(subject: Subject, key: Key, detail: TableDetail) -> Iterator[Problem]:
    if not detail.letters:
        for field in ("against", "tests"):
            if field in detail.model_fields_set:
                yield subject.wrong((*key, field), "goes with letters: true only", "Add letters: true, or delete it")
    if detail.columns is None:
        for field in ("letters", "cells"):
            if field in detail.model_fields_set and (field != "letters" or detail.letters):
                fix = f"Add columns: and a segment, or delete {field}"
                yield subject.wrong((*key, field), "goes with columns: only", fix)
    if detail.show == "mean" and "cells" in detail.model_fields_set:
        yield subject.wrong((*key, "cells"), "goes with answers, and show is mean", "Delete cells, or write show: all")
    if detail.tests:
        yield from _levels(subject, (*key, "tests"), detail.tests)
    if detail.letters and detail.columns is not None:
        yield from _permitted(subject, (*key, "letters"))
        yield from _countable(subject, key, detail)


def _permitted(subject: Subject, key: Key) -> Iterator[Problem]:
    """Refuse tests where no error of sampling is known, or none exists."""
    sample = sample_of(subject.document)
    if provenance(subject.document) == "reconstructed":
        found = "compares columns, and the rows were rebuilt: who is in which column was invented with them"
    elif sample is None or sample.kind == "probability":
        return
    elif sample.kind == "census":
        found = "tests differences, and everyone was asked: there is no error of sampling, every difference is real"
    else:
        found = f"tests differences, and the sample is of kind {sample.kind}: its error is not known, so no test can be made"
    yield subject.wrong(key, found, "Delete letters; the columns can be read beside each other without them", Code.NOT_TESTABLE)


def _countable(subject: Subject, key: Key, detail: TableDetail) -> Iterator[Problem]:
    for at, name in numbered(detail.columns) if detail.against == "columns" else ():
        columns = len(options_of(subject.document, name)) if name in subject.document.segments else 0
        if columns > MOST_LETTERED:
            found = f"has {columns} columns with letters, and nobody can read more than {MOST_LETTERED}"
            fix = "Write against: complement, or put values of the segment together, or delete letters"
            yield subject.wrong((*key, "columns", *at), found, fix)


def _levels(subject: Subject, key: Key, tests: Testing) -> Iterator[Problem]:
    for name in ("level", "strict"):
        value = getattr(tests, name)
        if value is not None and not LEVELS[0] <= value <= LEVELS[1]:
            yield subject.wrong((*key, name), f"is {value:g}", f"Write a level from {LEVELS[0]} to {LEVELS[1]}, such as 0.05")
    level = tests.level or subject.document.report.tests.level or 0.05
    if tests.strict is not None and tests.strict >= level:
        found, fix = f"is {tests.strict:g}, and level is {level:g}", "Write a smaller number, such as 0.01, or delete it"
        yield subject.wrong((*key, "strict"), found, fix)
