"""The margins of raked weights: which codes each has, and the share that each shall have."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from reportgen.spec.model.document import Document

Target = Mapping[str, Fraction]
"""Code to its share of the population; they sum to 1."""


def may_be_margins(document: Document) -> tuple[str, ...]:
    """Return what respondents can be weighted by: whatever puts each of them into one category."""
    single = (name for name, question in document.questions.items() if question.type in {"single", "scale"})
    return (*document.segments, *single)


def number(written: str) -> Fraction:
    """Return a target as it is computed with: 30% is 0.3."""
    return Fraction(written.removesuffix("%")) / (100 if written.endswith("%") else 1)


def shares(margin: Mapping[str, str]) -> Target:
    """Return the targets of a margin as shares of their sum: people of a population, or shares that were rounded."""
    numbers = {code: number(written) for code, written in margin.items()}
    total = sum(numbers.values(), Fraction())
    return {code: value / total for code, value in numbers.items()}
