"""Blocks of claims: the table of claims, and what stands behind each that a sentence says."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.content.inlines import Inlines
from reportgen.facts.ledger import Result


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with its result."""

    anchor: str
    says: Inlines
    numbers: Inlines
    """18% 对 4%."""
    result: Result
    word: str
    test: str = ""
    """What the test of it found; empty where it is not tested."""
    proof: str = ""
    """The anchor of what is said of it, in its first row."""


@dataclass(frozen=True, slots=True)
class ClaimProof:
    """What stands behind a claim: in HTML the panel that its mark opens."""

    anchor: str
    """``proof-`` and the claim's id."""
    result: Result
    word: str
    says: str
    """The claim's sentence."""
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    """(label, lines) pairs: condition, numbers, test, base."""
    first_use: str
    """The anchor of the first words in the text that say it; empty without any."""
    listed: bool = False
    """Whether a table of the report lists the claim, so that paper needs no line for it."""


@dataclass(frozen=True, slots=True)
class ClaimProofs:
    """The claims that sentences say and no table lists."""

    entries: tuple[ClaimProof, ...]


@dataclass(frozen=True, slots=True)
class ClaimsTable:
    """The claims of the report."""

    headings: tuple[str, str, str]
    rows: tuple[ClaimRow, ...]
