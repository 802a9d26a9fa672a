"""How many answered each question, counted at the import to decide what the first report can show."""

from __future__ import annotations

from functools import reduce
from operator import or_

from reportgen.importing.draft import Draft, DraftQuestion, Filled
from reportgen.importing.table import rows_where


def base(draft: Draft, question: DraftQuestion) -> int:
    """Return how many respondents gave an answer: any of the columns filled, and not with a code that means none."""
    if len(question.columns) == 1:
        return item_bases(draft, question)[0]
    none = draft.no_answer(question)
    return reduce(or_, (_answered(column, none) for column in question.columns), 0).bit_count()


def item_bases(draft: Draft, question: DraftQuestion) -> tuple[int, ...]:
    """Return the base of every column of a question by itself, as of the rows of a grid."""
    none = draft.no_answer(question)
    return tuple(sum(n for value, n in column.cells.counts().items() if value not in none) for column in question.columns)


def _answered(column: Filled, none: frozenset[str]) -> int:
    """Return who answered a column, a bit for each row."""
    return rows_where(column.cells, lambda value: value not in none)
