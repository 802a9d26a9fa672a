"""What a statement stands on, in words and numbers."""

from __future__ import annotations

from reportgen.content.blocks import Backing
from reportgen.content.edition import Edition
from reportgen.content.inlines import Inline, Inlines, Words
from reportgen.content.naming import short_name
from reportgen.content.prose import joined
from reportgen.facts.ledger import Fact, Side, Verdict
from reportgen.spec.measures import Unit
from reportgen.spec.model.statements import Evidence
from reportgen.spec.spec import Key

Link = tuple[Side, str, Side, bool | None]

SIGNS = {"==": "=", "!=": "≠", "<": "<", "<=": "≤", ">": ">", ">=": "≥"}


def backing(edition: Edition, key: Key, evidence: Evidence) -> Backing:
    """Return the kind of evidence in words, and the evidence: numbers of the survey, a document, or whose judgement it is."""
    if evidence.holds is not None:
        verdict = edition.ledger.verdicts[(*key, "holds")]
        word = edition.say(
            "evidence-data" if verdict.holds else "evidence-broken" if verdict.holds is False else "evidence-unknown"
        )
        return Backing("data", word, chips(edition, verdict), verdict.holds)
    for kind, text in (("source", evidence.source), ("judgement", evidence.judgement)):
        if text is not None:
            words = edition.running((*key, kind), text)
            return Backing("source" if kind == "source" else "judgement", edition.say(f"evidence-{kind}"), (words,))
    return Backing("none", edition.say("evidence-none"), ())


def chips(edition: Edition, verdict: Verdict) -> tuple[Inlines, ...]:
    """Return each number of the survey behind a verdict once, with its short name."""
    sides = (side for left, _, right, _ in verdict.links for side in (left, right))
    ids = dict.fromkeys(side.fact for side in sides if side.fact)
    return tuple(_chip(edition, edition.fact(i)) for i in ids)


def _is_rank(fact: Fact) -> bool:
    return fact.unit is Unit.RANK


def _chip(edition: Edition, fact: Fact) -> Inlines:
    name = short_name(edition, fact)
    return joined([Words(edition.say("chip", name=name)), *value_of(edition, fact)])


def value_of(edition: Edition, fact: Fact) -> Inlines:
    """Return a fact with the words that make it read right alone: 53%, 第1位, 78.5分."""
    before, _, after = edition.say("rank-words", n="\0").partition("\0") if _is_rank(fact) else ("", "", "")
    return joined([Words(before), edition.number(fact, unit=not _is_rank(fact)), Words(after)])


def numbers(edition: Edition, verdict: Verdict) -> Inlines:
    """Return the numbers on both sides of every comparison: 18%对4%; 82%（须 >80%）."""
    parts: list[Inline] = []
    for i, link in enumerate(verdict.links):
        parts += [Words(edition.say("semicolon"))] if i else []
        parts += _compared(edition, link)
    return joined(parts)


def _compared(edition: Edition, link: Link) -> list[Inline]:
    left, operator, right, _ = link
    if left.fact and right.fact:
        return [
            *value_of(edition, edition.fact(left.fact)),
            Words(edition.say("against")),
            *value_of(edition, edition.fact(right.fact)),
        ]
    if left.fact or right.fact:
        fact, sign, limit = (left, operator, right) if left.fact else (right, MIRRORED.get(operator, operator), left)
        words = edition.say("required", limit=_limit(edition, edition.fact(fact.fact), sign, limit))
        return [*value_of(edition, edition.fact(fact.fact)), Words(words)]
    return [Words(edition.say("against").join(side.printed[edition.language] for side in (left, right)))]


def _limit(edition: Edition, fact: Fact, sign: str, limit: Side) -> str:
    number = limit.printed[edition.language]
    if _is_rank(fact) and sign == "==":
        return edition.say("rank-words", n=number)
    return edition.say("sign-and-limit", sign=SIGNS.get(sign, sign), limit=number)


MIRRORED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
"""The operator read from the right side."""
