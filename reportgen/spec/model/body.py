"""``body:``, the order of the report: sections and the blocks in them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, field_validator, model_validator

from reportgen.spec.model.scalars import Expression, Name, Part, Slug, Text, Truth


class Block(Part):
    """What every block has."""

    when: Expression | None = None
    """Print the block only when this condition is true."""


class TextBlock(Block):
    """Paragraphs."""

    text: Text
    """Markdown: paragraphs, lists, bold, links; ``{{ expressions }}`` print numbers."""


class NoteBlock(Block):
    """A remark in the side column."""

    note: Text
    """Markdown, short; ``{{ expressions }}`` print numbers."""


ChartKind = Literal["bar", "column", "donut", "diverging", "nps", "dot"]


class ChartDetail(Part):
    """A figure, with whatever differs from the defaults."""

    of: Name | tuple[Name, ...]
    """The question, or several questions on one scale (one diverging figure), or dimensions (dots)."""
    id: Slug | None = None
    """The figure's name in addresses and files; made from the questions without it."""
    kind: ChartKind | None = None
    """How to draw it; follows from the type of question without it."""
    by: Name | None = None
    """A segment: one row per segment value."""
    option: tuple[str, ...] = ()
    """With ``by``: the answers whose share is drawn; top box, mean, index or NPS by question type without it."""
    title: Text | None = None
    """The finding that the figure shows; may hold expressions. The question's label without it."""
    subtitle: Text | None = None
    """The measure and how to read the marks; the question's wording and the unit without it."""
    note: Text | None = None
    """A remark after the base and the source."""
    highlight: tuple[str, ...] = ()
    """Options to emphasise; the largest one without it."""
    sort: Literal["value", "order"] | None = None
    """Sort bars by value or keep the order of the options; by value for multi and single without it."""
    among: Expression | None = None
    """Only respondents for whom this is true."""


class ChartBlock(Block):
    """A figure with its data table behind it."""

    chart: Name | ChartDetail
    """A question, or a map with details."""

    @field_validator("chart", mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        return {"of": value} if isinstance(value, str) else value


class TableDetail(Part):
    """A table of questions, in all or by segments."""

    rows: Name | tuple[Name, ...]
    """The question, or several."""
    id: Slug | None = None
    """The table's name in addresses; made from the questions without it."""
    columns: Name | tuple[Name, ...] | None = None
    """The segment, or several, whose values are the columns."""
    title: Text | None = None
    """The heading; may hold expressions. The question's label without it."""
    note: Text | None = None
    """A remark under the table."""
    among: Expression | None = None
    """Only respondents for whom this is true."""


class TableBlock(Block):
    """A table."""

    table: Name | TableDetail
    """A question, or a map with details."""

    @field_validator("table", mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        return {"rows": value} if isinstance(value, str) else value


class Finding(Part):
    """One finding of the page at a glance."""

    title: Text
    """The finding in a few words; may hold expressions."""
    text: Text
    """One or two sentences; Markdown and expressions."""
    number: Expression | None = None
    """The number drawn small beside it: a share or an index."""
    label: Text | None = None
    """The name of that number."""


class Glance(Part):
    """The page at a glance."""

    headline: Expression
    """The number in large type."""
    label: Text
    """What it is."""
    text: Text | None = None
    """A few sentences beside it; Markdown and expressions."""
    findings: Annotated[tuple[Finding, ...], Field(max_length=7)] = ()
    """Three to five findings."""


class GlanceBlock(Block):
    """The findings on one page."""

    glance: Glance
    """A headline number and three to five findings."""


class Only(Part):
    """Which parts of a list to print."""

    only: tuple[str, ...] = ()
    """The parts to print; all of them without it."""


class SwotBlock(Block):
    """The strengths, weaknesses, opportunities and threats in two rows of two."""

    swot: Only
    """Which of ``strengths``, ``weaknesses``, ``opportunities``, ``threats``; all four without ``only``."""


class PlanBlock(Block):
    """The improvement plan, or some chapters of it."""

    plan: Only
    """Which chapters, by their id; all of them without ``only``."""


class ClaimsBlock(Block):
    """The claims with their result and the numbers behind each."""

    claims: Only
    """Which claims, by their id; all of them without ``only``."""


class QuestionnaireBlock(Block):
    """The questionnaire, typeset from the same questions."""

    questionnaire: Only
    """Which questions; all of them without ``only``."""


class MethodBlock(Block):
    """The methodology, written from the survey's own settings."""

    method: Only
    """Nothing to choose: ``method`` alone prints it."""


class FactsBlock(Block):
    """The register of the numbers printed in prose, with definition, base and source of each."""

    facts: Only
    """Nothing to choose: ``facts`` alone prints it."""


BARE = ("swot", "plan", "claims", "questionnaire", "method", "facts")
"""Blocks that may be written as a word alone."""


class Section(Block):
    """A chapter at the first level, a section below it."""

    section: Text
    """The heading: a finding where data allow, a topic elsewhere; may hold expressions."""
    id: Slug | None = None
    """The section's name in addresses; made from its number without it."""
    appendix: Truth = False
    """Number it among the appendices."""
    numbered: Truth = True
    """Whether the heading gets a number."""
    run_on: Truth = False
    """On paper, start on the same page as the end of the previous chapter."""
    content: tuple[AnyBlock, ...]
    """The blocks, in order."""

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, value: Any) -> Any:
        return expand_bare(value)


def expand_bare(value: Any) -> Any:
    """Write out blocks that stand as a word alone (``swot`` becomes ``{swot: {}}``)."""
    if not isinstance(value, dict) or not isinstance(value.get("content"), (list, tuple)):
        return value
    blocks = [{b: {}} if isinstance(b, str) and b in BARE else b for b in value["content"]]
    blocks = [{**b, **{k: {} for k in BARE if k in b and b[k] is None}} if isinstance(b, dict) else b for b in blocks]
    return {**value, "content": blocks}


AnyBlock = (
    TextBlock
    | NoteBlock
    | ChartBlock
    | TableBlock
    | GlanceBlock
    | SwotBlock
    | PlanBlock
    | ClaimsBlock
    | QuestionnaireBlock
    | MethodBlock
    | FactsBlock
    | Section
)
"""A block is told by its one key; the reader of specs picks the class by it, so that messages speak of that class alone."""

Section.model_rebuild()
