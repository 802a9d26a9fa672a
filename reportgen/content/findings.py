"""The findings, each with what it stands on."""

from __future__ import annotations

from hashlib import sha256

from reportgen.content.edition import Edition
from reportgen.content.evidence import backings
from reportgen.content.statement_blocks import FindingEntry, FindingsList
from reportgen.spec.findings import Statement, listed, statements
from reportgen.spec.model.body import FindingsBlock
from reportgen.spec.model.statements import KeyFinding


def findings(edition: Edition, block: FindingsBlock) -> FindingsList:
    """Return the findings that the block asks for, in the order written."""
    only = block.findings.only
    wanted = [f for f in statements(edition.spec.document) if f.kind == "finding" and (not only or f.id in only)]
    printed = [f for f in wanted if edition.ledger.stands(f.key, f.part.when)]
    return FindingsList(tuple(_entry(edition, f, number) for number, f in enumerate(printed, 1)))


def statement_anchor(kind: str, name: str) -> str:
    """Return the anchor of a statement: its kind and its id where that is ASCII, else a short hash of it."""
    return f"{kind}-" + (name if name.isascii() else sha256(name.encode()).hexdigest()[:8])


def _entry(edition: Edition, found: Statement, number: int) -> FindingEntry:
    part = found.part
    if not isinstance(part, KeyFinding):
        raise TypeError(found.kind)
    about = edition.say("list").join(edition.codebook.label(name) for name in listed(part.about))
    return FindingEntry(
        anchor=edition.uses.unique(statement_anchor("finding", part.id)),
        number=str(number),
        text=edition.running((*found.key, "says"), part.says),
        about=edition.say("finding-about", subjects=about) if about else "",
        backings=backings(edition, found),
    )
