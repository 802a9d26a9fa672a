"""Short names of numbers, for chips, meters and comparisons: 客服的不足：效率低，回复慢."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.content.edition import Edition
from reportgen.facts.ledger import Fact
from reportgen.facts.made import Making
from reportgen.spec.grids import gathered, grids_of
from reportgen.spec.made import is_asked
from reportgen.spec.measures import Measure
from reportgen.spec.model.questions import RankingQuestion
from reportgen.spec.waves.listed import wave_label

FEW = 4
"""Questions that a title names one by one."""
_RANKED = {"share": "ranking-name-first", "ranked": "ranking-name-among", "mean_rank": "ranking-name-mean"}
BY_ANSWER = frozenset({"share", "count", "rank"})


def short_name(edition: Edition, fact: Fact) -> str:
    """Return a few words that say what a fact is; computed facts have only their definition."""
    if fact.quantity is not None:
        return edition.codebook.words(fact.quantity.label)
    if fact.change is not None:
        now, then = (edition.fact(part) for part in fact.parts)
        wave = then.estimate.measure.wave if then.estimate else ""
        label = wave_label(edition.spec.document, wave, edition.language)
        return edition.say("name-change", name=short_name(edition, now), wave=label)
    if fact.estimate is None:
        return fact.definition[edition.language]
    measure = fact.estimate.measure
    subject, what = edition.codebook.label(measure.subject), _what(edition, measure)
    name = edition.say("name-of", subject=subject, what=what) if what else subject
    places = [edition.codebook.answer(segment, code) for segment, code in measure.segments]
    places += [wave_label(edition.spec.document, measure.wave, edition.language)] if measure.wave else []
    return edition.say("name-among", name=name, among=edition.say("list").join(places)) if places else name


def subjects_label(edition: Edition, subjects: Sequence[str]) -> str:
    """Return the names of questions or dimensions, as the title of what has none of its own."""
    document = edition.codebook.document
    grids = grids_of(document)
    names = gathered(document, subjects)
    labels = [edition.codebook.words(grids[n].label) if n in grids else edition.codebook.label(n) for n in names]
    return labels_in_short(edition, labels)


def split_title(edition: Edition, what: str, segment: str) -> str:
    """Return the title of something shown by groups; a question goes before it as a sentence of its own."""
    return edition.say("by-segment-asked" if what.endswith(("?", "？")) else "by-segment", what=what, segment=segment)


def labels_in_short(edition: Edition, labels: Sequence[str]) -> str:
    """Return names as a list; of many only the first, and how many others there are."""
    if len(labels) > FEW:
        return edition.say("and-others", first=labels[0], all=len(labels), others=len(labels) - 1)
    return edition.listed(labels)


def asked_words(edition: Edition, name: str) -> str:
    """Return the wording of a question in quotes, or what it is made of."""
    question = edition.codebook.question(name)
    if is_asked(question):
        return edition.quoted(edition.codebook.words(question.ask))
    return Making(edition.spec.document, edition.spec.conditions, edition.language).source(name)


def wording(edition: Edition, subjects: Sequence[str]) -> str:
    """Return what respondents were asked: one question, or a grid of which all rows are there; empty for several questions."""
    document = edition.codebook.document
    name, *others = gathered(document, subjects)
    if others or (name not in document.questions and name not in grids_of(document)):
        return ""
    grid = grids_of(document).get(name)
    return asked_words(edition, name) if grid is None else edition.quoted(edition.codebook.words(grid.ask))


def _what(edition: Edition, measure: Measure) -> str:
    codebook = edition.codebook
    ranked = isinstance(codebook.document.questions.get(measure.subject), RankingQuestion)
    if ranked and (key := _RANKED.get(measure.name)):
        options = _either(edition, [codebook.answer(measure.subject, code) for code in measure.options])
        return edition.say(key, option=options, n=measure.first)
    if measure.name in BY_ANSWER:
        return _either(edition, [codebook.answer(measure.subject, code) for code in measure.options])
    if measure.name in {"top", "bottom"}:
        return _either(edition, codebook.box(measure.subject, "good" if measure.name == "top" else "bad"))
    members = [codebook.answer(measure.subject, code) for code in measure.options]
    return edition.phrases.get(f"name-{measure.name}", "").format(member="".join(members))


def _either(edition: Edition, labels: Sequence[str]) -> str:
    """Return labels as alternatives, in quotes where one of them has a comma or an "or" of its own."""
    joint = edition.say("or")
    unclear = len(labels) > 1 and any(mark in label for label in labels for mark in ("，", "、", "；", ",", ";", joint))
    return joint.join(edition.quoted(label) if unclear else label for label in labels)
