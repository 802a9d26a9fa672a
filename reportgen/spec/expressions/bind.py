"""Binds a document: every expression, condition and text of a spec parsed and resolved, or a problem at its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from reportgen.problems import Code, Place, Problem
from reportgen.spec.block_ids import Named, block_ids
from reportgen.spec.collected import data_of, has_data
from reportgen.spec.expressions.change import check_waves
from reportgen.spec.expressions.conditions import condition
from reportgen.spec.expressions.depends import check_dependence
from reportgen.spec.expressions.embed import Inner, other_braces, split
from reportgen.spec.expressions.faults import Fault, Refused, feature, shortened
from reportgen.spec.expressions.fields import CONDITION, WHEN, Field, TextField, fields, texts
from reportgen.spec.expressions.fits import check_alike, check_field, check_figure, check_printable, check_target, usual
from reportgen.spec.expressions.followed import Aimed, followed
from reportgen.spec.expressions.names import Names
from reportgen.spec.expressions.parse import parse
from reportgen.spec.expressions.plotted import check_exact, derived, neighbours, plotted, scales
from reportgen.spec.expressions.rebuilt import unpublished
from reportgen.spec.expressions.resolve import Resolver, Shown
from reportgen.spec.expressions.series import broken_tables
from reportgen.spec.expressions.switched import FIX, NO_DATA, known, unknown_in, within
from reportgen.spec.expressions.targets import measures_of_plan, own_target
from reportgen.spec.expressions.tested import untestable
from reportgen.spec.expressions.tree import Arithmetic, Asked, Expression, Stated
from reportgen.spec.made import subjects_of, words_in
from reportgen.spec.measures import Condition
from reportgen.spec.measures import Measure as Measured
from reportgen.spec.model.document import Document
from reportgen.spec.model.series import ScatterBlock
from reportgen.spec.model.statements import Measure
from reportgen.spec.published import is_figure
from reportgen.spec.spec import PUBLISHED, Embedded, Key, Wave

PlaceOf = Callable[..., Place]
"""``place_of(key, offset)``: where a value, or a character inside its text, stands."""


@dataclass(frozen=True, slots=True)
class Bound:
    """What the expressions of a document became; see ``Spec`` for the fields."""

    expressions: Mapping[Key, Expression]
    conditions: Mapping[Key, Condition]
    texts: Mapping[tuple[Key, str], Embedded]
    block_ids: Mapping[Key, str]
    problems: tuple[Problem, ...]


def bind(
    document: Document,
    place_of: PlaceOf,
    raw: Callable[[Key], str | None] | None = None,
    waves: tuple[Wave, ...] = (),
) -> Bound:
    """Parse and resolve everything in a document that is an expression or may hold one; never raises.

    Parameters
    ----------
    document
        A document that fits the grammar; names in it may be wrong.
    place_of
        Finds the place of a value, or of a character inside its text.
    raw
        Finds the text of a value as written. Problems show it where the document holds something else.
    waves
        Earlier waves.
    """
    binder = _Binder(document, place_of, raw or (lambda _key: None), waves)
    binder.bind()
    return Bound(
        binder.expressions, binder.conditions, binder.texts, {n.key: n.id for n in binder.printed}, tuple(binder.problems)
    )


def resolver(
    document: Document,
    named: tuple[Named, ...] | None = None,
    figures: frozenset[Measured] | None = frozenset(),
    waves: tuple[Wave, ...] = (),
    place_of: PlaceOf | None = None,
) -> Resolver:
    """Return what resolves expressions against a document and the earlier waves of its survey.

    ``figures`` are the single numbers that were published.
    """
    named = block_ids(document) if named is None else named
    shown = tuple(Shown("figure" if n.kind == "chart" else "table", n.id, n.subjects) for n in named)
    return Resolver(Names(document, figures, waves, place_of or (lambda _key: Place(""))), shown)


def sentence(text: str) -> str:
    """Return a message that begins with a capital letter, unless it begins with a function's name."""
    return text if re.match(r"\w+\(", text) else text[:1].upper() + text[1:]


def problem(fault: Fault, place: Place) -> Problem:
    """Return a fault as a problem at its place."""
    return Problem(fault.code, replace(place, length=fault.length), sentence(fault.found), sentence(fault.fix))


@dataclass
class _Binder:
    document: Document
    place_of: PlaceOf
    raw: Callable[[Key], str | None]
    waves: tuple[Wave, ...] = ()
    expressions: dict[Key, Expression] = field(default_factory=dict)
    conditions: dict[Key, Condition] = field(default_factory=dict)
    texts: dict[tuple[Key, str], Embedded] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.named = block_ids(self.document)
        self.data = has_data(self.document)
        self.switched_off: tuple[Key, ...] = ()

    @property
    def printed(self) -> tuple[Named, ...]:
        """The figures and tables that may be printed."""
        return tuple(n for n in self.named if not within(n.key, self.switched_off))

    def bind(self) -> None:
        """Bind everything."""
        self._published()
        found = sorted(fields(self.document), key=lambda one: one.kind != WHEN)  # they decide what of the rest matters
        for one in found:
            with self._reporting(one.key):
                self._field(one)
        for text in texts(self.document):
            with self._reporting(text.written):
                self._text(text)
        self._targets()
        self._followed()
        self._bars()
        self._plotted()
        self.problems += check_dependence(self.document, self.conditions, self.place_of)
        self.problems += [_twice(named, self.place_of) for named in self.named if named.taken is not None]
        if self.data:
            self.problems += unpublished(self.document, self.conditions, self.figures, self.place_of)
            self.problems += broken_tables(self.resolver.names, self.conditions)
            self.problems += untestable(self.document, self.waves, self.expressions, self.place_of)
        else:
            self.problems += [_without_data(named, self.place_of) for named in self.printed if named.answers]

    def _published(self) -> None:
        """Read the single numbers that were published, before anything states them."""
        data, free = data_of(self.document), resolver(self.document, self.named, None, self.waves)
        for key, entry in (((*PUBLISHED, i), e) for i, e in enumerate(data.published if data else ()) if is_figure(e)):
            with self._reporting(key):
                self.expressions[key] = check_figure(free.resolve(parse(self.raw(key) or entry)))
        self.figures = frozenset(e.measure for e in self.expressions.values() if isinstance(e, Asked))
        self.resolver = resolver(self.document, self.named, self.figures, self.waves, self.place_of)

    @contextmanager
    def _reporting(self, key: Key, shift: int = 0) -> Iterator[None]:
        try:
            yield
        except Refused as refused:
            self.problems += [problem(f, self.place_of(key, f.at + shift)) for f in refused.faults]

    def _field(self, one: Field) -> None:
        parsed = parse(self.raw(one.key) or one.text)
        if one.kind == CONDITION:
            found = condition(self.resolver.names, parsed)
            _check_asked_before(one.key, found)
            _check_words(one.key, found)
            self.conditions[one.key] = found
            return
        resolved = self.resolver.resolve(parsed)
        check_field(one.kind, resolved)
        if one.kind == WHEN and known(resolved, data=self.data) is False:
            self.switched_off = (*self.switched_off, one.key[:-1])
        elif not within(one.key, self.switched_off):
            self._answered(resolved, waits=one.key[0] == "plan" and one.key[-2:] == ("measure", "of"))
            self.expressions[one.key] = resolved

    def _answered(self, resolved: Expression, *, waits: bool = False) -> None:
        """Refuse what has no value yet, such as measures while there are no answers; the baseline of a plan waits."""
        faults = [] if waits else list(unknown_in(resolved, data=self.data))
        if faults:
            raise Refused(*faults)

    def _text(self, text: TextField) -> None:
        if not text.expressions:
            _check_plain(text.text)
            return
        parts = split(text.text)
        inside = tuple(self._inner(text, p) if isinstance(p, Inner) else p for p in parts)
        if None not in inside and not within(text.key, self.switched_off):
            self.texts[text.key, text.language] = Embedded(tuple(p for p in inside if p is not None))

    def _inner(self, text: TextField, inner: Inner) -> Expression | None:
        with self._reporting(text.written, inner.at):
            resolved = self.resolver.resolve(parse(inner.text))
            check_printable(resolved)
            if not within(text.key, self.switched_off):
                self._answered(resolved)
            return resolved
        return None

    def _targets(self) -> None:
        for key, part in measures_of_plan(self.document):
            if part.target is not None:
                continue
            of = self.expressions.get((*key, "of"))
            if of is not None and (own := own_target(self.document, of)) is not None:
                self.expressions[*key, "target"] = own
            elif of is not None:
                self.problems.append(_no_target(self.place_of(key), part))
        for key in [k for k in self.expressions if k[-1] == "target"]:
            of = self.expressions.get((*key[:-1], "of"))
            if of is not None:
                with self._reporting(key):
                    check_target(self.expressions[key], of)

    def _followed(self) -> None:
        for key, measure in measures_of_plan(self.document):
            of = self.expressions.get((*key, "of"))
            if of is None or (not self.data and not isinstance(of, Stated)):
                continue  # refused where it stands, or it waits for answers
            with self._reporting((*key, "since") if measure.since is not None else key):
                aimed = Aimed(measure, of, parse(self.raw((*key, "of")) or measure.of))
                self.expressions |= {
                    (*key, *end): e for end, e in followed(self.resolver.names, aimed, self.resolver.resolve).items()
                }

    def _bars(self) -> None:
        first: dict[Key, Expression] = {}
        for key in [k for k in self.expressions if k[-4:-3] == ("bars",) and k[-1] == "number"]:
            with self._reporting(key):
                check_alike(first.setdefault(key[:-2], self.expressions[key]), self.expressions[key])

    def _plotted(self) -> None:
        for key, block in plotted(self.document):
            for scale in scales(key, block):
                self._on_one_scale([k for k in scale if k in self.expressions])
            self.expressions |= derived(key, block, self.expressions)
            if isinstance(block, ScatterBlock):
                self._lines_between(key, block)
            for at, one, other in neighbours(key, block, self.expressions):
                with self._reporting(at):
                    check_waves(self.resolver.names, Arithmetic("-", other, one, at=other.at))

    def _on_one_scale(self, keys: list[Key]) -> None:
        numbers = [self.expressions[key] for key in keys]
        for key, number in zip(keys, numbers, strict=True):
            with self._reporting(key):
                check_exact(number)
                check_alike(usual(numbers), number, "numbers")

    def _lines_between(self, key: Key, block: ScatterBlock) -> None:
        for axis, scale in zip(("x", "y"), scales(key, block), strict=True):
            line, of = self.expressions.get((*key, "scatter", axis, "line")), self.expressions.get(scale[0])
            if line is not None and of is not None and getattr(block.scatter, axis).line is not None:
                with self._reporting((*key, "scatter", axis, "line")):
                    check_target(line, of)


def _check_asked_before(key: Key, found: Condition) -> None:
    if key[0] == "questions" and key[1] in subjects_of(found):
        fault = Fault(
            Code.EXPRESSION_TYPE, 0, 1, f"the question {key[1]} depends on its own answer", "name the question before it"
        )
        raise Refused(fault)


def _check_words(key: Key, found: Condition) -> None:
    if key[-1] == "asked_if" and (word := next(words_in(found), None)):
        fix = "ask a question with options for it, and name that"
        raise Refused(Fault(Code.EXPRESSION_TYPE, 0, 1, f"who is asked depends on the words of an answer ({word})", fix))


def _check_plain(text: str) -> None:
    at = text.find("{{")
    other = other_braces(text, 0, len(text)) if at < 0 else None
    if at >= 0 or other:
        raise feature(
            other.start() if other else at,
            2,
            "an expression stands in a text that prints as written",
            "write words; numbers belong in the body",
        )


def _no_target(place: Place, part: Measure) -> Problem:
    found = f"{place.path} has no target for {shortened(part.of)}"
    fix = "Add target, such as 80%, or name an operational measure that has one"
    return Problem(Code.MISSING_KEY, place, found, fix)


def _without_data(named: Named, place_of: PlaceOf) -> Problem:
    found = f"The {named.kind} of {', '.join(named.subjects)} shows answers: {NO_DATA}"
    return Problem(Code.NO_DATA, place_of((*named.key, named.word)), found, sentence(FIX))


def _twice(named: Named, place_of: PlaceOf) -> Problem:
    found = f"The {named.kind} {named.id} is there twice; the first is at {place_of(named.taken)}"
    return Problem(Code.DUPLICATE_NAME, place_of((*named.key, named.word)), found, "Give one of them an id of its own")
