"""Which number tells how a question or dimension does, which of them stand side by side, what a segment is made of."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.spec import canonical
from reportgen.spec.boxes import bottom_codes, top_codes
from reportgen.spec.dimensions import counted_parts, has_index, questions_of
from reportgen.spec.grids import grids_of
from reportgen.spec.made import made, needs, variable
from reportgen.spec.measures import Measure
from reportgen.spec.model.document import Document
from reportgen.spec.model.questions import NpsQuestion, NumberQuestion, Scaled
from reportgen.spec.spec import Spec

FEWEST, MOST = 3, 12
"""Of fewer items the best and the worst are one finding; a comparison of more is too long to read."""


def headlines(document: Document) -> Iterator[Measure]:
    """Yield the number of each question and dimension that is compared between groups and waves; others have none."""
    for name in document.dimensions:
        if has_index(document, name):
            yield canonical.index(name)
    for name in document.questions:
        found = headline(document, name)
        if found is not None:
            yield found


def headline(document: Document, name: str) -> Measure | None:
    """Return the top box of a scale question (its mean without one), the mean of a number, NPS; an index of a dimension."""
    if name in document.dimensions:
        return canonical.index(name) if has_index(document, name) else None
    match document.questions.get(name):
        case NpsQuestion():
            return canonical.nps(name)
        case NumberQuestion():
            return canonical.mean(name)
        case question if isinstance(question, Scaled):
            scale = document.scales[question.scale]
            return canonical.top(name) if top_codes(scale) else canonical.mean(name)
        case _:
            return None


def favours(document: Document, measure: Measure) -> int:
    """Return 1 where a larger number is better, -1 where a smaller one is, 0 where that is not known."""
    if measure.name in {"top", "index", "nps"}:
        return 1
    if measure.name == "bottom":
        return -1
    question = document.questions.get(measure.subject)
    if measure.name != "mean" or not isinstance(question, Scaled):
        return 0
    return 1 if document.scales[question.scale].direction == "high_is_good" else -1


def has_boxes(document: Document, name: str) -> bool:
    """Tell whether a question is on a scale with favourable and unfavourable answers."""
    question = document.questions.get(name)
    if not isinstance(question, Scaled):
        return False
    scale = document.scales[question.scale]
    return bool(top_codes(scale) and bottom_codes(scale))


def peers(document: Document) -> Iterator[tuple[str, tuple[Measure, ...]]]:
    """Yield (dimension or first row of a grid, numbers of its parts) of all that stands side by side and is comparable."""
    seen: set[frozenset[str]] = set()
    for name, names in _groups(document):
        numbers = tuple(m for m in (headline(document, n) for n in names) if m is not None)
        alike = len({(m.name, _scale(document, m.subject)) for m in numbers}) == 1
        members = frozenset(m.subject for m in numbers)
        if alike and FEWEST <= len(numbers) <= MOST and members not in seen and favours(document, numbers[0]):
            seen.add(members)
            yield name, numbers


def _groups(document: Document) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, dimension in document.dimensions.items():
        parts = tuple(counted_parts(document, dimension)) if dimension.parts else tuple(dimension.questions)
        yield name, parts
    for grid in grids_of(document).values():
        yield grid.items[0], grid.items


def _scale(document: Document, name: str) -> str:
    question = document.questions.get(name)
    return question.scale if isinstance(question, Scaled) else ""


def independent(spec: Spec, subject: str, segment: str) -> bool:
    """Return whether a breakdown is not made of the very answers that it would break down."""
    document = spec.document
    rests = {subject, *questions_of(document, subject)}
    if rests & _behind(spec, segment):
        return False
    columns = {getattr(variable(document, name), "column", None) for name in rests} - {None}
    return getattr(variable(document, segment), "column", None) not in columns


def _behind(spec: Spec, name: str) -> set[str]:
    """Return a variable with all that it is made of."""
    if not any(found == name for _, found, _ in made(spec.document)):
        return {name}
    wanted, found, waiting = needs(spec.document, spec.conditions), {name}, [name]
    while waiting:
        more = [n for n in wanted.get(waiting.pop(), ()) if n not in found]
        found |= {*more}
        waiting += more
    return found
