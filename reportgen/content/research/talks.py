"""Interviews and focus groups with their guide, and what was said in them."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.content.edition import Edition
from reportgen.content.research.parts import proposed
from reportgen.content.talk_blocks import GuideQuestion, GuideSection, Saying, Sayings, Talk, Talks
from reportgen.spec.model.research import Interviews, Quotation
from reportgen.spec.model.research_blocks import InterviewsBlock, QuotationsBlock


def talks(edition: Edition, block: InterviewsBlock, level: int) -> Talks:
    """Return the series of talks that the block asks for; ``level`` is that of their headings."""
    only = block.interviews.only
    return Talks(level, tuple(_talk(edition, t) for t in edition.spec.document.interviews if not only or t.id in only))


def _talk(edition: Edition, talk: Interviews) -> Talk:
    words = edition.codebook.words
    facts = (("purpose", words(talk.purpose)), ("chosen", words(talk.choose)), ("mode", words(talk.mode)))
    minutes = sum(section.minutes or 0 for section in talk.guide)
    took = [(edition.say("talk-length"), edition.say("about-minutes", n=minutes))] if minutes else []
    total = sum(quota.n for quota in talk.quotas)
    return Talk(
        anchor=edition.uses.unique(f"talk-{talk.id}"),
        title=words(talk.title),
        tag=edition.say("list").join(_tags(edition, talk)),
        facts=(*((edition.say(key), value) for key, value in facts), *took),
        quota_label=edition.say(f"quota-{talk.kind}", n=total),
        quotas=tuple((words(quota.who), edition.say(f"count-{talk.kind}", n=quota.n)) for quota in talk.quotas),
        guide_label=edition.say("guide") if talk.guide else "",
        guide=tuple(_guide(edition, talk)),
    )


def _tags(edition: Edition, talk: Interviews) -> Iterator[str]:
    if proposed(edition, talk):
        yield edition.say("tag-proposed")
    if talk.optional:
        yield edition.say("tag-optional")


def _guide(edition: Edition, talk: Interviews) -> Iterator[GuideSection]:
    words, first = edition.codebook.words, 1
    for section in talk.guide:
        questions = tuple(GuideQuestion(words(q.ask), tuple(map(words, q.probes))) for q in section.questions)
        time = edition.say("about-minutes", n=section.minutes) if section.minutes else ""
        yield GuideSection(words(section.title), time, first, questions)
        first += len(questions)


def sayings(edition: Edition, block: QuotationsBlock) -> Sayings:
    """Return the quotations that the block asks for."""
    only = block.quotations.only
    return Sayings(tuple(_saying(edition, q) for q in edition.spec.document.quotations if not only or q.id in only))


def _saying(edition: Edition, quotation: Quotation) -> Saying:
    words = edition.codebook.words
    return Saying(
        anchor=edition.uses.unique(f"quote-{quotation.id}"),
        words=words(quotation.words),
        who=words(quotation.who),
        about=tuple(edition.codebook.label(name) for name in quotation.about),
        tag=edition.say("tag-synthetic") if quotation.provenance == "synthetic" else "",
    )
