"""The goals, and what answers each: dimensions, questions under their numbers, interviews, operational measures."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.content.blocks import TableFigure
from reportgen.content.edition import Edition
from reportgen.content.research.parts import Printed, research_of, table_of
from reportgen.content.sources import question_numbers
from reportgen.content.tables import Column, Row, Table, TableCell
from reportgen.spec.dimensions import questions_of
from reportgen.spec.model.research import Goal
from reportgen.spec.model.research_blocks import ResearchGoalsBlock
from reportgen.spec.spec import Key


def goals(edition: Edition, key: Key, block: ResearchGoalsBlock) -> TableFigure:
    """Return the goals that the block asks for."""
    only = block.research_goals.only
    rows = tuple(_row(edition, goal) for goal in research_of(edition).goals if not only or goal.id in only)
    columns = (Column(edition.say("goal-text"), "left"), Column(edition.say("answered-by"), "left"))
    return table_of(edition, key, block, Printed(Table(edition.say("research-goal"), columns, rows)))


def _row(edition: Edition, goal: Goal) -> Row:
    words = edition.codebook.words
    return Row(words(goal.title), (TableCell(words(goal.text)), TableCell(answers(edition, goal.answered_by))))


def answers(edition: Edition, names: Sequence[str]) -> str:
    """Return what answers a goal: names, and the numbers of the questions behind them."""
    document = edition.spec.document
    asked = dict.fromkeys(q for n in names for q in ((n,) if n in document.questions else questions_of(document, n)))
    numbers = question_numbers(edition, asked)
    labels = edition.say("list").join(label(edition, name) for name in names)
    return labels + edition.say("in-brackets", words=numbers) if numbers else labels


def label(edition: Edition, name: str) -> str:
    """Return the label of a question, dimension, segment, operational measure or series of interviews."""
    document = edition.spec.document
    talk = next((t for t in document.interviews if t.id == name), None)
    named = talk.title if talk else document.operations[name].label if name in document.operations else None
    return edition.codebook.words(named) if named else edition.codebook.label(name)
