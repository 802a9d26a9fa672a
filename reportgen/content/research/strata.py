"""The quotas: for every stratum its categories, their share in the population and in the sample, the answers wanted.

Once there are answers, those that came in stand beside them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.content.blocks import TableFigure
from reportgen.content.edition import Edition
from reportgen.content.research.amounts import amount
from reportgen.content.research.parts import Printed, name, research_of, table_of, tag
from reportgen.content.sources import origin
from reportgen.content.sources import tag as provenance_tag
from reportgen.content.tables import Column, Row, Table, TableCell
from reportgen.facts.ledger import Fact
from reportgen.spec.collected import sample_of
from reportgen.spec.model.research import Stratum
from reportgen.spec.model.research_blocks import StrataBlock
from reportgen.spec.research.allocation import design_effect, quotas
from reportgen.spec.research.sample import categories, sample_plan
from reportgen.spec.spec import Key
from reportgen.spec.wanted import for_strata

FLAT = 1.005
"""A design effect below this prints as 1.00."""


@dataclass(frozen=True, slots=True)
class _Quotas:
    """A table of quotas being made."""

    edition: Edition
    shown: list[Stratum]
    n: int
    """The sample."""
    came: dict[tuple[str, str], Fact]
    """What came in, by question and code; empty before there are answers."""

    @property
    def apart(self) -> bool:
        """Whether the shares of the sample differ from those of the population."""
        return any(s.allocation != "proportional" for s in self.shown)

    def rows(self, stratum: Stratum) -> Iterator[Row]:
        edition, codes = self.edition, categories(self.edition.spec.document, stratum)
        how = edition.say("in-brackets", words=edition.say(f"allocation-{stratum.allocation}"))
        yield Row(name(edition, edition.codebook.label(stratum.of) + how, stratum, self.shown), (), "group")
        whole = sum(stratum.shares.values())
        for code, wanted in quotas(stratum, codes, self.n).items():
            known = f"{amount(stratum.shares[code] / whole * 100, 1)}%" if code in stratum.shares else edition.say("nothing")
            share = f"{amount(wanted / self.n * 100, 1)}%" if self.n else edition.say("nothing")
            shares = [TableCell(known), *([TableCell(share)] if self.apart else [])]
            cells = [*shares, TableCell(f"{wanted:,}"), *self.received(stratum, code)]
            yield Row(edition.codebook.answer(stratum.of, code), tuple(cells))

    def received(self, stratum: Stratum, code: str) -> list[TableCell]:
        fact = self.came.get((stratum.of, code))
        if fact is None:
            return [TableCell(self.edition.say("nothing"))] if self.came else []
        return [TableCell(self.edition.printed(fact), fact.id, fact.value is None)]

    def notes(self) -> Iterator[str]:
        edition = self.edition
        yield edition.say("strata-rounding")
        chosen = sample_of(edition.spec.document)
        by_chance = self.n > 0 and chosen is not None and chosen.kind == "probability"  # else nothing is known of any variance
        for stratum in self.shown:
            effect = design_effect(stratum, categories(edition.spec.document, stratum), self.n) if by_chance else None
            subject = edition.codebook.label(stratum.of)
            if effect is not None and effect >= FLAT:
                yield edition.say("strata-effect", stratum=subject, effect=amount(effect, 2))
            if stratum.note:
                yield edition.say("noted", subject=subject, words=edition.codebook.words(stratum.note).rstrip("。."))
        if self.came:
            yield edition.say("strata-received", source=origin(edition))


def strata(edition: Edition, key: Key, block: StrataBlock) -> TableFigure:
    """Return the quotas of the strata that the block asks for."""
    only, sample = block.strata.only, sample_plan(edition.spec.document)
    shown = [s for s in research_of(edition).strata if not only or s.of in only]
    wanted = for_strata(edition.spec.document, block.strata)
    came = {(m.subject, m.options[0]): edition.fact_of(m) for m in wanted}
    made = _Quotas(edition, shown, sample.n if sample else 0, came)
    shares = ["share-of-population", *(["share-of-sample"] if made.apart else [])]
    heads = [*shares, "quota", *(["received"] if came else [])]
    columns = tuple(Column(edition.say(head)) for head in heads)
    tags = [tag(edition, shown), *([provenance_tag(edition)] if came else [])]
    table = table_of(
        edition,
        key,
        block,
        Printed(
            Table(edition.say("category"), columns, tuple(row for s in shown for row in made.rows(s))),
            tag=edition.say("list").join(word for word in tags if word),
            subtitle=edition.say("strata-subtitle", n=f"{made.n:,}") if made.n else "",
            source=edition.say("joint").join(made.notes()),
            sentences=False,
        ),
    )
    for fact in came.values():
        edition.uses.drawn(fact.id, table.anchor)
    return table
