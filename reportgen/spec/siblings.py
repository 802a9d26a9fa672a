"""What stands beside a question or dimension: the others of its dimension or grid, on the same kind of scale."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.spec.dimensions import whole_of
from reportgen.spec.grids import grid_of
from reportgen.spec.model.document import Document
from reportgen.spec.model.questions import Scaled
from reportgen.spec.model.scalars import Text


@dataclass(frozen=True, slots=True)
class Whole:
    """A dimension or grid, as one of its parts sees it."""

    label: Text
    others: tuple[str, ...]
    """The names of the other parts, in order."""


def whole_around(document: Document, subject: str) -> Whole | None:
    """Return that of which a question or dimension is a part; None where it stands alone.

    Parameters
    ----------
    document
        The spec, its grids written out.
    subject
        A question or dimension. Of a question the whole is its grid, or the first dimension that counts it.
    """
    found = _of_dimension(document, subject) if subject in document.dimensions else _of_question(document, subject)
    return found if found and found.others else None


def _of_dimension(document: Document, subject: str) -> Whole | None:
    name = whole_of(document).get(subject)
    if name is None:
        return None
    whole = document.dimensions[name]
    return Whole(whole.label or name, tuple(part for part in whole.parts if part != subject))


def _of_question(document: Document, subject: str) -> Whole | None:
    question = document.questions.get(subject)
    if not isinstance(question, Scaled):
        return None
    if (grid := grid_of(question)) is not None:
        label, names = grid.label, grid.items
    else:
        counting = ((d.label or n, tuple(d.questions)) for n, d in document.dimensions.items() if subject in d.questions)
        label, names = next(counting, ("", ()))
    return Whole(label, tuple(n for n in names if n != subject and _alike(document, n, question)))


def _alike(document: Document, name: str, question: Scaled) -> bool:
    other = document.questions.get(name)
    return isinstance(other, Scaled) and other.scale == question.scale
