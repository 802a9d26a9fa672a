"""Figures of numbers that stand in different places: what each is of, and where each comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.content.edition import Edition
from reportgen.content.inlines import Inlines, Words
from reportgen.content.naming import short_name
from reportgen.content.prose import joined
from reportgen.content.sources import Intervals, Shown, source_line, tag, told_of
from reportgen.facts.ledger import Fact
from reportgen.spec.model.quantities import Operation


def named(edition: Edition, own: str, fact: Fact) -> str:
    """Return the author's words for a number, or its own name."""
    return own or short_name(edition, fact)


def names_of_facts(edition: Edition, own: Sequence[str], facts: Sequence[Fact]) -> list[str]:
    """Return the author's words for each number, or what tells it from the others: its question, its group, its whole name."""
    measures = [fact.estimate.measure if fact.estimate else None for fact in facts]
    subjects = {m.subject for m in measures if m}
    places = {m.segments for m in measures if m}
    found = []
    for words, fact, measure in zip(own, facts, measures, strict=True):
        if words or measure is None:
            found.append(named(edition, words, fact))
        elif len(subjects) == len(facts):
            found.append(edition.codebook.label(measure.subject))
        elif len(places) == len(facts) and measure.segments:
            values = [edition.codebook.answer(segment, code) for segment, code in measure.segments]
            found.append(edition.say("list").join(values))
        else:
            found.append(short_name(edition, fact))
    return found


def origin_of(edition: Edition, fact: Fact) -> str:
    """Return where stated numbers come from; the survey's own source is said once for all."""
    parts = tuple(map(edition.fact, fact.parts)) or (fact,)
    stated = [part.quantity for part in parts if part.quantity]
    sources = [q.source or q.how if isinstance(q, Operation) else q.source for q in stated]
    return edition.say("semicolon").join(dict.fromkeys(edition.codebook.words(source).rstrip("。.") for source in sources))


def measured_in(edition: Edition, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return the measures of the survey among numbers and what they are made of, each once."""
    found = {m.id: m for fact in facts for m in edition.measured(fact)}
    return tuple(found.values())


def marked(edition: Edition, facts: Sequence[Fact], alt: str) -> tuple[str, str]:
    """Return tag and alternative text of a figure; what the survey's rows are is said only where it gave one of the numbers."""
    return (tag(edition), told_of(edition, alt)) if measured_in(edition, facts) else ("", alt)


def sources_of(
    edition: Edition, facts: Sequence[Fact], remarks: Sequence[str], note: Inlines, intervals: Intervals = "intervals-not-shown"
) -> Inlines:
    """Return base and source of what the survey gave, what the marks are, the sources of what others stated, the remark."""
    parts = [*_sources(edition, facts, remarks, intervals), *([note] if note else [])]
    joint = Words(edition.say("joint"))
    return joined(inline for number, part in enumerate(parts) for inline in ((joint, *part) if number else part))


def _sources(edition: Edition, facts: Sequence[Fact], remarks: Sequence[str], intervals: Intervals) -> Iterator[Inlines]:
    if measured := measured_in(edition, facts):
        subjects = tuple(dict.fromkeys(f.estimate.measure.subject for f in measured if f.estimate))
        yield source_line(edition, Shown(measured, subjects, intervals=intervals, bare=True))
    yield from ((Words(remark),) for remark in remarks if remark)
    if stated := list(dict.fromkeys(words for fact in facts if (words := origin_of(edition, fact)))):
        yield (Words(edition.say("line-source", source=edition.say("semicolon").join(stated))),)
