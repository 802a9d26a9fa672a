"""Likelihood to recommend: eleven columns in three groups, the score in words."""

from __future__ import annotations

from reportgen.content.charts.drawing import Drawn, Labelled, Request, facts_of, mark, marks
from reportgen.content.charts.kinds import Bar, NpsChart
from reportgen.content.charts.share_data import share_table
from reportgen.facts.ledger import Fact
from reportgen.spec import canonical
from reportgen.spec.labels import NPS_CODES, NPS_GROUPS

GROUPS = ("detractors", "passives", "promoters")


def nps(request: Request) -> Drawn:
    """Return the distribution from 0 to 10, always in that order."""
    edition, name, among = request.edition, request.subject, request.among
    single = facts_of(edition, [canonical.share(name, code, among=among) for code in NPS_CODES])
    groups = facts_of(edition, [canonical.share(name, *codes, among=among) for codes in NPS_GROUPS])
    score = edition.fact_of(canonical.nps(name, among=among))
    words = [edition.say(group) for group in GROUPS]
    bars = [Bar(word, mark(edition, fact)) for word, fact in zip(words, groups, strict=True)]
    chart = NpsChart(marks(edition, single), (bars[0], bars[1], bars[2]), mark(edition, score))
    labelled: list[Labelled] = [*zip(NPS_CODES, single, strict=True), *zip(words, groups, strict=True)]
    data = share_table(request, [*labelled, (edition.say("unit-nps"), score)])
    return Drawn(chart, _said(request, words, groups, score), edition.say("of-nps"), (*single, *groups, score), data)


def _said(request: Request, words: list[str], groups: tuple[Fact, ...], score: Fact) -> str:
    edition = request.edition
    parts = [edition.say("label-value", label=w, value=edition.printed(g)) for w, g in zip(words, groups, strict=True)]
    return edition.say("alt-nps", groups=edition.say("comma").join(parts), score=edition.printed(score))
