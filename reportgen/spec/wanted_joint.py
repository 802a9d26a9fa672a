"""The measures behind blocks that show how answers hang together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import reduce

from reportgen.spec import canonical
from reportgen.spec.boxes import top_codes
from reportgen.spec.expressions.tree import Arithmetic, Asked, Expression, Literal
from reportgen.spec.measures import Condition, Measure
from reportgen.spec.members import members_of
from reportgen.spec.model.derived import DerivedScale
from reportgen.spec.model.document import Document
from reportgen.spec.model.driver_blocks import DriversDetail, ImportanceDetail, Joint, ReliabilityDetail
from reportgen.spec.model.questions import NpsQuestion, NumberQuestion, ScaleQuestion


def for_joint(document: Document, detail: Joint, among: Condition | None = None) -> tuple[Measure, ...]:
    """Return the measures that such a block prints.

    Parameters
    ----------
    document
        A document whose names are known.
    detail
        The details of the block.
    among
        Its resolved ``among``.
    """
    match detail:
        case ReliabilityDetail():
            return tuple(m for name in detail.shown for m in for_reliability(document, name, among))
        case DriversDetail(of=model):
            return for_drivers(document, model, among)
        case ImportanceDetail():
            return tuple(m for pair in for_importance(document, detail, among).values() for m in pair)
        case _:
            return ()


def for_reliability(document: Document, name: str, among: Condition | None = None) -> tuple[Measure, ...]:
    """Return alpha of a dimension, and of each item its mean, its spread and how it goes with the others."""
    whole = [canonical.measure(kind, name, (), (), among) for kind in ("alpha", "alpha_standardized")]
    items = members_of(document, name)
    return (*whole, *(m for item in items for m in for_item(name, item, among)))


def for_item(dimension: str, item: str, among: Condition | None = None) -> tuple[Measure, Measure, Measure, Measure]:
    """Return the mean and spread of an item, its correlation with the rest, and alpha without it."""
    of_rest = (canonical.measure(kind, dimension, (item,), (), among) for kind in ("item_rest", "alpha_without"))
    item_rest, without = of_rest
    return canonical.mean(item, among=among), canonical.sd(item, among=among), item_rest, without


def for_drivers(document: Document, model: str, among: Condition | None = None) -> tuple[Measure, ...]:
    """Return R² of a model, and of each driver its importance and its coefficient."""
    names = members_of(document, model)
    of_each = (canonical.measure(kind, model, (name,), (), among) for name in names for kind in ("importance", "coefficient"))
    return (canonical.measure("explained", model, (), (), among), *of_each)


def for_importance(
    document: Document, detail: ImportanceDetail, among: Condition | None = None
) -> Mapping[str, tuple[Measure, Measure]]:
    """Return of each item how important it is and how well it does, by name, in the order written."""
    pairs = detail.stated.items() if detail.of is None else ((name, name) for name in members_of(document, detail.of))
    return {
        name: (_importance(document, detail.of, asked, among), performance_of(document, name, detail.performance, among))
        for name, asked in pairs
    }


def _importance(document: Document, model: str | None, name: str, among: Condition | None) -> Measure:
    """Return the importance that a model derives; of an item whose importance was asked, the mean (or NPS) of the answers."""
    if model is not None:
        return canonical.measure("importance", model, (name,), (), among)
    kinds = performances(document, name)
    return canonical.measure("mean" if "mean" in kinds else kinds[0], name, (), (), among)


def performance_of(document: Document, name: str, kind: str | None, among: Condition | None = None) -> Measure:
    """Return how well an item does: the number that the author chose, else the one that suits its type."""
    suits = performances(document, name)
    return canonical.measure(kind if kind in suits else suits[0], name, (), (), among)


def performances(document: Document, name: str) -> tuple[str, ...]:
    """Return which numbers tell how well an item does, the usual one first."""
    if name in document.dimensions:
        return ("index",)
    match document.questions[name]:
        case ScaleQuestion(scale=scale) | DerivedScale(scale=scale):
            return ("top", "mean") if top_codes(document.scales[scale]) else ("mean",)
        case NpsQuestion():
            return ("nps",)
        case NumberQuestion():
            return ("mean",)
        case _:
            return ()


def cross_of(
    document: Document, detail: ImportanceDetail, among: Condition | None = None
) -> tuple[Expression, Expression] | None:
    """Return the mean importance and the mean performance of the items; None where the author says where the lines stand."""
    if not isinstance(detail.cross, str):
        return None
    pairs = tuple(for_importance(document, detail, among).values())
    importance, performance = (_mean([pair[side] for pair in pairs]) for side in (0, 1))
    return importance, performance


def _mean(measures: Sequence[Measure]) -> Expression:
    asked: list[Expression] = [Asked(measure) for measure in measures]
    return Arithmetic("/", reduce(lambda left, right: Arithmetic("+", left, right), asked), Literal(Decimal(len(asked))))


def computed_for_joint(document: Document, detail: Joint, among: Condition | None = None) -> tuple[Expression, ...]:
    """Return what such a block prints beside its measures: where the lines of importance and performance stand."""
    return (cross_of(document, detail, among) or ()) if isinstance(detail, ImportanceDetail) else ()
