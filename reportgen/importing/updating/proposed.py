"""The lines that make questions of a newer export part of a spec that does not know them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportgen.importing.draft import Draft, DraftQuestion, Filled
from reportgen.importing.questions.names import Names
from reportgen.importing.written.codebook import question_of, scale_of
from reportgen.importing.written.emit import Tree, emit
from reportgen.spec.model.document import Document


def proposed(draft: Draft, new: Sequence[tuple[DraftQuestion, tuple[Filled, ...]]], document: Document) -> str:
    """Return the lines of scales and questions that a spec lacks, by names that are free in it.

    Without ``asked_if``: the newer export by itself gives other names and codes than the spec and its data have.

    Parameters
    ----------
    draft
        The survey as the newer export tells it.
    new
        The questions, with their columns as the data file names them.
    document
        The author's spec.
    """
    names = Names((*document.questions, *document.segments, *document.dimensions, *document.scales))
    scales: dict[str, Tree] = {}
    called: dict[str, str] = {}
    questions: dict[str, Tree] = {}
    for question, columns in new:
        scale = draft.scale_of(question)
        if scale is not None and scale.name not in called:
            called[scale.name] = names.take(scale.name)
            scales[called[scale.name]] = scale_of(scale)
        questions[names.take(question.name)] = question_of(_renamed(question, columns, names, called))
    return emit({**({"scales": scales} if scales else {}), "questions": questions}, {}).text


def _renamed(question: DraftQuestion, columns: tuple[Filled, ...], names: Names, scales: Mapping[str, str]) -> DraftQuestion:
    """Return a question with the columns that the data file has, and its rows under names that are free."""
    column_of = {old.name: own.name for old, own in zip(question.columns, columns, strict=True)}
    items = tuple(
        replace(item, name=names.take(item.name) if question.kind == "grid" else item.name, column=column_of[item.column])
        for item in question.items
    )
    scale = scales.get(question.scale, question.scale)
    return replace(question, columns=columns, items=items, scale=scale, rated=(), asked_if="")
