"""What the module of a platform offers: how sure it is, and what it makes of a sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from reportgen.importing.decision import Decision
from reportgen.importing.export import Heading
from reportgen.importing.platforms.sheet import Sheet
from reportgen.importing.table import Column

Kind = Literal["columns", "second-row", "import-ids", "codes", "cells", "format", "marks", "nothing"]
"""What told a platform; each has its words."""
Reason = Literal["preview", "test", "partial", "screened-out", "spam", "no-consent"]


@dataclass(frozen=True, slots=True)
class Sure:
    """How sure a platform's module is that a sheet was written by it, and what told it."""

    score: int
    """0: not at all; 100: nothing else writes this."""
    kind: Kind = "nothing"
    found: tuple[str, ...] = ()
    """Headings or marks that told it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A column of the platform that marks rows which are no (whole) answers."""

    reason: Reason
    column: int
    values: frozenset[str]
    """Cells, in lower case and stripped, that mean so; the empty text for an empty cell."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a platform's module makes of a sheet."""

    headings: tuple[Heading, ...]
    header: int = 1
    """Header rows below the title; 0 where names are kept apart."""
    marks: tuple[Mark, ...] = ()
    missing: frozenset[str] = frozenset()
    not_asked: frozenset[str] = frozenset()
    unticked: frozenset[str] = frozenset()
    separators: tuple[str, ...] = ()
    rewritten: Mapping[int, Column] = field(default_factory=lambda: MappingProxyType({}))
    """Columns whose cells the platform writes in a way of its own, made plain; header rows included."""
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Platform:
    """A platform: its name in ``--platform``, its name for readers, and its two steps."""

    name: str
    shown: str
    recognise: Callable[[Sheet], Sure]
    read: Callable[[Sheet], Reading]
