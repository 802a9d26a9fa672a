"""Targets of a plan's measures that stand with the operational measure itself."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportgen.spec.expressions.tree import Expression, Literal, Negative, Stated
from reportgen.spec.model.document import Document
from reportgen.spec.model.statements import Measure
from reportgen.spec.plan_items import plan_items
from reportgen.spec.spec import Key


def measures_of_plan(document: Document) -> Iterator[tuple[Key, Measure]]:
    """Yield (key, measure) of every measure of the plan."""
    for key, item in plan_items(document):
        if item.measure is not None:
            yield (*key, "measure"), item.measure


def own_target(document: Document, of: Expression) -> Expression | None:
    """Return the target that an operational measure has; None for any other number."""
    if not isinstance(of, Stated) or of.family != "operation":
        return None
    written = document.operations[of.name].target
    if written is None:
        return None
    literal = literal_of(written)
    return Negative(Literal(-literal.value, literal.percent)) if literal.value < 0 else literal


def literal_of(written: str) -> Literal:
    """Return an amount of the spec as a number of an expression."""
    return Literal(Decimal(written.removesuffix("%")), written.endswith("%"))
