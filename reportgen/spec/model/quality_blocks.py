"""Blocks that print how good the answers are: what the rules on quality found, and which questions were left out."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from reportgen.spec.model.block import Block, Listed
from reportgen.spec.model.scalars import Integer, Name


class QualityBlock(Block):
    """The table of the rules on quality: what each means, how many respondents it is true of, what was done about them."""

    quality: Listed
    """Nothing, or an id, a title, a note."""


class OfQuestions(Listed):
    """The same, of all questions or some."""

    only: Annotated[tuple[Name, ...], Field(min_length=1)] = ()
    """The questions; all that respondents answer without it."""


class NonresponseBlock(Block):
    """The table of item non-response: of each question how many were asked, how many answered and how many did not."""

    nonresponse: OfQuestions
    """Nothing, or the questions, an id, a title, a note."""


class MostLeftOut(OfQuestions):
    """The same as bars."""

    first: Integer = 20
    """So many questions at most, those that most left out; the data behind the figure have all of them."""


class NonresponseChartBlock(Block):
    """Item non-response as bars: of each question the share of those asked who gave no answer, the largest first."""

    nonresponse_chart: MostLeftOut
    """Nothing, or the questions, how many of them, an id, a title, a note."""
