"""A research plan: what its parts name exists, and nothing in it is idle: every question feeds something, every goal is fed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportgen.problems import Code, Problem
from reportgen.spec.checks.subject import Subject, numbered
from reportgen.spec.made import asked
from reportgen.spec.model.research import Research
from reportgen.spec.research.feeds import used_dimensions, used_questions
from reportgen.spec.spec import Key


def check_research(subject: Subject) -> Iterator[Problem]:
    """Check goals, analyses, interviews and quotations."""
    yield from _talks(subject)
    research = subject.document.research
    if research is None:
        return
    yield from _goals(subject, research)
    yield from _analyses(subject, research)
    if research.goals or research.analysis:
        yield from _orphans(subject, research)
    if research.analysis:
        yield from _unserved(subject, research)


def _goals(subject: Subject, research: Research) -> Iterator[Problem]:
    document = subject.document
    talks = [talk.id for talk in document.interviews]
    known = [*document.dimensions, *document.questions, *talks, *document.operations]
    for number, goal in enumerate(research.goals):
        key: Key = ("research", "goals", number)
        what = "dimensions, questions, interviews and operational measures"
        yield from subject.dangling((*key, "answered_by"), what, numbered(goal.answered_by), known)
        if not goal.answered_by:
            fix = "Add answered_by: the dimensions, questions or interviews that answer it; or delete the goal"
            yield subject.wrong(key, f"is the goal '{goal.id}', which nothing answers", fix, Code.ORPHAN)


def _analyses(subject: Subject, research: Research) -> Iterator[Problem]:
    document, goals = subject.document, [goal.id for goal in research.goals]
    known = [*document.dimensions, *document.questions]
    for number, analysis in enumerate(research.analysis):
        key: Key = ("research", "analysis", number)
        yield from subject.dangling((*key, "of"), "dimensions and questions", numbered(analysis.of), known)
        broken_down = [*known, *document.segments]
        yield from subject.dangling((*key, "by"), "dimensions, questions and segments", numbered(analysis.by), broken_down)
        yield from subject.dangling((*key, "goals"), "goals", numbered(analysis.goals), goals)


def _orphans(subject: Subject, research: Research) -> Iterator[Problem]:
    document = subject.document
    questions, dimensions = used_questions(document, research), used_dimensions(document, research)
    fix = "Name it where it is used, or delete it: every question costs respondents their time"
    for name in _idle(asked(document), questions):
        yield _orphan(subject, ("questions", name), "feeds no dimension, goal, stratum or analysis", fix)
    fix = "Name it under answered_by of a goal or under of in an analysis, or delete it"
    for name in _idle(document.dimensions, dimensions):
        yield _orphan(subject, ("dimensions", name), "feeds no goal and no analysis", fix)


def _unserved(subject: Subject, research: Research) -> Iterator[Problem]:
    """Point out goals that the questionnaire shall answer, though no planned analysis does; interviews answer without one."""
    asked = {*subject.document.questions, *subject.document.dimensions}
    served = {goal for analysis in research.analysis for goal in analysis.goals}
    for number, goal in enumerate(research.goals):
        if asked & {*goal.answered_by} and goal.id not in served:
            fix = "Name it under goals of an analysis, or plan an analysis that answers it"
            yield subject.wrong(
                ("research", "goals", number), f"is the goal '{goal.id}', which no analysis serves", fix, Code.ORPHAN
            )


def _idle(names: Iterable[str], used: frozenset[str]) -> list[str]:
    return [name for name in names if name not in used]


def _orphan(subject: Subject, key: Key, found: str, fix: str) -> Problem:
    return replace(subject.wrong(key, found, fix, Code.ORPHAN), place=subject.place_of.key(key))


def _talks(subject: Subject) -> Iterator[Problem]:
    document = subject.document
    series = [talk.id for talk in document.interviews]
    for number, talk in enumerate(document.interviews):
        if talk.id in document.questions or talk.id in document.dimensions:
            fix = "Rename one: goals name questions, dimensions and interviews in one list"
            found = f"is '{talk.id}', which is the name of a question or dimension"
            yield subject.wrong(("interviews", number, "id"), found, fix, Code.DUPLICATE_NAME)
        for place, quota in enumerate(talk.quotas):
            if quota.n < 1:
                key: Key = ("interviews", number, "quotas", place, "n")
                yield subject.wrong(key, f"is {quota.n}", "Write how many people are wanted, or delete it", Code.QUOTA)
    known = [*document.dimensions, *document.questions]
    for number, quotation in enumerate(document.quotations):
        at: Key = ("quotations", number)
        yield from subject.dangling((*at, "of"), "interviews", numbered(quotation.of), series)
        yield from subject.dangling((*at, "about"), "dimensions and questions", numbered(quotation.about), known)
