"""The questionnaire: its pages name every question once and in order; own words are asked for where there is room for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.problems import Code, Problem
from reportgen.spec.checks.subject import Subject
from reportgen.spec.made import asked
from reportgen.spec.model.form import FormPage
from reportgen.spec.model.questions import OptionDetail, RankingQuestion, Scale, Segment
from reportgen.spec.spec import Key


def check_form(subject: Subject) -> Iterator[Problem]:
    """Check what only the questionnaire uses."""
    form = subject.document.questionnaire
    if form is not None:
        if form.minutes is not None and form.minutes < 1:
            yield subject.wrong(("questionnaire", "minutes"), f"is {form.minutes}", "Write a whole number from 1, such as 5")
        if form.pages:
            yield from _pages(subject, form.pages)
    yield from _write_ins(subject)


def _pages(subject: Subject, pages: tuple[FormPage, ...]) -> Iterator[Problem]:
    order = {name: place for place, name in enumerate(asked(subject.document))}
    placed: dict[str, int] = {}
    last = -1
    for number, page in enumerate(pages):
        for place, name in enumerate(page.questions):
            key: Key = ("questionnaire", "pages", number, "questions", place)
            if name not in order:
                yield subject.unknown(key, "questions", name, order)
                continue
            if placed.setdefault(name, number) != number:
                found = f"is '{name}', which stands on an earlier page already"
                yield subject.wrong(key, found, "Delete it", Code.DUPLICATE_NAME)
            elif order[name] < last:
                fix = "Keep the order of `questions`, in which reports number them, or change it there"
                yield subject.wrong(key, f"is '{name}', which comes earlier among the questions", fix)
            last = max(last, order[name])
    yield from _left_out(subject, [name for name in order if name not in placed])


def _left_out(subject: Subject, names: list[str]) -> Iterator[Problem]:
    if names:
        found = f"leaves out {', '.join(names[:5])}" + (f" and {len(names) - 5} more" if len(names) > 5 else "")
        yield subject.wrong(("questionnaire", "pages"), found, "Name every question on one of the pages", Code.MISSING_KEY)


def _write_ins(subject: Subject) -> Iterator[Problem]:
    document = subject.document
    rankings = {name: q for name, q in document.questions.items() if isinstance(q, RankingQuestion)}
    segments = {name: segment for name, segment in document.segments.items() if isinstance(segment, Segment)}
    owners_of: tuple[tuple[str, Mapping[str, Scale | Segment | RankingQuestion]], ...] = (
        ("scales", document.scales),
        ("segments", segments),
        ("questions", rankings),
    )
    for family, owners in owners_of:
        for name, owner in owners.items():
            for code, option in owner.options.items():
                if isinstance(option, OptionDetail) and option.write_in:
                    key = (family, name, "options", code, "write_in")
                    yield subject.wrong(
                        key, "asks for words that no form has room for", "Ask for own words in single and multi questions only"
                    )
