"""Stage 4: what the report may say. Every number becomes a fact; claims, evidence and conditions get their verdict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from reportgen.analysis.results import Results
from reportgen.facts.actions import actions, unearned
from reportgen.facts.arithmetic import disagreements
from reportgen.facts.attainable import unattainable, unattainable_figures
from reportgen.facts.book import Book
from reportgen.facts.broken import broken, proposed_in
from reportgen.facts.compared import marks_of
from reportgen.facts.contrary import contrary
from reportgen.facts.empty import empty
from reportgen.facts.ledger import Ledger, Verdict
from reportgen.facts.responded import responded
from reportgen.facts.resting import ungrounded
from reportgen.facts.small_evidence import small_evidence
from reportgen.facts.trace import orphan_hints, trace_of
from reportgen.facts.typed import typed_numbers
from reportgen.facts.unmeasured import unmeasured
from reportgen.facts.values import Evaluator
from reportgen.facts.verdicts import verdict
from reportgen.spec.blocks import drawn, joint
from reportgen.spec.expressions.fields import wanting_tests
from reportgen.spec.expressions.switched import within
from reportgen.spec.expressions.tree import Expression, Stated
from reportgen.spec.expressions.walk import is_condition, measures_in, stated_in
from reportgen.spec.measures import Measure
from reportgen.spec.model.scalars import Text
from reportgen.spec.plan import computed_of_block, tested
from reportgen.spec.quantities import FAMILIES, bounds_of, measured_in, quantities, unit_of
from reportgen.spec.spec import Key, Spec
from reportgen.spec.wanted_joint import computed_for_joint
from reportgen.spec.waves.compare import compared


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

    def bridges(measures: Sequence[Measure]) -> tuple[Text, ...]:
        return compared(spec.document, spec.waves, spec.place, measures).bridges

    book = Book(spec.document, Evaluator(results), bridges)
    for measure in results.estimates:
        book.measure(measure)
    _list_drawn(spec, book)
    _list_stated(book)
    conditions = {key: e for key, e in spec.expressions.items() if is_condition(e)}
    verdicts = _verdicts(spec, book, conditions)
    values = {key: book.printed(e) for key, e in spec.expressions.items() if key not in conditions and _told(e, results)}
    texts = {key: tuple(p if isinstance(p, str) else book.printed(p) for p in text.parts) for key, text in spec.texts.items()}
    trace = trace_of(spec, results, verdicts)
    followed = actions(spec, book.facts, values)
    return Ledger(
        facts=MappingProxyType(book.facts),
        verdicts=MappingProxyType(verdicts),
        values=MappingProxyType(values),
        texts=MappingProxyType(texts),
        source=results.source,
        contrasts=results.contrasts,
        marks=MappingProxyType(marks_of(spec.document, results.contrasts)),
        raking=results.raking,
        pace=results.pace,
        problems=(
            *unattainable(spec, results),
            *unattainable_figures(spec),
            *disagreements(spec),
            *broken(spec, verdicts),
            *ungrounded(spec, verdicts),
            *contrary(spec, verdicts),
            *small_evidence(spec, verdicts, book.facts),
            *empty(spec, book.facts, texts, verdicts),
            *unmeasured(spec, book.facts, values),
            *orphan_hints(spec, trace),
            *unearned(spec, followed),
            *responded(spec, results),
            *typed_numbers(spec, book.facts.values()),
        ),
        waves=results.waves,
        trace=trace,
        actions=followed,
    )


def _list_drawn(spec: Spec, book: Book) -> None:
    """Make a fact of every number that figures and tables compute from others."""
    for key, block in drawn(spec.document):
        if key in spec.block_ids:
            for expression in computed_of_block(spec, key, block):
                book.fact(expression)
    for key, word, detail in joint(spec.document):
        if key in spec.block_ids:
            for expression in computed_for_joint(spec.document, detail, spec.conditions.get((*key, word, "among"))):
                book.fact(expression)


def _verdicts(spec: Spec, book: Book, conditions: Mapping[Key, Expression]) -> Mapping[Key, Verdict]:
    wanted, levels = tested(spec), dict(wanting_tests(spec.document))
    found = {key: verdict(book, e, wanted.get(key), levels.get(key, 0.0)) for key, e in conditions.items()}
    return _asserted({key: _measured(spec, key, told) for key, told in found.items()})


def _list_stated(book: Book) -> None:
    """Make a fact of every number that the spec states, whether a sentence prints it or not: tables may list them all."""
    for family in FAMILIES:
        for name, found in quantities(book.document, family).items():
            known = bounds_of(found)
            if known is not None:
                book.stated(Stated(family, name, unit_of(found), measured_in(found.unit), known))


def _told(expression: Expression, results: Results) -> bool:
    """Return whether a number can be printed; the baseline of a plan's measure waits until it has a value."""
    if any(stated.bounds is None for stated in stated_in(expression)):
        return False
    return results.source is not None or not any(True for _ in measures_in(expression))


def _asserted(verdicts: Mapping[Key, Verdict]) -> Mapping[Key, Verdict]:
    """Leave out claims, findings and SWOT items whose own condition is not true: the report does not assert them."""
    off = {key[:-1] for key, v in verdicts.items() if key[-1] == "when" and key[0] in STATEMENTS and v.holds is not True}
    return {key: v for key, v in verdicts.items() if key[-1] == "when" or not within(key, off)}


def _measured(spec: Spec, key: Key, found: Verdict) -> Verdict:
    """Return a verdict; nothing is told by a baseline that is only proposed, since nobody has measured it."""
    told = key[-1] == "when" or not proposed_in(spec, key)
    return found if told else replace(found, holds=None)


STATEMENTS = frozenset({"claims", "findings", "swot"})
"""What asserts something wherever it is printed; blocks do so where they stand."""
