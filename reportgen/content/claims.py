"""The claims with their result and the numbers of both sides."""

from __future__ import annotations

from dataclasses import replace

from reportgen.content.claim_blocks import ClaimRow, ClaimsTable
from reportgen.content.claim_proofs import test_line
from reportgen.content.edition import Edition, proof_anchor, short_anchor
from reportgen.content.evidence import numbers
from reportgen.content.inlines import Inlines, LineBreak, Words
from reportgen.content.prose import joined
from reportgen.facts.ledger import Verdict
from reportgen.spec.model.body import ClaimsBlock
from reportgen.spec.model.statements import Claim

MOST = 6
"""Comparisons of a claim whose numbers stand in a table; what stands behind the claim tells more of them."""


def claims(edition: Edition, block: ClaimsBlock) -> ClaimsTable:
    """Return the claims that the block asks for, in the order written."""
    only = block.claims.only
    wanted = ((i, c) for i, c in enumerate(edition.spec.document.claims) if not only or c.id in only)
    rows = (_row(edition, i, c) for i, c in wanted if edition.ledger.stands(("claims", i), c.when))
    return ClaimsTable((edition.say("claim"), edition.say("claim-numbers"), edition.say("claim-result")), tuple(rows))


def claim_anchor(claim_id: str) -> str:
    """Return a claim's anchor: its id when that is ASCII, else a short hash of it."""
    return f"claim-{short_anchor(claim_id)}"


def _row(edition: Edition, place: int, claim: Claim) -> ClaimRow:
    key = ("claims", place)
    verdict = edition.ledger.verdicts[(*key, "holds")]
    anchor = edition.uses.unique(claim_anchor(claim.id))
    for fact in verdict.facts:
        edition.uses.drawn(fact, anchor)
    says = edition.running((*key, "says"), claim.says)
    if claim.note is not None:
        says = joined((*says, LineBreak(), *edition.running((*key, "note"), claim.note)))
    first = edition.uses.listed.setdefault(claim.id, anchor) == anchor
    shown, word = _numbers(edition, verdict), edition.say(f"claim-{verdict.result}")
    return ClaimRow(
        anchor, says, shown, verdict.result, word, test_line(edition, verdict), proof_anchor(claim.id) if first else ""
    )


def _numbers(edition: Edition, verdict: Verdict) -> Inlines:
    """Return the numbers of the comparisons; of many those against it, else the first, and how many more there are."""
    against = [link for link in verdict.links if link[3] is not True] if verdict.result != "holds" else []
    told = (against or list(verdict.links))[:MOST] if len(verdict.links) > MOST else list(verdict.links)
    left = len(verdict.links) - len(told)
    shown = numbers(edition, replace(verdict, links=tuple(told)))
    return joined((*shown, Words(edition.say("claim-more", n=left)))) if left else shown
