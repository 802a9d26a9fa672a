"""Dimensions: scale questions or smaller dimensions, with positive weights, and no circles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgen.problems import Code, Problem
from reportgen.spec.checks.subject import Subject, numbered
from reportgen.spec.circles import circles
from reportgen.spec.dimensions import MOST_LEVELS, MOST_PARTS, counted_parts, too_large
from reportgen.spec.model.questions import Dimension, Scaled
from reportgen.spec.spec import Key

MOST_WEIGHT = 1_000_000


def check_dimensions(subject: Subject) -> Iterator[Problem]:
    """Check every dimension."""
    for name, dimension in subject.document.dimensions.items():
        key: Key = ("dimensions", name)
        yield from _made_of(subject, key, dimension)
        yield from _questions(subject, (*key, "questions"), dimension)
        yield from _parts(subject, (*key, "parts"), dimension)
        yield from subject.dangling((*key, "also"), "questions", numbered(dimension.also), subject.document.questions)
        yield from _twice(subject, (*key, "also"), dimension)
        yield from _minimum(subject, key, dimension)
    yield from _circles(subject)


def _made_of(subject: Subject, key: Key, dimension: Dimension) -> Iterator[Problem]:
    if dimension.questions and dimension.parts:
        found, fix = "has questions and parts", "Keep one; put the questions into a part of their own"
        yield replace(subject.wrong((*key, "parts"), found, fix), place=subject.place_of.key((*key, "parts")))
    if not (dimension.questions or dimension.parts or dimension.also):
        found, fix = "has neither questions nor parts", "Add questions: the questions that it is measured by, or parts:"
        yield replace(subject.wrong(key, found, fix, Code.MISSING_KEY), place=subject.place_of.key(key))


def _questions(subject: Subject, key: Key, dimension: Dimension) -> Iterator[Problem]:
    known = subject.document.questions
    scale_questions = [name for name, question in known.items() if isinstance(question, Scaled)]
    for at, name in _named(key, dimension.questions):
        if name not in known:
            problem = subject.unknown(at, "scale questions", name, scale_questions)
        elif name not in scale_questions:
            found = f"names '{name}', a question of type {known[name].type}; an index is made of scale questions"
            problem = subject.wrong(at, found, "Name scale questions only, and others under also")
        else:
            continue
        yield replace(problem, place=subject.place_of.key(at))  # the name may be the key of a weight
    yield from _weights(subject, key, dimension.questions)


def _parts(subject: Subject, key: Key, dimension: Dimension) -> Iterator[Problem]:
    for at, name in _named(key, dimension.parts):
        if name not in subject.document.dimensions:
            problem = subject.unknown(at, "dimensions", name, subject.document.dimensions)
            yield replace(problem, place=subject.place_of.key(at))
    yield from _weights(subject, key, dimension.parts)


def _named(key: Key, items: tuple[str, ...] | dict[str, float]) -> Iterator[tuple[Key, str]]:
    for number, name in enumerate(items):
        yield ((*key, name) if isinstance(items, dict) else (*key, number)), name


def _weights(subject: Subject, key: Key, items: tuple[str, ...] | dict[str, float]) -> Iterator[Problem]:
    for name, weight in items.items() if isinstance(items, dict) else ():
        if not 0 < weight <= MOST_WEIGHT:
            yield subject.wrong((*key, name), f"is the weight {weight:g}", "Write a weight greater than 0, such as 1 or 0.5")


def _twice(subject: Subject, key: Key, dimension: Dimension) -> Iterator[Problem]:
    for number, name in enumerate(dimension.also):
        if name in dimension.questions:
            found = f"names '{name}', which counts in the index already"
            yield subject.wrong((*key, number), found, "Delete it here", Code.DUPLICATE_NAME)


def _minimum(subject: Subject, key: Key, dimension: Dimension) -> Iterator[Problem]:
    counted = counted_parts(subject.document, dimension) if dimension.parts else dimension.questions
    if not 1 <= dimension.minimum_items <= max(len(counted), 1):
        what = "parts with an index" if dimension.parts else "questions"
        fix = f"Write a whole number from 1 to {max(len(counted), 1)}, the number of its {what}"
        yield subject.wrong((*key, "minimum_items"), f"is {dimension.minimum_items}", fix)


def _circles(subject: Subject) -> Iterator[Problem]:
    """Say each circle once, at the first of its dimensions; where there is none, say what is too large to compute."""
    dimensions = subject.document.dimensions
    ways = list(circles({name: tuple(dimension.parts) for name, dimension in dimensions.items()}))
    for way in ways:
        found, fix = f"is made of itself: {' → '.join(way)}", "Take one of them out of the parts of another"
        yield subject.wrong(("dimensions", way[0], "parts"), found, fix, Code.CIRCULAR)
    large = [name for name in dimensions if not ways and too_large(subject.document, name)]
    within = {part for name in large for part in dimensions[name].parts}
    for name in large:
        if name not in within:
            found = f"is made of more than {MOST_PARTS} parts, or nested more than {MOST_LEVELS} times"
            yield subject.wrong(("dimensions", name, "parts"), found, "Make it of fewer and larger parts")
