"""Whether claims, evidence and ``when`` conditions hold, with the numbers on both sides of every comparison."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.facts.book import Book
from reportgen.facts.ledger import Side, Verdict
from reportgen.facts.values import links
from reportgen.spec.expressions.text import expression_text
from reportgen.spec.expressions.tree import Chain, Expression, Pick, Sequence, Words
from reportgen.spec.expressions.walk import children
from reportgen.spec.labels import option_label


def verdict(book: Book, condition: Expression) -> Verdict:
    """Return whether a condition holds, and every comparison in it."""
    evaluator = book.evaluator
    compared = tuple(
        (_side(book, left, right), sign, _side(book, right, left), evaluator.link(left, sign, right))
        for chain in _chains(condition)
        for left, sign, right in links(chain)
    )
    return Verdict(evaluator.holds(condition), compared)


def _chains(condition: Expression) -> Iterator[Chain]:
    if isinstance(condition, Chain):
        yield condition
        return
    for part in children(condition):
        yield from _chains(part)


def _side(book: Book, side: Expression, other: Expression) -> Side:
    text = expression_text(side)
    if isinstance(side, Sequence):
        inside = [_side(book, part, other) for part in side.parts]
        return Side(text, {language: ", ".join(s.printed[language] for s in inside) for language in book.definitions})
    if isinstance(side, Words) and isinstance(other, Pick):
        return Side(
            text, {language: option_label(book.document, other.subject, side.text, language) for language in book.definitions}
        )
    shown = book.printed(side)
    if not shown.fact:
        return Side(text, shown.words or {})
    fact = book.facts[shown.fact]
    return Side(text, fact.printed, shown.fact, fact.withheld)
