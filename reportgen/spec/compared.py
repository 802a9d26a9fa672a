"""What figures that compare groups or waves show: which rows, which groups, and the number of each row in each group."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.spec import canonical
from reportgen.spec.boxes import top_codes
from reportgen.spec.canonical import Segments
from reportgen.spec.dimensions import has_index
from reportgen.spec.expressions.tree import Arithmetic, Asked, Change
from reportgen.spec.labels import options_of
from reportgen.spec.measures import Condition, Measure
from reportgen.spec.model.derived import DerivedScale
from reportgen.spec.model.document import Document
from reportgen.spec.model.exhibits import ChartDetail
from reportgen.spec.model.questions import MultiQuestion, NpsQuestion, NumberQuestion, Scaled, ScaleQuestion, SingleQuestion
from reportgen.spec.waves.listed import waves_of
from reportgen.spec.waves.shown import WAVE

COMPARING = frozenset({"heat", "dumbbell", "slope", "trend"})
"""Kinds of figure with a number for each row in each group."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row: a question or dimension with the number that suits it, or the share of some of its answers."""

    subject: str
    options: tuple[str, ...] = ()
    by_option: bool = False
    """It is one answer of a question whose answers are the rows."""
    segments: Segments = ()
    """It is one value of a segment whose values are the rows."""


@dataclass(frozen=True, slots=True)
class Group:
    """One of the groups compared: respondents with a segment value, or those of a wave."""

    code: str
    segments: Segments = ()
    wave: str = ""
    """As in ``Measure.wave``."""


def over_waves(detail: ChartDetail) -> bool:
    """Return whether the groups of a figure are waves."""
    return detail.kind == "trend" or (detail.kind in COMPARING and detail.by == WAVE)


def lines_of(document: Document, detail: ChartDetail) -> tuple[Line, ...]:
    """Return the rows: the questions or dimensions named, or the answers of a single one that has no number of its own.

    A heat map of one rating question without ``option`` shows its answers, too. A trend with ``by`` has a line for each value of
    the segment.
    """
    names = (detail.of,) if isinstance(detail.of, str) else detail.of
    options = tuple(o for o in detail.option if o in options_of(document, names[0]))
    if detail.kind == "trend" and detail.by is not None:
        return tuple(Line(names[0], options, segments=((detail.by, code),)) for code in options_of(document, detail.by))
    if len(names) == 1 and not detail.option and _shows_answers(document, names[0], detail):
        return tuple(Line(names[0], (code,), by_option=True) for code in _codes(document, names[0]))
    return tuple(Line(name, tuple(o for o in detail.option if o in options_of(document, name))) for name in names)


def _shows_answers(document: Document, name: str, detail: ChartDetail) -> bool:
    question = document.questions.get(name)
    if isinstance(question, Scaled):
        return detail.kind == "heat"
    return isinstance(question, SingleQuestion | MultiQuestion)


def _codes(document: Document, name: str) -> tuple[str, ...]:
    """Return the answers of a question: as written, levels of a scale from the worst to the best."""
    question = document.questions.get(name)
    if not isinstance(question, Scaled) or question.scale not in document.scales:
        return tuple(options_of(document, name))
    scale = document.scales[question.scale]
    levels = sorted((code for code in scale.options if code not in scale.missing), key=float)
    return tuple(levels if scale.direction == "high_is_good" else levels[::-1])


def groups_of(document: Document, detail: ChartDetail) -> tuple[Group, ...]:
    """Return the segment values or waves compared: those named, in that order, or all of them."""
    if over_waves(detail):
        found = {wave.code: Group(wave.code, wave=wave.wave) for wave in waves_of(document)}
    elif detail.by is None:
        found = {}
    else:
        found = {code: Group(code, ((detail.by, code),)) for code in options_of(document, detail.by)}
    return tuple(found[code] for code in detail.between or found if code in found)


def number_of(document: Document, line: Line, group: Group | None = None, among: Condition | None = None) -> Measure | None:
    """Return the number of a row in a group, for everyone without one; None for what has no number."""
    name = name_of(document, line)
    if name is None:
        return None
    segments = (*line.segments, *(group.segments if group else ()))
    options = line.options if name == "share" else ()
    return canonical.measure(name, line.subject, options, segments, among, wave=group.wave if group else "")


def name_of(document: Document, line: Line) -> str | None:
    """Return the measure that a row shows: the share of the answers named, else what suits the type of question."""
    if line.subject in document.dimensions:
        return "index" if has_index(document, line.subject) else None
    if line.options:
        return "share"
    match document.questions.get(line.subject):
        case NpsQuestion():
            return "nps"
        case ScaleQuestion(scale=scale) | DerivedScale(scale=scale):
            return "top" if scale in document.scales and top_codes(document.scales[scale]) else "mean"
        case NumberQuestion():
            return "mean"
        case _:
            return None


def compared(document: Document, detail: ChartDetail, among: Condition | None = None) -> tuple[Measure, ...]:
    """Return the numbers of all rows: in each group, and for everyone where the figure shows that."""
    places: list[Group | None] = [*groups_of(document, detail)]
    if has_total(detail):
        places.insert(0, None)
    found = (number_of(document, line, place, among) for line in lines_of(document, detail) for place in places)
    return tuple(measure for measure in found if measure is not None)


def has_total(detail: ChartDetail) -> bool:
    """Return whether a figure shows everyone beside the groups: a heat map does, unless its groups are waves."""
    return detail.kind == "heat" and not over_waves(detail)


def gap(first: Measure, second: Measure) -> Arithmetic | Change:
    """Return the second number less the first; of two waves the change, which is tested as such."""
    if first.wave and first.wave != second.wave:
        return Change(Asked(second), Asked(first), first.wave)
    return Arithmetic("-", Asked(second), Asked(first))


def gaps(document: Document, detail: ChartDetail, among: Condition | None = None) -> tuple[Arithmetic | Change, ...]:
    """Return the differences that a dumbbell prints."""
    groups = groups_of(document, detail)
    if detail.kind != "dumbbell" or len(groups) != 2:
        return ()
    found = []
    for line in lines_of(document, detail):
        first, second = (number_of(document, line, group, among) for group in groups)
        if first is not None and second is not None:
            found.append(gap(first, second))
    return tuple(found)
