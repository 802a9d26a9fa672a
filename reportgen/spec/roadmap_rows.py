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
        tasks = enumerate(document.schedule.tasks)
        return tuple(Dated(("schedule", "tasks", i), t.label, (t.owner,) if t.owner else (), t.from_, t.to) for i, t in tasks)
    chapters = {("plan", i) for i, c in enumerate(document.plan) if not detail.only or c.id in detail.only}
    items = [(key, item) for key, item in plan_items(document) if key[:2] in chapters]
    if detail.rows == "actions":
        return tuple(row for key, item in items for row in _row(key, item.title, [item]))
    groups = [(key, group) for key, group in plan_groups(document) if key[:2] in chapters]
    return tuple(
        row for key, group in groups if _wanted(key, group, detail) for row in _row(key, group.title, _below(items, key))
    )


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
