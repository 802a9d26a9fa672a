"""A platform's export with its headings understood: what each column is, before its answers are looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from reportgen.importing.decision import Decision
from reportgen.importing.table import Column, ResponseSet

Role = Literal["answer", "metadata", "personal", "duration", "weight", "write-in", "score", "quality"]
"""``answer``: an answer, or part of one. ``metadata``: of the platform (ids, times, progress). ``personal``: tells who answered.
``write-in``: the words beside an option such as "other". ``score``: computed by the platform. ``quality``: a check that is no
question, such as a captcha."""
Hint = Literal["", "single", "multi", "scale", "nps", "number", "text", "ranking", "matrix", "date"]
"""What a heading, a tag or a questionnaire says of a column's question; empty when nothing does."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What the header (or a questionnaire) says of one column."""

    code: str
    """The platform's own short name, such as ``Q4_2``, ``G2Q1[SQ003]`` or ``第6题``; the position (``c12``) without one."""
    ask: str
    """The wording of the question that the column belongs to; without number, type tag and option."""
    item: str = ""
    """The option, row or subquestion that the column holds; empty for a column that is a question by itself."""
    group: str = ""
    """The same text for all columns of one question (multi-response, matrix, ranking); empty for a column by itself."""
    role: Role = "answer"
    hint: Hint = ""
    labels: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Cell to label, in the order of the questionnaire, where the file or a questionnaire has them."""
    order: tuple[str, ...] = ()
    """Texts of the options in the order of the questionnaire, where one is known and cells hold texts."""
    missing: frozenset[str] = frozenset()
    """Cells of this column that mean no answer, beside those of the whole export."""
    measure: str = ""
    """``nominal``, ``ordinal`` or ``scale`` where the file says so."""
    known_as: str = ""
    """The questionnaire's own name of the column; empty where none knows it."""
    key: str = ""
    """The platform's own id of the column, where the header has one beside the code, such as ``QID4_2``."""


@dataclass(frozen=True, slots=True)
class Export:
    """An export with its headings understood and its header rows taken off."""

    platform: str
    """``wjx``, ``wps``, ``tencent``, ``surveymonkey``, ``qualtrics``, ``google-forms``, ``microsoft-forms``, ``typeform``,
    ``limesurvey``, ``kobo``, ``spss``, ``stata``, ``triple-s`` or ``plain``."""
    why: str
    """What told the platform, a whole sentence for the account."""
    title: str
    """The survey's title where the file has one; else empty."""
    headings: tuple[Heading, ...]
    """By column."""
    columns: tuple[Column, ...]
    """Answers only: header rows, test and preview rows, and rows that the rule on partial answers drops are gone."""
    rows: int
    missing: frozenset[str] = frozenset()
    """Cells that mean no answer in every column, such as ``(空)`` or ``NULL``, beside empty ones."""
    not_asked: frozenset[str] = frozenset()
    """Cells that mean that the respondent was not asked, such as ``(跳过)`` or ``-3``."""
    unticked: frozenset[str] = frozenset()
    """Cells that mean not ticked in a multi-response column, such as ``Not selected``, ``No`` or ``0``."""
    separators: tuple[str, ...] = ()
    """What may join several options in one cell on this platform, such as ``┋`` or ``, ``; the likeliest first."""
    commas: bool = False
    """Whether fields stand between semicolons, as programs write them where decimals stand behind a comma."""
    sets: tuple[ResponseSet, ...] = ()
    dropped: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Rows left out by reason: ``preview``, ``test``, ``partial``, ``screened-out``, ``spam``, ``no-consent``, ``empty``,
    ``cut-short``, ``total``."""
    decisions: tuple[Decision, ...] = ()
