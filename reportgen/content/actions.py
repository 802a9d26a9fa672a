"""The improvement plan: chapters, sections and actions under the number of the chapter they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from reportgen.content.aims import Aim, aim, followed_words
from reportgen.content.blocks import PlanAction, PlanBlock, PlanField, PlanGroup, ProseBlock, SectionBlock
from reportgen.content.charts.followed import followed_meter
from reportgen.content.charts.kinds import Meter
from reportgen.content.charts.meter import Target, measure_meter
from reportgen.content.edition import Edition
from reportgen.content.evidence import backing
from reportgen.content.inlines import Inlines, Paragraph, Words
from reportgen.content.outline import Spot
from reportgen.content.prose import joined
from reportgen.content.sources import told_of
from reportgen.facts.actions_json import facts_of
from reportgen.facts.outcomes import Action
from reportgen.spec.model.statements import PlanChapter, PlanItem, PlanSection
from reportgen.spec.spec import Key

Field = Literal["problem", "action", "example", "effect", "caveat"]
FIELDS: tuple[Field, ...] = ("problem", "action", "example", "effect", "caveat")


def plan(edition: Edition, key: Key, level: int) -> PlanBlock:
    """Return the chapters that the block asks for; ``level`` is that of their headings."""
    return PlanBlock(tuple(_group(edition, at, chapter, spot, level) for at, chapter, spot in _chapters(edition, key)))


def plan_chapters(edition: Edition, key: Key) -> Iterator[SectionBlock]:
    """Yield the chapters that a block in the body itself asks for, as chapters of the report."""
    for at, chapter, spot in _chapters(edition, key):
        prose = edition.prose((*at, "text"), chapter.text)
        lead = (ProseBlock(prose[:1], lead=True),) if prose else ()
        rest = (ProseBlock(prose[1:]),) if prose[1:] else ()
        inside = Spot(spot.anchor, spot.stem)
        actions = tuple(_action(edition, (*at, "items", i), item, below(inside, i + 1)) for i, item in enumerate(chapter.items))
        blocks = (*lead, *rest, PlanBlock(tuple(_groups(edition, at, chapter, inside, 2)), actions))
        yield SectionBlock(spot.anchor, spot.number, edition.running((*at, "title"), chapter.title), 1, False, blocks)


def _chapters(edition: Edition, key: Key) -> Iterator[tuple[Key, PlanChapter, Spot]]:
    places = edition.outline.plans[key]
    for i, chapter in enumerate(edition.spec.document.plan):
        if chapter.id in places:
            yield ("plan", i), chapter, places[chapter.id]


def _group(edition: Edition, key: Key, group: PlanChapter | PlanSection, spot: Spot, level: int) -> PlanGroup:
    actions = tuple(_action(edition, (*key, "items", i), item, below(spot, i + 1)) for i, item in enumerate(group.items))
    title, prose = edition.running((*key, "title"), group.title), edition.prose((*key, "text"), group.text)
    groups = tuple(_groups(edition, key, group, spot, level + 1))
    return PlanGroup(spot.anchor, spot.number, title, level, prose, actions, groups)


def _groups(edition: Edition, key: Key, group: PlanChapter | PlanSection, spot: Spot, level: int) -> Iterator[PlanGroup]:
    for i, section in enumerate(group.sections):
        yield _group(edition, (*key, "sections", i), section, below(spot, len(group.items) + i + 1), level)


def below(spot: Spot, place: int) -> Spot:
    """Return the number and anchor of the part at a place below a heading."""
    return Spot(f"{spot.anchor}-{place}", f"{spot.number}.{place}")


def _action(edition: Edition, key: Key, item: PlanItem, spot: Spot) -> PlanAction:
    title = edition.running((*key, "title"), item.title)
    fields = [PlanField(f, edition.say(f), edition.prose((*key, f), getattr(item, f))) for f in FIELDS if getattr(item, f)]
    anchor = edition.uses.unique(spot.anchor)
    label, meter, alt = _measure(edition, key, item, anchor)
    because = backing(edition, (*key, "because"), item.because) if item.because else None
    fields += _priority(edition, key, item)
    return PlanAction(anchor, spot.number, title, side_facts(edition, item), tuple(fields), because, label, meter, alt)


def side_facts(edition: Edition, item: PlanItem) -> tuple[tuple[str, str], ...]:
    """Return who does an action, from when to when, and how far it is, as labelled words."""
    owner = edition.codebook.words(item.owner) if item.owner else ""
    told = "status" in item.model_fields_set or _under_way(edition.spec.document.plan)
    status = edition.say(f"status-{item.status}") if told else ""
    pairs = (("owner", owner), _days(edition, item), ("status", status))
    return tuple((edition.say(label), words) for label, words in pairs if words)


def _days(edition: Edition, item: PlanItem) -> tuple[str, str]:
    """Return the days of an action under one label: from the one to the other, or the one there is."""
    start, due = (day.isoformat() if day else "" for day in (item.start, item.due))
    if start and due:
        return "days", edition.say("from-to", start=start, end=due)
    return ("due", due) if due else ("start", start)


def _priority(edition: Edition, key: Key, item: PlanItem) -> list[PlanField]:
    if item.priority is None:
        return []
    level = edition.say(f"priority-{item.priority.level}")
    reason = edition.running((*key, "priority", "because"), item.priority.because)
    words = joined((Words(edition.say("priority-reason", level=level)), *reason))
    return [PlanField("priority", edition.say("priority"), (Paragraph(words),))]


def _under_way(groups: Iterable[PlanChapter | PlanSection]) -> bool:
    """Whether any action is more than proposed: before that all say the same, and say it only where it is written out."""
    return any(i.status != "proposed" for g in groups for i in g.items) or any(_under_way(g.sections) for g in groups)


def _measure(edition: Edition, key: Key, item: PlanItem, anchor: str) -> tuple[Inlines, Meter | None, str]:
    if item.measure is None:
        return (), None, ""
    wanted = aim(edition, (*key, "measure"), item.measure)
    action = edition.ledger.action(key)
    if action is not None and (wanted.then is not None or action.outcome == "dropped"):
        return _followed(edition, action, wanted, anchor)
    values = edition.say("alt-measure", baseline=wanted.baseline, target=wanted.target)
    name, meter = joined((Words(edition.say("measure")), *wanted.name)), None
    if wanted.fact is not None:
        edition.uses.drawn(wanted.fact.id, anchor)
        if wanted.value is not None:
            target = Target(wanted.value, wanted.target, wanted.better == "lower", wanted.target_fact)
            meter = measure_meter(edition, wanted.fact, target, proposed=wanted.fact.proposed)
    edition.uses.pictured(meter, anchor)
    if meter is not None:
        return name, meter, told_of(edition, values) if wanted.fact and wanted.fact.estimate else values
    return joined((*name, Words(edition.say("measure-values", values=values)))), None, ""


def _followed(edition: Edition, action: Action, wanted: Aim, anchor: str) -> tuple[Inlines, Meter | None, str]:
    """Return the measure of an action that is followed: its name with the outcome, and the bar from baseline to target."""
    for fact in facts_of(action):
        edition.uses.drawn(fact, anchor)
    outcome = edition.say("measure-outcome", outcome=edition.say(f"outcome-{action.outcome}"))
    name = joined((Words(edition.say("measure")), *wanted.name, Words(outcome)))
    if action.outcome == "dropped":
        return name, None, ""
    meter, alt = followed_meter(edition, action, wanted), followed_words(edition, wanted)
    edition.uses.pictured(meter, anchor)
    if meter is not None:
        return name, meter, alt
    return joined((*name, Words(edition.say("measure-values", values=alt)))), None, ""
