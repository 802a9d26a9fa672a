"""``scales:`` and ``questions:``, what was asked and how an answer is written in the data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal, Self

from pydantic import Field, PrivateAttr, Tag

from reportgen.spec.model.derived import Bands, DerivedScale, DerivedSegment, DerivedSingle, made_or_asked
from reportgen.spec.model.scalars import (
    SHORT,
    Code,
    Column,
    Expression,
    Integer,
    Label,
    Languages,
    Meaning,
    Name,
    Number,
    Part,
    Text,
    Truth,
    Words,
    at_most,
    choose,
    words_or_languages,
)


class OptionDetail(Part):
    """An option that needs more than its label."""

    label: Label
    """The words of the option."""
    was: Code | None = None
    """The code this option had in an earlier version of the spec."""
    last: Truth = False
    """Keep this option at the end of sorted figures (for "other" and "don't know")."""
    write_in: Truth = False
    """Ask in the questionnaire for the respondent's own words beside this option (for "other"); they are not reported."""


def _option(value: Any) -> str:
    detail = isinstance(value, dict) and any(key in value for key in OptionDetail.model_fields)
    return "detail" if detail else words_or_languages(value)


Option = Annotated[
    Annotated[Words, Tag("words")] | Annotated[Languages, Tag("languages")] | Annotated[OptionDetail, Tag("detail")],
    choose(_option),
    at_most(SHORT),
    Meaning("label, or [option detail](#option-detail)"),
]
"""An option's label, or a map with more than the label."""
Options = Annotated[dict[Code, Option], Field(min_length=1)]
"""Code in the data to label; the order written is the order shown."""


class Scale(Part):
    """A rating scale that several questions share."""

    options: Options
    """Whole-number code to label, in the order of the questionnaire; figures and tables run from the worst to the best."""
    direction: Literal["high_is_good", "low_is_good"]
    """Whether the highest or the lowest code is the best answer."""
    top: tuple[Code, ...] = ()
    """The codes of the favourable answers (top box); the better half of the codes without it, a middle answer left out."""
    bottom: tuple[Code, ...] = ()
    """The codes of the unfavourable answers (bottom box); the worse half of the codes without it, a middle answer left out."""
    missing: tuple[Code, ...] = ()
    """Codes in the data that mean no answer."""
    as_printed: Truth = False
    """The options stand as people read them, though another list has them in another order; the methodology says so."""


@dataclass(frozen=True, slots=True)
class InGrid:
    """The grid that a question is a row of."""

    name: str
    ask: Text
    label: Text
    items: tuple[str, ...]
    """The names of all its rows, in order."""


class Question(Part):
    """What every question has."""

    ask: Text
    """The wording that respondents read."""
    label: Label | None = None
    """A short name for tables and figures; the wording is used without it."""
    note: Text | None = None
    """An instruction to the respondent, printed in the questionnaire."""
    asked_if: Expression | None = None
    """Who was asked, as a condition on other questions or segments, such as ``asked == 'yes'``; everyone without it."""
    missing: tuple[Code, ...] = ()
    """Values in the data that mean no answer; empty cells always do."""
    was: Name | None = None
    """The name this question had in an earlier version of the spec."""
    bridge: dict[Code, Text] = {}
    """By wave: why its answers may be compared with those of this one although the question differs; printed in the report."""
    _grid: InGrid | None = PrivateAttr(default=None)

    @property
    def grid(self) -> InGrid | None:
        """The grid that the question is a row of; None for a question of its own."""
        return self._grid

    def within(self, grid: InGrid) -> Self:
        """Return the question as a row of a grid."""
        row = self.model_copy()
        row._grid = grid
        return row


class Net(Part):
    """Answers counted as one: a respondent is in it who gave any of them."""

    label: Label
    """The net's name in tables."""
    codes: Annotated[tuple[Code, ...], Field(min_length=1)]
    """The answers."""


Nets = dict[Name, Net]
"""Nets by name, in the order shown."""


class SingleQuestion(Question):
    """One answer out of several."""

    type: Literal["single"]
    """One answer out of several."""
    column: Column
    """The column of the data."""
    options: Options
    """Code to label, in the order shown."""
    as_printed: Truth = False
    """The options stand as people read them, though numbers fall in two of them or another list has them in another order; the
    methodology says so."""
    nets: Nets = {}
    """Answers that tables also count as one, a row for each."""


class ScaleQuestion(Question):
    """An answer on a rating scale."""

    type: Literal["scale"]
    """An answer on a rating scale."""
    column: Column
    """The column of the data."""
    scale: Name
    """The name of the scale under ``scales``."""
    nets: Nets = {}
    """Answers that tables also count as one, a row for each, beside the boxes of the scale."""


class MultiQuestion(Question):
    """As many answers as apply, one column of the data for each option."""

    type: Literal["multi"]
    """As many answers as apply."""
    columns: Annotated[dict[Code, Column], Field(min_length=1)]
    """Option to the column that says whether it was ticked."""
    options: Options
    """Option to label, in the order shown."""
    as_printed: Truth = False
    """The options stand as people read them, though another list has them in another order; the methodology says so."""
    base: Literal["answered", "asked", "responses"]
    """What percentages are of: respondents with any of the columns filled, all who were asked, or all answers given."""
    ticked: tuple[Code, ...] = ("1",)
    """Values that mean ticked."""
    not_ticked: tuple[Code, ...] = ("0",)
    """Values that mean not ticked; an empty cell does too when another column of the row is filled."""
    empty: Literal["no-answer", "none"] = "no-answer"
    """What a row means in which every column is empty: no answer, or ticked nothing."""
    nets: Nets = {}
    """Options that tables also count as one: who ticked any of them, a row for each."""


class NpsQuestion(Question):
    """How likely to recommend, from 0 to 10."""

    type: Literal["nps"]
    """How likely to recommend, from 0 to 10."""
    column: Column
    """The column of the data, whole numbers from 0 to 10."""


class NumberQuestion(Question):
    """A quantity."""

    type: Literal["number"]
    """A quantity."""
    column: Column
    """The column of the data."""
    unit: Label | None = None
    """The unit printed after values."""
    minimum: Number | None = None
    """The smallest value that can be right."""
    maximum: Number | None = None
    """The largest value that can be right."""
    decimals: Integer = 1
    """Decimals printed."""
    whole: Truth = False
    """Only a whole number can be right, as for a count."""
    bands: Bands = {}
    """Code to band, in ascending order: figures and tables show the share of each, which ``share(age, 'young')`` names."""


class TextQuestion(Question):
    """An answer in the respondent's own words; counted, never printed."""

    type: Literal["text"]
    """An answer in the respondent's own words; counted, never printed."""
    column: Column
    """The column of the data."""


class RankingQuestion(Question):
    """Options put in order, the first place for the one that matters most."""

    type: Literal["ranking"]
    """Options put in order, all of them or the first few."""
    options: Options
    """Option to label, in the order shown."""
    as_printed: Truth = False
    """The options stand as people read them, though another list has them in another order; the methodology says so."""
    columns: dict[Code, Column] = {}
    """Option to the column that holds its place: 1 for the first. Write this or ``places``, as the data are."""
    places: tuple[Column, ...] = ()
    """The columns that hold the option put in each place, the first place first; instead of ``columns``."""
    most: Integer | None = None
    """How many options are put in order at most; all of them, or as many as ``places`` has columns, without it."""
    disorder: Literal["error", "no-answer"] = "error"
    """What a row means that is no order (two options in one place, one option in two, a place left out): an error in the data,
    or no answer."""


class GridItem(Part):
    """A row of a grid: a question by its own name."""

    label: Label
    """The words of the row."""
    column: Column
    """The column of the data."""
    was: Name | None = None
    """The name this question had in an earlier version of the spec."""
    bridge: dict[Code, Text] = {}
    """By wave: why its answers may be compared although the row differs, beside the bridges of the grid."""


class GridQuestion(Question):
    """One wording for several items, which share a scale or a list of options.

    Each item is a question of its own in expressions, dimensions and figures; the name of the grid stands for all of them
    wherever a block, a dimension or a plan names questions.
    """

    type: Literal["grid"]
    """One wording for several items with the same answers."""
    items: Annotated[dict[Name, GridItem], Field(min_length=1)]
    """Name to row, in the order of the questionnaire."""
    scale: Name | None = None
    """The name of the scale under ``scales``; then every item is a scale question."""
    options: dict[Code, Option] = {}
    """Code to label, in the order shown, instead of a scale; then every item is a single question."""
    as_printed: Truth = False
    """These options stand as people read them, though numbers fall in two of them or another list has them in another order; the
    methodology says so."""
    nets: Nets = {}
    """Answers that tables also count as one, of every item."""


_Single = Annotated[
    Annotated[SingleQuestion, Tag("column")] | Annotated[DerivedSingle, Tag("derived")], choose(made_or_asked), Tag("single")
]
_Scale = Annotated[
    Annotated[ScaleQuestion, Tag("column")] | Annotated[DerivedScale, Tag("derived")], choose(made_or_asked), Tag("scale")
]
AnyQuestion = Annotated[
    _Single | _Scale | MultiQuestion | NpsQuestion | NumberQuestion | TextQuestion | RankingQuestion | GridQuestion,
    Field(discriminator="type"),
    Meaning("question"),
]
AskedQuestion = SingleQuestion | ScaleQuestion | MultiQuestion | NpsQuestion | NumberQuestion | TextQuestion | RankingQuestion
"""Whatever people answer; the other questions are made of their answers."""
Scaled = ScaleQuestion | DerivedScale
"""Whatever answers on a scale, asked or made."""


def _items(value: Any) -> str:
    return "weights" if isinstance(value, dict) else "list"


Weighted = Annotated[
    Annotated[tuple[Name, ...], Field(min_length=1), Tag("list")]
    | Annotated[dict[Name, Number], Field(min_length=1), Tag("weights")],
    choose(_items),
]
"""Names with equal weights as a list, or a map from name to weight."""


class Dimension(Part):
    """A weighted group of scale questions, or of smaller dimensions, with an index from 0 to 100.

    Each answer is rescaled to 0-100 by the ends of its scale; a person's index is the weighted mean of the answered items, or
    of the person's indices in the parts.
    """

    label: Label
    """The dimension's name in the report."""
    questions: Weighted = ()
    """The scale questions, as a list (equal weights) or as a map from question to weight."""
    parts: Weighted = ()
    """Instead of ``questions``: the smaller dimensions (indicators) that this one is made of, as a list or with weights."""
    also: tuple[Name, ...] = ()
    """Questions of any type that belong here and do not count in the index, such as NPS or open questions."""
    minimum_items: Integer = 1
    """How many of the questions (or of the parts) a person must have answered to get an index."""
    note: Text | None = None
    """What the dimension stands for."""
    was: Name | None = None
    """The name this dimension had in an earlier version of the spec."""
    bridge: dict[Code, Text] = {}
    """By wave: why its index may be compared with that of this one although it is made of other items; printed in the report."""


class Segment(Part):
    """A breakdown of respondents."""

    label: Label
    """The breakdown's name in the report."""
    column: Column
    """The column of the data."""
    options: Options
    """Code to label, in the order shown."""
    as_printed: Truth = False
    """The labels stand as people read them, though numbers fall in two of them; the methodology says so."""
    missing: tuple[Code, ...] = ()
    """Values in the data that mean unknown; empty cells always do."""
    was: Name | None = None
    """The name this breakdown had in an earlier version of the spec."""
    bridge: dict[Code, Text] = {}
    """By wave: why its groups may be compared with those of this one although they differ; printed in the report."""


AnySegment = Annotated[
    Annotated[Segment, Tag("column")] | Annotated[DerivedSegment, Tag("derived")],
    choose(made_or_asked),
    Meaning("[segment](#segment) or [derived segment](#derived-segment)"),
]
"""A breakdown with a column of its own, or made of something else."""
