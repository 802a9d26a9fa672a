"""Makes facts: every number of the survey, printed in each language, with what it is in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from reportgen.analysis.results import Estimate
from reportgen.facts.definitions import Definitions
from reportgen.facts.format import DECIMALS, literal_text, printed
from reportgen.facts.ledger import Fact, Printed
from reportgen.facts.quantities import quantity_text
from reportgen.facts.values import Evaluator
from reportgen.facts.words import WORDS
from reportgen.spec.bounds import Bounds
from reportgen.spec.canonical import UNITS
from reportgen.spec.expressions.text import expression_text
from reportgen.spec.expressions.tree import (
    Arithmetic,
    Asked,
    Change,
    Chosen,
    Expression,
    Literal,
    Pick,
    Reference,
    Size,
    Stated,
    Words,
)
from reportgen.spec.expressions.units import Other, type_of
from reportgen.spec.expressions.walk import changes_in, measures_in, says_something, stated_in
from reportgen.spec.labels import option_label
from reportgen.spec.measures import Measure, Unit
from reportgen.spec.model.document import Document
from reportgen.spec.model.questions import MultiQuestion, NumberQuestion, Scaled
from reportgen.spec.model.scalars import Text, in_language
from reportgen.spec.quantities import quantity
from reportgen.spec.unit_signs import MINUS
from reportgen.spec.wanted import is_share_index


@dataclass
class Book:
    """The facts of one report, made when first asked for."""

    document: Document
    evaluator: Evaluator
    bridges: Callable[[Sequence[Measure]], tuple[Text, ...]] = lambda _measures: ()
    """Why a measure of two waves may be compared although something differs, as the author says."""
    facts: dict[str, Fact] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.definitions = {language: Definitions(self.document, language) for language in languages(self.document)}

    def measure(self, measure: Measure) -> Fact:
        """Return the fact of a measure."""
        if measure.canonical not in self.facts:
            self.facts[measure.canonical] = self._measured(self.evaluator.estimate(measure))
        return self.facts[measure.canonical]

    def stated(self, stated: Stated) -> Fact:
        """Return the fact of a published figure or an operational measure."""
        name = expression_text(stated)
        if name not in self.facts:
            self.facts[name] = self._stated(name, stated)
        return self.facts[name]

    def _stated(self, name: str, stated: Stated) -> Fact:
        found, own = quantity(self.document, stated.family, stated.name), self.document.report.language
        known = stated.bounds
        return Fact(
            id=name,
            kind=stated.family,
            unit=stated.unit,
            value=nearest_value(known),
            printed={lang: quantity_text(known, stated.unit, found.unit, lang, own) for lang in self.definitions},
            unit_word=dict.fromkeys(self.definitions, ""),
            definition={language: d.stated(found) for language, d in self.definitions.items()},
            estimate=None,
            quantity=found,
            known=known,
        )

    def fact(self, expression: Expression) -> Fact | None:
        """Return the fact of a number; None for a number without any measure."""
        match expression:
            case Asked(measure):
                return self.measure(measure)
            case Chosen(pick, by_code) if (code := self.evaluator.chosen(pick)[0]) is not None:
                return self.measure(dict(by_code)[code])
            case Stated():
                return self.stated(expression)
            case Change():
                return self._computed(self._settled(expression))
            case Literal():
                return None
            case _:
                return self._computed(expression) if says_something(expression) else None

    def printed(self, expression: Expression) -> Printed:
        """Return what an expression prints."""
        match expression:
            case Pick():
                return Printed(words=self.label(expression))
            case Words(text):
                return Printed(words=dict.fromkeys(self.definitions, text))
            case Reference(kind, target):
                return Printed(reference=(kind, target))
            case _:
                fact = self.fact(expression)
                return Printed(fact=fact.id) if fact else Printed(words=dict.fromkeys(self.definitions, self._plain(expression)))

    def label(self, pick: Pick) -> dict[str, str]:
        """Return the label of the option or segment value that the data choose, by language."""
        code, _ = self.evaluator.chosen(pick)
        if code is None:
            return dict.fromkeys(self.definitions, printed(None, Unit.NUMBER))
        return {language: option_label(self.document, pick.subject, code, language) for language in self.definitions}

    def _plain(self, expression: Expression) -> str:
        value = self.evaluator.number(expression).number or Decimal(0)
        percent = type_of(expression) is Other.PERCENT
        text = literal_text(Literal(abs(value) * (100 if percent else 1), percent))
        return MINUS + text if value < 0 else text

    def _measured(self, estimate: Estimate) -> Fact:
        measure = estimate.measure
        text = printed(estimate.value, estimate.unit, self.decimals(measure))
        words = {language: d.measure(measure) + d.withheld(estimate.withheld) for language, d in self.definitions.items()}
        return Fact(
            id=measure.canonical,
            kind=measure.name,
            unit=estimate.unit,
            value=estimate.value,
            printed=dict.fromkeys(self.definitions, text),
            unit_word={language: self._unit_word(estimate.unit, measure, language) for language in self.definitions},
            definition=words,
            estimate=estimate,
            withheld=estimate.withheld,
        )

    def _settled(self, change: Change) -> Change:
        """Return a change of the option that the data choose."""
        now, then = (self.evaluator.measure_of(part)[0] for part in (change.now, change.then) if isinstance(part, Asked | Chosen))
        return change if now is None or then is None else Change(Asked(now), Asked(then), change.since)

    def _computed(self, expression: Expression) -> Fact:
        name = expression_text(expression)
        if name not in self.facts:
            parts = [self.fact(Asked(m)) for m in dict.fromkeys(measures_in(expression))]
            parts += [self.fact(c) for c in dict.fromkeys(changes_in(expression)) if c != expression]
            stated = [self.stated(s) for s in dict.fromkeys(stated_in(expression))]
            make = self._calculated if stated else self._made
            self.facts[name] = make(name, expression, tuple(p.id for p in (*parts, *stated) if p))
        return self.facts[name]

    def _calculated(self, name: str, expression: Expression, parts: tuple[str, ...]) -> Fact:
        """Return the fact of a number that rests on stated ones; it prints as they do, with its unit."""
        value, unit = self.evaluator.number(expression), type_of(expression)
        if not isinstance(unit, Unit):
            raise TypeError(name)
        measured, own = self._measured_in(expression, unit), self.document.report.language
        return Fact(
            id=name,
            kind="computed",
            unit=unit,
            value=nearest_value(value.known),
            printed={lang: quantity_text(value.known, unit, measured, lang, own) for lang in self.definitions},
            unit_word=dict.fromkeys(self.definitions, ""),
            definition={language: d.of(expression) + d.withheld(value.withheld) for language, d in self.definitions.items()},
            estimate=None,
            known=value.known,
            parts=parts,
            withheld=value.withheld,
        )

    def _measured_in(self, expression: Expression, unit: Unit) -> Text:
        """Return the unit of a number that rests on stated ones: theirs, where it is still in that unit."""
        first = next(stated_in(expression))
        difference = isinstance(expression, Arithmetic) and expression.operator in {"+", "-"}
        if unit is first.unit or (difference and unit is Unit.NUMBER):
            return quantity(self.document, first.family, first.name).unit
        return ""

    def _made(self, name: str, expression: Expression, parts: tuple[str, ...]) -> Fact:
        value, unit = self.evaluator.number(expression), type_of(expression)
        if not isinstance(unit, Unit):
            raise TypeError(name)
        first = next(measures_in(expression))
        part = expression.part if isinstance(expression, Size) else expression
        difference = _is_difference(part) and unit in {Unit.NUMBER, Unit.COUNT}
        own = first if unit is Unit.MEAN or (difference and UNITS[first.name] is Unit.MEAN) else None
        signed = False if isinstance(expression, Size) else True if difference else None
        decimals = self._decimals_of(expression, own, first)
        text = printed(value.number, unit, decimals, signed=signed)
        change = self.evaluator.difference(expression) if isinstance(expression, Change) else None
        return Fact(
            id=name,
            kind="change" if isinstance(expression, Change) else "computed",
            unit=unit,
            value=None if value.number is None else float(value.number),
            printed=dict.fromkeys(self.definitions, text),
            unit_word={language: self._unit_word(unit, own, language) for language in self.definitions},
            definition={language: self._meaning(d, expression, value.withheld) for language, d in self.definitions.items()},
            estimate=None,
            parts=parts,
            withheld=value.withheld,
            change=change,
        )

    def _meaning(self, definitions: Definitions, expression: Expression, withheld: str) -> str:
        """Return what a number is, for a change also whom it follows, and why its waves may be compared where they differ."""
        words = definitions.of(expression)
        if isinstance(expression, Change):
            found, asked = self.evaluator.difference(expression), list(measures_in(expression))
            words += definitions.pairs(found.base) if found and found.base is not None else ""
            words += "".join(definitions.bridge(reason) for reason in self.bridges(asked))
        return words + definitions.withheld(withheld)

    def _decimals_of(self, expression: Expression, own: Measure | None, first: Measure) -> int | None:
        """Return the decimals of a computed number; None where its unit decides."""
        if is_share_index(expression):
            return 0
        return self.decimals(own) if own else DECIMALS[UNITS[first.name]] if isinstance(expression, Change) else None

    def decimals(self, measure: Measure) -> int | None:
        """Return the decimals that a question asks for; None where the unit decides."""
        question = self.document.questions.get(measure.subject)
        if measure.name == "mean_rank":
            return MEAN_PLACE
        return question.decimals if isinstance(question, NumberQuestion) and UNITS[measure.name] is Unit.MEAN else None

    def _unit_word(self, unit: Unit, measure: Measure | None, language: str) -> str:
        question = self.document.questions.get(measure.subject) if measure else None
        if unit in {Unit.MEAN, Unit.NUMBER} and isinstance(question, NumberQuestion):
            return in_language(question.unit, language, self.document.report.language) if question.unit else ""
        key = _UNIT_WORDS.get(unit, "")
        if unit in {Unit.MEAN, Unit.NUMBER}:
            key = "scale" if isinstance(question, Scaled) else ""
        if unit is Unit.COUNT and isinstance(question, MultiQuestion) and question.base == "responses":
            key = "responses"
        return WORDS[language].units[key] if key else ""


def _is_difference(expression: Expression) -> bool:
    return isinstance(expression, Change) or (isinstance(expression, Arithmetic) and expression.operator == "-")


MEAN_PLACE = 2
"""Decimals of a mean place: those of several options lie near to each other."""
_UNIT_WORDS = {Unit.POINTS: "points", Unit.SCORE: "score", Unit.SCORE_CHANGE: "score", Unit.COUNT: "people"}


def nearest_value(known: Bounds | None) -> float | None:
    """Return the number that was named: 60% of "over 60%"; None for a range."""
    if known is None:
        return None
    named = [v for v in (known.exact, known.about) if v is not None]
    if not named and (known.low is None or known.high is None):
        named = [v for v in (known.low, known.high) if v is not None]
    return float(named[0]) if named else None


def languages(document: Document) -> tuple[str, ...]:
    """Return the languages of a report, its own first."""
    return tuple(dict.fromkeys((document.report.language, *document.report.languages)))
