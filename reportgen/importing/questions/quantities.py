"""What is told of the numbers of a question: how they are written, and their unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgen.importing.decision import Decision
from reportgen.importing.draft import DraftQuestion
from reportgen.importing.questions.made import Work
from reportgen.importing.questions.numbers import Numbers
from reportgen.importing.questions.special import special


def with_zeros(values: Numbers) -> Numbers:
    """Return numbers with "none" among them as zero."""
    zeros = [answer for answer in values.others if special(answer.text) == "none"]
    if not zeros or not values.values:
        return values
    others = tuple(answer for answer in values.others if answer not in zeros)
    more = tuple((answer, "0") for answer in zeros)
    return replace(values, values=(*values.values, *more), others=others, zeros=sum(answer.count for answer in zeros))


def written_so(work: Work, question: DraftQuestion, values: Numbers) -> Iterator[Decision]:
    """Yield what was decided on decimals and units."""
    name, told = question.name, values.notation
    if told.doubt:
        yield work.say(f"numbers_{told.doubt}", ("questions", name), doubt=True, question=name)
    elif told.sign == ",":
        yield work.say("numbers_commas", ("questions", name), question=name)
    if values.zeros:
        yield work.say("zeros", ("questions", name), doubt=True, question=name, count=values.zeros)
    path = ("questions", name, "unit")
    if question.unit:
        yield work.say("unit", path, question=name, unit=question.unit)
    if values.turned:
        others = tuple(unit for unit in values.units if unit != values.unit)
        into = question.unit or work.say.word("plain_numbers")
        yield work.say("turned", path, doubt=True, question=name, unit=into, units=others, count=values.turned)
