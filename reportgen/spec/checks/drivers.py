"""Models of drivers and the blocks that show how answers hang together: their names exist and fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgen.problems import Code, Problem
from reportgen.spec.blocks import joint
from reportgen.spec.checks.subject import Subject, numbered
from reportgen.spec.dimensions import has_index, questions_of
from reportgen.spec.members import MOST_DRIVERS, unreliable
from reportgen.spec.model.document import Document
from reportgen.spec.model.driver_blocks import DriversDetail, ImportanceDetail, ReliabilityDetail
from reportgen.spec.model.drivers import Drivers
from reportgen.spec.spec import Key
from reportgen.spec.wanted_joint import performances

SIZED = frozenset({"scale", "number", "nps"})
"""Questions whose answers have a size."""


def check_drivers(subject: Subject) -> Iterator[Problem]:
    """Check every model, and every block that shows how answers hang together."""
    for name, model in subject.document.drivers.items():
        yield from _model(subject, ("drivers", name), model)
    for at, word, detail in joint(subject.document):
        key = (*at, word)
        match detail:
            case ReliabilityDetail():
                yield from _reliability(subject, key, detail)
            case DriversDetail(of=shown):
                yield from _known_model(subject, (*key, "of"), shown)
            case ImportanceDetail():
                yield from _importance(subject, key, detail)
            case _:
                pass


def _model(subject: Subject, key: Key, model: Drivers) -> Iterator[Problem]:
    named = [((), model.of, "of"), *(((i,), name, "by") for i, name in enumerate(model.by))]
    wrong = [problem for at, name, field in named for problem in _sized(subject, (*key, field, *at), name)]
    yield from wrong
    if not wrong:
        yield from _twice(subject, key, model)
    if model.method == "shapley" and len(model.by) > MOST_DRIVERS:
        found = f"names {len(model.by)} drivers, and shapley goes through all subsets of them: {MOST_DRIVERS} at most"
        yield subject.wrong((*key, "by"), found, "Write method: johnson, or name fewer")


def _sized(subject: Subject, at: Key, name: str) -> Iterator[Problem]:
    """Yield a problem for a name that nothing has, and for what has no size."""
    document = subject.document
    known = [*(q for q, asked in document.questions.items() if asked.type in SIZED), *document.dimensions]
    if name not in document.questions and name not in document.dimensions:
        yield subject.unknown(at, "questions and dimensions", name, known)
    elif name not in known:
        found = f"names '{name}', a question of type {document.questions[name].type}, whose answers have no size"
        yield subject.wrong(at, found, "Name scale, number or nps questions, or dimensions")
    elif name in document.dimensions and not has_index(document, name):
        found = f"names '{name}', a dimension without an index: no scale question counts in it"
        yield subject.wrong(at, found, "Name another dimension, or questions")


def _twice(subject: Subject, key: Key, model: Drivers) -> Iterator[Problem]:
    """Yield a problem for every driver whose answers count already: in what is explained, or in a driver before it."""
    seen = dict.fromkeys(_answers(subject.document, model.of), "what is explained")
    for number, name in enumerate(model.by):
        answers = _answers(subject.document, name)
        again = [question for question in answers if question in seen]
        if again and name not in model.by[:number]:  # the same name twice is said of any list
            found = f"names '{name}', whose answers to '{again[0]}' count in {seen[again[0]]} already"
            yield subject.wrong((*key, "by", number), found, "Take one of them out", Code.DUPLICATE_NAME)
        seen = dict.fromkeys(answers, f"the driver '{name}'") | seen


def _answers(document: Document, name: str) -> tuple[str, ...]:
    """Return the questions that a driver rests on."""
    if name in document.questions:
        return (name,)
    counted = (q for q in questions_of(document, name) if document.questions[q].type == "scale")
    return tuple(counted)


def _known_model(subject: Subject, at: Key, name: str) -> Iterator[Problem]:
    yield from subject.dangling(at, "models under drivers", numbered(name), subject.document.drivers)


def _reliability(subject: Subject, key: Key, detail: ReliabilityDetail) -> Iterator[Problem]:
    dimensions = subject.document.dimensions
    yield from subject.dangling((*key, "of"), "dimensions", numbered(detail.of), dimensions)
    for at, name in numbered(detail.of):
        if name in dimensions and (fault := unreliable(subject.document, name)):
            found, fix = fault
            yield subject.wrong((*key, "of", *at), f"names a dimension without alpha: {found}", fix[:1].upper() + fix[1:])


def _importance(subject: Subject, key: Key, detail: ImportanceDetail) -> Iterator[Problem]:
    if (detail.of is None) == (not detail.stated):
        found, fix = "needs either of or stated", "Write of: a model, or stated: a map of items to the questions on importance"
        yield replace(subject.wrong(key, found, fix, Code.MISSING_KEY), place=subject.place_of.key(key))
        return
    if detail.of is not None:
        yield from (unknown := list(_known_model(subject, (*key, "of"), detail.of)))
        names = () if unknown else subject.document.drivers[detail.of].by
    else:
        pairs = [((*key, "stated", item), n) for item, asked in detail.stated.items() for n in (item, asked)]
        yield from (unknown := [problem for at, name in pairs for problem in _sized(subject, at, name)])
        names = () if unknown else tuple(detail.stated)
    yield from _performance(subject, key, detail, names)


def _performance(subject: Subject, key: Key, detail: ImportanceDetail, names: tuple[str, ...]) -> Iterator[Problem]:
    """Say when the items cannot be compared: each must have the number that is asked for, all of them the same."""
    document = subject.document
    if any(name not in document.questions and name not in document.dimensions for name in names):
        return  # said of the model itself
    kinds = {name: performances(document, name) for name in names if name in document.dimensions or _has_scale(document, name)}
    if detail.performance is not None:
        without = [name for name, found in kinds.items() if detail.performance not in found]
        if without:
            found = f"is {detail.performance}, which '{without[0]}' has none of"
            yield subject.wrong((*key, "performance"), found, f"Write {' or '.join(kinds[without[0]]) or 'another number'}")
    elif len({found[:1] for found in kinds.values()}) > 1:
        found = "shows items of several kinds, which have no performance in common"
        yield subject.wrong(key, found, "Name items of one kind: scale questions, dimensions, or nps questions")


def _has_scale(document: Document, name: str) -> bool:
    scale = getattr(document.questions[name], "scale", None)
    return scale is None or scale in document.scales
