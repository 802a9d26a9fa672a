"""The scorecard: every action with its measure then and now, the change, the target, and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reportgen.content.aims import Aim, aim
from reportgen.content.charts.followed import bare, followed_meter
from reportgen.content.edition import Edition
from reportgen.content.inlines import Words, plain
from reportgen.content.intervals import range_words
from reportgen.content.outline import Spot
from reportgen.content.plan_spots import plan_spots
from reportgen.content.score_blocks import Scorecard, ScoreGroup, ScoreRow
from reportgen.content.scored import SIGNS, Case, notes
from reportgen.content.tables import TableCell
from reportgen.facts.actions_json import facts_of
from reportgen.facts.outcomes import Action
from reportgen.spec.model.body import ScorecardBlock
from reportgen.spec.model.statements import PlanItem
from reportgen.spec.plan_items import plan_items
from reportgen.spec.spec import Key
from reportgen.spec.waves.listed import wave_label


def scorecard(edition: Edition, key: Key, block: ScorecardBlock) -> Scorecard:
    """Return the scorecard of the chapters that the block asks for."""
    block_id, only, inside = edition.spec.block_ids[key], block.scorecard.only, (*key, "scorecard")
    place, items = edition.outline.tables[block_id], dict(plan_items(edition.spec.document))
    chapters = [i for i, chapter in enumerate(edition.spec.document.plan) if not only or chapter.id in only]
    shown = {i: [a for a in edition.ledger.actions if a.key[1] == i] for i in chapters}
    maker = _Maker(edition, plan_spots(edition), place.anchor)
    groups = tuple(
        ScoreGroup(maker.heading(i), tuple(maker.row(action, items[action.key]) for action in actions))
        for i, actions in shown.items()
        if actions
    )
    actions = [action for found in shown.values() for action in found]
    return Scorecard(
        anchor=place.anchor,
        id=block_id,
        number=place.number,
        title=edition.running((*inside, "title"), block.scorecard.title) or (Words(edition.say("scorecard-title")),),
        summary=_summary(edition, actions),
        headings=_headings(edition, [items[action.key] for action in actions]),
        groups=groups,
        key=edition.say("joint").join(_key(edition, actions, groups)),
        source=edition.running((*inside, "note"), block.scorecard.note),
    )


def _headings(edition: Edition, items: Iterable[PlanItem]) -> tuple[str, ...]:
    """Return the headings of the columns; the waves are named where all measures have the same."""
    since = {item.measure.since for item in items if item.measure and item.measure.since}
    words = [edition.say(f"scorecard-{word}") for word in ("baseline", "now", "change", "outcome")]
    if len(since) == 1:
        document, language = edition.spec.document, edition.language
        waves = (wave_label(document, wave, language) for wave in (since.pop(), ""))
        words[:2] = [edition.say("label-value", label=w, value=wave) for w, wave in zip(words[:2], waves, strict=True)]
    return (edition.say("action"), edition.say("measure-heading"), *words[:3], edition.say("goal"), words[3])


def _summary(edition: Edition, actions: Iterable[Action]) -> str:
    counts = Counter(action.outcome for action in actions)
    cleared = sum(action.outcome == "met" and action.clears is True for action in actions)
    parts = [
        edition.say("scorecard-count", outcome=edition.say(f"outcome-{outcome}"), n=counts[outcome])
        + (edition.say("scorecard-cleared", n=cleared) if outcome == "met" and cleared else "")
        for outcome in SIGNS
        if counts[outcome]
    ]
    n, listed = counts.total(), edition.say("semicolon").join(parts)
    return edition.say("scorecard-summary-one" if n == 1 else "scorecard-summary", n=n, counts=listed)


def _key(edition: Edition, actions: Iterable[Action], groups: Iterable[ScoreGroup]) -> Iterator[str]:
    if any(row.meter is not None for group in groups for row in group.rows):
        yield edition.say("score-key-drawing")
    if any(action.tested for action in actions):
        yield edition.say("score-key-tests", level=edition.level)
    if any(action.outcome == "equivalent" for action in actions):
        yield edition.say("score-key-margin")
    yield edition.say("score-key-cause")


@dataclass(frozen=True, slots=True)
class _Maker:
    edition: Edition
    spots: Mapping[Key, Spot]
    anchor: str
    """Of the scorecard."""

    def heading(self, chapter: int) -> str:
        """Return the heading of a chapter; empty where the plan has only one."""
        if len(self.edition.spec.document.plan) == 1:
            return ""
        key: Key = ("plan", chapter)
        title = plain(self.edition.running((*key, "title"), self.edition.spec.document.plan[chapter].title))
        return self._numbered(key, title)

    def _numbered(self, key: Key, title: str) -> str:
        spot = self.spots.get(key)
        return self.edition.say("numbered-title", number=spot.number, title=title) if spot and spot.number else title

    def row(self, action: Action, item: PlanItem) -> ScoreRow:
        """Return the row of an action."""
        edition, spot = self.edition, self.spots.get(action.key)
        anchor = edition.uses.unique(f"{self.anchor}-{'-'.join(map(str, action.key[1::2]))}")
        for fact in facts_of(action):
            edition.uses.drawn(fact, self.anchor)
        wanted = aim(edition, (*action.key, "measure"), item.measure) if item.measure else None
        meter = followed_meter(edition, action, wanted) if wanted and wanted.then else None
        change, interval = self._change(action)
        return ScoreRow(
            anchor=anchor,
            number=spot.number if spot else "",
            title=edition.running((*action.key, "title"), item.title),
            about=self._about(item),
            measure=wanted.name if wanted else (),
            meter=bare(meter) if meter else None,
            alt=self._alt(wanted) if wanted and meter else "",
            baseline=self._number(action.baseline),
            now=self._number(action.now),
            change=change,
            interval=interval,
            target=self._target(wanted),
            outcome=action.outcome,
            sign=SIGNS[action.outcome],
            word=edition.say(f"outcome-{action.outcome}"),
            notes=edition.say("joint").join(notes(Case(edition, action, item, wanted))),
        )

    def _about(self, item: PlanItem) -> tuple[str, ...]:
        edition = self.edition
        owner = edition.codebook.words(item.owner) if item.owner else ""
        due = (edition.say("scorecard-due", date=item.due.isoformat()),) if item.due else ()
        when = edition.say("list").join((*due, edition.say(f"status-{item.status}")))
        return tuple(filter(None, (owner, when)))

    def _target(self, wanted: Aim | None) -> str:
        """Return a target as its column has room for it: of a number of the survey without the unit, as those beside it."""
        if wanted is None or wanted.fact is None or wanted.fact.quantity is not None:
            return wanted.target if wanted else ""
        return wanted.target.removesuffix(wanted.fact.unit_word[self.edition.language]).strip()

    def _number(self, fact: str) -> TableCell:
        if not fact:
            return TableCell("")
        found = self.edition.fact(fact)
        return TableCell(self.edition.printed(found, unit=found.quantity is not None), fact, withheld=bool(found.withheld))

    def _change(self, action: Action) -> tuple[TableCell, str]:
        """Return a change as it is printed, and its interval."""
        if not action.change:
            return TableCell(""), ""
        fact = self.edition.fact(action.change)
        interval = range_words(self.edition, fact, fact.interval) if fact.interval else ""
        return TableCell(self.edition.printed(fact, unit=fact.change is None), action.change), interval

    def _alt(self, wanted: Aim) -> str:
        edition, now = self.edition, self.edition.printed(wanted.fact, unit=True) if wanted.fact else ""
        return edition.say("alt-score", name=plain(wanted.name), baseline=wanted.baseline, now=now, target=wanted.target)
