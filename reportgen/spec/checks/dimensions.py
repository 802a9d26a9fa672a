"""Dimensions: scale questions with positive weights."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgen.problems import Problem
from reportgen.spec.checks.subject import Subject
from reportgen.spec.model.questions import Dimension, ScaleQuestion
from reportgen.spec.spec import Key


def check_dimensions(subject: Subject) -> Iterator[Problem]:
    """Check every dimension."""
    for name, dimension in subject.document.dimensions.items():
        key: Key = ("dimensions", name)
        yield from _questions(subject, (*key, "questions"), dimension)
        if not 1 <= dimension.minimum_items <= len(dimension.questions):
            fix = f"Write a whole number from 1 to {len(dimension.questions)}, the number of its questions"
            yield subject.wrong((*key, "minimum_items"), f"is {dimension.minimum_items}", fix)


def _questions(subject: Subject, key: Key, dimension: Dimension) -> Iterator[Problem]:
    known = subject.document.questions
    scale_questions = [name for name, question in known.items() if isinstance(question, ScaleQuestion)]
    for number, name in enumerate(dimension.questions):
        at: Key = (*key, name) if isinstance(dimension.questions, dict) else (*key, number)
        if name not in known:
            problem = subject.unknown(at, "scale questions", name, scale_questions)
        elif name not in scale_questions:
            found = f"names '{name}', a question of type {known[name].type}; an index is made of scale questions"
            problem = subject.wrong(at, found, "Name scale questions only")
        else:
            continue
        yield replace(problem, place=subject.place_of.key(at))  # the name may be the key of a weight
    if isinstance(dimension.questions, dict):
        for name, weight in dimension.questions.items():
            if not 0 < weight <= 1_000_000:
                yield subject.wrong((*key, name), f"is the weight {weight:g}", "Write a weight greater than 0, such as 1 or 0.5")
