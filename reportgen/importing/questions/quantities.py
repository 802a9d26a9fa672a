"""What is told of the numbers of a question: how they are written, and their unit."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.importing.decision import Decision
from reportgen.importing.draft import DraftQuestion
from reportgen.importing.questions.made import Work
from reportgen.importing.questions.numbers import Numbers


def written_so(work: Work, question: DraftQuestion, values: Numbers) -> Iterator[Decision]:
    """Yield what was decided on decimals and units."""
    name, told = question.name, values.notation
    if told.doubt:
        yield work.say(f"numbers_{told.doubt}", ("questions", name), doubt=True, question=name)
    elif told.sign == ",":
        yield work.say("numbers_commas", ("questions", name), question=name)
    if not question.unit:
        return
    path = ("questions", name, "unit")
    yield work.say("unit", path, question=name, unit=question.unit)
    if values.turned:
        yield work.say("turned", path, doubt=True, question=name, unit=question.unit, units=values.units[1:], count=values.turned)
