"""Short names of numbers, for chips, meters and comparisons: 客服的不足：效率低，回复慢."""

from __future__ import annotations

from reportgen.content.edition import Edition
from reportgen.facts.ledger import Fact
from reportgen.spec.measures import Measure

BY_ANSWER = frozenset({"share", "count", "rank"})


def short_name(edition: Edition, fact: Fact) -> str:
    """Return a few words that say what a fact is; computed facts have only their definition."""
    if fact.estimate is None:
        return fact.definition[edition.language]
    measure = fact.estimate.measure
    subject, what = edition.codebook.label(measure.subject), _what(edition, measure)
    name = edition.say("name-of", subject=subject, what=what) if what else subject
    places = [edition.codebook.answer(segment, code) for segment, code in measure.segments]
    return edition.say("name-among", name=name, among=edition.say("list").join(places)) if places else name


def _what(edition: Edition, measure: Measure) -> str:
    if measure.name in BY_ANSWER:
        return edition.say("or").join(edition.codebook.answer(measure.subject, code) for code in measure.options)
    if measure.name in {"top", "bottom"}:
        side = "good" if measure.name == "top" else "bad"
        labels = [answer.label for answer, s in edition.codebook.levels(measure.subject) if s == side]
        return edition.say("or").join(labels)
    return edition.phrases.get(f"name-{measure.name}", "")
