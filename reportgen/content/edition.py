"""One language of a report while it is written: where its words, numbers and places come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256

from reportgen.analysis.results import Results
from reportgen.content.charts.kinds import Meter
from reportgen.content.codebook import Codebook
from reportgen.content.inlines import Claimed, CrossReference, Inline, Inlines, Number, Prose, Words
from reportgen.content.outline import Outline
from reportgen.content.prose import Parts, marked, prose, running
from reportgen.facts.definitions import Definitions
from reportgen.facts.ledger import Fact, Ledger, Printed, Verdict
from reportgen.spec.boxes import bottom_codes, top_codes
from reportgen.spec.canonical import Segments
from reportgen.spec.expressions.text import expression_text
from reportgen.spec.measures import Condition, Measure
from reportgen.spec.model.scalars import Text
from reportgen.spec.spec import Key, Spec
from reportgen.spec.unit_signs import signed
from reportgen.spec.wanted import net


@dataclass(slots=True)
class Uses:
    """Where each fact is printed or drawn, gathered while the report is written."""

    places: dict[str, list[str]] = field(default_factory=dict)
    """Fact id to anchors, in order."""
    counts: dict[str, int] = field(default_factory=dict)
    """Fact id to how often running text prints it, in order of first use."""
    small: dict[str, str] = field(default_factory=dict)
    """Fact id to the anchor of the first place with a small figure of it, or of the cover."""
    anchors: set[str] = field(default_factory=set)
    """Anchors of claims and actions, which may be printed twice."""
    claims: dict[str, list[str]] = field(default_factory=dict)
    """Claim to the anchors of the words that say it, in order."""
    listed: dict[str, str] = field(default_factory=dict)
    """Claim to the anchor of its first row in a table of claims."""

    def unique(self, anchor: str) -> str:
        """Return an anchor, numbered from its second use."""
        count, name = 1, anchor
        while name in self.anchors:
            count, name = count + 1, f"{anchor}-again-{count}"
        self.anchors.add(name)
        return name

    def said(self, claim: str) -> str:
        """Note that a sentence says what a claim says; return the anchor of this place."""
        places = self.claims.setdefault(claim, [])
        places.append(f"says-{short_anchor(claim)}-{len(places) + 1}")
        return places[-1]

    def drawn(self, fact: str, anchor: str) -> None:
        """Note that a figure, table or claim shows a fact."""
        places = self.places.setdefault(fact, [])
        if fact and anchor not in places:
            places.append(anchor)

    def pictured(self, meter: Meter | None, anchor: str) -> None:
        """Note that a small figure shows its numbers; nothing where there is none."""
        for fact in (meter.mark.fact, meter.before_fact, meter.target_fact) if meter else ():
            self.small.setdefault(fact, anchor)

    def in_text(self, fact: Fact) -> str:
        """Note that running text prints a fact; return the anchor of this place."""
        count = self.counts[fact.id] = self.counts.get(fact.id, 0) + 1
        anchor = use_anchor(fact, count)
        self.drawn(fact.id, anchor)
        return anchor


def short_anchor(claim_id: str) -> str:
    """Return a claim's id where it is ASCII, else a short hash of it."""
    return claim_id if claim_id.isascii() else sha256(claim_id.encode()).hexdigest()[:8]


def proof_anchor(claim_id: str) -> str:
    """Return the anchor of what is said of a claim."""
    return f"proof-{short_anchor(claim_id)}"


def use_anchor(fact: Fact, count: int) -> str:
    """Return the anchor of one use of a fact in running text."""
    return f"use-{fact.anchor.removeprefix('f-')}-{count}"


@dataclass(frozen=True, slots=True)
class Edition:
    """The report in one language."""

    spec: Spec
    results: Results
    ledger: Ledger
    codebook: Codebook
    phrases: Mapping[str, str]
    outline: Outline
    uses: Uses

    @property
    def language(self) -> str:
        """The language being written."""
        return self.codebook.language

    def say(self, key: str, **fields: str | int) -> str:
        """Return a fixed sentence with its blanks filled in."""
        return self.phrases[key].format(**fields)

    def condition(self, condition: Condition) -> str:
        """Return who satisfies a condition, in the words of the questionnaire."""
        return Definitions(self.spec.document, self.language).condition(condition)

    def listed(self, words: Sequence[str]) -> str:
        """Return words as a list in a sentence: a, b and c."""
        head, last = words[:-1], words[-1]
        return self.say("and").join([self.say("list").join(head), last] if head else [last])

    def quoted(self, words: str) -> str:
        """Return words in the language's quotation marks."""
        return self.say("quoted", words=words)

    @staticmethod
    def capital(words: str) -> str:
        """Return words with a capital at their beginning; hanzi stay as they are."""
        return words[:1].upper() + words[1:]

    def fact_of(self, measure: Measure) -> Fact:
        """Return the fact of a measure.

        Raises
        ------
        KeyError
            The plan did not ask for it: what a block needs is listed in ``spec.wanted``.
        """
        return self.fact(measure.canonical)

    def fact(self, fact_id: str) -> Fact:
        """Return a fact by its id; see ``fact_of``."""
        if fact_id not in self.ledger.facts:
            raise KeyError(f"the ledger has no fact {fact_id!r}: the plan must ask for every number that a block prints")
        return self.ledger.facts[fact_id]

    def measured(self, fact: Fact) -> tuple[Fact, ...]:
        """Return the measures of the survey that a fact is, or is made of."""
        if fact.estimate is not None:
            return (fact,)
        parts = (self.ledger.facts[p] for p in fact.parts if p in self.ledger.facts)
        return tuple(m for part in parts for m in self.measured(part))

    def net_of(self, subject: str, segments: Segments = (), among: Condition | None = None, wave: str = "") -> Fact | None:
        """Return top box minus bottom box of a scale question; None for a scale without both boxes."""
        scale = self.codebook.scale(subject)
        if scale is None or not top_codes(scale) or not bottom_codes(scale):
            return None
        return self.fact(expression_text(net(subject, segments, among, wave)))

    @property
    def level(self) -> str:
        """The level of intervals, as a percentage."""
        return f"{self.spec.document.report.level * 100:.3g}%"

    def printed(self, fact: Fact, *, unit: bool = False) -> str:
        """Return a fact as printed, with its unit word on request."""
        number, word = fact.printed[self.language], fact.unit_word[self.language] if unit and not fact.withheld else ""
        return self.with_unit(number, word)

    def with_unit(self, number: str, unit: str) -> str:
        """Return a number with its unit, which may be empty: $20, 30%, 25 minutes."""
        if not unit:
            return number
        return signed(number, unit) or self.say("with-unit", number=number, unit=unit)

    def number(self, fact: Fact, *, unit: bool = False) -> Number:
        """Return a fact as a number in running text, and note its use."""
        return Number(fact.id, self.printed(fact, unit=unit), self.uses.in_text(fact))

    def parts(self, key: Key, text: Text) -> Parts:
        """Return a text's words and values in turn."""
        for language in (self.language, self.spec.document.report.language):
            if (found := self.ledger.texts.get((key, language))) is not None:
                return [p if isinstance(p, str) else self.inline(p) for p in found]
        return [self.codebook.words(text)]

    def running(self, key: Key, text: Text | None) -> Inlines:
        """Return a short text with its values, empty when there is none."""
        return () if text is None else running(self.parts(key, text))

    def prose(self, key: Key, text: Text | None) -> Prose:
        """Return a Markdown text with its values, empty when there is none."""
        return () if text is None else marked(prose(self.parts(key, text)), self._claimed)

    def verdict_of(self, claim_id: str) -> Verdict | None:
        """Return the verdict of a claim; None where its own condition is not true, so that it is not asserted."""
        for number, claim in enumerate(self.spec.document.claims):
            if claim.id == claim_id and self.ledger.stands(("claims", number), claim.when):
                return self.ledger.verdicts.get(("claims", number, "holds"))
        return None

    def _claimed(self, said: Claimed) -> Inlines:
        """Return words that a claim stands behind with its result; plain words where it is not asserted."""
        verdict = self.verdict_of(said.claim)
        if verdict is None:
            return said.parts
        anchor = self.uses.said(said.claim)
        word = self.say(f"claim-{verdict.result}")
        return (replace(said, result=verdict.result, word=word, anchor=anchor, proof=proof_anchor(said.claim)),)

    def inline(self, value: Printed) -> Inline:
        """Return the value of an expression in a text."""
        if value.fact:
            return self.number(self.fact(value.fact))
        if value.words is not None:
            return Words(value.words[self.language])
        if value.reference is None:
            raise KeyError("an expression in a text has no value")
        return self._reference(*value.reference)

    def _reference(self, kind: str, block_id: str) -> Inline:
        place = (self.outline.figures if kind == "figure" else self.outline.tables).get(block_id)
        if place is None:  # the block stands on a condition that is not true
            return Words(self.say(f"{kind}-left-out"))
        return CrossReference(place.anchor, place.number)
