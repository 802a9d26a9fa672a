"""What is switched off for certain before anything is computed: ``when: has_data`` while there are no answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.problems import Code
from reportgen.spec.expressions.faults import Fault
from reportgen.spec.expressions.tree import Asked, Chosen, Expression, HasData, Logic, Negation, Pick, Quantified, Stated
from reportgen.spec.expressions.walk import children
from reportgen.spec.spec import Key

NO_DATA = "this report has no data yet"
FIX = "add survey.data, or put `when: has_data` beside what needs answers"


def known(condition: Expression, *, data: bool) -> bool | None:
    """Return whether a condition is true, as far as that can be told without any number (Kleene's logic).

    Parameters
    ----------
    condition
        A resolved condition.
    data
        Whether the report has answers.
    """
    match condition:
        case HasData():
            return data
        case Negation(part):
            inner = known(part, data=data)
            return None if inner is None else not inner
        case Logic(operator, parts) | Quantified(operator, _, parts):
            values, decisive = {known(p, data=data) for p in parts}, operator in {"or", "some"}
            return decisive if decisive in values else None if None in values else not decisive
        case _:
            return None


def within(key: Key, switched_off: Iterable[Key]) -> bool:
    """Return whether a key lies in something that is switched off."""
    return any(key[: len(off)] == off for off in switched_off)


def unknown_in(expression: Expression, *, data: bool) -> Iterator[Fault]:
    """Yield a fault for everything in an expression that has no value yet.

    Parameters
    ----------
    expression
        A resolved expression.
    data
        Whether the report has answers; what only they could tell has no value without them.
    """
    match expression:
        case Stated(family, name, bounds=None):
            found = f"{family}({name}) has no value yet"
            yield Fault(Code.NO_DATA, expression.at, len(family), found, f"give value under operations.{name}")
        case Asked() | Pick() | Chosen() if data:
            return
        case Asked(measure):
            yield _no_data(expression.at, measure.name, measure.canonical)
        case Pick() | Chosen():
            yield _no_data(expression.at, expression.canonical.partition("(")[0], expression.canonical)
        case _:
            for part in children(expression):
                yield from unknown_in(part, data=data)


def _no_data(at: int, word: str, canonical: str) -> Fault:
    return Fault(Code.NO_DATA, at, len(word), f"{canonical} needs answers: {NO_DATA}", FIX)
