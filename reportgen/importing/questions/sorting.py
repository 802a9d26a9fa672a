"""Columns sorted: answers, and what is left out or kept beside them."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import fmean

from reportgen.importing.decision import Decision
from reportgen.importing.draft import Filled, LeftOut
from reportgen.importing.export import Export
from reportgen.importing.platforms.seconds import seconds
from reportgen.importing.questions.cells import Answers, answers_of
from reportgen.importing.questions.names import Names
from reportgen.importing.questions.numbers import numbers
from reportgen.importing.questions.options import Options, named
from reportgen.importing.questions.say import Say
from reportgen.importing.questions.weights import weights
from reportgen.importing.questions.wording import clean, cut
from reportgen.importing.table import Column


@dataclass(slots=True)
class Sorted:
    """The columns of an export by what becomes of them."""

    answers: list[int] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    weight: Filled | None = None
    duration: Filled | None = None


def sort_columns(export: Export, options: Options, say: Say, names: Names) -> Sorted:
    """Sort the columns of an export."""
    result = Sorted()
    asked = {heading.group for heading in export.headings if heading.role == "answer"} - {""}
    for place, heading in enumerate(export.headings):
        if named([options.weight], place, heading) and options.weight:
            _weigh(result, export, place, say, names)
        elif named(options.leave_out, place, heading):
            result.left_out.append(LeftOut(_shown(export, place), "metadata"))
        elif (
            heading.role == "answer"
            or (heading.role == "write-in" and heading.group in asked)
            or named(options.keep, place, heading)
        ):
            result.answers.append(place)
        else:
            _leave(result, export, place, say, names)
    return result


def _shown(export: Export, place: int) -> str:
    heading = export.headings[place]
    return cut(clean(heading.ask) or heading.code, 80)


def _known_by(export: Export, place: int) -> str:
    """Return what an option names a column by: its heading; its code where others have the same heading."""
    heading = export.headings[place]
    shared = sum(other.ask == heading.ask for other in export.headings) > 1
    return heading.code if shared or not heading.ask else heading.ask


def _weigh(result: Sorted, export: Export, place: int, say: Say, names: Names) -> None:
    answers = answers_of(export, place)
    result.weight, told = weights(answers, names.take("weight"), _shown(export, place), say)
    result.left_out.append(LeftOut(_shown(export, place), "weight", result.weight.name))
    result.decisions += told


def _leave(result: Sorted, export: Export, place: int, say: Say, names: Names) -> None:
    role, shown = export.headings[place].role, _shown(export, place)
    kept = ""
    if role == "duration" and result.duration is None:
        result.duration = Filled(names.take("duration"), _in_seconds(export.columns[place]))
        kept = result.duration.name
    elif role == "weight":
        mean = _mean(answers_of(export, place))
        name = _known_by(export, place)
        result.decisions.append(say("left_weight", doubt=True, heading=shown, column=name, mean=f"{mean:.2f}"))
    result.left_out.append(LeftOut(shown, role, kept))  # type: ignore[arg-type]


def _in_seconds(column: Column) -> Column:
    """Return a column of durations as seconds."""
    taken = {cell: seconds(cell) for cell in column.values}
    return column.recoded({cell: f"{value:.0f}" for cell, value in taken.items() if value is not None})


def _mean(answers: Answers) -> float:
    return fmean([float(value) for answer, value in numbers(answers.given).values for _ in range(answer.count)] or [0.0])
