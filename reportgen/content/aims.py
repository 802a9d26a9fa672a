"""What a measure of the plan aims at: its name, today's value, the value to reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportgen.content.edition import Edition
from reportgen.content.inlines import Inlines, Words
from reportgen.content.naming import short_name
from reportgen.content.tones import better
from reportgen.facts.definitions import Definitions
from reportgen.facts.format import literal_text
from reportgen.facts.ledger import Fact
from reportgen.facts.quantities import quantity_text
from reportgen.facts.rounding import quantised
from reportgen.spec.bounds import Bounds, less, point
from reportgen.spec.expressions.tree import Expression, Stated
from reportgen.spec.expressions.tree import Literal as LiteralNumber
from reportgen.spec.expressions.units import Type, type_of
from reportgen.spec.measures import Unit
from reportgen.spec.model.scalars import Text
from reportgen.spec.model.statements import Measure
from reportgen.spec.quantities import quantity
from reportgen.spec.spec import Key


@dataclass(frozen=True, slots=True)
class Aim:
    """A measure with baseline and target, in words."""

    name: Inlines
    baseline: str
    """Today's value with its unit; in words where there is none yet."""
    target: str
    value: float | None
    """The target in the scale of the drawing: percent for shares."""
    fact: Fact | None
    """Today's value; None where there is none yet."""
    better: Literal["lower", "higher", ""] = ""
    """Which way is better; empty where that cannot be told."""
    then: Fact | None = None
    """The value in the wave from which the action is followed, which is the baseline; None where it is not followed."""
    target_fact: str = ""
    """The fact's id of a target that is computed."""


def aim(edition: Edition, key: Key, measure: Measure) -> Aim:
    """Return what a measure aims at; ``key`` is the measure's."""
    of = edition.spec.expressions[(*key, "of")]
    target = edition.spec.expressions[(*key, "target")]
    own = edition.running((*key, "label"), measure.label)
    printed = edition.ledger.values.get((*key, "of"))
    if printed is None:
        return Aim(own or (Words(_name(edition, of)),), edition.say("no-data-yet"), _planned(edition, of, target), None, None)
    fact = edition.fact(printed.fact)
    value, words = _target(edition, key, fact)
    computed = "" if isinstance(target, LiteralNumber) else edition.ledger.values[(*key, "target")].fact
    name, followed = own or (Words(short_name(edition, fact)),), edition.ledger.action(key[:-1])
    if followed and followed.baseline:
        then = edition.fact(followed.baseline)
        return Aim(name, edition.printed(then, unit=True), words, value, fact, followed.better, then, computed)
    way = measure.better or better(edition, fact) or _better(edition, key, fact, target)
    return Aim(name, today(edition, fact), words, value, fact, way, target_fact=computed)


def followed_words(edition: Edition, wanted: Aim) -> str:
    """Return baseline, today's number and target of a measure that is followed."""
    now = edition.say("no-data-yet") if wanted.fact is None else edition.printed(wanted.fact, unit=True)
    return edition.say("alt-measure-followed", baseline=wanted.baseline, now=now, target=wanted.target)


def today(edition: Edition, fact: Fact) -> str:
    """Return today's value with its unit, marked where it is only proposed."""
    value = edition.printed(fact, unit=True)
    return edition.say("proposed-value", value=value) if fact.proposed else value


def _better(edition: Edition, key: Key, fact: Fact, target: Expression) -> Literal["lower", "higher", ""]:
    """Return which way a measure should go where it does not say so itself: from where it is to its target, if both are known."""
    known, wanted = _known(fact), _wanted(edition, key, target)
    if known is None or wanted is None:
        return ""
    return "lower" if less(wanted, known) else "higher" if less(known, wanted) else ""


def _wanted(edition: Edition, key: Key, target: Expression) -> Bounds | None:
    if isinstance(target, LiteralNumber):
        return point(target.value / 100 if target.percent else target.value)
    return _known(edition.fact(edition.ledger.values[(*key, "target")].fact))


def _known(fact: Fact) -> Bounds | None:
    return fact.known or (None if fact.value is None else point(quantised(fact.value)))


def _name(edition: Edition, of: Expression) -> str:
    """Return the name of a number that has no value yet."""
    if isinstance(of, Stated):
        return edition.codebook.words(quantity(edition.spec.document, of.family, of.name).label)
    return Definitions(edition.spec.document, edition.language).of(of)


def _planned(edition: Edition, of: Expression, target: Expression) -> str:
    """Return a target as printed while there is no baseline to take the unit from."""
    definitions = Definitions(edition.spec.document, edition.language)
    if not isinstance(target, LiteralNumber):
        return definitions.of(target)
    if isinstance(of, Stated):
        return stated(edition, target, of.unit, quantity(edition.spec.document, of.family, of.name).unit)
    unit = type_of(of)
    word = definitions.words.units["score"] if unit is Unit.SCORE else ""
    return _literal(edition, target, unit, word)[1]


def stated(edition: Edition, number: LiteralNumber, unit: Unit, measured: Text) -> str:
    """Return a number of the spec as printed in the unit of a stated quantity."""
    known = point(number.value / 100 if number.percent else number.value)
    return quantity_text(known, unit, measured, edition.language, edition.spec.document.report.language)


def _target(edition: Edition, key: Key, baseline: Fact) -> tuple[float | None, str]:
    expression = edition.spec.expressions.get((*key, "target"))
    if isinstance(expression, LiteralNumber):
        value, printed = _literal(edition, expression, baseline.unit, baseline.unit_word[edition.language])
        own = baseline.quantity
        return value, stated(edition, expression, baseline.unit, own.unit) if own else printed
    fact = edition.fact(edition.ledger.values[(*key, "target")].fact)
    scale = 100 if fact.unit in {Unit.SHARE, Unit.POINTS} else 1
    return None if fact.value is None else fact.value * scale, edition.printed(fact, unit=True)


def _literal(edition: Edition, number: LiteralNumber, of: Type, word: str) -> tuple[float, str]:
    share = of is Unit.SHARE
    value = number.value * 100 if share and not number.percent else number.value
    text = literal_text(LiteralNumber(value, number.percent or share))
    unit = "" if text.endswith("%") else word
    return float(value), edition.with_unit(text, unit)
