"""Which way means are better, and from where to where they go: said where several stand together or without it beside them."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.content.edition import Edition
from reportgen.facts.ledger import Fact
from reportgen.spec.model.derived import DerivedScale
from reportgen.spec.model.questions import NumberQuestion, ScaleQuestion

MEANS = frozenset({"mean", "nps", "index"})
"""Measures that are means of something."""


def directions(edition: Edition, facts: Iterable[Fact], *, bare: bool) -> list[str]:
    """Return what the means of a figure or table are measured on; nothing where there are none or each row says it.

    Parameters
    ----------
    edition
        The edition.
    facts
        What is printed or drawn.
    bare
        Whether one mean alone does not say it either.
    """
    measures = (fact.estimate.measure for fact in facts if fact.estimate)
    subjects = dict.fromkeys((m.name, m.subject) for m in measures if m.name in MEANS)
    groups: dict[str, list[str]] = {}
    for name, subject in subjects:
        groups.setdefault(_measured(edition, name, subject), []).append(edition.quoted(edition.codebook.label(subject)))
    if not any(name == "mean" for name, _ in subjects) or (len(subjects) == 1 and not bare):
        return []
    if len(groups) == 1:
        return [edition.say("means-alike", measured=next(iter(groups)))]
    parts = (edition.say("means-part", labels=edition.listed(words), measured=m) for m, words in groups.items())
    return [edition.say("means-apart", parts=edition.say("semicolon").join(parts))]


def _measured(edition: Edition, name: str, subject: str) -> str:
    if name != "mean":
        return edition.say(f"measured-on-{name}")
    match edition.codebook.document.questions[subject]:
        case ScaleQuestion(scale=scale) | DerivedScale(scale=scale):
            found = edition.codebook.document.scales[scale]
            codes = [code for code in found.options if code not in found.missing]
            better = "low" if found.direction == "low_is_good" else "high"
            return edition.say(f"measured-on-{better}", low=min(codes, key=float), high=max(codes, key=float))
        case NumberQuestion(unit=unit) if unit:
            return edition.say("measured-on-unit", unit=edition.codebook.words(unit))
        case _:
            return edition.say("measured-on-number")
