"""What has to be known to say what became of an action: its measure then, the change, and what stood beside it then."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from reportgen.problems import Code
from reportgen.spec.better import Better, better_of
from reportgen.spec.expressions.change import check_waves, uncompared
from reportgen.spec.expressions.faults import Fault, Refused, shortened
from reportgen.spec.expressions.functions import MEASURES
from reportgen.spec.expressions.names import Names
from reportgen.spec.expressions.targets import literal_of
from reportgen.spec.expressions.tree import Arithmetic, Asked, Call, Change, Chosen, Expression, Name, Stated, Words
from reportgen.spec.expressions.units import Other, type_of
from reportgen.spec.expressions.walk import measures_in
from reportgen.spec.measures import Unit
from reportgen.spec.model.document import Document
from reportgen.spec.model.statements import Measure
from reportgen.spec.quantities import amount, bounds_of, quantity
from reportgen.spec.siblings import whole_around
from reportgen.spec.spec import Key

THEN, CHANGE, BESIDE = "since", "change", "beside"
"""The last parts of the keys, below that of a measure, of what is worked out here."""
Resolve = Callable[[Expression], Expression]


@dataclass(frozen=True, slots=True)
class Aimed:
    """A measure of the plan with its resolved number."""

    measure: Measure
    of: Expression
    written: Expression
    """As parsed, before names are resolved."""


def followed(names: Names, aimed: Aimed, resolve: Resolve) -> Mapping[Key, Expression]:
    """Return what follows an action, by the last part of its key; nothing for a measure that has no earlier value.

    A change is left out where the series is broken: the action is then not comparable, which is no mistake of the spec.

    Raises
    ------
    Refused
        The measure cannot be followed: it is no single number, the wave is not known or does not have it, or nobody says which
        way is better.
    """
    check_margin(aimed)
    if isinstance(aimed.of, Stated):
        return _recorded(names.document, aimed)
    if aimed.measure.since is None:
        return {}
    if not isinstance(aimed.of, Asked | Chosen) or not isinstance(aimed.written, Call) or aimed.written.function not in MEASURES:
        found = f"{shortened(aimed.measure.of)} is not one measure of the survey, and only such a number is followed over waves"
        raise _refused(found, "write one measure, such as top(overall), or leave since out")
    _directed(names.document, aimed)
    return _measured(names, aimed.written, aimed.measure.since, resolve)


def _measured(names: Names, written: Call, since: str, resolve: Resolve) -> dict[Key, Expression]:
    change = uncompared(names, written, Words(since), resolve)
    found: dict[Key, Expression] = {(THEN,): change.then}
    if _comparable(names, change):
        found[(CHANGE,)] = change
        beside = enumerate(_beside(names, written, change, resolve))
        found |= {(BESIDE, number): sibling for number, sibling in beside}
    return found


def _comparable(names: Names, change: Change) -> bool:
    try:
        check_waves(names, change)
    except Refused:
        return False
    return True


def _beside(names: Names, written: Call, change: Change, resolve: Resolve) -> Iterator[Expression]:
    """Yield the same number, in the earlier wave, of what stands beside the measure in its dimension or grid."""
    if not isinstance(change.then, Asked) or written.function not in {"top", "bottom", "mean", "index"}:
        return
    whole = whole_around(names.document, change.then.measure.subject)
    for name in whole.others if whole else ():
        there = replace(written, arguments=(Name(name), *written.arguments[1:]))
        try:
            yield uncompared(names, there, Words(change.since), resolve).then
        except Refused:  # the wave does not have it, or it was not published there
            continue


def _recorded(document: Document, aimed: Aimed) -> dict[Key, Expression]:
    """Return what follows an operational measure: its stated baseline, and the difference from it."""
    if not isinstance(aimed.of, Stated):
        raise TypeError("a measure of the survey has waves")
    if aimed.measure.since is not None:
        fix = f"leave since out, and write operations.{aimed.of.name}.baseline: {{value: ..., source: ...}}"
        raise _refused(f"{aimed.of.family}({aimed.of.name}) has no waves", fix)
    if aimed.of.family != "operation" or document.operations[aimed.of.name].baseline is None:
        return {}
    if aimed.measure.better not in {None, document.operations[aimed.of.name].better}:
        raise _against(document.operations[aimed.of.name].better)
    then = replace(aimed.of, family="baseline", bounds=bounds_of(quantity(document, "baseline", aimed.of.name)))
    found: dict[Key, Expression] = {(THEN,): then}
    if aimed.of.bounds is not None:
        found[(CHANGE,)] = Arithmetic("-", aimed.of, then)
    return found


def _directed(document: Document, aimed: Aimed) -> None:
    """Refuse a measure of which nobody knows which way is better, and one that is said to be better the wrong way."""
    known = {better_of(document, m) for m in measures_in(aimed.of)}
    declared, natural = aimed.measure.better, next(iter(known)) if len(known) == 1 else ""
    if natural and declared not in {None, natural}:
        raise _against(natural)
    if not natural and declared is None:
        found = f"nothing says which way {shortened(aimed.measure.of)} should go"
        raise Refused(Fault(Code.MISSING_KEY, 0, 1, found, "add better: higher or better: lower beside since"))


def _against(natural: Better) -> Refused:
    return _refused(f"the measure is better the {natural} it is, by its scale or its definition", "delete better")


def check_margin(aimed: Aimed) -> None:
    """Refuse a margin of equivalence that is not in the unit of the measure, or not more than 0."""
    if aimed.measure.margin is None:
        return
    margin, unit = literal_of(aimed.measure.margin), type_of(aimed.of)
    share = unit in {Unit.SHARE, Unit.POINTS}
    if margin.value <= 0:
        raise _refused(f"the margin is {aimed.measure.margin}", "write how large a change still is none, such as 3 or 3%")
    if share != (type_of(margin) is Other.PERCENT) and not _percent(aimed.of):
        fix = f"write {aimed.measure.margin}% for so many percentage points" if share else "write the number without %"
        raise _refused(f"the margin is {aimed.measure.margin}, which is not in the unit of {shortened(aimed.measure.of)}", fix)


def _percent(of: Expression) -> bool:
    """Return whether a number is a change in percent, which is no share and is written with a percent sign all the same."""
    return isinstance(of, Stated) and of.measured == "change"


def margin_of(measure: Measure) -> Decimal | None:
    """Return the declared margin of equivalence as it is computed with: 3% is 0.03."""
    return None if measure.margin is None else amount(measure.margin)


def _refused(found: str, fix: str) -> Refused:
    return Refused(Fault(Code.WRONG_VALUE, 0, 1, found, fix))
