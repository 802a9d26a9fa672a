"""What stage 2 hands on: one lazy table of cleaned answers, and what the file was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import narwhals as nw

from reportgen.data.quality.account import Screened
from reportgen.data.raking.account import Raking
from reportgen.data.selection import Selection
from reportgen.data.source import Source
from reportgen.problems import Problem


@dataclass(frozen=True, slots=True)
class Answers:
    """Cleaned answers of one wave, one row a respondent, on any engine that Narwhals reaches."""

    table: nw.LazyFrame[Any]
    """One column per name of ``columns``: codes as text, numbers as floats, null for no answer (whether empty, declared
    missing or not asked), and ``weight`` when there are weights."""
    source: Source
    weighted: bool
    """Whether the table has the column ``weight``; without it everyone weighs 1."""
    total: int
    """Sum of the whole-number weights of all rows; the number of rows without weights."""
    raking: Raking | None = None
    """What raking did, where the weights were raked."""
    problems: tuple[Problem, ...] = ()
    """Warnings: what was read but not counted."""
    selection: Selection | None = None
    """The declared design; its strata and clusters are columns of the table. None where none is declared."""
    judged: Screened | None = None
    """What the rules on quality found; whom they leave out is not in the table. None where no rule is declared."""
    at_once: int | None = None
    """How many group-bys the engine takes in one query; None where it takes any number."""
