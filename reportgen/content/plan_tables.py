"""Tables of the whole plan: all actions, all goals, all published figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reportgen.content.aims import Aim, aim, stated, today
from reportgen.content.blocks import TableFigure
from reportgen.content.edition import Edition
from reportgen.content.inlines import Inlines, Words, plain
from reportgen.content.outline import Spot
from reportgen.content.plan_spots import plan_spots
from reportgen.content.stated_base import stated_base
from reportgen.content.tables import Column, Row, Table, TableCell
from reportgen.facts.ledger import Fact
from reportgen.spec.expressions.targets import literal_of
from reportgen.spec.expressions.text import expression_text
from reportgen.spec.model.block import Listed
from reportgen.spec.model.body import ActionsBlock, GoalsBlock, PublishedBlock
from reportgen.spec.model.quantities import Operation
from reportgen.spec.model.statements import PlanItem
from reportgen.spec.plan_items import plan_items
from reportgen.spec.quantities import unit_of
from reportgen.spec.spec import Key

TOLD = ("register-base", "register-place", "register-date", "register-source")
"""The headings of what is told of a published figure."""


def actions_table(edition: Edition, key: Key, block: ActionsBlock) -> TableFigure:
    """Return the table of all actions, under a heading for each chapter."""
    spots, only = plan_spots(edition), block.actions.only
    rows: list[Row] = []
    facts: list[Fact] = []
    for i, chapter in enumerate(edition.spec.document.plan):
        items = [(k, item) for k, item in plan_items(edition.spec.document) if k[:2] == ("plan", i)]
        if not items or (only and chapter.id not in only):
            continue
        spot = spots.get(("plan", i))
        rows.append(Row(_numbered(edition, spot, plain(edition.running(("plan", i, "title"), chapter.title))), (), "group"))
        rows += [_action_row(edition, k, item, spots.get(k), facts) for k, item in items]
    headings = ("owner", "start", "due", "priority", "status", "measure-heading")
    columns = tuple(Column(edition.say(h), "left", short=h in {"start", "due", "priority", "status"}) for h in headings)
    table = Table(edition.say("action"), columns, tuple(rows))
    return _figure(edition, (*key, "actions"), block.actions, table, facts)


def _numbered(edition: Edition, spot: Spot | None, title: str) -> str:
    return edition.say("numbered-title", number=spot.number, title=title) if spot and spot.number else title


def _action_row(edition: Edition, key: Key, item: PlanItem, spot: Spot | None, facts: list[Fact]) -> Row:
    title = plain(edition.running((*key, "title"), item.title))
    wanted = aim(edition, (*key, "measure"), item.measure) if item.measure else None
    facts += [wanted.fact] if wanted and wanted.fact else []
    words = [
        edition.codebook.words(item.owner) if item.owner else "",
        item.start.isoformat() if item.start else "",
        item.due.isoformat() if item.due else "",
        edition.say(f"priority-{item.priority.level}") if item.priority else "",
        edition.say(f"status-{item.status}"),
        _aimed(edition, wanted) if wanted else "",
    ]
    return Row(_numbered(edition, spot, title), tuple(TableCell(text or edition.say("nothing")) for text in words))


def _aimed(edition: Edition, wanted: Aim) -> str:
    if wanted.then is not None and wanted.fact is not None:
        now = edition.printed(wanted.fact, unit=True)
        values = edition.say("from-baseline-by-now-to-target", baseline=wanted.baseline, now=now, target=wanted.target)
    else:
        values = edition.say("from-baseline-to-target", baseline=wanted.baseline, target=wanted.target)
    return edition.say("label-value", label=plain(wanted.name), value=values)


_BRIEF = frozenset({"baseline", "goal", "better"})
"""Columns of the table of goals whose cells are a few characters."""


@dataclass
class _Goal:
    """A measure, and what is done for it."""

    name: str
    baseline: str
    targets: list[str]
    better: str
    how: str
    fact: Fact | None
    actions: list[str] = field(default_factory=list)


def goals_table(edition: Edition, key: Key, block: GoalsBlock) -> TableFigure:
    """Return the table of goals: operational measures, then the other measures of the plan, with the actions that serve each."""
    goals = {f"operation({name})": _operation(edition, name, m) for name, m in edition.spec.document.operations.items()}
    spots = plan_spots(edition)
    for at, item in plan_items(edition.spec.document):
        if item.measure is None:
            continue
        wanted = aim(edition, (*at, "measure"), item.measure)
        name = expression_text(edition.spec.expressions[(*at, "measure", "of")])
        goal = goals.setdefault(name, _goal(edition, wanted))
        goal.targets += [wanted.target] if wanted.target not in goal.targets else []
        goal.actions += [spots[at].number] if at in spots else []
    columns = tuple(Column(edition.say(h), "left", short=h in _BRIEF) for h in ("baseline", "goal", "better", "how", "serving"))
    table = Table(edition.say("measure-heading"), columns, tuple(_goal_row(edition, goal) for goal in goals.values()))
    return _figure(edition, (*key, "goals"), block.goals, table, [goal.fact for goal in goals.values() if goal.fact])


def _operation(edition: Edition, name: str, measure: Operation) -> _Goal:
    words = edition.codebook.words
    fact = edition.ledger.facts.get(f"baseline({name})") or edition.ledger.facts.get(f"operation({name})")
    literal = literal_of(measure.target) if measure.target else None
    target = [stated(edition, literal, unit_of(measure), measure.unit)] if literal else []
    how = edition.say("joined-by-semicolon", first=words(measure.how), then=words(measure.source)) if measure.source else ""
    return _Goal(
        words(measure.label),
        today(edition, fact) if fact else edition.say("no-data-yet"),
        target,
        edition.say(f"better-{measure.better}"),
        how or words(measure.how),
        fact,
    )


def _goal(edition: Edition, wanted: Aim) -> _Goal:
    """Return the goal of a measure that has its definition from the survey or a published figure."""
    better = edition.say(f"better-{wanted.better}") if wanted.better else ""
    how = wanted.fact.definition[edition.language] if wanted.fact else ""
    return _Goal(plain(wanted.name), wanted.baseline, [], better, how, wanted.then or wanted.fact)


def _goal_row(edition: Edition, goal: _Goal) -> Row:
    targets, actions = (edition.say("list").join(words) for words in (goal.targets, goal.actions))
    cells = [TableCell(goal.baseline, goal.fact.id if goal.fact else "")]
    cells += [TableCell(text or edition.say("nothing")) for text in (targets, goal.better, goal.how, actions)]
    return Row(goal.name, tuple(cells))


def published_table(edition: Edition, key: Key, block: PublishedBlock) -> TableFigure:
    """Return the table of published figures; of base, place and date only what is known of any of them has a column."""
    words, told, facts = edition.codebook.words, [], []
    for name, figure in edition.spec.document.published.items():
        facts.append(edition.ledger.facts[f"published({name})"])
        texts = (figure.place, figure.date, figure.source)
        told.append((words(figure.label), (stated_base(edition, figure), *(words(text) if text else "" for text in texts))))
    known = [number for number in range(len(TOLD)) if any(texts[number] for _, texts in told)]
    headings = ("number-heading", *(TOLD[number] for number in known))
    rows = (
        Row(label, (TableCell(edition.printed(fact, unit=True), fact.id), *_texts(edition, texts, known)))
        for fact, (label, texts) in zip(facts, told, strict=True)
    )
    columns = tuple(Column(edition.say(heading), "left") for heading in headings)
    table = Table(edition.say("figure-heading"), columns, tuple(rows))
    return _figure(edition, (*key, "published"), block.published, table, facts)


def _texts(edition: Edition, texts: Sequence[str], known: Iterable[int]) -> Iterable[TableCell]:
    return (TableCell(texts[number] or edition.say("nothing")) for number in known)


def _figure(edition: Edition, inside: Key, detail: Listed, table: Table, facts: Iterable[Fact]) -> TableFigure:
    block_id = edition.spec.block_ids[inside[:-1]]
    place = edition.outline.tables[block_id]
    for fact in facts:
        edition.uses.drawn(fact.id, place.anchor)
    title: Inlines = edition.running((*inside, "title"), detail.title) or (Words(edition.say(f"{inside[-1]}-title")),)
    note = edition.running((*inside, "note"), detail.note)
    return TableFigure(place.anchor, block_id, place.number, "", title, (), table, note, wide=True, stacked=True)
