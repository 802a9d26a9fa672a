"""Whether claims, evidence and ``when`` conditions hold, with the numbers on both sides of every comparison."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from reportgen.analysis.results import Tested
from reportgen.facts.book import Book
from reportgen.facts.ledger import Side, Verdict
from reportgen.facts.significance import significance
from reportgen.spec.expressions.text import expression_text
from reportgen.spec.expressions.tree import Arithmetic, Chain, Expression, Pick, Sequence, Words
from reportgen.spec.expressions.walk import children, links, measures_in
from reportgen.spec.hypotheses import Compared, Wanted
from reportgen.spec.labels import option_label


def verdict(book: Book, condition: Expression, wanted: Wanted | None = None, level: float = 0.0) -> Verdict:
    """Return whether a condition holds, and every comparison in it.

    Parameters
    ----------
    book
        The facts of the report.
    condition
        A resolved condition.
    wanted
        What has to be shown for it to hold by more than chance; without it nothing is tested.
    level
        The level of significance of these tests.
    """
    evaluator = book.evaluator
    compared = tuple(
        (_side(book, left, right), sign, _side(book, right, left), evaluator.link(left, sign, right))
        for chain in _chains(condition)
        for left, sign, right in links(chain)
    )
    shown = None if wanted is None else significance(wanted, level, partial(_tested, book), partial(_sides, book))
    return Verdict(evaluator.holds(condition), compared, shown)


def _tested(book: Book, compared: Compared) -> Tested:
    return book.evaluator.results.tested.get(compared.hypothesis, Tested(untested="not-defined"))


def _sides(book: Book, compared: Compared) -> tuple[Side, Side]:
    return _side(book, compared.left, compared.right), _side(book, compared.right, compared.left)


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
    return Side(text, fact.printed, shown.fact, fact.withheld, tuple(_lacking(book, side)) if fact.withheld else ())


def _lacking(book: Book, side: Expression) -> Iterator[tuple[str, int | None]]:
    """Yield what makes a number one that cannot be shown."""
    for measure in dict.fromkeys(measures_in(side)):
        fact = book.measure(measure)
        if fact.withheld:
            yield fact.id, fact.estimate.base if fact.estimate else None
    for divisor in _divisors(side):
        if book.evaluator.number(divisor).number == 0:
            yield expression_text(divisor), None


def _divisors(side: Expression) -> Iterator[Expression]:
    if isinstance(side, Arithmetic) and side.operator == "/":
        yield side.right
    for part in children(side):
        yield from _divisors(part)
