"""Which numbers of two waves may be compared: the breaks in a series, and the bridges that are declared over them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from reportgen.problems import Place
from reportgen.spec.canonical import in_wave
from reportgen.spec.expressions.conditions import condition
from reportgen.spec.expressions.faults import Refused, shortened
from reportgen.spec.expressions.names import Names
from reportgen.spec.expressions.parse import parse
from reportgen.spec.made import is_asked
from reportgen.spec.measures import Condition, Measure
from reportgen.spec.model.document import Document
from reportgen.spec.model.scalars import Text
from reportgen.spec.spec import Key, Spec, Wave
from reportgen.spec.waves.breaks import Break, Side, breaks
from reportgen.spec.waves.former import Former
from reportgen.spec.waves.listed import Listed, current_code, waves_of

WORDS = 60
"""Characters of each wording that a message shows."""
PlaceOf = Callable[[Key], Place]


@dataclass(frozen=True, slots=True)
class Compared:
    """Whether a measure of one wave may be set against the same of another."""

    broken: tuple[Break, ...]
    """What differs and has no bridge; none where the two may be compared."""
    bridges: tuple[Text, ...]
    """The reasons that the author gives for comparing what differs."""


@dataclass(frozen=True, slots=True)
class Point:
    """A measure in one wave of its series."""

    wave: Listed
    measure: Measure
    compared: Compared
    """With the wave of the report."""


def series(spec: Spec, measure: Measure) -> tuple[Point, ...]:
    """Return a measure of the report's wave in every wave, the oldest first, each with what breaks the series."""
    found = ((wave, in_wave(measure, wave.wave)) for wave in waves_of(spec.document))
    return tuple(Point(wave, m, compared(spec.document, spec.waves, spec.place, [measure, m])) for wave, m in found)


def compared(document: Document, waves: Sequence[Wave], place_of: PlaceOf, measures: Sequence[Measure]) -> Compared:
    """Return whether measures of one subject in several waves may be compared.

    Parameters
    ----------
    document, waves
        The spec, and its earlier waves.
    place_of
        The places of its values.
    measures
        The same question or dimension in two waves or more.
    """
    sides = {"": _here(document, place_of), **{w.code: _there(w, place_of) for w in waves}}
    broken: list[Break] = []
    bridges: list[Text] = []
    known = {m.wave: m for m in measures if m.wave in sides}  # what is wrong with the spec of another is said there
    for one, other in combinations(known.values(), 2):
        now, then = (other, one) if one.wave and not other.wave else (one, other)
        for found in breaks(sides[now.wave], sides[then.wave], now):
            reasons = _bridge(document, found, now.subject, [w for w in (now.wave, then.wave) if w])
            bridges += reasons or []
            broken += [] if reasons else [found]
    return Compared(tuple(broken), tuple(_once(bridges)))


def broken_series(names: Names, measures: Sequence[Measure]) -> tuple[str, str] | None:
    """Return what keeps measures of several waves from being compared, and what to do; None where nothing does.

    A wave that could not be read keeps nothing from being compared: what is wrong with it is said of it.
    """
    read = {"", *(wave.code for wave in names.waves)}
    broken = compared(names.document, names.waves, names.place_of, [m for m in measures if m.wave in read]).broken
    if not broken:
        return None
    first, subject = broken[0], measures[0].subject
    earlier = next(m.wave for m in reversed(measures) if m.wave)
    others = sorted({b.what for b in broken[1:]} - {first.what})
    more = f"; also other: {', '.join(others)}" if others else ""
    about = f"the {first.what} of {first.subject}" if first.subject else f"the {first.what} of the survey"
    now, then = contrasted(first.now, first.then)
    found = (
        f"the numbers of {subject} cannot be compared with the wave {earlier}: {about} is "
        f"'{now}' at {first.now_at} and '{then}' at {first.then_at}{more}"
    )
    return found, f"state the numbers without comparing them, or give the reason why they compare under {_field(first, earlier)}"


def contrasted(one: str, other: str) -> tuple[str, str]:
    """Return two wordings short enough for a message, with the place where they begin to differ in both."""
    alike = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    start = max(0, alike - WORDS // 3) if max(len(one), len(other)) > WORDS else 0
    before = "…" if start else ""
    return before + shortened(one[start:], WORDS), before + shortened(other[start:], WORDS)


def _field(found: Break, wave: str) -> str:
    return f"bridge of {found.subject}, as in bridge: {{'{wave}': reason}}" if found.subject else f"survey.waves.{wave}.bridge"


def _bridge(document: Document, found: Break, subject: str, waves: Iterable[str]) -> list[Text] | None:
    """Return the reasons that bridge a break between waves, one for each earlier wave; None where one is missing."""
    reasons = [_reason(document, found, subject, wave) for wave in waves]
    given = [reason for reason in reasons if reason is not None]
    return given if len(given) == len(reasons) else None


def _reason(document: Document, found: Break, subject: str, wave: str) -> Text | None:
    for name in dict.fromkeys((found.subject, subject)):
        part = document.questions.get(name) or document.dimensions.get(name) or document.segments.get(name)
        if part is not None and wave in part.bridge:
            return part.bridge[wave]
    survey = document.survey
    return survey.waves[wave].bridge if survey and not found.subject and wave in survey.waves else None


def _here(document: Document, place_of: PlaceOf) -> Side:
    return Side(current_code(document), document, Former(), place_of, _asked_if(document))


def _there(wave: Wave, place_of: PlaceOf) -> Side:
    if wave.own is None:

        def place(key: Key) -> Place:
            return place_of(("survey", "waves", wave.code, *key[1:]) if key[0] == "survey" else key)

        return Side(wave.code, wave.document, wave.former, place, _asked_if(wave.document))
    own, back = wave.own, wave.former.back

    def asked_if(name: str) -> Condition | None:
        found = own.conditions.get(("questions", wave.former.name(name), "asked_if"))
        return None if found is None else back.condition(found)

    return Side(wave.code, wave.document, wave.former, own.place, asked_if)


def _asked_if(document: Document) -> Callable[[str], Condition | None]:
    names = Names(document)

    def asked_if(name: str) -> Condition | None:
        found = document.questions[name]
        text = found.asked_if if is_asked(found) else None
        try:
            return None if text is None else condition(names, parse(text))
        except Refused:  # said where it stands
            return None

    return asked_if


def _once(texts: Iterable[Text]) -> Iterator[Text]:
    seen: list[Text] = []
    for text in texts:
        if text not in seen:
            seen.append(text)
            yield text
