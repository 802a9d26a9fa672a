"""What a number is, in words: 回答“满意”的受访者占比（总体评价）; share answering “Satisfied”, Overall; channel: phone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from reportgen.facts.quality import quality_definition
from reportgen.facts.words import WORDS, Words
from reportgen.spec.boxes import bottom_codes, top_codes
from reportgen.spec.canonical import bottom, top
from reportgen.spec.drivers import condition_of
from reportgen.spec.expressions.text import expression_text
from reportgen.spec.expressions.tree import Arithmetic, Asked, Change, Chosen, Expression, Negative, Size, Stated
from reportgen.spec.labels import NPS_CODES, option_label, subject_label
from reportgen.spec.measures import DRIVERS, OF_MEMBER, QUALITY, AllOf, Answered, AnyOf, Comparison, Condition, Measure, Not
from reportgen.spec.model.derived import Derived
from reportgen.spec.model.document import Document
from reportgen.spec.model.quantities import Operation, Published
from reportgen.spec.model.questions import MultiQuestion, Scale, Scaled
from reportgen.spec.model.scalars import Text, in_language
from reportgen.spec.quantities import quantity
from reportgen.spec.wanted import is_share_index
from reportgen.spec.waves.listed import wave_label

_WITH_ANSWERS = frozenset({"share", "row_share", "count", "rank", "ranked", "mean_rank"}) | OF_MEMBER
_BOXES: Mapping[str, Callable[[Scale], tuple[str, ...]]] = {"top": top_codes, "bottom": bottom_codes}
_INDEX = ("指数", "指數", "index")
"""How the label of a dimension ends that says already that it is an index."""
_FLAVOURED = frozenset({"share", "row_share", "count", "base"})


@dataclass(frozen=True, slots=True)
class Definitions:
    """Definitions in one language."""

    document: Document
    language: str

    @property
    def words(self) -> Words:
        """The words of the language."""
        return WORDS[self.language]

    def of(self, expression: Expression) -> str:
        """Return what a number is."""
        match expression:
            case Asked(measure):
                return self.measure(measure)
            case Stated(family, name):
                return self.stated(quantity(self.document, family, name))
            case Arithmetic(operator, left, right):
                known = self._net(expression) or self._index(expression)
                return known or self.words.operators[operator].format(left=self.of(left), right=self.of(right))
            case Negative(part) | Size(part):
                kind = "negative" if isinstance(expression, Negative) else "size"
                return self.words.operators[kind].format(part=self.of(part))
            case Change() | Chosen():
                return self._chosen(expression)
            case _:
                return expression_text(expression)

    def _chosen(self, expression: Change | Chosen) -> str:
        if isinstance(expression, Chosen):
            return self.words.measures["chosen"].format(expression=expression_text(expression))
        wave = wave_label(self.document, expression.since, self.language)
        return self.words.change.format(what=self.of(expression.now), wave=wave)

    def stated(self, found: Published | Operation) -> str:
        """Return what a published figure or an operational measure is: its label, and whom, where and when it is about."""
        own = self.document.report.language
        about = [found.base, found.place, found.date] if isinstance(found, Published) else [found.how, found.date]
        words = [in_language(part, self.language, own) for part in about if part]
        label = in_language(found.label, self.language, own)
        return label + (self.words.about.format(words=self.words.comma.join(words)) if words else "")

    def measure(self, measure: Measure) -> str:
        """Return what a measure is."""
        if measure.name in QUALITY:
            return quality_definition(self.document, measure, self.language)
        made = isinstance(self.document.questions.get(measure.subject), Derived)
        subject = subject_label(self.document, measure.subject, self.language)
        named = subject.casefold().endswith(_INDEX)  # no “quality index index”
        kinds = (*(["-named"] if named else []), *(["-made"] if made else []), self._kind(measure), "")
        template = next(t for kind in kinds if (t := self.words.measures.get(measure.name + kind)))
        words = template.format(answers=self._answers(measure), subject=subject, first=measure.first)
        return words + self._whom(measure)

    def withheld(self, reason: str) -> str:
        """Return the end of a definition that says why a number is not shown; empty when it is."""
        return self.words.hidden.format(reason=self.reason(reason)) if reason else ""

    def reason(self, reason: str) -> str:
        """Return why a number is not shown."""
        report = self.document.report
        return self.words.withheld[reason].format(minimum_base=report.minimum_base, minimum_count=report.minimum_count)

    def pairs(self, people: int) -> str:
        """Return the end of a definition that says whom a change in a panel follows."""
        return self.words.pairs.format(n=f"{people:,}")

    def bridge(self, reason: Text) -> str:
        """Return the end of a definition that says why two waves may be compared although something differs."""
        return self.words.bridge.format(reason=in_language(reason, self.language, self.document.report.language).rstrip("。."))

    def condition(self, condition: Condition) -> str:
        """Return a condition on respondents in words."""
        match condition:
            case Comparison():
                return self._comparison(condition)
            case Answered(subject) | Not(Answered(subject)):
                key = "answered" if isinstance(condition, Answered) else "not-answered"
                return self.words.operators[key].format(subject=subject_label(self.document, subject, self.language))
            case Not(part):
                return self.words.negated.format(part=self.condition(part))
            case AllOf(parts):
                return self.words.both.join(map(self.condition, parts))
            case AnyOf(parts):
                return self.words.either.join(map(self.condition, parts))

    def _comparison(self, test: Comparison) -> str:
        subject = subject_label(self.document, test.subject, self.language)
        if test.operator == "mentions":
            words = self.words.either.join(map(self.words.quote.format, test.values))
            return self.words.operators["mentions"].format(subject=subject, value=words)
        if test.item:
            return self.words.item.format(value=self._quoted(test.subject, (test.item,)), subject=subject)
        sized = test.operator in {"<", "<=", ">", ">="} or self._type(test.subject) in {"number", "nps"}
        value = self.words.either.join(test.values) if sized else self._quoted(test.subject, test.values)
        if self._type(test.subject) == "ranking":
            return self.words.operators[f"{test.operator}-ranking"].format(subject=subject, value=value)
        return self.words.operators[test.operator].format(subject=subject, value=value)

    def _kind(self, measure: Measure) -> str:
        kind, question = self._type(measure.subject), self.document.questions.get(measure.subject)
        if not isinstance(question, MultiQuestion):
            return f"-{kind}"
        if (
            measure.name in _FLAVOURED
            and question.base != "answered"
            and (measure.name == "base" or question.base == "responses")
        ):
            return f"-{question.base}"
        return "-multi"

    def _type(self, subject: str) -> str:
        if subject in self.document.drivers:
            return self.document.drivers[subject].method
        question = self.document.questions.get(subject)
        return question.type if question else ""

    def _answers(self, measure: Measure) -> str:
        question = self.document.questions.get(measure.subject)
        if measure.name in _BOXES and isinstance(question, Scaled):
            codes = _BOXES[measure.name](self.document.scales[question.scale])
            return self._quoted(measure.subject, codes)
        if measure.name not in _WITH_ANSWERS:
            return ""
        return _range(measure.options) if self._type(measure.subject) == "nps" else self._quoted(measure.subject, measure.options)

    def _quoted(self, subject: str, codes: Iterable[str]) -> str:
        labels = (option_label(self.document, subject, code, self.language) for code in codes)
        return self.words.either.join(self.words.quote.format(label) for label in labels)

    def _whom(self, measure: Measure) -> str:
        labels = [
            (subject_label(self.document, s, self.language), option_label(self.document, s, c, self.language))
            for s, c in measure.segments
        ]
        where = "".join(self.words.where.format(segment=segment, value=value) for segment, value in labels)
        where += self.words.wave.format(wave=wave_label(self.document, measure.wave, self.language)) if measure.wave else ""
        own = condition_of(self.document, measure.subject) if measure.name in DRIVERS else None
        among = (self.words.among.format(condition=self.condition(c)) for c in (own, measure.among) if c is not None)
        return where + "".join(among)

    def _net(self, expression: Arithmetic) -> str:
        match expression:
            case Arithmetic("-", Asked(good), Asked(bad)) if good == top(good.subject, segments=good.segments, among=good.among):
                if bad != bottom(good.subject, segments=good.segments, among=good.among):
                    return ""
            case _:
                return ""
        subject = subject_label(self.document, good.subject, self.language)
        words = self.words.measures["net"].format(top=self._answers(good), bottom=self._answers(bad), subject=subject)
        return words + self._whom(good)

    def _index(self, expression: Arithmetic) -> str:
        """Return what the index of a column's share is."""
        match expression:
            case Arithmetic("*", _, Arithmetic("/", Asked(share), _)) if is_share_index(expression):
                return self.words.measures["share-index"].format(share=self.measure(share))
            case _:
                return ""


def _range(codes: tuple[str, ...]) -> str:
    """Return 0-to-10 answers in order; neighbours as a range."""
    places = [NPS_CODES.index(c) for c in codes]
    if len(codes) > 1 and places == list(range(places[0], places[-1] + 1)):
        return f"{codes[0]}–{codes[-1]}"
    return ", ".join(codes)
