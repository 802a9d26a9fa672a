"""How a variable is made of others, in words: “年龄段”按“年龄”的数值分组：青年（不足35岁）；…."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reportgen.facts.definitions import Definitions
from reportgen.facts.made_words import MADE_WORDS
from reportgen.spec.labels import option_label, subject_label
from reportgen.spec.made import bands_of, made, needs, variable
from reportgen.spec.measures import Condition
from reportgen.spec.model.derived import Band, Derived
from reportgen.spec.model.document import Document
from reportgen.spec.model.questions import NumberQuestion
from reportgen.spec.model.scalars import in_language
from reportgen.spec.spec import Key
from reportgen.spec.unfold import Unfolding, codes_of, number_text


@dataclass(frozen=True, slots=True)
class Making:
    """Sentences in one language."""

    document: Document
    conditions: Mapping[Key, Condition]
    """The resolved conditions of the spec."""
    language: str

    def all(self) -> Iterator[str]:
        """Yield how each variable is made, numbers that are shown in bands first."""
        for name, question in self.document.questions.items():
            if isinstance(question, NumberQuestion) and question.bands:
                yield self.sentence(name)
        for _, name, part in made(self.document):
            if part.label or part.bands or part.groups:  # else it is the question itself, under its own name
                yield self.sentence(name)

    def sentence(self, name: str) -> str:
        """Return how a variable is made; empty for one that is not."""
        found = variable(self.document, name)
        if isinstance(found, NumberQuestion) and found.bands:
            return self._say("own-bands", name=self._name(name), parts=self._joined(self._bands(name, name)))
        if not isinstance(found, Derived):
            return ""
        if not found.label and found.of and not (found.bands or found.groups):
            return self.sentence(found.of)  # the same thing under the same name
        kind, parts = self._parts(name, found)
        words = self._say(kind, name=self._name(name), source=self._name(found.of or ""), parts=self._joined(parts))
        left = found.rest is not None and not any(group.otherwise for group in found.groups.values())
        more = [in_language(found.note, self.language, self.document.report.language)] if found.note else []
        return self._say("next").join([words, *([self._say("rest")] if left else []), *more])

    def source(self, name: str) -> str:
        """Return what a variable is made of, in a few words; empty for one that is not."""
        found = variable(self.document, name)
        if not isinstance(found, Derived):
            return ""
        if not found.label and found.of and isinstance(variable(self.document, found.of), Derived):
            return self.source(found.of)  # its own name would be said to be made of itself
        sources = needs(self.document, self.conditions)[name]
        return self._say("made-of", source=self._say("list").join(map(self._name, sources)))

    def _parts(self, name: str, found: Derived) -> tuple[str, Iterable[str]]:
        if found.bands:
            return "bands", self._bands(name, found.of or name)
        if found.of is None:
            return "when", self._when(name, found)
        if found.groups:
            return "groups", (self._part(name, code, self._answers(name, found.of, code)) for code in found.groups)
        return "same", ()

    def _bands(self, name: str, number: str) -> Iterator[str]:
        for code, band in bands_of(self.document, name).items():
            yield self._part(name, code, self._band(number, band))

    def _band(self, number: str, band: Band) -> str:
        low, high = (None if end is None else number_text(end) + self._unit(number) for end in (band.from_, band.below))
        if low and high:
            return self._say("from-below", low=low, high=high)
        return self._say("from", low=low) if low else self._say("below", high=high) if high else self._say("every")

    def _unit(self, number: str) -> str:
        question = self.document.questions.get(number)
        if not isinstance(question, NumberQuestion) or not question.unit:
            return ""
        unit = in_language(question.unit, self.language, self.document.report.language)
        return unit if self.language.startswith("zh") else f" {unit}"

    def _answers(self, name: str, source: str, code: str) -> str:
        codes = codes_of(self.document, name, code)
        return self._say("list").join(self._quoted(option_label(self.document, source, c, self.language)) for c in codes)

    def _when(self, name: str, found: Derived) -> Iterator[str]:
        words = Definitions(self.document, self.language)
        tests = dict(Unfolding(self.document, self.conditions).tests(name))
        for code in found.groups:
            yield self._part(name, code, words.condition(tests[code]) if code in tests else self._say("otherwise"))

    def _part(self, name: str, code: str, what: str) -> str:
        return self._say("part", label=option_label(self.document, name, code, self.language), what=what)

    def _joined(self, parts: Iterable[str]) -> str:
        return self._say("semicolon").join(parts)

    def _name(self, name: str) -> str:
        return self._quoted(subject_label(self.document, name, self.language)) if name else ""

    def _quoted(self, words: str) -> str:
        return self._say("quote").format(words)

    def _say(self, key: str, **blanks: str) -> str:
        words = MADE_WORDS[self.language][key]
        return words.format(**blanks) if blanks else words
