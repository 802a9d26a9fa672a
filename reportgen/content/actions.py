"""The improvement plan: chapters, sections and actions under the number of the chapter they stand in."""

from __future__ import annotations

from typing import Literal

from reportgen.content.blocks import PlanAction, PlanBlock, PlanField, PlanGroup
from reportgen.content.charts.kinds import Meter
from reportgen.content.charts.meter import measure_meter
from reportgen.content.edition import Edition
from reportgen.content.evidence import backing
from reportgen.content.inlines import Inlines, Words
from reportgen.content.naming import short_name
from reportgen.content.outline import Spot
from reportgen.content.prose import joined
from reportgen.facts.definitions import Definitions
from reportgen.facts.format import literal_text
from reportgen.facts.ledger import Fact
from reportgen.facts.quantities import quantity_text
from reportgen.spec.bounds import point
from reportgen.spec.expressions.tree import Expression, Stated
from reportgen.spec.expressions.tree import Literal as LiteralNumber
from reportgen.spec.expressions.units import Type, type_of
from reportgen.spec.measures import Unit
from reportgen.spec.model.scalars import Text
from reportgen.spec.model.statements import Measure, PlanChapter, PlanItem, PlanSection
from reportgen.spec.quantities import quantity
from reportgen.spec.spec import Key

Field = Literal["problem", "action", "example", "effect", "caveat"]
FIELDS: tuple[Field, ...] = ("problem", "action", "example", "effect", "caveat")


def plan(edition: Edition, key: Key, level: int) -> PlanBlock:
    """Return the chapters that the block asks for; ``level`` is that of their headings."""
    places = edition.outline.plans[key]
    chapters = enumerate(edition.spec.document.plan)
    return PlanBlock(tuple(_group(edition, ("plan", i), c, places[c.id], level) for i, c in chapters if c.id in places))


def _group(edition: Edition, key: Key, group: PlanChapter | PlanSection, spot: Spot, level: int) -> PlanGroup:
    actions = tuple(_action(edition, (*key, "items", i), item, _below(spot, i + 1)) for i, item in enumerate(group.items))
    below = enumerate(group.sections, len(actions) + 1)
    groups = (_group(edition, (*key, "sections", i - len(actions) - 1), s, _below(spot, i), level + 1) for i, s in below)
    title, prose = edition.running((*key, "title"), group.title), edition.prose((*key, "text"), group.text)
    return PlanGroup(spot.anchor, spot.number, title, level, prose, actions, tuple(groups))


def _below(spot: Spot, place: int) -> Spot:
    return Spot(f"{spot.anchor}-{place}", f"{spot.number}.{place}")


def _action(edition: Edition, key: Key, item: PlanItem, spot: Spot) -> PlanAction:
    title = edition.running((*key, "title"), item.title)
    facts = _side_facts(edition, item)
    fields = [PlanField(f, edition.say(f), edition.prose((*key, f), getattr(item, f))) for f in FIELDS if getattr(item, f)]
    anchor = edition.uses.unique(spot.anchor)
    label, meter, alt = _measure(edition, key, item, anchor)
    because = backing(edition, (*key, "because"), item.because) if item.because else None
    return PlanAction(anchor, spot.number, title, facts, tuple(fields), because, label, meter, alt)


def _side_facts(edition: Edition, item: PlanItem) -> tuple[tuple[str, str], ...]:
    owner = edition.codebook.words(item.owner) if item.owner else ""
    start = item.start.isoformat() if item.start else ""
    due = item.due.isoformat() if item.due else ""
    pairs = (("owner", owner), ("start", start), ("due", due), ("status", edition.say(f"status-{item.status}")))
    return tuple((edition.say(label), words) for label, words in pairs if words)


def _measure(edition: Edition, key: Key, item: PlanItem, anchor: str) -> tuple[Inlines, Meter | None, str]:
    if item.measure is None:
        return (), None, ""
    inside = (*key, "measure")
    if (*inside, "of") not in edition.ledger.values:
        return _awaited(edition, inside, item.measure), None, ""
    fact = edition.fact(edition.ledger.values[(*inside, "of")].fact)
    edition.uses.drawn(fact.id, anchor)
    name = edition.running((*inside, "label"), item.measure.label) or (Words(short_name(edition, fact)),)
    target, printed = _target(edition, inside, fact)
    meter = measure_meter(edition, fact, target, printed) if target is not None else None
    values = edition.say("alt-measure", baseline=edition.printed(fact, unit=True), target=printed)
    if meter is not None:
        return joined((Words(edition.say("measure")), *name)), meter, values
    return joined((Words(edition.say("measure")), *name, Words(edition.say("measure-values", values=values)))), None, ""


def _awaited(edition: Edition, key: Key, measure: Measure) -> Inlines:
    """Return a measure whose baseline waits for answers: its name, and the target."""
    expression, target = edition.spec.expressions[(*key, "of")], edition.spec.expressions[(*key, "target")]
    definitions = Definitions(edition.spec.document, edition.language)
    name = edition.running((*key, "label"), measure.label) or (Words(definitions.of(expression)),)
    printed = _planned(edition, expression, target)
    values = edition.say("alt-measure", baseline=edition.say("no-data-yet"), target=printed)
    return joined((Words(edition.say("measure")), *name, Words(edition.say("measure-values", values=values))))


def _planned(edition: Edition, of: Expression, target: Expression) -> str:
    """Return a target as printed while there is no baseline to take the unit from."""
    definitions = Definitions(edition.spec.document, edition.language)
    if not isinstance(target, LiteralNumber):
        return definitions.of(target)
    if isinstance(of, Stated):
        return _stated(edition, target, of.unit, quantity(edition.spec.document, of.family, of.name).unit)
    unit = type_of(of)
    word = definitions.words.units["score"] if unit is Unit.SCORE else ""
    return _literal(edition, target, unit, word)[1]


def _stated(edition: Edition, number: LiteralNumber, unit: Unit, measured: Text) -> str:
    known = point(number.value / 100 if number.percent else number.value)
    return quantity_text(known, unit, measured, edition.language, edition.spec.document.report.language)


def _target(edition: Edition, key: Key, baseline: Fact) -> tuple[float | None, str]:
    """Return the target in the scale of the drawing (percent for shares) and as printed with its unit."""
    expression = edition.spec.expressions.get((*key, "target"))
    if isinstance(expression, LiteralNumber):
        value, printed = _literal(edition, expression, baseline.unit, baseline.unit_word[edition.language])
        own = baseline.quantity
        return value, _stated(edition, expression, baseline.unit, own.unit) if own else printed
    fact = edition.fact(edition.ledger.values[(*key, "target")].fact)
    scale = 100 if fact.unit in {Unit.SHARE, Unit.POINTS} else 1
    return None if fact.value is None else fact.value * scale, edition.printed(fact, unit=True)


def _literal(edition: Edition, number: LiteralNumber, of: Type, word: str) -> tuple[float, str]:
    share = of is Unit.SHARE
    value = number.value * 100 if share and not number.percent else number.value
    text = literal_text(LiteralNumber(value, number.percent or share))
    unit = "" if text.endswith("%") else word
    return float(value), edition.say("with-unit", number=text, unit=unit) if unit else text
