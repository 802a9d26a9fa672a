"""What became of the actions of the plan, once a later wave or a later value of the records exists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportgen.facts.ledger import Fact, Printed
from reportgen.facts.outcomes import BEFORE_DUE, Action, Chance, End, Found, Seen, clears, equivalent, found
from reportgen.facts.rounding import quantised
from reportgen.problems import Code, Kind, Problem, Severity
from reportgen.spec.better import Better, better_of
from reportgen.spec.bounds import Bounds, less, point
from reportgen.spec.expressions.followed import BESIDE, CHANGE, THEN, margin_of
from reportgen.spec.expressions.tree import Literal, Negative, Stated
from reportgen.spec.expressions.walk import measures_in
from reportgen.spec.model.scalars import in_language
from reportgen.spec.model.statements import Measure, PlanItem
from reportgen.spec.plan_items import plan_items
from reportgen.spec.siblings import whole_around
from reportgen.spec.spec import Key, Spec
from reportgen.spec.tree import short
from reportgen.spec.waves.breaks import Break
from reportgen.spec.waves.compare import compared


@dataclass(frozen=True, slots=True)
class _Book:
    """The numbers of a report, by the keys of the spec."""

    spec: Spec
    facts: Mapping[str, Fact]
    values: Mapping[Key, Printed]

    def fact(self, key: Key) -> Fact | None:
        """Return the number at a key; None where there is none."""
        printed = self.values.get(key)
        return self.facts[printed.fact] if printed and printed.fact else None


def actions(spec: Spec, facts: Mapping[str, Fact], values: Mapping[Key, Printed]) -> tuple[Action, ...]:
    """Return what became of every action of the plan; nothing for a plan none of whose actions has an earlier value.

    Parameters
    ----------
    spec
        A spec with resolved expressions.
    facts
        The facts by id.
    values
        The values of the expressions by key.
    """
    items = tuple(plan_items(spec.document))
    if not any((*key, "measure", THEN) in spec.expressions for key, _ in items):
        return ()
    book = _Book(spec, facts, values)
    return tuple(_action(book, key, item) for key, item in items)


def _action(book: _Book, key: Key, item: PlanItem) -> Action:
    if item.status == "dropped":
        return Action(key, "dropped")
    if item.measure is None:
        return Action(key, "not-measured")
    at = (*key, "measure")
    now = book.fact((*at, "of"))
    if (*at, THEN) not in book.spec.expressions:
        return Action(key, "not-followed", now=now.id if now else "")
    return _followed(book, key, item, item.measure)


def _followed(book: _Book, key: Key, item: PlanItem, measure: Measure) -> Action:
    at: Key = (*key, "measure")
    now, then, change = (book.fact((*at, end)) for end in ("of", THEN, CHANGE))
    way, target, broken = _way(book, at, measure), _target(book, at), _broken(book, at)
    seen = Seen(
        now=_known(now),
        then=_known(then),
        target=target,
        lower=way == "lower",
        change=change.change if change else None,
        margin=margin_of(measure),
        comparable=broken is None,
    )
    told = found(seen)
    early = item.due is not None and item.due > _day(book, at) and told.outcome in BEFORE_DUE
    return Action(
        key,
        outcome="not-due" if early else told.outcome,
        so_far=told.outcome if early else None,
        tested=told.tested,
        significant=told.significant,
        better=way,
        baseline=then.id if then else "",
        now=now.id if now else "",
        change=change.id if change else "",
        target=target,
        clears=_clears(now, target, way) if broken is None else None,
        margin=seen.margin,
        equivalent=equivalent(seen.change, seen.margin),
        withheld=_hidden(told, now, then, change),
        broken=broken,
        chance=_chance(book, at, measure, way) if _gained(change, way) else None,
    )


def _known(fact: Fact | None) -> Bounds | None:
    if fact is None or fact.withheld:
        return None
    return fact.known or (None if fact.value is None else point(quantised(fact.value)))


def _target(book: _Book, at: Key) -> Bounds | None:
    match book.spec.expressions.get((*at, "target")):
        case Literal(value, percent):
            return point(value / 100 if percent else value)
        case Negative(Literal(value, percent)):
            return point(-value / 100 if percent else -value)
        case _:
            return _known(book.fact((*at, "target")))


def _way(book: _Book, at: Key, measure: Measure) -> Better:
    """Return which way the measure is better; the reading of the spec made sure that this is known."""
    of = book.spec.expressions[(*at, "of")]
    if isinstance(of, Stated):
        return book.spec.document.operations[of.name].better
    return measure.better or better_of(book.spec.document, next(measures_in(of)))


def _broken(book: _Book, at: Key) -> Break | None:
    """Return the first thing that keeps the two waves from being compared."""
    measures = [m for end in ("of", THEN) for m in measures_in(book.spec.expressions[(*at, end)])]
    if not measures or (*at, CHANGE) in book.spec.expressions:
        return None
    document, waves = book.spec.document, book.spec.waves
    return next(iter(compared(document, waves, book.spec.place, measures).broken), None)


def _day(book: _Book, at: Key) -> dt.date:
    """Return the day on which the measure was last taken: the end of the fieldwork, or the report's date for records."""
    survey = book.spec.document.survey
    recorded = isinstance(book.spec.expressions[(*at, "of")], Stated)
    return book.spec.document.report.date if survey is None or recorded else survey.fieldwork.to


def _hidden(told: Found, *facts: Fact | None) -> str:
    """Return why the outcome cannot be told; ``no-answers`` where there is no number at all."""
    if told.outcome != "unknown":
        return ""
    if facts[0] is None:
        return "no-answers"
    return next((f.withheld for f in facts if f and f.withheld), "")


def _clears(now: Fact | None, target: Bounds | None, way: Better) -> bool | None:
    interval = now.interval if now else None
    return None if interval is None or target is None else clears(interval.low, interval.high, target, lower=way == "lower")


def _gained(change: Fact | None, way: Better) -> bool:
    """Return whether a number moved the right way."""
    known, zero = _known(change), point(quantised(0))
    return known is not None and bool(less(known, zero) if way == "lower" else less(zero, known))


def _chance(book: _Book, at: Key, measure: Measure, way: Better) -> Chance | None:
    """Return why some of an improvement may be regression to the mean; None where nothing says so."""
    bad: End = "high" if way == "lower" else "low"
    if measure.chosen_for is not None:  # what stood out at the good end gets better against chance, not by it
        return Chance(measure.chosen_for, declared=True) if measure.chosen_for == bad else None
    then, of = book.fact((*at, THEN)), book.spec.expressions[(*at, "of")]
    beside = [f for f in _beside(book, at) if not f.withheld and f.value is not None]
    if then is None or then.value is None or not beside:
        return None
    worst = (max if way == "lower" else min)(quantised(f.value or 0) for f in beside)
    value = quantised(then.value)
    if value <= worst if way == "lower" else value >= worst:
        return None
    whole = whole_around(book.spec.document, next(measures_in(of)).subject)
    return Chance(bad, False, whole.label if whole else "", tuple(f.id for f in beside))


def _beside(book: _Book, at: Key) -> Iterator[Fact]:
    number = 0
    while (*at, BESIDE, number) in book.spec.expressions:
        if (fact := book.fact((*at, BESIDE, number))) is not None:
            yield fact
        number += 1


FIX = "Write another status, or another measure that shows what was done"
_SINCE = "Add since: the wave in which it was decided (baseline: to an operational measure), or write another status"
_FOUND: Mapping[str, str] = {
    "worse": "its measure is significantly worse than before",
    "higher": "its measure went the wrong way",
    "lower": "its measure went the wrong way",
    "unknown": "what became of its measure cannot be told",
    "not-measured": "it has no measure that shows it",
    "not-followed": "its measure names no earlier wave, so nobody can see whether it worked",
}


def _well(action: Action) -> bool:
    """Whether a number moved the right way, or is one of a sample of which nothing is tested: there it may be chance."""
    recorded = action.now.startswith("operation(")
    return action.outcome in {"higher", "lower"} and (not recorded or action.outcome == action.better)


def unearned(spec: Spec, found: tuple[Action, ...]) -> Iterator[Problem]:
    """Yield a warning for every action that is said to be done and is not seen to have worked."""
    for action, (key, item) in zip(found, plan_items(spec.document), strict=False):
        if item.status == "done" and action.outcome in _FOUND and not _well(action):
            language = spec.document.report.language
            words = f"The action '{short(in_language(item.title, language))}' is done, and {_FOUND[action.outcome]}"
            fix = _SINCE if action.outcome == "not-followed" else FIX
            yield Problem(Code.ACTION_OUTCOME, spec.place((*key, "status")), words, fix, Severity.WARNING, Kind.REPORT)
