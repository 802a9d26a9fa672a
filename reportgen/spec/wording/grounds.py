"""What a statement stands on: its own condition, source or judgement, and those of the statements that it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.spec.findings import Statement, by_id, listed
from reportgen.spec.model.document import Document
from reportgen.spec.model.scalars import Part
from reportgen.spec.model.statements import Claim, Evidence, KeyFinding, PlanItem, SwotItem


@dataclass(frozen=True, slots=True)
class Backing:
    """A condition that stands behind words."""

    holds: str
    says: str = ""
    """The claim in words, in all its languages."""
    tested: bool = False
    """Whether it must hold significantly."""


@dataclass(frozen=True, slots=True)
class Ground:
    """All that a statement stands on."""

    backings: tuple[Backing, ...] = ()
    sourced: bool = False
    """Whether it stands on a source."""
    judged: bool = False
    """Whether it is a declared judgement."""


def backing(claim: Claim) -> Backing:
    """Return the condition of a claim."""
    says = claim.says if isinstance(claim.says, str) else "\n".join(claim.says.values())
    return Backing(claim.holds, says, claim.significant is not None)


def ground(document: Document, part: Part) -> Ground:
    """Return what a claim, finding, SWOT item or action stands on, directly or through others; nothing for any other part."""
    if isinstance(part, Claim):
        return Ground((backing(part),))
    if isinstance(part, PlanItem):
        own, names = part.because, listed(part.addresses)
    elif isinstance(part, KeyFinding | SwotItem):
        own, names = part.because, listed(part.rests_on)
    else:
        return Ground()
    below = list(_below(document, names))
    evidence = [e for e in (own, *(found.grounds for found in below)) if e is not None]
    claims = [found.part for found in below if isinstance(found.part, Claim)]
    return Ground(
        (*(backing(claim) for claim in claims), *_conditions(evidence)),
        any(e.source is not None for e in evidence),
        any(e.judgement is not None for e in evidence),
    )


def _below(document: Document, names: tuple[str, ...]) -> Iterator[Statement]:
    """Yield the statements of some names, and those that they rest on, each once."""
    known, todo, met = by_id(document) if names else {}, list(names), set[str]()
    while todo:
        name = todo.pop()
        if name in known and name not in met:
            met.add(name)
            todo.extend(known[name].rests_on)
            yield known[name]


def _conditions(evidence: list[Evidence]) -> Iterator[Backing]:
    for each in evidence:
        if each.holds is not None:
            yield Backing(each.holds, tested=each.significant is not None)
