"""What stage 1 hands on: the typed document, the place of every value, the resolved expressions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.problems import Place, Problem
from reportgen.spec.expressions.tree import Asked, Expression
from reportgen.spec.measures import Condition, Measure
from reportgen.spec.model.document import Document
from reportgen.spec.paths import shown
from reportgen.spec.waves.former import Former
from reportgen.spec.wording.typed import Typed

if TYPE_CHECKING:
    from reportgen.spec.theme.theme import Theme

PUBLISHED = ("survey", "data", "published")
"""Where the questions and numbers stand that rebuilt rows may state."""
Key = tuple[str | int, ...]
"""A key path inside the document, such as ``("claims", 0, "holds")``; names as in the YAML (``from``, not ``from_``)."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """A text split at its expressions: ``parts`` are words and resolved expressions in turn."""

    parts: tuple[str | Expression, ...]


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that the spec names, resolved and inside the project root."""

    path: Path
    shown: str
    """The path as the report and the manifest print it: relative to the project root, with forward slashes."""
    parts: tuple[Path, ...] = ()
    """The files of a folder or of a pattern, in the order of their names; none for what is one file."""
    label: str = ""
    """How problems name what is no file: a table behind a connection."""
    content: bytes = field(default=b"", repr=False, compare=False)
    """Of a spec and what it includes, the bytes that were read: what is published is what was read, though the file is saved
    again meanwhile."""

    @property
    def near(self) -> str:
        """The path as problems print it: relative to the working folder where that is shorter."""
        return self.label or shown(self.path)


@dataclass(frozen=True, slots=True)
class Wave:
    """An earlier wave of the survey."""

    code: str
    """Its name under ``survey.waves``."""
    document: Document
    """Its codebook and its survey: how people were chosen, asked and weighted, and where the answers are."""
    former: Former
    """What this spec's questions, dimensions, segments and options are called there."""
    data: Asset | None
    """The file with its answers; None where it has the codebook of this spec, and this spec has no answers yet."""
    own: Spec | None = None
    """The spec of its own that it was read from; None where it has the codebook of this one."""


@dataclass(frozen=True, slots=True)
class Spec:
    """A spec without problems (warnings aside)."""

    document: Document
    file: Asset
    """The spec itself."""
    included: tuple[Asset, ...]
    """The files it includes."""
    data: Asset | None
    """The file with the answers; None as long as there are none."""
    root: Path
    """The project root; nothing outside it is read."""
    places: Mapping[Key, Place]
    """Where each value stands."""
    expressions: Mapping[Key, Expression]
    """Resolved expression of each field that is one: ``holds``, ``of``, ``target``, ``when``, ``headline``, ``number``.
    What is switched off for certain (``when: has_data`` without answers) is not here, nor in ``texts`` and ``block_ids``."""
    conditions: Mapping[Key, Condition]
    """Resolved ``asked_if`` and ``among``."""
    texts: Mapping[tuple[Key, str], Embedded]
    """(key, language) to text with its expressions resolved, for every text that may hold some."""
    block_ids: Mapping[Key, str]
    """The id of every chart and table block, by the block's key (``("body", 0, "content", 2)``)."""
    warnings: tuple[Problem, ...]
    """What does not stop the reading: warnings, and errors of kind ``REPORT``, which are reported with what the numbers say."""
    waves: tuple[Wave, ...] = ()
    """Earlier waves, the oldest first."""
    theme: Theme | None = None
    """How the report looks; None for the looks that reportgen has."""
    typed: tuple[Typed, ...] = ()
    """Numbers that are typed into sentences, and that no claim compares with and no source gives."""

    @property
    def figures(self) -> frozenset[Measure]:
        """The single numbers of rebuilt rows that were published: the entries of ``survey.data.published`` with brackets."""
        found = (e for key, e in self.expressions.items() if key[:3] == PUBLISHED)
        return frozenset(e.measure for e in found if isinstance(e, Asked))

    @property
    def answers(self) -> Asset:
        """The file with the answers, for the stages that run only where there are some."""
        if self.data is None:
            raise TypeError("a report without answers has nothing to open")
        return self.data

    def place(self, key: Key) -> Place:
        """Return where a value stands, or the nearest map around it."""
        while key and key not in self.places:
            key = key[:-1]
        return self.places.get(key) or Place(self.file.near)


__all__ = ["Asset", "Embedded", "Key", "Measure", "Spec", "Wave"]
