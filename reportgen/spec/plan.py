"""The plan: every number that body, prose, claims, SWOT and measures need of the data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.spec import canonical
from reportgen.spec.blocks import blocks, detail_of, drawn, joint, kind_of, left_out
from reportgen.spec.collected import data_of, sample_of
from reportgen.spec.comparisons import families
from reportgen.spec.expressions.fields import wanting_tests
from reportgen.spec.expressions.followed import CHANGE
from reportgen.spec.expressions.targets import measures_of_plan
from reportgen.spec.expressions.tree import Change, Expression
from reportgen.spec.expressions.walk import changes_in, measures_in, pairs_of
from reportgen.spec.hypotheses import Wanted, comparisons, wanted
from reportgen.spec.labels import options_of
from reportgen.spec.made import is_asked
from reportgen.spec.measures import Condition, Measure, Plan
from reportgen.spec.model.document import Document
from reportgen.spec.model.exhibits import ChartBlock, ChartDetail, TableBlock
from reportgen.spec.model.questions import MultiQuestion, NumberQuestion
from reportgen.spec.model.research_blocks import StrataBlock
from reportgen.spec.published import NEVER_PUBLISHED, reconstructed
from reportgen.spec.quality import for_nonresponse, for_quality
from reportgen.spec.spec import Key, Spec
from reportgen.spec.wanted import computed_for_chart, computed_for_table, for_chart, for_strata, for_table
from reportgen.spec.wanted_joint import for_joint
from reportgen.spec.waves.rules import document_of


def plan(spec: Spec) -> Plan:
    """Return the measures of a spec in the order of first use; nothing else is computed from the data."""
    hypotheses = dict.fromkeys(test.hypothesis for found in tested(spec).values() for test in comparisons(found))
    compared = (measure for hypothesis in hypotheses for _, measure in hypothesis.terms)
    measures = dict.fromkeys((*_wanted(spec), *compared))
    changes, equivalent = tuple(dict.fromkeys(_changes(spec))), frozenset(_with_margin(spec))
    return Plan(tuple(measures), changes, families(spec), tuple(hypotheses), equivalent)


def tested(spec: Spec) -> Mapping[Key, Wanted]:
    """Return what has to be shown for every condition that is to hold beyond chance, by its key."""
    keys = (key for key, _ in wanting_tests(spec.document) if key in spec.expressions)
    return {key: wanted(spec.document, spec.expressions[key]) for key in keys}


def _with_margin(spec: Spec) -> Iterator[tuple[Measure, Measure]]:
    for key, measure in measures_of_plan(spec.document):
        change = spec.expressions.get((*key, CHANGE))
        if measure.margin is not None and isinstance(change, Change):
            yield from pairs_of(change)


def _changes(spec: Spec) -> Iterator[tuple[Measure, Measure]]:
    for expression in expressions_of(spec):
        for change in changes_in(expression):
            yield from pairs_of(change)
    for key, block in drawn(spec.document):
        if key in spec.block_ids:
            for expression in computed_of_block(spec, key, block):
                for change in changes_in(expression):
                    yield from pairs_of(change)


def _wanted(spec: Spec) -> Iterator[Measure]:
    for expression in expressions_of(spec):
        yield from measures_in(expression)
    for key, block in drawn(spec.document):
        if key in spec.block_ids:
            yield from measures_of_block(spec, key, block)
    for key, word, detail in joint(spec.document):
        if key in spec.block_ids:
            yield from for_joint(spec.document, detail, spec.conditions.get((*key, word, "among")))
    for at, part in blocks(spec.document):
        if isinstance(part, StrataBlock) and at in spec.block_ids:
            yield from for_strata(spec.document, part.strata)
    yield from published_shares(spec.document)
    yield from _of_quality(spec)


def _of_quality(spec: Spec) -> Iterator[Measure]:
    """Yield what the methodology tells of the rules, and what the tables of quality show."""
    yield from for_quality(spec.document) if spec.data is not None else ()
    for key, _, detail in left_out(spec.document):
        if key in spec.block_ids:
            yield from for_nonresponse(spec.document, detail.only)


def expressions_of(spec: Spec) -> Iterator[Expression]:
    """Yield every resolved expression of fields and texts."""
    yield from spec.expressions.values()
    for embedded in spec.texts.values():
        yield from (part for part in embedded.parts if not isinstance(part, str))


def measures_of_block(spec: Spec, key: Key, block: ChartBlock | TableBlock) -> tuple[Measure, ...]:
    """Return the measures that one chart or table shows."""
    detail, condition = detail_of(block), _condition(spec, key, block)
    if isinstance(detail, ChartDetail):
        return for_chart(spec.document, detail, condition)
    measures = for_table(spec.document, detail, condition)
    return tuple(m for m in measures if not (m.wave and m.name in NEVER_PUBLISHED and reconstructed(document_of(spec, m.wave))))


def illustrative(spec: Spec) -> frozenset[Measure]:
    """Return the measures of blocks that are marked as examples."""
    found = [m for k, b in drawn(spec.document) if detail_of(b).illustrative for m in measures_of_block(spec, k, b)]
    for key, word, detail in joint(spec.document):
        if detail.illustrative:
            found += for_joint(spec.document, detail, spec.conditions.get((*key, word, "among")))
    return frozenset(found)


def computed_of_block(spec: Spec, key: Key, block: ChartBlock | TableBlock) -> tuple[Expression, ...]:
    """Return the computed expressions that one chart or table shows."""
    detail, condition = detail_of(block), _condition(spec, key, block)
    if isinstance(detail, ChartDetail):
        return computed_for_chart(spec.document, detail, condition)
    known = frozenset(measures_of_block(spec, key, block))
    return tuple(e for e in computed_for_table(spec.document, detail, condition) if known.issuperset(measures_in(e)))


def _condition(spec: Spec, key: Key, block: ChartBlock | TableBlock) -> Condition | None:
    return spec.conditions.get((*key, kind_of(block), "among"))


def published_shares(document: Document) -> tuple[Measure, ...]:
    """Return the whole distribution of published questions, where their percentages must fit a published base.

    Percentages of the answers given, or of those who were asked a filtered question, have another base, which nobody published.
    """
    data, sample = data_of(document), sample_of(document)
    if not data or not sample or not reconstructed(document) or not sample.published_base or sample.base_doubt:
        return ()
    published = [q for q in data.published if _of_everyone(document, q)]
    return tuple(canonical.share(q, code) for q in published for code in options_of(document, q))


def _of_everyone(document: Document, question: str) -> bool:
    found = document.questions.get(question)
    if found is None or isinstance(found, NumberQuestion) or (is_asked(found) and found.asked_if is not None):
        return False
    return not (isinstance(found, MultiQuestion) and found.base == "responses")
