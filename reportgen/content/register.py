"""The register: what every number is, and where it comes from. Those of running text come first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from reportgen.content.blocks import FactEntry
from reportgen.content.edition import Edition, use_anchor
from reportgen.content.intervals import interval_words
from reportgen.content.quality import rows_read
from reportgen.content.significance import test_words
from reportgen.content.sources import base_words, origin, question_numbers, weighting
from reportgen.content.stated_base import stated_base
from reportgen.facts.ledger import Fact
from reportgen.glyphs import lacking
from reportgen.spec.collected import provenance, weight_of
from reportgen.spec.made import is_asked
from reportgen.spec.members import asked_of
from reportgen.spec.model.quantities import Operation, Published
from reportgen.spec.waves.rules import document_of


def register(edition: Edition) -> tuple[FactEntry, ...]:
    """Return an entry for every fact printed in running text, numbered in order of first use."""
    facts = map(edition.fact, edition.uses.counts)
    return tuple(replace(_entry(edition, fact), place=place) for place, fact in enumerate(facts, 1))


def cells(edition: Edition) -> tuple[FactEntry, ...]:
    """Return an entry for every fact that is shown and not in running text, in the order of the page.

    Most stand first in a figure or table; those of small figures, beside a finding or an action or on the cover, have no number.
    """
    named = {place.anchor: place.number for place in (*edition.outline.figures.values(), *edition.outline.tables.values())}
    places = {fact: next((a for a in anchors if a in named), anchors[0]) for fact, anchors in edition.uses.places.items()}
    places |= {fact: anchor for fact, anchor in edition.uses.small.items() if fact and fact not in places}
    found = [(edition.fact(fact), anchor) for fact, anchor in places.items() if fact not in edition.uses.counts]
    return tuple(_shown(edition, fact, anchor, named.get(anchor, "")) for fact, anchor in found)


def _shown(edition: Edition, fact: Fact, anchor: str, number: str) -> FactEntry:
    return _printable(replace(_entry(edition, fact), first_use=anchor, shown_in=number, cell=True))


def _printable(entry: FactEntry) -> FactEntry:
    """Leave out an expression with a code that has characters without a sign: no code needs to be read for a table."""
    return replace(entry, rows=tuple((label, words) for label, words in entry.rows if not lacking(words)))


def _entry(edition: Edition, fact: Fact) -> FactEntry:
    if fact.quantity is not None:
        return _made(edition, fact, [*_stated(edition, fact, fact.quantity), ("expression", fact.id)])
    surveyed = bool(edition.measured(fact))
    rows = [("base", _base(edition, fact)), ("interval", interval_words(edition, fact) if surveyed else "")]
    rows += [("test", test_words(edition, fact))]
    rows += [("parts", edition.say("semicolon").join(_part(edition, p) for p in fact.parts))] if fact.parts else []
    rows += [
        ("kind", _kind(edition, fact)),
        ("source", _each(edition, fact, origin)),
        ("data", _each(edition, fact, data_version)),
        ("question", question_numbers(edition, _subjects(edition, fact))),
        ("asked", _asked(edition, fact)),
    ]
    more = [("wording", wording(edition, _subjects(edition, fact)))]
    return _made(edition, fact, [*rows, ("expression", fact.id)], more)


def _kind(edition: Edition, fact: Fact) -> str:
    """Return what the answers are that a number rests on: an example, or as each of its waves says."""
    if any(m.estimate and m.estimate.provenance == "illustrative" for m in edition.measured(fact)):
        return edition.say("data-illustrative")
    return _each(edition, fact, _made_up)


def _each(edition: Edition, fact: Fact, words: Callable[[Edition, str], str]) -> str:
    """Return what is said of the answers of each wave that a number rests on, once where it is the same."""
    waves = dict.fromkeys(m.estimate.measure.wave for m in edition.measured(fact) if m.estimate)
    return edition.say("semicolon").join(filter(None, dict.fromkeys(words(edition, wave) for wave in waves)))


def _made_up(edition: Edition, wave: str) -> str:
    """Return what the answers are where nobody gave them, unless the source says so in these words."""
    rows = provenance(document_of(edition.spec, wave))
    if rows in {None, "observed"}:
        return ""
    words = edition.say(f"data-{rows}")
    return "" if words.casefold() in origin(edition, wave).casefold() else words


def _stated(edition: Edition, fact: Fact, found: Published | Operation) -> list[tuple[str, str]]:
    """Return where a published figure or an operational measure comes from."""
    say = edition.codebook.words
    kind = "proposed" if fact.proposed else "published" if isinstance(found, Published) else "operation"
    rows = [("kind", edition.say(f"kind-{kind}"))]
    if isinstance(found, Operation):
        rows += [("how", say(found.how))]
    if isinstance(found, Published):
        rows += [("base", stated_base(edition, found))]
    fields = ("place", "date", "source")
    return rows + [(field, say(text)) for field in fields if (text := getattr(found, field, None))]


Rows = Sequence[tuple[str, str]]


def _made(edition: Edition, fact: Fact, rows: Rows, more: Rows = ()) -> FactEntry:
    return FactEntry(
        anchor=fact.anchor,
        printed=edition.printed(fact, unit=True),
        definition=fact.definition[edition.language],
        rows=_labelled(edition, rows),
        first_use=use_anchor(fact, 1),
        more=_labelled(edition, more),
        fact=fact.id,
    )


def _labelled(edition: Edition, rows: Rows) -> tuple[tuple[str, str], ...]:
    return tuple((edition.say(f"register-{label}"), words) for label, words in rows if words)


def data_version(edition: Edition, wave: str) -> str:
    """Return which data the numbers of a wave were computed from: file, rows, and the beginning of its hash."""
    read = edition.results.waves.get(wave, edition.results.source)
    if read is None:
        return ""
    rows = ("" if wave else rows_read(edition)) or f"{read.rows:,}"
    return edition.say("data-version", file=read.shown, rows=rows, hash=read.sha256[:HASH])


def wording(edition: Edition, subjects: Sequence[str]) -> str:
    """Return what was asked, word for word; the rows of a grid after the question that they share."""
    rows: dict[str, list[str]] = {}
    for question in filter(is_asked, (edition.spec.document.questions[s] for s in subjects)):
        found = rows.setdefault(edition.codebook.words(question.ask), [])
        if question.grid is not None and question.label is not None:
            found.append(edition.codebook.words(question.label))
    said = ((edition.say("wording", words=ask), edition.listed(labels) if labels else "") for ask, labels in rows.items())
    return edition.say("semicolon").join(ask + (edition.say("in-brackets", words=of) if of else "") for ask, of in said)


def _asked(edition: Edition, fact: Fact) -> str:
    """Return who was asked, where not everybody was."""
    subjects = _subjects(edition, fact)
    conditions = dict.fromkeys(edition.spec.conditions.get(("questions", s, "asked_if")) for s in subjects)
    return edition.say("semicolon").join(edition.say("only-those", condition=edition.condition(c)) for c in conditions if c)


HASH = 12
"""Digits of a hash that tell versions of a file apart; the manifest has all of them."""


def _base(edition: Edition, fact: Fact) -> str:
    measured = edition.measured(fact)
    if not measured:
        return ""
    pairs = fact.change.base if fact.change else None
    words = [base_words(edition, measured) if pairs is None else edition.say("base-one", n=f"{pairs:,}")]
    weighted = weighting(edition, measured)
    if weight_of(edition.spec.document) is not None or weighted != edition.say("unweighted"):
        words.append(weighted)
    return edition.say("comma").join(words)


def _part(edition: Edition, fact_id: str) -> str:
    fact = edition.ledger.facts.get(fact_id)
    if fact is None:
        return fact_id
    return edition.say("label-value", label=fact.definition[edition.language], value=edition.printed(fact, unit=True))


def _subjects(edition: Edition, fact: Fact) -> list[str]:
    found = (m.estimate.measure.subject for m in edition.measured(fact) if m.estimate)
    return list(dict.fromkeys(q for s in found for q in asked_of(edition.spec.document, s)))
