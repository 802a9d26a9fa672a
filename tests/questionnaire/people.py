"""Invented people who fill in the canteen's form, and who of them is asked what, by the rule of the data stage.

The rule is read from the spec's own conditions, three-valued: a missing answer satisfies neither a comparison nor its
negation. Nothing of what the forms are written from is used.
"""

from __future__ import annotations

import operator
import random
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from reportgen.spec.measures import AllOf, Answered, AnyOf, Comparison, Condition, Not
from reportgen.spec.read import read_spec
from reportgen.spec.spec import Spec

CANTEEN = Path(__file__).parent / "canteen.yaml"
Answer = str | float | tuple[str, ...]
Person = Mapping[str, Answer]
SIZES: Mapping[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}


@cache
def canteen() -> Spec:
    return read_spec(CANTEEN)


def holds(condition: Condition, person: Person) -> bool | None:
    """Return whether a person satisfies a condition; None where an answer is missing."""
    match condition:
        case Not(part):
            inner = holds(part, person)
            return None if inner is None else not inner
        case AllOf(parts) | AnyOf(parts):
            found = {holds(part, person) for part in parts}
            decided = isinstance(condition, AnyOf)
            return decided if decided in found else None if None in found else not decided
        case Answered(subject):
            return subject in person
        case Comparison():
            return _compared(condition, person)


def _compared(test: Comparison, person: Person) -> bool | None:
    given = person.get("age" if test.subject == "age_group" else test.subject)
    if given is None:
        return None
    if test.item:
        assert isinstance(given, tuple)
        return test.item in given
    if isinstance(given, float) or test.operator in {"<", "<=", ">", ">="}:
        assert not isinstance(given, tuple)
        return SIZES[test.operator](float(given), float(test.values[0]))
    return (given in test.values) is (test.operator != "!=")


def is_asked(spec: Spec, name: str, person: Person) -> bool:
    condition = spec.conditions.get(("questions", name, "asked_if"))
    return condition is None or holds(condition, person) is True


def somebody(spec: Spec, chance: random.Random) -> Person:
    """Return the answers of one person, who is asked in order and sometimes leaves one out."""
    person: dict[str, Answer] = {}
    for name, question in spec.document.questions.items():
        if is_asked(spec, name, person) and chance.random() > 0.12:
            person[name] = _answer(spec, name, question.type, chance)
    return person


def _answer(spec: Spec, name: str, kind: str, chance: random.Random) -> Answer:
    from reportgen.spec.labels import options_of

    codes = list(options_of(spec.document, name))
    match kind:
        case "multi":
            return tuple(code for code in codes if chance.random() < 0.35) or (codes[0],)
        case "number":
            return float(chance.choice((0, 1, 3, 5, 12)))
        case "text":
            return "words"
        case "nps":
            return chance.choice(("0", "6", "7", "8", "9", "10"))
        case "scale":
            return chance.choice((*codes, "1", "2"))
        case _:
            return chance.choice(codes + 2 * ["yes"] if name == "used" else codes)


@cache
def people() -> tuple[Person, ...]:
    chance = random.Random(20260501)  # noqa: S311 - invented people need no secret numbers
    return tuple(somebody(canteen(), chance) for _ in range(300))


def asked_of(person: Person) -> list[str]:
    """Return the questions that a person is asked, in order."""
    return [name for name in canteen().document.questions if is_asked(canteen(), name, person)]
