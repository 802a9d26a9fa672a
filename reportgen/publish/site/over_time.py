"""Numbers over the versions of a report: points only where they can be compared, and in words why where they cannot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from reportgen.content.charts.axis import axis
from reportgen.content.charts.compared import Course, Scale, Stop, TrendChart
from reportgen.content.charts.mark import Mark
from reportgen.content.words.dates import month
from reportgen.facts.rounding import quantised, rounded
from reportgen.problems import Code, Problem, ReportError
from reportgen.publish.diff.version import FactRecord
from reportgen.publish.site.expressions import named, near
from reportgen.publish.site.held import EarlierWave, Held, Inside, Line
from reportgen.publish.site.say import Say
from reportgen.publish.site.settings import Chosen
from reportgen.spec.unit_signs import MINUS

_WORD = re.compile(r"[^\W\d]\w*")
_PERCENT = frozenset({"share", "points"})


@dataclass(frozen=True, slots=True)
class Stand:
    """A number at one time, as a version has it."""

    held: Held
    fact: FactRecord | None
    differs: tuple[str, ...] = ()
    """Why it cannot be put beside that of the newest version: names of words."""
    wave: EarlierWave | None = None
    """The earlier wave of the version that it is of; None of the version's own."""

    @property
    def ended(self) -> str:
        """The last day on which people were asked."""
        return self.wave.fieldwork[1] if self.wave else _ended(self.held)

    @property
    def drawn(self) -> bool:
        """Whether it is a point."""
        return self.fact is not None and self.fact.value is not None and not self.fact.withheld and not self.differs


@dataclass(frozen=True, slots=True)
class Followed:
    """A number over time, the oldest version first."""

    fact: str
    words: str
    """What the report's page at a glance says of it; empty where it says nothing."""
    stands: tuple[Stand, ...]

    @property
    def points(self) -> int:
        """How many of them can be compared."""
        return sum(stand.drawn for stand in self.stands)


@dataclass(frozen=True, slots=True)
class Row:
    """A version in the table under the drawing."""

    label: str
    version: str
    printed: str
    interval: str
    base: str
    why: str


@dataclass(frozen=True, slots=True)
class Series:
    """A number over time, ready for a page in one language."""

    anchor: str
    title: str
    definition: str
    chart: TrendChart | None
    alt: str
    rows: tuple[Row, ...]

    @property
    def columns(self) -> frozenset[str]:
        """The columns of the table that have something in them."""
        return frozenset(name for name in ("interval", "base", "why") if any(getattr(row, name) for row in self.rows))


def rounds(line: Line) -> tuple[Held, ...]:
    """Return one version for each time that people were asked: the newest of it, released ones only where there are any."""
    newest = {(h.inside.built.fieldwork or h.version): h for h in line.current if h.inside}
    return tuple(sorted(newest.values(), key=lambda held: (_ended(held), line.versions.index(held))))


def followed(line: Line, chosen: Sequence[Chosen] | None) -> tuple[Followed, ...]:
    """Return the numbers that the project chose; without a choice those of the page at a glance that have several points.

    Raises
    ------
    ReportError
        An expression names no number of the newest version.
    """
    of = rounds(line)
    if not of or (newest := of[-1].inside) is None:
        return ()
    _, text = newest.card(newest.language)
    words = {n.fact: n.words for n in (*([text.headline] if text.headline else []), *text.findings)}
    if chosen is None:
        every = (_followed(fact, words, of, newest) for fact in words)
        return tuple(one for one in every if one.points > 1)
    facts = [(one, named(one.expression, newest.built.facts)) for one in chosen]
    if unknown := [_unknown(one, line, newest) for one, fact in facts if fact is None]:
        raise ReportError(unknown)
    return tuple(_followed(fact, words, of, newest) for _, fact in facts if fact is not None)


def _unknown(chosen: Chosen, line: Line, newest: Inside) -> Problem:
    found = f"{chosen.expression[:200]} is no number of {line.report} {newest.built.version}"
    fix = "Write one that the report uses, as facts.json has it: " + ", ".join(near(chosen.expression, newest.built.facts))
    return Problem(Code.UNKNOWN_NAME, chosen.place, found, fix)


def _followed(fact: str, words: dict[str, str], of: Sequence[Held], newest: Inside) -> Followed:
    wanted = newest.fact(fact)
    stands = {_time(held): _stand(held, fact, wanted, newest) for held in of}
    for held in reversed(of):
        _add_waves(stands, held, wanted)
    last = _ended(of[-1])
    return Followed(fact, words.get(fact, ""), tuple(sorted((s for s in stands.values() if s.ended <= last), key=_place)))


def _place(stand: Stand) -> tuple[str, bool]:
    return stand.ended, stand.wave is None  # that of the newest version stays the last


def _time(held: Held) -> tuple[str, str] | str:
    """Return what tells one time at which people were asked from others: the days; the version where there are none."""
    return (held.inside.built.fieldwork if held.inside else None) or held.version


def _add_waves(stands: dict[tuple[str, str] | str, Stand], held: Held, wanted: FactRecord | None) -> None:
    """Add what a version says of its earlier waves, where its own number can be compared; newer versions come first.

    The number that was released at the time stands where it can be compared; else the one that the later version states. A break
    that the later version knows of keeps both off the line: it has compared the codebooks part by part.
    """
    inside, own = held.inside, stands[_time(held)]
    if inside is None or wanted is None or own.fact is None or own.differs:
        return
    for wave in inside.waves:
        name, comparable = wave.numbers.get(own.fact.id, ("", False))
        fact, there = inside.fact(name), stands.get(wave.fieldwork)
        if fact is None or (there is not None and "break" in there.differs):
            continue
        differs = (*_of_kind(fact, wanted), *(() if comparable else ("break",)))
        if there is None or not (there.drawn or differs):
            stands[wave.fieldwork] = Stand(held, fact, differs, wave)
        elif there.drawn and not comparable and there.wave is None:
            stands[wave.fieldwork] = replace(there, differs=("break",))


def _stand(held: Held, name: str, wanted: FactRecord | None, newest: Inside) -> Stand:
    inside = held.inside
    fact = inside.fact(name) or (inside.fact(wanted.was) if wanted and wanted.was else None) if inside else None
    if fact is None or wanted is None or inside is None:
        return Stand(held, None, ("absent",))
    return Stand(held, fact, tuple(_differing(fact, wanted, inside, newest)))


def _differing(fact: FactRecord, wanted: FactRecord, inside: Inside, newest: Inside) -> Iterator[str]:
    """Yield why two numbers of one name are not one number at two times."""
    yield from _of_kind(fact, wanted)
    if inside is newest:
        return
    shared = fact.definition.keys() & wanted.definition.keys()
    if any(fact.definition[k] != wanted.definition[k] for k in shared):
        yield "definition"
    elif _asked(wanted.id, inside, newest):
        yield "question"
    for name in ("population", "mode", "sample"):
        if name in inside.survey and name in newest.survey and inside.survey[name] != newest.survey[name]:
            yield name


def _of_kind(fact: FactRecord, wanted: FactRecord) -> Iterator[str]:
    if fact.unit != wanted.unit or fact.kind != wanted.kind:
        yield "unit"
    if fact.provenance != wanted.provenance:
        yield "provenance"


def _asked(fact: str, inside: Inside, newest: Inside) -> bool:
    """Tell whether something that a number counts is asked otherwise; not, where one of the versions does not say."""
    if not inside.subjects or not newest.subjects:
        return False
    names = set(_WORD.findall(re.sub(r"'[^']*'|\"[^\"]*\"", "", fact))) & newest.subjects.keys()
    return any(inside.subjects.get(name) != newest.subjects[name] for name in names)


def _ended(held: Held) -> str:
    """Return the last day on which people were asked; the day of the report where nobody was."""
    if held.inside is None:
        return ""
    return held.inside.built.fieldwork[1] if held.inside.built.fieldwork else held.inside.date.isoformat()


def series(of: Followed, number: int, say: Say) -> Series:
    """Return a number over time for a page."""
    newest = of.stands[-1]
    language = _language(newest, say.language)
    fact = newest.fact
    definition = fact.definition.get(language, "") if fact else ""
    labels = _labels(of.stands, say)
    rows = tuple(_row(stand, label, say) for stand, label in zip(of.stands, labels, strict=True))
    said = say.listed(say("point", when=row.label, value=row.printed) for row, s in zip(rows, of.stands, strict=True) if s.drawn)
    title = of.words or definition[:1].upper() + definition[1:] or of.fact
    return Series(
        anchor=f"over-time-{number}",
        title=title,
        definition=definition if of.words else "",
        chart=_chart(of, labels, say) if of.points > 1 else None,
        alt=say("alt-over-time", title=title, said=said),
        rows=rows[::-1],
    )


def _language(stand: Stand, language: str) -> str:
    inside = stand.held.inside
    return language if inside is None or language in inside.languages else inside.language


def _labels(stands: Sequence[Stand], say: Say) -> list[str]:
    """Return how each time is called: its wave, or its month; with the version where two would be called the same."""
    labels = []
    for stand in stands:
        inside = stand.held.inside
        wave = _wave_of(stand, say.language) if stand.wave else inside.card(say.language)[1].wave if inside else ""
        labels.append(wave or month(date.fromisoformat(stand.ended), say.language, with_year=True))
    if len(set(labels)) == len(labels):
        return labels
    return [stand.ended if stand.wave else stand.held.version for stand in stands]


def _wave_of(stand: Stand, language: str) -> str:
    labels = stand.wave.labels if stand.wave else {}
    return labels.get(_language(stand, language), "")


def _row(stand: Stand, label: str, say: Say) -> Row:
    fact, language = stand.fact, _language(stand, say.language)
    why = say("not-comparable", why=say.listed(say(f"differs-{name}") for name in stand.differs)) if stand.differs else ""
    if fact is None:
        return Row(label, stand.held.version, "–", "", "", why)
    if fact.withheld:
        return Row(label, stand.held.version, "–", "", "", why or say("withheld"))
    base = "" if fact.base is None else f"{fact.base:,}"
    return Row(label, stand.held.version, _printed(fact, say, language), _interval(fact, language), base, why)


def _printed(fact: FactRecord, say: Say, language: str) -> str:
    return say.with_unit(fact.printed.get(language, ""), fact.unit_word.get(language, ""))


def _interval(fact: FactRecord, language: str) -> str:
    """Return an interval with the decimals of its number, one at least: between versions there is often less than a percent."""
    if fact.interval is None:
        return ""
    decimals = max(1, sum(map(str.isdigit, fact.printed.get(language, "").partition(".")[2])))
    low, high = (f"{rounded(quantised(end) * _times(fact), decimals):,f}" for end in fact.interval)
    return f"{low}–{high}{'%' if fact.unit == 'share' else ''}".replace("-", MINUS)


def _times(fact: FactRecord) -> int:
    return 100 if fact.unit in _PERCENT else 1


def _chart(of: Followed, labels: Sequence[str], say: Say) -> TrendChart:
    """Return the drawing: a line through the points that can be compared, broken where one between them cannot."""
    drawn = [stand.fact for stand in of.stands if stand.drawn and stand.fact]
    ends = [end for fact in drawn for end in (fact.interval or (fact.value,)) if end is not None]
    values = [(fact.value or 0.0) * _times(fact) for fact in drawn] + [end * _times(drawn[0]) for end in ends]
    share, score = drawn[0].unit == "share", drawn[0].unit == "score"
    found = axis([0.0, *values] if share else values, 0, 100, 20) if share or score else axis(values)
    word = drawn[0].unit_word.get(_language(of.stands[-1], say.language), "")
    unit = "%" if drawn[0].unit in _PERCENT else say.with_unit("", word)
    marks = tuple(_mark(stand, _language(stand, say.language)) for stand in of.stands)
    return TrendChart(_stops(of.stands, labels), (Course("", marks, "high"),), Scale(*found, unit=unit))


def _mark(stand: Stand, language: str) -> Mark:
    fact = stand.fact
    if fact is None or not stand.drawn or fact.value is None:
        return Mark(None, "–", "")
    low, high = (end * _times(fact) for end in fact.interval) if fact.interval else (None, None)
    return Mark(fact.value * _times(fact), fact.printed.get(language, ""), fact.id, low, high)


def _stops(stands: Sequence[Stand], labels: Sequence[str]) -> tuple[Stop, ...]:
    """Return where the times stand: at the last day of their fieldwork, or evenly where two have the same."""
    days = [date.fromisoformat(stand.ended).toordinal() for stand in stands]
    if len(set(days)) < len(days):
        days = list(range(len(days)))
    return tuple(Stop(label, (day - days[0]) / (days[-1] - days[0])) for label, day in zip(labels, days, strict=True))
