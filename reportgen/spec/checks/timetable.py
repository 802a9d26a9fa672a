"""The timetable of a research plan: tasks inside the plan, in order, without circles, each with somebody who answers for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace

from reportgen.problems import Code, Problem
from reportgen.spec.checks.subject import Subject, numbered
from reportgen.spec.circles import circles
from reportgen.spec.model.report import Period
from reportgen.spec.model.research import Research, ResearchTask
from reportgen.spec.spec import Key

TIMETABLE: Key = ("research", "timetable")


def check_timetable(subject: Subject) -> Iterator[Problem]:
    """Check every task, and who owns it."""
    research = subject.document.research
    if research is None:
        return
    yield from _owners(subject, research)
    tasks = {task.id: task for task in reversed(research.timetable)}  # of one name twice, the first
    tasks = dict(reversed(tasks.items()))
    for number, task in enumerate(research.timetable):
        key: Key = (*TIMETABLE, number)
        yield from subject.dangling((*key, "after"), "tasks", numbered(task.after), tasks)
        yield from _days(subject, key, task)
        yield from _order(subject, key, task, tasks)
        if research.period:
            yield from _inside(subject, key, task, research.period)
    yield from _circles(subject, tasks)
    if research.period:
        yield from _period(subject, research.period)


def last_day(task: ResearchTask) -> dt.date:
    """Return the day on which a task has ended."""
    return task.end or task.start


def _owners(subject: Subject, research: Research) -> Iterator[Problem]:
    for family in ("risks", "timetable"):
        for number, part in enumerate(getattr(research, family)):
            if part.owner not in research.roles:
                yield subject.unknown(("research", family, number, "owner"), "roles", part.owner, research.roles)


def _days(subject: Subject, key: Key, task: ResearchTask) -> Iterator[Problem]:
    if task.end is None and not task.milestone:
        fix = "Add end: its last day; or write milestone: true"
        yield subject.wrong(key, "is no milestone and has no last day", fix, Code.MISSING_KEY)
    if task.end is not None and task.end < task.start:
        fix = "Write the later day as end"
        yield subject.wrong((*key, "end"), f"is {task.end}, before the start {task.start}", fix, Code.TIMETABLE)
    if task.milestone and task.end not in {None, task.start}:
        fix = "Delete end, or milestone"
        yield subject.wrong((*key, "end"), "is another day than the start of a milestone", fix, Code.TIMETABLE)


def _order(subject: Subject, key: Key, task: ResearchTask, tasks: Mapping[str, ResearchTask]) -> Iterator[Problem]:
    for number, name in enumerate(task.after):
        before = tasks.get(name)
        if before is not None and before is not task and task.start < last_day(before):
            found = f"names '{name}', which ends on {last_day(before)}, after this task starts on {task.start}"
            yield subject.wrong((*key, "after", number), found, "Start later, or delete it here", Code.TIMETABLE)


def _inside(subject: Subject, key: Key, task: ResearchTask, period: Period) -> Iterator[Problem]:
    for field, day in (("start", task.start), ("end", task.end)):
        if day is not None and not period.from_ <= day <= period.to:
            found = f"is {day}, outside the plan from {period.from_} to {period.to}"
            yield subject.wrong((*key, field), found, "Write a day of the plan, or widen research.period", Code.TIMETABLE)


def _period(subject: Subject, period: Period) -> Iterator[Problem]:
    if period.to < period.from_:
        found, fix = f"is {period.to}, before the first day {period.from_}", "Write the later day as to"
        yield subject.wrong(("research", "period", "to"), found, fix, Code.TIMETABLE)
        return
    survey = subject.document.survey
    if survey and not period.from_ <= survey.fieldwork.from_ <= survey.fieldwork.to <= period.to:
        found = f"lies outside the plan from {period.from_} to {period.to}"
        fix = "Widen research.period, or move the fieldwork"
        problem = subject.wrong(("survey", "fieldwork"), found, fix, Code.TIMETABLE)
        yield replace(problem, place=subject.place_of.key(("survey", "fieldwork")))


def _circles(subject: Subject, tasks: Mapping[str, ResearchTask]) -> Iterator[Problem]:
    """Say each circle once, at the first of its tasks."""
    for way in circles({name: task.after for name, task in tasks.items()}):
        number = next(i for i, task in enumerate(tasks.values()) if task.id == way[0])
        found = f"waits for itself: {' → '.join(way)}"
        yield subject.wrong((*TIMETABLE, number, "after"), found, "Take one of these steps out", Code.CIRCULAR)
