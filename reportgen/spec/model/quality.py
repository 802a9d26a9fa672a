"""``quality:``, which answers are doubtful, by which rule, and what is done about them: nothing but what is declared here."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from reportgen.spec.model.scalars import Code, Column, Expression, Integer, Label, Name, Names, Number, Part, Share, Text

Whole = Literal["count", "exclude"]
"""What can be done about a respondent: count, or leave out of every number of the report."""
Action = Literal["count", "no-answer", "exclude"]
"""The same, and what can be done about some of the answers: to take them for no answer."""


class QualityRule(Part):
    """What every rule has."""

    label: Label | None = None
    """The rule's name in the report; made from what it tests without it."""
    note: Text | None = None
    """Why it was declared, printed in the methodology."""


class Duplicates(QualityRule):
    """Respondents who are in the data already: every one of a set but the first in the file."""

    columns: Annotated[tuple[Column, ...], Field(min_length=1)] = ()
    """The columns of the data that must be the same, such as a token; where one is empty, nothing is a duplicate. Without it the
    answers to all questions and all segments must be the same."""
    action: Whole = "count"
    """``count`` them, or ``exclude`` all of a set but the first."""


class NearDuplicates(QualityRule):
    """Respondents whose answers are nearly those of somebody else; they are counted, and never left out for it."""

    of: Names | None = None
    """The questions that are compared: ten or more of the types single, scale, NPS and number; without it, all of these that
    everybody is asked."""
    share: Share = 0.85
    """The part of these questions that somebody else has answered alike, from which on a respondent is counted."""


class StraightLining(QualityRule):
    """Respondents who gave the same answer to every item of a grid, or to many items in a row."""

    of: Names
    """The grid, or the questions in the order in which they were asked; all of them with the same options."""
    least: Integer = 5
    """Of how many items a respondent must have answered to be looked at."""
    run: Integer | None = None
    """Instead of all items alike: so many items in a row with the same answer."""
    action: Action = "count"
    """``count`` them, take their answers to these items for ``no-answer``, or ``exclude`` them."""


class Speeders(QualityRule):
    """Respondents who answered faster than can be."""

    column: Column
    """The column of the data with the time that a respondent took: a number, ``1:20``, ``0:01:20``, ``80s``, ``1m 20s``,
    ``1分20秒``."""
    unit: Literal["seconds", "minutes", "milliseconds"] = "seconds"
    """What a number alone in that column stands for."""
    below: Number | None = None
    """The time in seconds under which a respondent is one."""
    of_median: Share | None = None
    """The part of the median time under which a respondent is one, such as ``0.4``; with ``below`` too, who is under either."""
    missing: tuple[Code, ...] = ()
    """Values that mean that the time is not known; empty cells always do."""
    action: Whole = "count"
    """``count`` them, or ``exclude`` them."""


class Inconsistent(QualityRule):
    """Answers that cannot all be true."""

    when: Expression
    """The condition under which they are, such as ``age < 18 and licence == 'yes'``; who left one of them out is not judged."""
    of: Names | None = None
    """With ``no-answer``: the questions whose answers are taken for none."""
    action: Action = "count"
    """``count`` them, take the answers to the questions of ``of`` for ``no-answer``, or ``exclude`` these respondents."""


class Attention(QualityRule):
    """A question that tells whether respondents read what they answer."""

    of: Name
    """The question: single, scale, NPS."""
    answers: Annotated[tuple[Code, ...], Field(min_length=1)]
    """The right answer, or several; whoever gave another one is counted, whoever gave none is not."""
    action: Whole = "count"
    """``count`` them, or ``exclude`` them."""


class Quality(Part):
    """Rules on the quality of the answers. A respondent or an answer is left out by a rule that says so, and by nothing else."""

    duplicates: Duplicates | None = None
    """Who is in the data twice."""
    near_duplicates: NearDuplicates | None = None
    """Who answered nearly as somebody else did."""
    straight_lining: dict[Name, StraightLining] = {}
    """Who gave the same answer to every item, by name of the rule."""
    speeders: Speeders | None = None
    """Who was too fast."""
    inconsistent: dict[Name, Inconsistent] = {}
    """Whose answers cannot all be true, by name of the rule."""
    attention: dict[Name, Attention] = {}
    """Who did not read the question, by name of the rule."""
    out_of_range: dict[Name, Action] = {}
    """Question to what is done about its numbers outside ``minimum`` and ``maximum``, which are errors without this: ``count``
    them as they are, take them for ``no-answer``, or ``exclude`` these respondents."""
