"""Published figures and operational measures: their units, and what is known of their numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from reportgen.spec.bounds import Bounds, about, point
from reportgen.spec.measures import Unit
from reportgen.spec.model.document import Document
from reportgen.spec.model.quantities import Operation, Published, Quantity
from reportgen.spec.model.scalars import Text

FAMILIES = ("published", "operation", "baseline")
"""The functions that name a quantity."""
PERCENT = frozenset({"share", "change", "points"})
"""Units whose numbers are written with a percent sign."""
_UNITS: Mapping[str, Unit] = {
    "share": Unit.SHARE,
    "change": Unit.NUMBER,
    "points": Unit.POINTS,
    "score": Unit.SCORE,
    "nps": Unit.NPS,
    "people": Unit.COUNT,
    "times": Unit.COUNT,
}
"""What a number of a unit may be compared and combined with; any other unit is a quantity of its own."""
KNOWN = (*_UNITS, "seconds", "minutes", "hours", "days", "weeks", "months", "years")
"""Units with words in every language."""


def quantities(document: Document, family: str) -> Mapping[str, Published] | Mapping[str, Operation]:
    """Return the quantities that a function may name."""
    if family == "baseline":
        return {name: earlier(found) for name, found in document.operations.items() if found.baseline is not None}
    return document.published if family == "published" else document.operations


def earlier(found: Operation) -> Operation:
    """Return an operational measure as it was when the plan began."""
    then = found.baseline
    if then is None:
        raise TypeError("an operational measure without a baseline has no earlier value")
    own = {"value": then.value, "low": None, "high": None, "qualifier": None, "basis": "measured"}
    return found.model_copy(update={**own, "source": then.source, "date": then.date, "baseline": None})


def quantity(document: Document, family: str, name: str) -> Published | Operation:
    """Return one quantity."""
    return quantities(document, family)[name]


def unit_of(found: Quantity) -> Unit:
    """Return what the number may be compared and combined with."""
    return _UNITS.get(found.unit, Unit.MEAN) if isinstance(found.unit, str) else Unit.MEAN


def measured_in(unit: Text) -> str:
    """Return a name for a unit: two quantities of one name may be compared."""
    return unit if isinstance(unit, str) else next(iter(unit.values()))


def amount(text: str) -> Decimal:
    """Return a number as it is computed with: 60% is 0.6."""
    return Decimal(text.removesuffix("%")) / 100 if text.endswith("%") else Decimal(text)


def bounds_of(found: Quantity) -> Bounds | None:
    """Return what is known of the number; None when it is not known at all."""
    if found.low is not None and found.high is not None:
        return Bounds(amount(found.low), amount(found.high))
    if found.value is None:
        return None
    return _QUALIFIED.get(found.qualifier or "", point)(amount(found.value))


_QUALIFIED: Mapping[str, Callable[[Decimal], Bounds]] = {
    "at_least": lambda value: Bounds(value, None),
    "more_than": lambda value: Bounds(value, None, above=True),
    "at_most": lambda value: Bounds(None, value),
    "less_than": lambda value: Bounds(None, value, below=True),
    "about": about,
}
"""What each qualifier says of a number; without one the number is known."""
