"""The page at a glance: a headline number and three to five findings."""

from __future__ import annotations

from reportgen.content.blocks import GlanceFinding, GlancePage
from reportgen.content.charts.meter import finding_meter
from reportgen.content.edition import Edition
from reportgen.content.inlines import plain
from reportgen.content.naming import short_name
from reportgen.content.prose import flowing
from reportgen.content.sources import told_of
from reportgen.content.tones import tone
from reportgen.spec.model.body import Finding, GlanceBlock
from reportgen.spec.spec import Key


def glance(edition: Edition, key: Key, block: GlanceBlock, anchor: str) -> GlancePage:
    """Return the page at a glance; ``anchor`` is the heading's it stands under."""
    page, inside = block.glance, (*key, "glance")
    headline = edition.fact(edition.ledger.values[(*inside, "headline")].fact)
    return GlancePage(
        label=edition.running((*inside, "label"), page.label),
        headline=(edition.number(headline),),
        tone=tone(edition, headline),
        unit="" if headline.withheld else headline.unit_word[edition.language],
        text=flowing(edition.prose((*inside, "text"), page.text)),
        findings=tuple(_finding(edition, (*inside, "findings", i), f, i + 1, anchor) for i, f in enumerate(page.findings)),
    )


def _finding(edition: Edition, key: Key, finding: Finding, number: int, anchor: str) -> GlanceFinding:
    title = edition.running((*key, "title"), finding.title)
    text = flowing(edition.prose((*key, "text"), finding.text))
    if finding.number is None:
        return GlanceFinding(str(number), title, text, None, "")
    fact = edition.fact(edition.ledger.values[(*key, "number")].fact)
    edition.uses.drawn(fact.id, anchor)
    label = plain(edition.running((*key, "label"), finding.label)) or short_name(edition, fact)
    meter = finding_meter(edition, fact, label, finding.tone or tone(edition, fact))
    edition.uses.pictured(meter, anchor)
    said = edition.say("alt-meter", label=label, value=edition.printed(fact, unit=True)) if meter else ""
    alt = told_of(edition, said) if fact.quantity is None else said
    return GlanceFinding(str(number), title, text, meter, alt)
