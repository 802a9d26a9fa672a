"""The register: what every number in running text is, and where it comes from."""

from __future__ import annotations

from collections.abc import Callable

from reportgen.content.blocks import FactEntry
from reportgen.content.edition import Edition, use_anchor
from reportgen.content.intervals import interval_words
from reportgen.content.significance import test_words
from reportgen.content.sources import base_words, origin, question_numbers, weighting
from reportgen.content.stated_base import stated_base
from reportgen.facts.ledger import Fact
from reportgen.spec.collected import provenance, weight_of
from reportgen.spec.members import asked_of
from reportgen.spec.model.quantities import Operation, Published
from reportgen.spec.waves.rules import document_of


def register(edition: Edition) -> tuple[FactEntry, ...]:
    """Return an entry for every fact printed in running text, in order of first use."""
    return tuple(_entry(edition, edition.fact(fact_id)) for fact_id in edition.uses.counts)


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
        ("question", question_numbers(edition, _subjects(edition, fact))),
    ]
    return _made(edition, fact, [*rows, ("expression", fact.id)])


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


def _made(edition: Edition, fact: Fact, rows: list[tuple[str, str]]) -> FactEntry:
    return FactEntry(
        anchor=fact.anchor,
        printed=edition.printed(fact, unit=True),
        definition=fact.definition[edition.language],
        rows=tuple((edition.say(f"register-{label}"), words) for label, words in rows if words),
        first_use=use_anchor(fact, 1),
    )


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
