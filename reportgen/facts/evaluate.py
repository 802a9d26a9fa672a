"""Stage 4: what the report may say. Every number becomes a fact; claims, evidence and conditions get their verdict."""

from __future__ import annotations

from types import MappingProxyType

from reportgen.analysis.results import Results
from reportgen.facts.attainable import unattainable
from reportgen.facts.book import Book
from reportgen.facts.broken import broken
from reportgen.facts.empty import empty
from reportgen.facts.ledger import Ledger
from reportgen.facts.values import Evaluator
from reportgen.facts.verdicts import verdict
from reportgen.spec.blocks import drawn
from reportgen.spec.expressions.walk import is_condition
from reportgen.spec.plan import computed_of_block
from reportgen.spec.spec import Spec


def evaluate(spec: Spec, results: Results) -> Ledger:
    """Evaluate every expression of a spec over the estimates of its plan.

    Parameters
    ----------
    spec
        A spec with resolved expressions.
    results
        An estimate for every measure of ``plan(spec)``.

    Returns
    -------
    Ledger
        One fact for every estimate and for every computed number; problems hold broken claims and the like.
    """
    book = Book(spec.document, Evaluator(results))
    for measure in results.estimates:
        book.measure(measure)
    for key, block in drawn(spec.document):
        if key in spec.block_ids:
            for expression in computed_of_block(spec, key, block):
                book.fact(expression)
    conditions = {key: e for key, e in spec.expressions.items() if is_condition(e)}
    verdicts = {key: verdict(book, e) for key, e in conditions.items()}
    values = {key: book.printed(e) for key, e in spec.expressions.items() if key not in conditions}
    texts = {key: tuple(p if isinstance(p, str) else book.printed(p) for p in text.parts) for key, text in spec.texts.items()}
    return Ledger(
        facts=MappingProxyType(book.facts),
        verdicts=MappingProxyType(verdicts),
        values=MappingProxyType(values),
        texts=MappingProxyType(texts),
        source=results.source,
        problems=(*unattainable(spec, results), *broken(spec, verdicts), *empty(spec, book.facts, texts, verdicts)),
    )
