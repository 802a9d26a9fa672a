"""The rows of a roadmap: what has a day, from its first day to its last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.spec.model.body import RoadmapDetail
from reportgen.spec.model.document import Document
from reportgen.spec.model.scalars import Text
from reportgen.spec.model.statements import PlanItem
from reportgen.spec.plan_items import Group, plan_groups, plan_items
from reportgen.spec.spec import Key

MOST = 30
"""So many bars fit on a page with long labels."""


@dataclass(frozen=True, slots=True)
class Dated:
    """One row."""

    key: Key
    title: Text
    owners: tuple[Text, ...]
    """Who does it, without repetition, in order."""
    first: dt.date
    last: dt.date


def dated_rows(document: Document, detail: RoadmapDetail) -> tuple[Dated, ...]:
    """Return the rows of a roadmap; what has no day has no row."""
    if detail.rows == "tasks":
        return (*_scheduled(document), *_researched(document))
    chapters = {("plan", i) for i, c in enumerate(document.plan) if not detail.only or c.id in detail.only}
    items = [(key, item) for key, item in plan_items(document) if key[:2] in chapters]
    if detail.rows == "actions":
        return tuple(row for key, item in items for row in _row(key, item.title, [item]))
    groups = [(key, group) for key, group in plan_groups(document) if key[:2] in chapters]
    return tuple(
        row for key, group in groups if _wanted(key, group, detail) for row in _row(key, group.title, _below(items, key))
    )


def _scheduled(document: Document) -> Iterator[Dated]:
    for i, task in enumerate(document.schedule.tasks):
        yield Dated(("schedule", "tasks", i), task.label, (task.owner,) if task.owner else (), task.from_, task.to)


def _researched(document: Document) -> Iterator[Dated]:
    """Yield the tasks of a research plan; its milestones are days of review."""
    research = document.research
    for i, task in enumerate(research.timetable if research else ()):
        if research and task.end is not None and not task.milestone:
            owner = (research.roles[task.owner].label,) if task.owner in research.roles else ()
            yield Dated(("research", "timetable", i), task.title, owner, task.start, task.end)


def reviews(document: Document, detail: RoadmapDetail) -> tuple[tuple[Text, dt.date], ...]:
    """Return the words and the day of every review; of a roadmap of tasks also of every milestone of the research plan."""
    found = [(review.label, review.date) for review in document.schedule.reviews]
    if detail.rows == "tasks" and document.research:
        found += [(task.title, task.start) for task in document.research.timetable if task.milestone]
    return tuple(sorted(found, key=lambda one: one[1]))


def period_days(document: Document, detail: RoadmapDetail) -> tuple[dt.date, ...]:
    """Return the ends of the period that a roadmap covers, where the plan has one."""
    periods = [document.schedule.period]
    periods += [document.research.period] if detail.rows == "tasks" and document.research else []
    return tuple(day for period in periods if period for day in (period.from_, period.to))


def _wanted(key: Key, group: Group, detail: RoadmapDetail) -> bool:
    """Return whether a chapter or section is a row: sections that hold actions, and chapters that hold some directly."""
    if detail.rows == "chapters":
        return len(key) == 2
    return bool(group.items)


def _below(items: list[tuple[Key, PlanItem]], key: Key) -> list[PlanItem]:
    return [item for at, item in items if at[: len(key)] == key]


def _row(key: Key, title: Text, items: list[PlanItem]) -> Iterator[Dated]:
    days = [day for item in items for day in (item.start, item.due) if day is not None]
    owners: list[Text] = []
    for item in items:
        if item.owner is not None and item.owner not in owners:
            owners.append(item.owner)
    if days:
        yield Dated(key, title, tuple(owners), min(days), max(days))
