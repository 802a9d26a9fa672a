"""What measures of several answers are made of: the items of a dimension, the drivers of a model."""

from __future__ import annotations

from reportgen.spec.dimensions import questions_of
from reportgen.spec.model.document import Document

FEWEST_ITEMS = 3
"""Of fewer items no alpha is told: of two it is a poor estimate, and nothing can be left out (Eisinga and others 2013)."""
MOST_DRIVERS = 12
"""So many drivers have 4,096 subsets, all of which ``shapley`` goes through."""


def members_of(document: Document, subject: str) -> tuple[str, ...]:
    """Return the items of a dimension or the drivers of a model, in the order written; nothing for other names."""
    if subject in document.drivers:
        return document.drivers[subject].by
    dimension = document.dimensions.get(subject)
    return tuple(dimension.questions) if dimension else ()


def asked_of(document: Document, subject: str) -> tuple[str, ...]:
    """Return the questions that a question, a dimension or a model of drivers rests on."""
    if subject in document.drivers:
        model = document.drivers[subject]
        return tuple(dict.fromkeys(q for name in (model.of, *model.by) for q in asked_of(document, name)))
    if subject in document.dimensions:
        return questions_of(document, subject)
    return (subject,) if subject in document.questions or subject in document.segments else ()


def unreliable(document: Document, dimension: str) -> tuple[str, str] | None:
    """Return why a dimension has no alpha, and what to do; None where it has one."""
    made = document.dimensions[dimension]
    if made.parts:
        return (
            f"{dimension} is made of smaller dimensions, and alpha is of questions",
            f"name one of its parts: {', '.join(made.parts)}",
        )
    if len(made.questions) < FEWEST_ITEMS:
        return (
            f"{dimension} has {len(made.questions)} scale question{'' if len(made.questions) == 1 else 's'}, "
            f"and alpha needs {FEWEST_ITEMS}",
            "name a dimension of three questions or more",
        )
    return None
