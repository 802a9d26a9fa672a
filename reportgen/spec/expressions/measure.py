"""A call as written becomes a measure of the survey, or an option or segment value that the data choose."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import partial
from typing import Any

from reportgen.problems import Code
from reportgen.spec import canonical
from reportgen.spec.dimensions import has_index
from reportgen.spec.expressions.conditions import condition
from reportgen.spec.expressions.faults import Fault, Refused, all_of, unknown, wrong
from reportgen.spec.expressions.functions import MEASURES, PICKS, WAVE, WITH_OPTIONS, Function
from reportgen.spec.expressions.names import Names
from reportgen.spec.expressions.tree import Asked, Call, Chosen, Expression, Literal, Negative, Pick
from reportgen.spec.labels import options_of
from reportgen.spec.made import is_asked
from reportgen.spec.measures import DRIVERS, JOINT, OF_MEMBER, OF_QUESTION, OF_RULE, QUALITY, RELIABILITY, Condition, Measure
from reportgen.spec.members import unreliable
from reportgen.spec.model.document import Document
from reportgen.spec.model.questions import RankingQuestion
from reportgen.spec.published import not_published
from reportgen.spec.quality import SPREAD
from reportgen.spec.rankings import places_of
from reportgen.spec.waves.absent import absent

_OPEN = "\0"
"""Stands in canonical texts where the pick belongs; no code can hold it."""
_TYPES = {
    "single": "a single-choice question",
    "multi": "a multi-response question",
    "scale": "a scale question",
    "nps": "a 0-to-10 question",
    "number": "a quantity",
    "text": "an answer in words",
    "ranking": "a ranking",
    "dimension": "a dimension",
}


@dataclass(frozen=True, slots=True)
class _Parts:
    """What stands in a measure's brackets, resolved."""

    subject: str
    options: tuple[str | Pick, ...] = ()
    segments: tuple[tuple[str, str | Pick], ...] = ()
    among: Condition | None = None
    wave: str = ""
    first: int = 0

    picks: tuple[Pick, ...] = field(init=False, default=())

    def __post_init__(self) -> None:
        values = [*self.options, *(value for _, value in self.segments)]
        object.__setattr__(self, "picks", tuple(v for v in values if isinstance(v, Pick)))

    def measure(self, name: str, code: str) -> Measure:
        """Return the measure, with ``code`` where the pick stands."""
        options = [code if isinstance(o, Pick) else o for o in self.options]
        segments = [(s, code if isinstance(v, Pick) else v) for s, v in self.segments]
        if self.first == 1:
            return canonical.measure("share", self.subject, options, segments, self.among, wave=self.wave)
        return canonical.measure(name, self.subject, options, segments, self.among, wave=self.wave, first=self.first)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the measures and picks of one spec."""

    names: Names

    def measure(self, written: Call) -> Asked | Chosen:
        """Return the measure that a call asks for.

        Raises
        ------
        Refused
            Its parts are unknown, do not fit, or were not published; holds every fault found.
        """
        if written.function in QUALITY and written.keywords:
            found = f"{written.function}() is of everybody in the data"
            raise wrong(written, found, f"write {MEASURES[written.function].example}", Code.EXPRESSION_FEATURE)
        parts = self._parts(written)
        if written.function == "row_share" and not parts.segments:
            raise wrong(written, "row_share() names no group", f"write {MEASURES['row_share'].example}", Code.EXPRESSION_SYNTAX)
        if len(parts.picks) > 1:
            raise wrong(
                written,
                "two values in one measure are chosen by the data",
                "choose one, and write the other",
                Code.EXPRESSION_FEATURE,
            )
        if not parts.picks:
            measure = parts.measure(written.function, "")
            self._stated(written, [measure])
            return Asked(measure, at=written.at)
        pick = parts.picks[0]
        by_code = tuple((code, parts.measure(written.function, code)) for code, _ in pick.candidates)
        self._stated(written, [m for _, m in by_code])
        text = parts.measure(written.function, _OPEN).canonical.replace(canonical.quoted(_OPEN), pick.canonical)
        return Chosen(pick, by_code, text, at=written.at)

    def pick(self, written: Call) -> Pick:
        """Return the option or segment value that a call lets the data choose."""
        return self._option_ranked(written) if written.function == "option_ranked" else self._segment_ranked(written)

    def _parts(self, written: Call) -> _Parts:
        function = MEASURES[written.function]
        if not written.arguments:
            raise wrong(written, f"{written.function}() names no question", f"write {function.example}", Code.EXPRESSION_SYNTAX)
        subject = self._subject(written, function, written.arguments[0])
        _check_count(written, function)
        last = len(written.arguments) - function.places
        read = partial(self.names.member if written.function in OF_MEMBER else self._option, subject)
        reads: list[tuple[Callable[..., Any], Any]] = [(read, option) for option in written.arguments[1:last]]
        reads += [(self._segment, keyword) for keyword in _segments(written)]
        values = all_of(reads)
        options = tuple(values[: last - 1])
        first = _first(written.arguments[-1], self.names.document, subject) if function.places else 0
        return _Parts(subject, options, tuple(values[len(options) :]), self._among(written), self._wave(written), first)

    def _subject(self, written: Call, function: Function, argument: Expression) -> str:
        if written.function in DRIVERS:
            return self.names.model(argument)
        if written.function in OF_RULE or written.function == "quality_rows":
            return self.names.rule(argument, totals=written.function == "quality_rows", lining=written.function == SPREAD)
        subject = self.names.subject(argument)
        kind = self.names.kind(subject)
        banded = kind == "number" and function.options != "none"
        if banded and not options_of(self.names.document, subject):
            fix = f"give {subject} bands: for the shares of ranges, or use mean() or median()"
            raise wrong(argument, f"{written.function}() needs options, and {subject} is a quantity without bands", fix)
        if kind not in function.subjects and not banded:
            found = f"{written.function}() does not exist for {subject}, {_TYPES[kind]}"
            raise wrong(argument, found, function.advice)
        if written.function in OF_QUESTION and not is_asked(self.names.document.questions[subject]):
            raise wrong(argument, f"{subject} is made of other answers, and nobody was asked it", "name a question of those")
        if kind == "dimension" and not has_index(self.names.document, subject):
            found = f"{subject} has no index: no scale question counts in it"
            raise wrong(argument, found, "give the dimension questions, or name another one")
        if written.function in RELIABILITY and (fault := unreliable(self.names.document, subject)):
            raise wrong(argument, *fault)
        return subject

    def _option(self, subject: str, written: Expression) -> str | Pick:
        if not isinstance(written, Call):
            return self.names.option(subject, written)
        if written.function != "option_ranked":
            raise wrong(
                written,
                f"{written.function}() stands where an option should",
                f"write option_ranked({subject}, 1)",
            )
        pick = self._option_ranked(written)
        if pick.subject != subject:
            found = f"an option of {pick.subject} stands where one of {subject} should"
            raise wrong(written, found, f"write option_ranked({subject}, {pick.place})")
        return pick

    def _segment(self, keyword: tuple[str, Expression, int]) -> tuple[str, str | Pick]:
        name, written, at = keyword
        if name not in self.names.segments:
            raise unknown(at, name, "keyword", [*self.names.segments, "among", WAVE])
        segment = self.names.segments[name]
        if not isinstance(written, Call):
            return segment, self.names.option(segment, written)
        pick = self._segment_ranked(written) if written.function == "segment_ranked" else None
        if pick is None or pick.subject != segment:
            fix = f"write segment_ranked(measure, {segment}, 1)"
            raise wrong(written, f"{written.function}() stands where a value of {segment} should", fix)
        return segment, pick

    def _among(self, written: Call) -> Condition | None:
        given = dict(written.keywords).get("among")
        return None if given is None else condition(self.names, given)

    def _wave(self, written: Call) -> str:
        if written.function in JOINT and WAVE in dict(written.keywords):
            found = f"{written.function}() is of the wave of the report alone"
            raise wrong(written, found, "state it in the report of the other wave", Code.EXPRESSION_FEATURE)
        given = dict(written.keywords).get(WAVE)
        return "" if given is None else self.names.wave(given)

    def _option_ranked(self, written: Call) -> Pick:
        _check_arguments(written, 2)
        subject = self.names.subject(written.arguments[0])
        if not options_of(self.names.document, subject) and self.names.kind(subject) not in WITH_OPTIONS:
            raise wrong(
                written.arguments[0],
                f"option_ranked() needs options, and {subject} has none",
                "name a question with options",
            )
        segments = all_of([(self._segment, keyword) for keyword in _segments(written)])
        if any(isinstance(value, Pick) for _, value in segments):
            raise wrong(
                written,
                "one value chosen by the data stands inside another",
                "write the segment's value",
                Code.EXPRESSION_FEATURE,
            )
        parts = _Parts(subject, (), tuple(segments), self._among(written), self._wave(written))
        codes = tuple(options_of(self.names.document, subject))
        number = place(written.arguments[1], len(codes))
        candidates = tuple((c, replace(parts, options=(c,)).measure("share", "")) for c in codes)
        self._stated(written, [m for _, m in candidates])
        fixed = canonical.keywords_text(candidates[0][1].segments, parts.among, parts.wave)
        return Pick(
            "option_ranked",
            subject,
            number,
            candidates,
            f"option_ranked({', '.join([subject, str(number), *fixed])})",
            at=written.at,
        )

    def _segment_ranked(self, written: Call) -> Pick:
        _check_arguments(written, 3)
        first, second, third = written.arguments
        if written.keywords or not (isinstance(first, Call) and first.function in MEASURES):
            raise wrong(first, "segment_ranked() has no measure to compare", f"write {PICKS['segment_ranked']}")
        asked, segment = self.measure(first), self.names.segment(second)
        if isinstance(asked, Chosen):
            raise wrong(
                first, "one value chosen by the data stands inside another", "write the option's code", Code.EXPRESSION_FEATURE
            )
        m = asked.measure
        if segment in dict(m.segments):
            raise wrong(second, f"the measure is of one value of {segment} already", f"leave {segment}= out")
        codes = options_of(self.names.document, segment)
        number = place(third, len(codes))
        candidates = tuple((c, canonical.elsewhere(m, [*m.segments, (segment, c)])) for c in codes)
        self._stated(written, [c for _, c in candidates])
        return Pick(
            "segment_ranked", segment, number, candidates, f"segment_ranked({m.canonical}, {segment}, {number})", at=written.at
        )

    def _stated(self, written: Call, measures: Iterable[Measure]) -> None:
        if self.names.figures is None:
            return
        for measure in measures:
            problem = self._absent(measure)
            if problem is not None:
                raise Refused(Fault(Code.WAVE_ABSENT, written.at, len(written.function), *problem))
            problem = not_published(*self.names.there(measure))
            if problem is not None:
                raise Refused(Fault(Code.NOT_PUBLISHED, written.at, len(written.function), *problem))

    def _absent(self, measure: Measure) -> tuple[str, str] | None:
        wave = next((w for w in self.names.waves if w.code == measure.wave), None)
        return None if wave is None else absent(self.names.document, wave, measure)


def place(written: Expression, most: int) -> int:
    """Return the place asked for: 1 for the first, -1 for the last.

    Raises
    ------
    Refused
        It is no whole number from 1 to ``most`` or from -1 to -``most``.
    """
    value = written.value if isinstance(written, Literal) and not written.percent else Decimal(0)
    if isinstance(written, Negative) and isinstance(written.part, Literal) and not written.part.percent:
        value = -written.part.value
    if not value or value != value.to_integral_value() or abs(value) > most:
        raise wrong(
            written,
            "something else stands where a place should",
            f"write 1 for the largest, -1 for the smallest, up to {most}",
        )
    return int(value)


def _first(written: Expression, document: Document, subject: str) -> int:
    """Return how many of the first places are meant.

    Raises
    ------
    Refused
        It is no whole number from 1 to the number of places.
    """
    question = document.questions[subject]
    most = places_of(question) if isinstance(question, RankingQuestion) else 1
    whole = isinstance(written, Literal) and not written.percent and written.value == written.value.to_integral_value()
    if not whole or not isinstance(written, Literal) or not 1 <= written.value <= most:
        raise wrong(written, "something else stands where a number of places should", f"write a whole number from 1 to {most}")
    return int(written.value)


def _segments(written: Call) -> list[tuple[str, Expression, int]]:
    named = zip(written.keywords, written.keywords_at, strict=True)
    return [(name, value, at) for (name, value), at in named if name not in {"among", WAVE}]


def _check_count(written: Call, function: Function) -> None:
    given = len(written.arguments) - 1 - function.places
    fits = {"none": given == 0, "one": given == 1, "some": given >= 1}[function.options]
    if not fits:
        wanted = {"none": "no option", "one": "one option", "some": "at least one option"}[function.options]
        wanted += " and a number of places" if function.places else ""
        blamed = written.arguments[1] if given > 0 else written
        raise wrong(blamed, f"{written.function}() takes {wanted} after the question", f"write {function.example}")


def _check_arguments(written: Call, wanted: int) -> None:
    if len(written.arguments) != wanted:
        found = f"{written.function}() has {len(written.arguments)} values"
        raise wrong(written, found, f"write {PICKS[written.function]}")
