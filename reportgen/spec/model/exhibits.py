"""Figures and tables of ``body:``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, Tag

from reportgen.spec.model.block import Block
from reportgen.spec.model.comparing import CellKind, Testing
from reportgen.spec.model.scalars import Code, Expression, Label, Name, Names, Part, Slug, Text, Truth, choose

ChartKind = Literal["bar", "column", "donut", "diverging", "nps", "dot", "tree", "heat", "dumbbell", "slope", "trend"]


class ChartDetail(Part):
    """A figure, with whatever differs from the defaults."""

    of: Names
    """The question, or several questions on one scale (one diverging figure), or dimensions (dots, or a tree)."""
    id: Slug | None = None
    """The figure's name in addresses and files; made from the questions without it."""
    kind: ChartKind | None = None
    """How to draw it; follows from the type of question without it. ``tree``: dimensions with all that they are made of. With
    ``by``: ``heat``, a shaded table of questions, dimensions or the answers of one question; ``dumbbell``, two segment values;
    ``slope``, a line from value to value. ``trend``: lines over the waves of the survey."""
    by: Name | None = None
    """A segment: one row per segment value. ``wave`` for the waves of the survey in ``heat``, ``dumbbell`` and ``slope``; with
    ``trend`` a segment, a line for each of its values."""
    between: tuple[Code, ...] = ()
    """Of ``heat``, ``dumbbell``, ``slope`` and ``trend``: the segment values or waves shown, in this order; all without it."""
    option: tuple[Code, ...] = ()
    """With ``by``: the answers whose share is drawn; top box, mean, index or NPS by question type without it."""
    title: Label | None = None
    """The finding that the figure shows; may hold expressions. The question's label without it."""
    subtitle: Label | None = None
    """The measure and how to read the marks; the question's wording and the unit without it."""
    note: Text | None = None
    """A remark after the base and the source."""
    highlight: tuple[Code, ...] = ()
    """Options to emphasise; without it, those whose share the title states, else the largest one."""
    sort: Literal["value", "order"] | None = None
    """Sort bars by value or keep the order of the options; by value for multi and single without it."""
    among: Expression | None = None
    """Only respondents for whom this is true."""
    illustrative: Truth = False
    """On rebuilt rows: show what was never published all the same, marked as an example; nothing may rest on it."""


def name_or_detail(value: Any) -> str:
    """Tell a name alone from a map with details."""
    return "name" if isinstance(value, str) else "detail"


def short_form(key: str) -> Callable[[Any], Any]:
    """Write out the short form: a name alone is the question of a figure or table without details."""

    def expand(value: Any) -> Any:
        return {key: value} if isinstance(value, str) else value

    return expand


class ChartBlock(Block):
    """A figure with its data table behind it."""

    chart: Annotated[
        Annotated[Name, Tag("name")] | Annotated[ChartDetail, Tag("detail")],
        choose(name_or_detail),
        BeforeValidator(short_form("of")),
    ]
    """A question, or a map with details."""


class TableDetail(Part):
    """A table of questions, in all or by segments."""

    rows: Names
    """The question, or several."""
    id: Slug | None = None
    """The table's name in addresses; made from the questions without it."""
    columns: Names | None = None
    """The segment, or several, whose values are the columns; ``wave`` for the waves of the survey and the change between them."""
    waves: tuple[Code, ...] = ()
    """With ``columns: wave``: the earlier waves to show; all of them without it."""
    show: Literal["all", "answers", "mean"] = "all"
    """The rows: ``answers`` and their summaries (``all``), answers alone, or one row a question with its mean, NPS or index."""
    cells: Annotated[tuple[CellKind, ...], Field(min_length=1)] = ("percent",)
    """With ``columns``: what stands below each other for every answer: percentages of the column, respondents (``count``),
    weighted respondents, percentages of the row, or the ``index``: the column's percentage over everyone's, times 100."""
    letters: Truth = False
    """With ``columns``: test the columns of each segment against each other; letters beside a number name the lower ones."""
    against: Literal["columns", "complement"] = "columns"
    """With ``letters``: what a column is compared with: the other columns of its segment, or the ``complement``, everyone
    outside it; then ▲ and ▼ stand in place of letters."""
    tests: Testing | None = None
    """With ``letters``: how this table's columns are compared, where it differs from ``report.tests``."""
    title: Label | None = None
    """The heading; may hold expressions. The question's label without it."""
    note: Text | None = None
    """A remark under the table."""
    among: Expression | None = None
    """Only respondents for whom this is true."""
    illustrative: Truth = False
    """On rebuilt rows: show what was never published all the same, marked as an example; nothing may rest on it."""


class TableBlock(Block):
    """A table."""

    table: Annotated[
        Annotated[Name, Tag("name")] | Annotated[TableDetail, Tag("detail")],
        choose(name_or_detail),
        BeforeValidator(short_form("rows")),
    ]
    """A question, or a map with details."""
