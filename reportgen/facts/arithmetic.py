"""Whether published figures agree with each other, as far as rounding and bounds tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reportgen.facts.quantities import quantity_text
from reportgen.problems import Code, Kind, Problem, Severity
from reportgen.spec import arithmetic
from reportgen.spec.bounds import Bounds, compare, point
from reportgen.spec.model.document import Document
from reportgen.spec.model.quantities import Arithmetic, Published
from reportgen.spec.quantities import bounds_of, unit_of
from reportgen.spec.spec import Spec


@dataclass(frozen=True, slots=True)
class Agreement:
    """The result of one calculation."""

    kind: arithmetic.Kind
    parts: tuple[str, ...]
    makes: str
    """The figure that they make; empty for 100%."""
    possible: Bounds
    """Where the result of the calculation lies."""
    any_weights: bool
    """Whether it is a mean of which the weights are not known."""
    holds: bool | None
    """None where only one end of a figure is known, so that the calculation could not have failed by more than that end."""


def agreements(document: Document) -> tuple[Agreement, ...]:
    """Return the result of every calculation, in the order written."""
    return tuple(_agreement(document, wanted) for wanted in document.arithmetic)


def _agreement(document: Document, wanted: Arithmetic) -> Agreement:
    kind, parts = arithmetic.kind_of(wanted)
    figures = [document.published[name] for name in parts]
    made = document.published[wanted.is_] if wanted.is_ else None
    possible = _possible(kind, wanted, figures)
    told = compare(possible, "==", arithmetic.lies(made) if made else point(Decimal(1)))
    loose = any(arithmetic.open_ended(figure) for figure in [*figures, *([made] if made else [])])
    any_weights = kind == "mean_of" and not wanted.weights
    return Agreement(kind, parts, wanted.is_ or "", possible, any_weights, False if told is False else None if loose else True)


def _possible(kind: arithmetic.Kind, wanted: Arithmetic, figures: list[Published]) -> Bounds:
    lie = [arithmetic.lies(figure) for figure in figures]
    if kind == "sum_of":
        return arithmetic.total(lie)
    if kind == "difference_of":
        return arithmetic.difference(lie)
    _, parts = arithmetic.kind_of(wanted)
    weights = [arithmetic.weight_of_figure(wanted.weights[name]) for name in parts] if wanted.weights else []
    return arithmetic.mean(lie, weights)


CODES = {"sum_of": Code.PUBLISHED_SUM, "mean_of": Code.PUBLISHED_MEAN, "difference_of": Code.PUBLISHED_DIFFERENCE}
_RESULTS = {"sum_of": "add up to", "mean_of": "have a mean of", "difference_of": "are apart by"}
_FIX = "Correct the figure that was copied wrongly; where the source contradicts itself, leave this line out and say so in a note"
_LEAVE = "Leave this line out, or state the number itself where a source gives it"


def disagreements(spec: Spec) -> Iterator[Problem]:
    """Yield a problem for every calculation that the figures do not bear out, and a warning where they cannot tell."""
    for number, found in enumerate(agreements(spec.document)):
        place = spec.place(("arithmetic", number, found.kind))
        if found.holds is False:
            yield Problem(CODES[found.kind], place, _disagreement(spec.document, found), _FIX, kind=Kind.REPORT)
        elif found.holds is None:
            words = f"{_listed(spec.document, found)} cannot be told to agree: of some only one end is known"
            yield Problem(Code.PUBLISHED_OPEN, place, words, _LEAVE, Severity.WARNING, Kind.REPORT)


def _disagreement(document: Document, found: Agreement) -> str:
    result = _words(document.published[found.parts[0]], found.possible, change=found.kind == "difference_of")
    weights = ", whatever their weights" if found.any_weights else ""
    stated = f"{found.makes} is {_stated(document, found.makes)}" if found.makes else "all options of a question make 100%"
    return f"{_listed(document, found)} {_RESULTS[found.kind]} {result}{weights}, and {stated}"


def _listed(document: Document, found: Agreement) -> str:
    words = [f"{name} ({_stated(document, name)})" for name in found.parts]
    return f"{', '.join(words[:-1])} and {words[-1]}"


def _stated(document: Document, name: str) -> str:
    figure = document.published[name]
    return quantity_text(bounds_of(figure), unit_of(figure), figure.unit, "en")


def _words(figure: Published, known: Bounds, *, change: bool) -> str:
    """Return where the result of a calculation lies, in the unit of the figures (points for a difference of shares)."""
    unit = "points" if change and figure.unit == "share" else figure.unit
    return quantity_text(known, unit_of(figure.model_copy(update={"unit": unit})), unit, "en")
