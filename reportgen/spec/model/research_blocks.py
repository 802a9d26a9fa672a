"""Blocks that print the research plan."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from reportgen.spec.model.block import Block, Listed, Only
from reportgen.spec.model.scalars import Name


class Listing(Listed):
    """A table of a part of the research plan, or of some of it."""

    only: Annotated[tuple[Name, ...], Field(min_length=1)] = ()
    """The parts to print; all of them without it."""


class ResearchGoalsBlock(Block):
    """The goals of the research plan, and what answers each."""

    research_goals: Listing
    """Which goals, by their id; all of them without ``only``."""


class SampleSizeBlock(Block):
    """How the size of the sample is computed, step by step."""

    sample_size: Listing
    """``sample_size`` alone prints it."""


class StrataBlock(Block):
    """The quotas of every stratum."""

    strata: Listing
    """Which strata, by their question or segment; all of them without ``only``."""


class MethodsBlock(Block):
    """The ways of collecting data."""

    methods: Listing
    """``methods`` alone prints them."""


class InterviewsBlock(Block):
    """Series of talks with selection, quotas and guide."""

    interviews: Only
    """Which series, by their id; all of them without ``only``."""


class QuotationsBlock(Block):
    """What was said in the talks."""

    quotations: Only
    """Which quotations, by their id; all of them without ``only``."""


class OperationsBlock(Block):
    """The measures wanted of the operator's own records."""

    operations: Listing
    """Which measures, by name; all of them without ``only``."""


class RolesBlock(Block):
    """Who takes part in the survey."""

    roles: Listing
    """Which roles, by their name; all of them without ``only``."""


class RisksBlock(Block):
    """What may go wrong, and what is done about it."""

    risks: Listing
    """``risks`` alone prints them."""


class CalendarBlock(Block):
    """The timetable as a table."""

    calendar: Listing
    """Which tasks, by their id; all of them without ``only``."""


class AnalysisBlock(Block):
    """The plan of analysis: which questions, by which method, in which figure."""

    analysis: Listing
    """``analysis`` alone prints it."""


class QuestionUsesBlock(Block):
    """Every question with the dimension it feeds and the analyses that use it."""

    question_uses: Listing
    """Which questions; all of them without ``only``."""
