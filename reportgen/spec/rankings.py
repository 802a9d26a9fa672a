"""Rankings: how many places there are, and how many of the first ones a table tells of."""

from __future__ import annotations

from reportgen.spec.model.questions import RankingQuestion

TOLD = 3
"""Figures and tables tell who put an option among the first three."""


def places_of(question: RankingQuestion) -> int:
    """Return how many places there are to fill: as written, else one for each column or each option."""
    return question.most or len(question.places) or len(question.options)


def is_partial(question: RankingQuestion) -> bool:
    """Tell whether respondents leave options without a place."""
    return places_of(question) < len(question.options)


def told_places(question: RankingQuestion) -> int:
    """Return among how many of the first places figures and tables count an option; 0 where everyone gives each one a place."""
    first = min(TOLD, places_of(question))
    return first if first < len(question.options) else 0
