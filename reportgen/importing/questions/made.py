"""What is made of one block: questions whose answers are coded, scales that they use, decisions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from reportgen.importing.decision import Decision
from reportgen.importing.draft import DraftOption, DraftQuestion, LeftOut
from reportgen.importing.questions.names import Names
from reportgen.importing.questions.say import Say

Direction = Literal["high_is_good", "low_is_good"]


@dataclass(frozen=True, slots=True)
class Rating:
    """A rating scale as one question has it, before questions share scales."""

    family: str
    codes: tuple[str, ...]
    """Ascending."""
    labels: tuple[str, ...]
    direction: Direction
    missing: tuple[str, ...] = ()
    given: bool = False
    """Whether the codes are those of the file."""
    outside: tuple[DraftOption, ...] = ()
    """Answers that are no point of the scale and stay answers all the same: so many gave them that shares would move."""
    open: bool = False
    """Of a numbered scale: whether its highest point is the highest that somebody gave, and nothing says that it is the last."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of one block."""

    questions: tuple[DraftQuestion, ...] = ()
    ratings: Mapping[str, Rating] = field(default_factory=lambda: MappingProxyType({}))
    """By the name of the question."""
    left_out: tuple[LeftOut, ...] = ()
    decisions: tuple[Decision, ...] = ()


_OWN_WORDS_INSIDE = frozenset({"google-forms", "microsoft-forms", "typeform", "tencent", "wps", "plain"})
"""Platforms that write the words of a free "other" into the question's own cell, with nothing that tells them from options."""


@dataclass(frozen=True, slots=True)
class Work:
    """What every maker needs besides the block."""

    say: Say
    names: Names
    filled: Names
    """Names of columns of the data file."""
    platform: str
    coded: bool = False
    """Whether the export holds numbers of options where others hold their words."""
    batteries: frozenset[tuple[int, int]] = frozenset()
    """Ends of whole numbers that many single columns have alike, as the ratings of a table do."""
    separators: tuple[str, ...] = ()
    unticked: frozenset[str] = frozenset()
    """Cells that mean not ticked, as spellings are compared."""
    ticked: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """By code of a column in a declared multiple-response set: the cell that means ticked."""
    pooled: Mapping[frozenset[str], Mapping[str, int]] = field(default_factory=lambda: MappingProxyType({}))
    """Counts over all columns with the same options: one list of options has one order in the whole survey."""
    commas: bool = False
    """Whether the file writes decimals behind commas."""
    points: Mapping[int, int] = field(default_factory=lambda: MappingProxyType({}))
    """Place of a column to the points that its scale has, where the author says so."""

    @property
    def closed_by_tag(self) -> bool:
        """Tell whether a heading that says "closed" means that every text of its cells is an option."""
        return self.platform not in _OWN_WORDS_INSIDE
