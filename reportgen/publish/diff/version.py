"""A version read back: what of its files is compared, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FactRecord:
    """A fact as ``facts.json`` tells it."""

    id: str
    kind: str
    unit: str
    value: float | None
    printed: Mapping[str, str]
    """By language."""
    unit_word: Mapping[str, str]
    definition: Mapping[str, str]
    n: int | None
    base: int | None
    weighted_base: float | None
    effective_base: float | None
    interval: tuple[float, float] | None
    no_interval: str
    significant: bool | None
    """Of a change between waves; None where it was not tested."""
    letters: Mapping[str, str]
    """Table to the letters beside the number there."""
    withheld: str
    """Why it is not shown; empty where it is."""
    provenance: str
    wave: str
    filter: str
    segment: Mapping[str, str]
    used_at: tuple[str, ...]
    was: str = ""
    """Its id before something was renamed; empty where nothing was."""


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """A claim as ``manifest.json`` tells it."""

    id: str
    says: str
    result: str
    """``holds``, ``not-significant``, ``broken`` or ``unknown``."""
    condition: tuple[str, ...]
    """Every comparison as ``left operator right``."""
    numbers: tuple[str, ...]
    """Both sides of every comparison as printed, and the p of its test where it was tested."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A fact in the place of its number."""

    fact: str


Piece = str | Mark


@dataclass(frozen=True, slots=True)
class TextLine:
    """One thing that the report says."""

    section: tuple[str, ...]
    kind: str
    id: str
    part: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file that the version was made from."""

    role: str
    """``spec``, ``include`` or ``data``."""
    path: str
    sha256: str
    wave: str = ""
    rows: int | None = None


@dataclass(frozen=True, slots=True)
class BuiltVersion:
    """What is compared of a version."""

    name: str
    """What the call names it by."""
    report: str
    version: str
    language: str
    title: str
    facts: Mapping[str, FactRecord]
    """By id."""
    minimum_count: int | None
    """0 where small counts are not hidden; None where the version does not say."""
    raking: str = ""
    """What was raked to, as one text; empty without raking."""
    claims: Mapping[str, ClaimRecord] | None = None
    """None where there is no manifest."""
    outcomes: Mapping[str, str] = field(default_factory=dict)
    """What became of each action that is followed, by its id."""
    lines: Mapping[str, tuple[TextLine, ...]] | None = None
    """By language; None where there is no ``text.json``."""
    inputs: tuple[InputFile, ...] | None = None
    """None where there is no manifest."""
    parts: Mapping[str, str] = field(default_factory=dict)
    """Versions of what made it; fingerprints of fonts and templates."""
    settings: Mapping[str, str] | None = None
    """Fingerprints of the parts of the spec; None where the version does not have them."""
    structure: Mapping[str, str] | None = None
    """Fingerprints of the parts of the codebook without their words; None where the version does not have them."""
    fieldwork: tuple[str, str] | None = None
    """The first and the last day on which people were asked, as ISO dates."""
    specs: Mapping[str, str] = field(default_factory=dict)
    """The texts that it keeps under ``spec/``, by their path in its folder; empty where it keeps none."""

    @property
    def shown(self) -> str:
        """The report and its version."""
        return f"{self.report} {self.version}"
