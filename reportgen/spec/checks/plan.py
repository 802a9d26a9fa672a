"""The improvement plan: dates in order and inside the period, and who does what by when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from reportgen.problems import Code, Kind, Problem, Severity
from reportgen.spec.checks.subject import Subject
from reportgen.spec.model.scalars import in_language
from reportgen.spec.model.schedule import Phase, Task
from reportgen.spec.model.statements import PlanItem
from reportgen.spec.plan_items import plan_items
from reportgen.spec.spec import Key
from reportgen.spec.tree import short, shown_path

OPEN = frozenset({"proposed", "agreed"})
"""What has not begun."""
OVER = frozenset({"done", "dropped"})
_NAMED = 3


def check_plan_dates(subject: Subject) -> Iterator[Problem]:
    """Check that no action is due before it starts, and that none is still to be done on a day before the report's date."""
    for key, item in plan_items(subject.document):
        if item.start and item.due and item.due < item.start:
            yield subject.wrong((*key, "due"), f"is {item.due}, before the start {item.start}", "Write a later day")
        elif item.due and item.due < subject.document.report.date and item.status not in OVER:
            yield _past(subject, key, item)
    for i, task in enumerate(subject.document.schedule.tasks):
        yield from _in_order(subject, ("schedule", "tasks", i), task)
    for i, phase in enumerate(subject.document.schedule.phases):
        yield from _in_order(subject, ("schedule", "phases", i), phase)


def _in_order(subject: Subject, key: Key, part: Task | Phase) -> Iterator[Problem]:
    if part.to < part.from_:
        yield subject.wrong((*key, "to"), f"is {part.to}, before the first day {part.from_}", "Write a later day")


def _past(subject: Subject, key: Key, item: PlanItem) -> Problem:
    place = subject.place_of((*key, "due"))
    found = f"{shown_path((*key, 'due'))} is {item.due}, before the report's date {subject.document.report.date}"
    if item.status in OPEN:
        fix = "Write a day that is still to come, or the status that the action has: started, done, dropped"
        return Problem(Code.PLAN_DATE, place, f"{found}, and the action has not begun", fix, kind=Kind.REPORT)
    fix = "Write when it will be done, or status: done"
    return Problem(Code.PLAN_DATE, place, f"{found}: the action is late", fix, Severity.WARNING, Kind.REPORT)


def check_plan_period(subject: Subject) -> Iterator[Problem]:
    """Check that nothing of the plan lies outside its period."""
    schedule = subject.document.schedule
    if schedule.period is None:
        return
    if schedule.period.to < schedule.period.from_:
        key: Key = ("schedule", "period", "to")
        yield subject.wrong(key, f"is before the first day {schedule.period.from_}", "Write the later day as to")
        return
    for at, day in _days(subject):
        if not schedule.period.from_ <= day <= schedule.period.to:
            found = f"{shown_path(at)} is {day}, outside the plan's period from {schedule.period.from_} to {schedule.period.to}"
            fix = "Correct the day, or schedule.period"
            yield Problem(Code.PLAN_PERIOD, subject.place_of(at), found, fix, kind=Kind.REPORT)


def _days(subject: Subject) -> Iterator[tuple[Key, dt.date]]:
    """Yield every day of the plan with its place."""
    schedule = subject.document.schedule
    rows: tuple[tuple[str, tuple[Phase | Task, ...]], ...] = (("phases", schedule.phases), ("tasks", schedule.tasks))
    for name, parts in rows:
        for i, part in enumerate(parts):
            yield ("schedule", name, i, "from"), part.from_
            yield ("schedule", name, i, "to"), part.to
    for i, review in enumerate(schedule.reviews):
        yield ("schedule", "reviews", i, "date"), review.date
    for key, item in plan_items(subject.document):
        for field in ("start", "due"):
            if (day := getattr(item, field)) is not None:
                yield (*key, field), day


def check_plan_complete(subject: Subject) -> Iterator[Problem]:
    """Point out actions that name no owner, no day or no measure, all of a chapter together.

    An agreed action needs all three. A proposed one may wait for some of them; one with none of them is only a wish, unless
    ``status: proposed`` is written out.
    """
    for i in range(len(subject.document.plan)):
        lacking = [(k, item, gaps) for k, item in plan_items(subject.document) if k[:2] == ("plan", i) and (gaps := _gaps(item))]
        if lacking:
            key, _, gaps = lacking[0]
            yield _incomplete(subject, key, [in_language(x.title, subject.document.report.language) for _, x, _ in lacking], gaps)


def _gaps(item: PlanItem) -> list[str]:
    present = {"owner": item.owner, "date": item.due, "measure": item.measure}
    gaps = [name for name, value in present.items() if value is None]
    if item.status == "dropped" or not gaps:
        return []
    if item.status != "proposed":
        return gaps
    return gaps if len(gaps) == len(present) and "status" not in item.model_fields_set else []


def _incomplete(subject: Subject, key: Key, titles: list[str], gaps: list[str]) -> Problem:
    without = " and ".join([", ".join(f"no {gap}" for gap in gaps[:-1]), f"no {gaps[-1]}"] if gaps[1:] else [f"no {gaps[0]}"])
    found = f"The action '{short(titles[0])}' names {without}"
    if len(titles) > 1:
        others = ", ".join(f"'{short(title, 20)}'" for title in titles[1 : 1 + _NAMED])
        more = f" and {len(titles) - 1 - _NAMED} more" if len(titles) > 1 + _NAMED else ""
        found += f"; so do others of this chapter: {others}{more}"
    fix = "Say who does it, by when, and which number will show it; write status: proposed where that is still open"
    return Problem(Code.PLAN_INCOMPLETE, subject.place_of((*key, "title")), found, fix, Severity.WARNING, Kind.REPORT)
