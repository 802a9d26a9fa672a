"""Questions: their scale, their columns, their limits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from reportgen.problems import Code, Problem
from reportgen.spec.checks.subject import Subject
from reportgen.spec.made import asked
from reportgen.spec.model.questions import (
    AskedQuestion,
    MultiQuestion,
    NumberQuestion,
    RankingQuestion,
    ScaleQuestion,
)
from reportgen.spec.spec import Key
from reportgen.spec.tree import short, shown_path


def check_questions(subject: Subject) -> Iterator[Problem]:
    """Check every question."""
    for name, question in asked(subject.document).items():
        check = _CHECKS.get(type(question))
        if check:
            yield from check(subject, ("questions", name), question)
    yield from _shared_columns(subject)


def _shared_columns(subject: Subject) -> Iterator[Problem]:
    """Check that no two questions read one column in the same way; with other options or other missing values they may well."""
    first: dict[tuple[str, str], str] = {}
    for name, question in asked(subject.document).items():
        way = _way(question)
        for key, column in _columns(question):
            other = first.setdefault((way, " ".join(column.split())), name)
            if other != name:
                fix = f"Name the column that holds the answers to this question, or delete one of the two: {other}, {name}"
                found = f"is '{short(column)}', the column of the question {other} already"
                yield subject.wrong(("questions", name, *key), found, fix, Code.DUPLICATE_NAME)


def _way(question: AskedQuestion) -> str:
    """Return all that decides what a question makes of its column; codes, and not the words for them."""
    told = {"ask", "label", "note", "was", "column", "columns", "places", "options", "as_printed", "write_in", "bands"}
    codes = tuple(getattr(question, "options", ()))
    return repr([codes, *(getattr(question, field) for field in type(question).model_fields if field not in told)])


def _columns(question: AskedQuestion) -> list[tuple[Key, str]]:
    if isinstance(question, MultiQuestion | RankingQuestion):
        places = enumerate(question.places) if isinstance(question, RankingQuestion) else ()
        return [
            *((("columns", code), column) for code, column in question.columns.items()),
            *((("places", i), column) for i, column in places),
        ]
    return [(("column",), question.column)]


def _scale(subject: Subject, key: Key, question: ScaleQuestion) -> Iterator[Problem]:
    if question.scale not in subject.document.scales and question.scale:
        yield subject.unknown((*key, "scale"), "scales", question.scale, subject.document.scales)


def _ranking(subject: Subject, key: Key, question: RankingQuestion) -> Iterator[Problem]:
    """Check that the data say the place of each option in one way, and that there are places for two options or more."""
    if bool(question.columns) == bool(question.places):
        fix = "Write columns: with the column of each option's place, or places: with the column of each place's option"
        code = Code.WRONG_VALUE if question.columns else Code.MISSING_KEY
        found = "has both columns and places" if question.columns else "has neither columns nor places"
        yield replace(subject.wrong(key, found, fix, code), place=subject.place_of.key(key))
    elif question.columns:
        yield from _multi(subject, key, question)
    most = len(question.places) or len(question.options)
    if len(question.options) < 2:
        yield subject.wrong((*key, "options"), "has one option only", "Write the options that are put in order, two or more")
    elif question.most is not None and not 2 <= question.most <= most:
        fix = f"Write a whole number from 2 to {most}" if most > 2 else "Delete it: there are two places"
        yield subject.wrong((*key, "most"), f"is {question.most}", fix)
    elif len(question.places) > len(question.options):
        yield subject.wrong((*key, "places"), "has more columns than there are options", "Name one column for each place")


def _multi(subject: Subject, key: Key, question: MultiQuestion | RankingQuestion) -> Iterator[Problem]:
    for code in question.columns:
        if code not in question.options:
            place = subject.place_of.key((*key, "columns", code))
            found = f"{shown_path((*key, 'columns'))} has '{code}', which is not among the options"
            fix = f"Give columns and options the same keys; the options are: {', '.join(question.options)}"
            yield Problem(Code.UNKNOWN_NAME, place, found, fix)
    for code in question.options:
        if code not in question.columns:
            place = subject.place_of.key((*key, "options", code))
            found = f"{shown_path((*key, 'options'))} has '{code}', for which there is no column"
            yield Problem(Code.MISSING_KEY, place, found, f"Add {code}: and its column under columns")
    yield from _column_twice(subject, key, question)


def _column_twice(subject: Subject, key: Key, question: MultiQuestion | RankingQuestion) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for code, column in question.columns.items():
        other = first.setdefault(column, code)
        if other != code:
            what = "whether it was ticked" if isinstance(question, MultiQuestion) else "its place"
            fix = f"Name for each option the column that says {what}"
            yield subject.wrong(
                (*key, "columns", code), f"is '{column}', the column of '{other}' already", fix, Code.DUPLICATE_NAME
            )


def _number(subject: Subject, key: Key, question: NumberQuestion) -> Iterator[Problem]:
    low, high = question.minimum, question.maximum
    if low is not None and high is not None and low > high:
        yield subject.wrong((*key, "maximum"), "is smaller than the minimum", "Write the larger number as maximum")
    if not 0 <= question.decimals <= 6:
        yield subject.wrong((*key, "decimals"), f"is {question.decimals}", "Write a whole number from 0 to 6")


_CHECKS: Mapping[type, Callable[..., Iterator[Problem]]] = {
    ScaleQuestion: _scale,
    MultiQuestion: _multi,
    NumberQuestion: _number,
    RankingQuestion: _ranking,
}
