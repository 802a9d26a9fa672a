"""What a statement stands on, in words and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportgen.content.edition import Edition
from reportgen.content.inlines import Inline, Inlines, Words, plain
from reportgen.content.naming import short_name
from reportgen.content.prose import joined
from reportgen.content.statement_blocks import Backing
from reportgen.facts.ledger import Fact, Side, Verdict
from reportgen.spec.findings import Statement, by_id
from reportgen.spec.measures import Unit
from reportgen.spec.model.statements import Evidence
from reportgen.spec.spec import Key

Link = tuple[Side, str, Side, bool | None]

SIGNS = {"==": "=", "!=": "≠", "<": "<", "<=": "≤", ">": ">", ">=": "≥"}
MIRRORED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
"""The operator read from the right side."""


def backing(edition: Edition, key: Key, evidence: Evidence) -> Backing:
    """Return the kind of evidence in words, and the evidence: numbers of the survey, a document, or whose judgement it is."""
    if evidence.holds is not None:
        return _tested(edition, edition.ledger.verdicts[(*key, "holds")])
    if evidence.source is not None:
        return Backing("source", edition.say("evidence-source"), (edition.running((*key, "source"), evidence.source),))
    if evidence.judgement is not None:
        return Backing(
            "judgement", edition.say("evidence-judgement"), (edition.running((*key, "judgement"), evidence.judgement),)
        )
    return Backing("none", edition.say("evidence-none"), ())


def backings(edition: Edition, found: Statement) -> tuple[Backing, ...]:
    """Return what a statement stands on: its own evidence, else that of the statements that it follows from, each once."""
    evidence = found.grounds
    if evidence is not None:
        return (backing(edition, (*found.key, "because"), evidence),)
    if found.kind == "claim":
        return (_tested(edition, edition.ledger.verdicts[(*found.key, "holds")]),)
    known = by_id(edition.spec.document)
    named = (known[name] for name in found.rests_on)
    printed = (other for other in named if edition.ledger.stands(other.key, other.part.when))
    behind = tuple(_together(one for other in printed for one in backings(edition, other)))
    return behind or (Backing("none", edition.say("evidence-none"), ()),)


def _together(parts: Iterable[Backing]) -> Iterator[Backing]:
    """Put numbers of the survey that stand under one word into one line, each once; other evidence keeps its own."""
    chips: dict[Backing, dict[str, Inlines]] = {}
    for part in parts:
        key = replace(part, chips=()) if part.kind == "data" else part
        chips.setdefault(key, {}).update((plain(chip), chip) for chip in part.chips)
    yield from (replace(part, chips=tuple(found.values())) for part, found in chips.items())


def _tested(edition: Edition, verdict: Verdict) -> Backing:
    word = "evidence-data" if verdict.result == "holds" else f"evidence-{verdict.result}"
    stands = None if verdict.result == "unknown" else verdict.result == "holds"
    return Backing("data", edition.say(word), chips(edition, verdict), stands)


def chips(edition: Edition, verdict: Verdict) -> tuple[Inlines, ...]:
    """Return each number of the survey behind a verdict once, numbers of the same name in one chip."""
    ids = dict.fromkeys(side.fact for left, _, right, _ in verdict.links for side in (left, right) if side.fact)
    named: dict[str, list[Fact]] = {}
    for fact in map(edition.fact, ids):
        named.setdefault(short_name(edition, fact), []).append(fact)
    return tuple(_chip(edition, name, facts) for name, facts in named.items())


def numbers(edition: Edition, verdict: Verdict) -> Inlines:
    """Return the numbers on both sides of every comparison: 18%对4%; 82%（须>80%）."""
    parts: list[Inline] = []
    links = list(verdict.links)
    while links:
        taken = _same_number(links)
        parts += [Words(edition.say("semicolon"))] if parts else []
        parts += _limited(edition, links[:taken]) if _number_of(links[0]) else _compared(edition, links[0])
        links = links[taken:]
    return joined(parts)


def value_of(edition: Edition, fact: Fact) -> Inlines:
    """Return a fact with the words that make it read right alone: 53%, 第1位, 78.5分."""
    if fact.unit is not Unit.RANK:
        return (edition.number(fact, unit=True),)
    before, _, after = edition.say("rank-words", n="\0").partition("\0")
    return joined([Words(before), edition.number(fact), Words(after)])


def _chip(edition: Edition, name: str, facts: Iterable[Fact]) -> Inlines:
    parts: list[Inline] = [Words(edition.say("chip", name=name))]
    for i, fact in enumerate(facts):
        parts += [Words(edition.say("comma"))] if i else []
        parts += value_of(edition, fact)
    return joined(parts)


def _number_of(link: Link) -> str:
    """Return the fact of a comparison with a literal; empty for two facts or two literals."""
    left, _, right, _ = link
    return left.fact or right.fact if bool(left.fact) != bool(right.fact) else ""


def _same_number(links: list[Link]) -> int:
    """Return how many of the comparisons, from the first, hold one number against literals."""
    fact, count = _number_of(links[0]), 1
    while fact and count < len(links) and _number_of(links[count]) == fact:
        count += 1
    return count


def _limited(edition: Edition, links: list[Link]) -> list[Inline]:
    fact = edition.fact(_number_of(links[0]))
    limits = edition.say("both").join(_limit(edition, fact, link) for link in links)
    return [*value_of(edition, fact), Words(edition.say("required", limit=limits))]


def _limit(edition: Edition, fact: Fact, link: Link) -> str:
    left, operator, right, _ = link
    sign, limit = (operator, right) if left.fact else (MIRRORED.get(operator, operator), left)
    number = limit.printed[edition.language]
    if fact.unit is Unit.RANK and sign == "==":
        return edition.say("rank-words", n=number)
    if fact.unit is Unit.POINTS:
        number = edition.say("with-unit", number=number.removesuffix("%"), unit=fact.unit_word[edition.language])
    return edition.say("sign-and-limit", sign=SIGNS.get(sign, sign), limit=number)


def _compared(edition: Edition, link: Link) -> list[Inline]:
    left, _, right, _ = link
    sides = [value_of(edition, edition.fact(s.fact)) if s.fact else (Words(s.printed[edition.language]),) for s in (left, right)]
    return [*sides[0], Words(edition.say("against")), *sides[1]]
