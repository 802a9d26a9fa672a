"""Suggestions in words: sentences in each language of the report, with numbers as expressions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from reportgen.content.words import phrases
from reportgen.facts.words import WORDS
from reportgen.spec.boxes import options_counted
from reportgen.spec.canonical import UNITS
from reportgen.spec.expressions.text import expression_text
from reportgen.spec.expressions.tree import Asked, Change, Expression, Size
from reportgen.spec.labels import option_label, subject_label
from reportgen.spec.measures import Measure
from reportgen.spec.model.document import Document
from reportgen.spec.waves.listed import wave_label
from reportgen.verbs.suggesting.basis import Reach
from reportgen.verbs.suggesting.idea import Says

_READ = ("{", "}", "[", "]")
"""Characters that a text of the spec reads as the begin or end of something."""


def languages_of(document: Document) -> tuple[str, ...]:
    """Return the languages of a report, its own first."""
    return tuple(dict.fromkeys((document.report.language, *document.report.languages)))


def texts(document: Document, says: Says, reach: Reach) -> Mapping[str, str]:
    """Return a sentence in every language of the report.

    Parameters
    ----------
    document
        The spec.
    says
        The sentence and what fills it.
    reach
        Whom it is about; of a sample that is not drawn at random, and of published figures, the sentence says so.
    """
    return MappingProxyType({language: _Speaker(document, language).sentence(says, reach) for language in languages_of(document)})


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Says things in one language."""

    document: Document
    language: str

    def sentence(self, says: Says, reach: Reach) -> str:
        """Return a sentence without its full stop, as items of the spec are written."""
        words = phrases(self.language)
        blanks = {
            **{blank: self._number(e) for blank, e in says.numbers.items()},
            **{blank: self._what(m) for blank, m in says.whats.items()},
            **{blank: self._named(blank, name) for blank, name in says.subjects.items()},
            **{blank: self._quoted(self._option(*pair)) for blank, pair in says.options.items()},
            **{blank: self._quoted(word) for blank, word in says.words.items()},
            **{blank: wave_label(self.document, wave, self.language) for blank, wave in says.waves.items()},
        }
        said = words[says.key].format_map(blanks)
        if reach in {"sample", "published"} and not says.words:  # who used a word are those who answered
            said = words[f"suggest-reach-{reach}"].format(said=said)
        return said[:1].upper() + said[1:]

    def _number(self, expression: Expression) -> str:
        """Return a number as the spec writes it, with the word that the language has behind it."""
        match expression:
            case Asked(measure):
                unit = UNITS[measure.name].value
            case Size(Change(Asked(measure))):
                unit = f"{UNITS[measure.name].value}-change"
            case _:
                unit = ""
        return "{{ " + expression_text(expression) + " }}" + phrases(self.language).get(f"suggest-unit-{unit}", "")

    def _what(self, measure: Measure) -> str:
        """Return what a number is, in running words."""
        words, answers = phrases(self.language), ""
        if measure.name in {"top", "bottom", "share"}:
            codes = options_counted(self.document, measure)
            labels = (self._quoted(self._option(measure.subject, code)) for code in codes)
            answers = WORDS[self.language].either.join(labels)
        what = words[f"suggest-what-{measure.name}"].format(subject=self._quoted(self._subject(measure.subject)), answers=answers)
        groups = [
            words["suggest-is"].format(segment=self._subject(segment), value=self._quoted(self._option(segment, code)))
            for segment, code in measure.segments
        ]
        return words["suggest-what-of"].format(what=what, groups=WORDS[self.language].both.join(groups)) if groups else what

    def _named(self, blank: str, name: str) -> str:
        return self._subject(name) if blank == "segment" else self._quoted(self._subject(name))

    def _subject(self, name: str) -> str:
        return _plain(subject_label(self.document, name, self.language), name)

    def _option(self, subject: str, code: str) -> str:
        return _plain(option_label(self.document, subject, code, self.language), code)

    def _quoted(self, label: str) -> str:
        return WORDS[self.language].quote.format(label)


def _plain(label: str, name: str) -> str:
    """Return a label on one line, or the name of its part where a text of the spec would read something into it."""
    return name if any(c in label for c in _READ) else " ".join(label.split())
