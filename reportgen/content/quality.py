"""The quality of the answers: the table of the rules, that of who left out what, and the sentences of the methodology."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from reportgen.content.blocks import TableFigure
from reportgen.content.charts.share_data import cell
from reportgen.content.edition import Edition
from reportgen.content.inlines import Inline, Inlines, Words
from reportgen.content.left_out import gaps_of, gaps_table
from reportgen.content.sources import Shown, source_line, tag
from reportgen.content.tables import Column, Row, Table, TableCell
from reportgen.facts.ledger import Fact
from reportgen.facts.quality import Judging
from reportgen.spec import canonical
from reportgen.spec.model.block import Listed
from reportgen.spec.model.quality_blocks import NonresponseBlock, QualityBlock
from reportgen.spec.quality import SPREAD, TOTALS, Rule, for_quality, rules_of
from reportgen.spec.spec import Key

_GAP = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in a sentence where a number goes."""


COLUMNS: tuple[tuple[str, Literal["left", "right"]], ...] = (
    ("meaning", "left"),
    ("judged", "right"),
    ("flagged", "right"),
    ("share", "right"),
    ("action", "left"),
)
"""What is said of each rule, and how it stands."""


def quality_table(edition: Edition, key: Key, block: QualityBlock) -> TableFigure:
    """Return the table of the rules, with what they found and what was done."""
    rules, words = rules_of(edition.spec.document), _words(edition)
    rows = [_rule_row(edition, words, rule) for rule in rules]
    rows += [_total_row(edition, which) for which in TOTALS]
    columns = tuple(Column(edition.say(f"quality-{name}"), align) for name, align in COLUMNS)
    table = Table(edition.say("quality-rule"), columns, tuple(rows))
    facts = [edition.fact_of(m) for m in for_quality(edition.spec.document)]
    return _figure(edition, (*key, "quality"), block.quality, table, facts)


def _words(edition: Edition) -> Judging:
    return Judging(edition.spec.document, edition.spec.conditions, edition.language, edition.condition)


def _rule_row(edition: Edition, words: Judging, rule: Rule) -> Row:
    flagged, share = (edition.fact_of(canonical.measure(f"quality_{kind}", rule.name)) for kind in ("flagged", "share"))
    cells = (
        TableCell(words.meaning(rule)),
        TableCell(_base(edition, flagged), share.id),
        cell(edition, flagged),
        cell(edition, share),
        TableCell(words.action(rule)),
    )
    return Row(words.label(rule), cells)


def _base(edition: Edition, fact: Fact) -> str:
    base = fact.estimate.base if fact.estimate else None
    return edition.say("nothing") if base is None else f"{base:,}"


def _total_row(edition: Edition, which: str) -> Row:
    number, nothing = cell(edition, edition.fact_of(canonical.measure("quality_rows", which))), TableCell("")
    return Row(edition.say(f"quality-row-{which}"), (nothing, nothing, number, nothing, nothing), "key")


def nonresponse_table(edition: Edition, key: Key, block: NonresponseBlock) -> TableFigure:
    """Return the table of item non-response, the question that most left out first."""
    gaps = gaps_of(edition, block.nonresponse.only)
    facts = [fact for gap in gaps for fact in gap.facts.values()]
    return _figure(edition, (*key, "nonresponse"), block.nonresponse, gaps_table(edition, gaps), facts)


def _figure(edition: Edition, inside: Key, detail: Listed, table: Table, facts: Sequence[Fact]) -> TableFigure:
    word, block_id = str(inside[-1]), edition.spec.block_ids[inside[:-1]]
    place = edition.outline.tables[block_id]
    for fact in facts:
        edition.uses.drawn(fact.id, place.anchor)
    title = edition.running((*inside, "title"), detail.title) or (Words(edition.say(f"{word}-title")),)
    shown = Shown(tuple(facts), ())
    source = source_line(edition, shown, edition.running((*inside, "note"), detail.note))
    reading: Inlines = (Words(edition.say(f"{word}-reading")),)
    stacked = word == "quality"
    return TableFigure(place.anchor, block_id, place.number, tag(edition), title, reading, table, source, stacked, stacked)


def quality_sentences(edition: Edition) -> Iterator[str | Inlines]:
    """Yield what the methodology says of the rules: each with what it found, and what was done; nothing where there is none."""
    rules = rules_of(edition.spec.document)
    if not rules or edition.results.source is None:
        return
    words = _words(edition)
    yield edition.say("method-quality")
    for rule in rules:
        flagged = edition.fact_of(canonical.measure("quality_flagged", rule.name))
        told = flagged.estimate is not None and flagged.estimate.base is not None
        fields = {"label": words.label(rule), "meaning": words.meaning(rule), "action": words.action(rule)}
        key = "method-quality-rule" if told else "method-quality-rule-withheld"
        sentence = edition.say(key, n=_GAP, base=_base(edition, flagged), **fields)
        yield _filled(edition, sentence, [flagged])
        if rule.kind == "straight_lining":
            spread = edition.fact_of(canonical.measure(SPREAD, rule.name))
            yield _filled(edition, edition.say("method-quality-spread", n=_GAP), [spread])
        if rule.part is not None and rule.part.note is not None:
            yield edition.codebook.words(rule.part.note)


def rows_read(edition: Edition) -> str:
    """Return how many respondents are in the data, those included whom a rule leaves out; empty where no rule is declared."""
    if not rules_of(edition.spec.document) or edition.results.source is None:
        return ""
    return edition.printed(edition.fact_of(canonical.measure("quality_rows", "read")))


def kept(edition: Edition) -> Fact | None:
    """Return how many respondents are in the report, as a number that a reader can open; None where no rule is declared."""
    if not rules_of(edition.spec.document) or edition.results.source is None:
        return None
    return edition.fact_of(canonical.measure("quality_rows", "kept"))


def with_number(edition: Edition, key: str, fact: Fact) -> Inlines:
    """Return a fixed sentence about ``n`` with the number of a fact for it."""
    return _filled(edition, edition.say(key, n=_GAP), [fact])


def excluded_sentence(edition: Edition) -> Iterator[str | Inlines]:
    """Yield how many are left out, and how many remain; nothing where no rule is declared."""
    rules = rules_of(edition.spec.document)
    if not rules or edition.results.source is None:
        return
    if all(rule.action != "exclude" for rule in rules):
        yield edition.say("method-quality-none")
        return
    gaps = {"read": f"{_GAP}0", "excluded": f"{_GAP}1", "kept": f"{_GAP}2"}
    facts = [edition.fact_of(canonical.measure("quality_rows", which)) for which in gaps]
    yield _filled(edition, edition.say("method-quality-excluded", **gaps), facts, numbered=True)


def _filled(edition: Edition, sentence: str, facts: Sequence[Fact], *, numbered: bool = False) -> Inlines:
    """Return a sentence with numbers in its gaps; ``numbered`` where each gap says which, since languages order them freely."""
    head, *rest = sentence.split(_GAP)
    parts: list[Inline] = [Words(head)]
    for number, tail in enumerate(rest):
        fact = facts[int(tail[0])] if numbered else facts[number]
        parts += [edition.number(fact), Words(tail[1:] if numbered else tail)]
    return tuple(parts)
