"""The guard: reads the author's words, and says which of them stand on nothing.

A number that is typed could be computed; a comparison, a change or a "significantly" wants a claim that tests it; and from a
sample that was not drawn at random nothing follows for those who were not asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportgen.problems import Code, Kind, Place, Problem, Severity
from reportgen.spec.checks.subject import Subject
from reportgen.spec.checks.values import values
from reportgen.spec.model.document import Document
from reportgen.spec.model.report import Strictness
from reportgen.spec.spec import Key
from reportgen.spec.tree import Locator, short
from reportgen.spec.wording.conditions import names
from reportgen.spec.wording.fields import Guarded, guarded
from reportgen.spec.wording.find import find
from reportgen.spec.wording.found import Found
from reportgen.spec.wording.grounds import Backing, backing
from reportgen.spec.wording.marked import Marked, marked
from reportgen.spec.wording.meaning import Meaning, meaning
from reportgen.spec.wording.said import inferred, remedy, says
from reportgen.spec.wording.sentences import prose_of, sentences
from reportgen.spec.wording.subjects import akin
from reportgen.spec.wording.typed import Typed

UNSAMPLED = frozenset({"quota", "opt-in", "convenience"})
"""Kinds of sample from which nothing follows for those who were not asked."""
_SEVERITY: Mapping[Strictness, Severity] = {"warn": Severity.WARNING, "error": Severity.ERROR}
_RESPONDENTS = re.compile(
    r"\s*(?:左右|以上|以下|多)?的?(?:受访|受訪|被访|被訪|答卷|填答|调查对象|調查對象)"
    r"|\s*(?:of\s)?(?:the\s|our\s|all\s)?(?:respondents|interviewees|those\s(?:asked|surveyed))",
    re.IGNORECASE,
)
"""What makes a number among instructions one of the survey."""


@dataclass(frozen=True, slots=True)
class Read:
    """What the guard has against the words of a document."""

    problems: tuple[Problem, ...]
    typed: tuple[Typed, ...]
    """Numbers that are typed; stage 4 says which expression would give them."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A text with its marks and sentences."""

    given: Guarded
    marks: tuple[Marked, ...]
    sentences: tuple[tuple[int, int], ...]

    def words(self, found: Found) -> str:
        return short(self.given.text[found.start : found.end])

    def marked(self, found: Found, *kinds: str) -> bool:
        return any(found.meets(mark.start, mark.end) for mark in self.marks if mark.kind in kinds)

    def claims(self, found: Found) -> Iterator[str]:
        """Yield the claims that are marked in the sentence of some words."""
        for start, end in self.sentences:
            if found.meets(start, end):
                yield from (m.claim for m in self.marks if m.claim and m.start < end and start < m.end)


def guard(document: Document, place_of: Locator) -> Read:
    """Read the author's words.

    Parameters
    ----------
    document
        A document that fits the grammar.
    place_of
        The places of its values.
    """
    subject = Subject(document, place_of, tuple(values(document)))
    texts = [_Text(t, tuple(marked(t.text)), tuple(sentences(prose_of(t.text)))) for t in guarded(subject)]
    claims = {claim.id: backing(claim) for claim in document.claims}
    reader = _Reader(subject, claims, [(text.given.key, mark.claim) for text in texts for mark in text.marks if mark.claim])
    said = [reader.read(text, found) for text in texts for found in find(text.given.text)]
    return Read(tuple(s for s in said if isinstance(s, Problem)), tuple(s for s in said if isinstance(s, Typed)))


@dataclass(frozen=True, slots=True)
class _Reader:
    subject: Subject
    claims: Mapping[str, Backing]
    marks: Sequence[tuple[Key, str]]
    """Every claim that is marked in a text, after the text's key."""

    def read(self, text: _Text, found: Found) -> Problem | Typed | None:
        if text.marked(found, "source", "as"):
            return None
        if found.rule == "inference":
            return self._inference(text, found)
        if text.given.kind == "remark" or text.given.ground.sourced:
            return None
        return self._number(text, found) if found.rule == "number" else self._finding(text, found)

    def _inference(self, text: _Text, found: Found) -> Problem | None:
        survey = self.subject.document.survey
        if survey is None or self._testable():
            return None
        words, fix = inferred(text.words(found), survey.sample.kind)
        return self._problem(Code.FORBIDDEN_INFERENCE, text, found, (words, fix), Severity.ERROR)

    def _number(self, text: _Text, found: Found) -> Typed | None:
        strictness = self.subject.document.report.wording.numbers
        if strictness == "off" or (text.given.kind == "intention" and not _RESPONDENTS.match(text.given.text, found.end)):
            return None
        means = meaning(text.given.text[found.start : found.end])
        if means is not None and self._compared(text, found, means):
            return None
        path = self.subject.place_of.path(text.given.key)
        return Typed(self._place(text, found), path, text.words(found), means, text.given.spot, _SEVERITY[strictness])

    def _compared(self, text: _Text, found: Found, means: Meaning) -> bool:
        """Return whether a claim behind the words compares with the number that they say."""
        return any(names(behind.holds, means) for behind in self._behind(text, found))

    def _finding(self, text: _Text, found: Found) -> Problem | None:
        strictness = self.subject.document.report.wording.comparisons
        if strictness == "off" or text.given.kind != "finding" or self._stands(text, found):
            return None
        if any(claim not in self.claims for claim in text.claims(found)):  # a misspelt id, which is pointed out by itself
            return None
        words = text.words(found)
        fix = remedy(found.rule, words, text.given.spot, testable=self._testable())
        return self._problem(Code.UNCLAIMED_COMPARISON, text, found, (says(found.rule, words), fix), _SEVERITY[strictness])

    def _stands(self, text: _Text, found: Found) -> bool:
        """Return whether a claim stands behind a finding, one with a test where that is said; or a declared judgement."""
        if found.rule == "significance":
            return any(behind.tested for behind in self._behind(text, found))
        return text.given.ground.judged or any(True for _ in self._behind(text, found))

    def _testable(self) -> bool:
        survey = self.subject.document.survey
        return survey is not None and survey.sample.kind not in UNSAMPLED

    def _behind(self, text: _Text, found: Found) -> Iterator[Backing]:
        yield from text.given.ground.backings
        yield from (self.claims[claim] for claim in text.claims(found) if claim in self.claims)
        heads = text.given.heads
        if heads is not None:
            below = [self.claims[claim] for key, claim in self.marks if key[: len(heads)] == heads and claim in self.claims]
            yield from (claim for claim in below if akin(text.given.text, claim.says))

    def _place(self, text: _Text, found: Found) -> Place:
        return self.subject.place_of(text.given.key, found.start, found.end - found.start)

    def _problem(self, code: Code, text: _Text, found: Found, said: tuple[str, str], severity: Severity) -> Problem:
        path = self.subject.place_of.path(text.given.key)
        return Problem(code, self._place(text, found), f"{path} {said[0]}", said[1], severity, Kind.REPORT)
