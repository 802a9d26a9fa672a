"""What became of one action, in words: a sign for the outcome, and what stands behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from reportgen.content.aims import Aim
from reportgen.content.edition import Edition
from reportgen.content.intervals import range_words, withheld_fields
from reportgen.facts.ledger import Fact
from reportgen.facts.outcomes import Action, Outcome
from reportgen.facts.words import WORDS
from reportgen.spec.labels import subject_label
from reportgen.spec.model.statements import PlanItem
from reportgen.spec.waves.listed import wave_label

SIGNS: Mapping[Outcome, str] = {
    "met": "●",
    "improved": "◐",
    "unchanged": "○",
    "equivalent": "≈",
    "worse": "×",
    "higher": "↑",
    "lower": "↓",
    "same": "=",
    "not-due": "…",
    "not-comparable": "≠",
    "unknown": "?",
    "not-measured": "–",
    "not-followed": "–",
    "dropped": "–",
}
"""A sign for each outcome, in the order in which outcomes are counted; the word beside it says the same."""


@dataclass(frozen=True, slots=True)
class Case:
    """An action with all that its sentences are made of."""

    edition: Edition
    action: Action
    item: PlanItem
    wanted: Aim | None
    """None for an action without a measure."""

    @property
    def change(self) -> Fact | None:
        """The change; None where the two numbers are not compared."""
        return self.edition.fact(self.action.change) if self.action.change else None

    @property
    def wave(self) -> str:
        """How the earlier wave is called."""
        since = self.item.measure.since if self.item.measure else None
        return wave_label(self.edition.spec.document, since or "", self.edition.language)


def notes(case: Case) -> tuple[str, ...]:
    """Return what stands behind an outcome, and what to be careful about, each as a sentence."""
    told = _NOTES.get(case.action.outcome, _untold)(case)
    return tuple(sentence for sentence in (*told, *_chance(case)) if sentence)


def _untold(_case: Case) -> Iterator[str]:
    yield from ()


def _met(case: Case) -> Iterator[str]:
    edition, action, now = case.edition, case.action, case.edition.fact(case.action.now)
    if now.interval is not None and action.clears is not None:
        key = f"score-{'cleared' if action.clears else 'not-cleared'}-{action.better}"
        yield edition.say(key, level=edition.level, interval=range_words(edition, now, now.interval))
    if action.significant is False:
        yield edition.say("score-met-not-significant")
    elif action.significant and _moved(case) != action.better:
        yield edition.say("score-met-though-worse")
    yield _untested(case)


def _moved(case: Case) -> str:
    value = case.change.value if case.change else None
    return "" if not value else "higher" if value > 0 else "lower"


def _improved(case: Case) -> Iterator[str]:
    yield _short(case)


def _equivalent(case: Case) -> Iterator[str]:
    yield _narrow(case, "score-equivalent")
    if case.action.significant:
        yield case.edition.say("score-equivalent-significant")


def _unchanged(case: Case) -> Iterator[str]:
    yield _short(case)
    if case.action.equivalent is False:
        yield _narrow(case, "score-not-equivalent")


def _narrow(case: Case, key: str) -> str:
    change, margin = case.change, case.item.measure.margin if case.item.measure else None
    narrow = change.change.narrow if change and change.change else None
    if change is None or narrow is None or margin is None:
        return ""
    word, number = change.unit_word[case.edition.language], margin.removesuffix("%")
    shown = case.edition.with_unit(number, word)
    interval = range_words(case.edition, change, narrow)
    return case.edition.say(key, level=f"{narrow.level * 100:.3g}%", interval=interval, margin=shown)


def _short(case: Case) -> str:
    """Return that a number only looks as if it had met its target; empty where it does not look so."""
    now = case.edition.printed(case.edition.fact(case.action.now), unit=True)
    return case.edition.say("score-just-short") if case.wanted and now == case.wanted.target else ""


def _by_size(case: Case) -> Iterator[str]:
    yield _short(case)
    yield _untested(case)


def _untested(case: Case) -> str:
    """Return that nothing was tested, and why; empty where the change was."""
    if case.action.tested:
        return ""
    change = case.change
    if change is not None and change.change is None:
        return case.edition.say("score-by-records")
    in_sample = change is not None and change.no_interval in {"sample-kind", "reconstructed", "census"}
    return case.edition.say("score-in-sample" if in_sample else "score-by-numbers")


def _not_due(case: Case) -> Iterator[str]:
    yield case.edition.say("score-not-due", outcome=case.edition.say(f"so-far-{case.action.so_far}"))


def _unknown(case: Case) -> Iterator[str]:
    report, reason = withheld_fields(case.edition), case.action.withheld
    if not reason:
        yield case.edition.say("score-unknown-bounds")
        return
    words = WORDS[case.edition.language].withheld[reason]
    yield case.edition.say("score-unknown", reason=words.format(minimum_base=report["base"], minimum_count=report["count"]))


def _broken(case: Case) -> Iterator[str]:
    broken, edition = case.action.broken, case.edition
    if broken is None:
        return
    part, wave = edition.say(f"break-{broken.what.replace(' ', '-')}"), case.wave
    if not broken.subject:
        yield edition.say("score-break-survey", part=part, wave=wave)
        return
    if broken.what == "wording":
        yield edition.say("score-break-words", wave=wave, now=broken.now, then=broken.then)
        return
    what = subject_label(edition.spec.document, broken.subject, edition.language)
    yield edition.say("score-break", what=what, part=part, wave=wave)


def _chance(case: Case) -> Iterator[str]:
    """Yield the caution that some of an improvement may be regression to the mean, where there is one to be careful about."""
    chance, edition = case.action.chance, case.edition
    if chance is None or (case.action.so_far or case.action.outcome) not in IMPROVING:
        return
    if chance.declared:
        yield edition.say(f"score-chance-declared-{chance.end}")
    else:
        yield edition.say(f"score-chance-{chance.end}", wave=case.wave, whole=edition.codebook.words(chance.whole))
    yield edition.say(f"score-regression-{chance.end}")


IMPROVING: frozenset[Outcome] = frozenset({"met", "improved", "higher", "lower"})
_NOTES: Mapping[Outcome, Callable[[Case], Iterator[str]]] = {
    "met": _met,
    "improved": _improved,
    "equivalent": _equivalent,
    "unchanged": _unchanged,
    "higher": _by_size,
    "lower": _by_size,
    "same": _by_size,
    "not-due": _not_due,
    "unknown": _unknown,
    "not-comparable": _broken,
}
