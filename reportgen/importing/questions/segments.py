"""Questions that a reader is likely to want the others crossed with: who people are, by wording, in groups large enough."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reportgen.importing.draft import DraftQuestion
from reportgen.importing.questions.topics import topic_of

_MOST, _GROUPS = 3, range(2, 9)
_SMALLEST = 0.03
_ASKED = 0.5
"""The part of all respondents that has to have answered: groups of a few say nothing of the others."""
_PRINTED, _FEW = 30, 5
"""The base that a group needs to be printed, and in a survey of few."""
_BARE = re.compile(r"(?:code|编码|代碼)? ?\d+", re.IGNORECASE)
"""A label that is only the number of an option: nobody can read a table by it."""


def segments_of(questions: Sequence[DraftQuestion]) -> tuple[str, ...]:
    """Return the names of the likeliest segments, three at most."""
    found = ((_rank(question), place, question.name) for place, question in enumerate(questions))
    ranked = [(*rank, place, name) for rank, place, name in found if rank is not None]
    first: dict[int, tuple[int, int, int, str]] = {}
    for one in sorted(ranked):
        first.setdefault(one[0], one)
    return tuple(name for *_, name in sorted(first.values())[:_MOST])


def _rank(question: DraftQuestion) -> tuple[int, int] | None:
    """Return how likely a question is to be wanted, and how far its wording goes beyond what tells that."""
    if question.kind != "single" or len(question.options) not in _GROUPS or not _large_enough(question):
        return None
    if all(_BARE.fullmatch(option.label) for option in question.options if not option.last):
        return None
    found = topic_of(question.ask, question.name)
    return found[:2] if found else None


def _large_enough(question: DraftQuestion) -> bool:
    """Tell whether two groups at least are large enough to say something of, among those who were mostly asked."""
    column = question.columns[0].cells
    counts = Counter({column.values[place]: count for place, count in Counter(column.cells).items()})
    answered = sum(count for code, count in counts.items() if code and code not in question.missing)
    least = max(_PRINTED if column.rows >= 2 * _PRINTED else _FEW, _SMALLEST * answered)
    large = [count for code, count in counts.items() if code and code not in question.missing and count >= least]
    return len(large) >= 2 and answered >= _ASKED * column.rows
