"""The claims with their result and the numbers of both sides."""

from __future__ import annotations

from hashlib import sha256
from typing import Literal

from reportgen.content.blocks import ClaimRow, ClaimsTable
from reportgen.content.edition import Edition
from reportgen.content.evidence import numbers
from reportgen.content.inlines import LineBreak
from reportgen.content.prose import joined
from reportgen.spec.model.body import ClaimsBlock
from reportgen.spec.model.statements import Claim

Result = Literal["holds", "broken", "unknown"]


def claims(edition: Edition, block: ClaimsBlock) -> ClaimsTable:
    """Return the claims that the block asks for, in the order written."""
    only = block.claims.only
    wanted = ((i, c) for i, c in enumerate(edition.spec.document.claims) if not only or c.id in only)
    rows = (_row(edition, i, c) for i, c in wanted if edition.ledger.stands(("claims", i), c.when))
    return ClaimsTable((edition.say("claim"), edition.say("claim-numbers"), edition.say("claim-result")), tuple(rows))


def claim_anchor(claim_id: str) -> str:
    """Return a claim's anchor: its id when that is ASCII, else a short hash of it."""
    return "claim-" + (claim_id if claim_id.isascii() else sha256(claim_id.encode()).hexdigest()[:8])


def _row(edition: Edition, place: int, claim: Claim) -> ClaimRow:
    key = ("claims", place)
    verdict = edition.ledger.verdicts[(*key, "holds")]
    anchor = edition.uses.unique(claim_anchor(claim.id))
    for side in (side for left, _, right, _ in verdict.links for side in (left, right)):
        if side.fact:
            edition.uses.drawn(side.fact, anchor)
    says = edition.running((*key, "says"), claim.says)
    if claim.note is not None:
        says = joined((*says, LineBreak(), *edition.running((*key, "note"), claim.note)))
    result: Result = "holds" if verdict.holds else "unknown" if verdict.holds is None else "broken"
    return ClaimRow(anchor, says, numbers(edition, verdict), result, edition.say(f"claim-{result}"))
