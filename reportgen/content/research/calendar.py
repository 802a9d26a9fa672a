"""The timetable as a table: each task with its days, who answers for it, and what it waits for."""

from __future__ import annotations

from reportgen.content.blocks import TableFigure
from reportgen.content.edition import Edition
from reportgen.content.research.parts import Printed, name, research_of, table_of, tag
from reportgen.content.research.people import owner
from reportgen.content.tables import Column, Row, Table, TableCell
from reportgen.spec.model.research import ResearchTask
from reportgen.spec.model.research_blocks import CalendarBlock
from reportgen.spec.spec import Key


def calendar(edition: Edition, key: Key, block: CalendarBlock) -> TableFigure:
    """Return the tasks that the block asks for, in the order written."""
    only = block.calendar.only
    tasks = [task for task in research_of(edition).timetable if not only or task.id in only]
    titles = {task.id: edition.codebook.words(task.title) for task in research_of(edition).timetable}
    rows = tuple(_row(edition, task, tasks, titles) for task in tasks)
    heads = ("days", "duration", "owner", "after")
    columns = tuple(Column(edition.say(head), "left") for head in heads)
    return table_of(edition, key, block, Printed(Table(edition.say("task"), columns, rows), tag(edition, tasks)))


def _row(edition: Edition, task: ResearchTask, tasks: list[ResearchTask], titles: dict[str, str]) -> Row:
    days = edition.say("from-to", start=task.start.isoformat(), end=task.end.isoformat()) if task.end else task.start.isoformat()
    long = edition.say("days-long", n=(task.end - task.start).days + 1) if task.end else edition.say("milestone")
    after = edition.say("semicolon").join(titles[name] for name in task.after)
    cells = (days, long, owner(edition, task.owner), after)
    return Row(name(edition, titles[task.id], task, tasks), tuple(map(TableCell, cells)), "key" if task.milestone else "")
