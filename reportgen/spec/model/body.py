"""``body:``, the order of the report: sections and the blocks in them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, Tag

from reportgen.spec.model.bars import BarsBlock
from reportgen.spec.model.block import Block, Listed, Only
from reportgen.spec.model.driver_blocks import DriversBlock, ImportanceBlock, ReliabilityBlock
from reportgen.spec.model.exhibits import ChartBlock, TableBlock
from reportgen.spec.model.quality_blocks import NonresponseBlock, NonresponseChartBlock, QualityBlock
from reportgen.spec.model.research_blocks import (
    AnalysisBlock,
    CalendarBlock,
    InterviewsBlock,
    MethodsBlock,
    OperationsBlock,
    QuestionUsesBlock,
    QuotationsBlock,
    ResearchGoalsBlock,
    RisksBlock,
    RolesBlock,
    SampleSizeBlock,
    StrataBlock,
)
from reportgen.spec.model.scalars import (
    Expression,
    Label,
    Meaning,
    Name,
    Part,
    Prose,
    Slug,
    Text,
    Truth,
    Words,
    choose,
)
from reportgen.spec.model.series import ScatterBlock, SeriesBlock


class TextBlock(Block):
    """Paragraphs."""

    text: Prose
    """Markdown: paragraphs, lists, bold, links; ``{{ expressions }}`` print numbers."""


class NoteBlock(Block):
    """A remark in the side column."""

    note: Text
    """Markdown, short; ``{{ expressions }}`` print numbers."""


class Finding(Part):
    """One finding of the page at a glance."""

    title: Label
    """The finding in a few words; may hold expressions."""
    text: Prose
    """One or two sentences; Markdown and expressions."""
    number: Expression | None = None
    """The number drawn small beside it: a share or an index."""
    label: Label | None = None
    """The name of that number."""
    tone: Literal["good", "bad"] | None = None
    """Whether the number tells of something good (drawn blue) or bad (orange); follows from the scale without it."""
    finding: Name | None = None
    """The finding or claim that it tells of, by its id."""


class Glance(Part):
    """The page at a glance."""

    headline: Expression
    """The number in large type."""
    label: Label
    """What it is."""
    text: Prose | None = None
    """A few sentences beside it; Markdown and expressions."""
    findings: Annotated[tuple[Finding, ...], Field(max_length=7)] = ()
    """Three to five findings."""


class GlanceBlock(Block):
    """The findings on one page."""

    glance: Glance
    """A headline number and three to five findings."""


class SwotBlock(Block):
    """The strengths, weaknesses, opportunities and threats in two rows of two."""

    swot: Only
    """Which of ``strengths``, ``weaknesses``, ``opportunities``, ``threats``; all four without ``only``."""


class FindingsBlock(Block):
    """The findings, each with what it stands on."""

    findings: Only
    """Which findings, by their id; all of them without ``only``."""


class TraceBlock(Block):
    """The table of ways from questions over findings and SWOT items to actions and their measures, and what is on none."""

    trace: Listed
    """Nothing, or an id, a title, a note."""


class PlanBlock(Block):
    """The improvement plan, or some chapters of it."""

    plan: Only
    """Which chapters, by their id; all of them without ``only``."""


class OfPlan(Listed):
    """The same, of the plan or of some chapters of it."""

    only: Annotated[tuple[Name, ...], Field(min_length=1)] = ()
    """The chapters, by their id; all of them without it."""


class RoadmapDetail(OfPlan):
    """The time that the plan takes, as bars."""

    rows: Literal["actions", "sections", "chapters", "tasks"] = "sections"
    """What each bar is: an action, a section or chapter from its first day to its last, or a task of ``schedule`` or of the
    research plan, whose milestones stand as reviews."""


class RoadmapBlock(Block):
    """Bars from start to end on a calendar, with phases, owners and reviews."""

    roadmap: RoadmapDetail
    """What the bars are."""


class ActionsBlock(Block):
    """The table of all actions: number, owner, dates, priority, status."""

    actions: OfPlan
    """Which chapters; all of them without ``only``."""


class ScorecardBlock(Block):
    """What became of the actions: each measure in the earlier wave and now, the change, the target, and an outcome."""

    scorecard: OfPlan
    """Which chapters; all of them without ``only``."""


class GoalsBlock(Block):
    """The table of goals: each measure with baseline, target, and the actions that serve it."""

    goals: Listed
    """Nothing, or an id, a title, a note."""


class PublishedBlock(Block):
    """The table of published figures: what each is, whom, where and when it is about, and who published it."""

    published: Listed
    """Nothing, or an id, a title, a note."""


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


class Register(Part):
    """What the register of numbers holds on paper."""

    tables: Truth = True
    """Whether it lists, after the numbers of the text, those that only figures and tables show."""


class FactsBlock(Block):
    """The register: every number with what it is, its base and its source."""

    facts: Register
    """What it holds; ``facts`` alone prints all of it."""


BARE = (
    *("swot", "plan", "roadmap", "actions", "goals", "published", "claims", "questionnaire", "method", "facts"),
    *("research_goals", "sample_size", "strata", "methods", "interviews", "quotations", "operations"),
    *("roles", "risks", "calendar", "analysis", "question_uses", "findings", "trace", "scorecard"),
    *("quality", "nonresponse", "nonresponse_chart"),
)
"""Blocks that may be written as a word alone."""


class Section(Block):
    """A chapter at the first level, a section below it."""

    section: Label
    """The heading: a finding where data allow, a topic elsewhere; may hold expressions."""
    id: Slug | None = None
    """The section's name in addresses; made from its number without it."""
    number: Words | None = None
    """The number that the source gave the section; a gap among them is a problem. The report numbers by itself."""
    appendix: Truth = False
    """Number it among the appendices."""
    numbered: Truth = True
    """Whether the heading gets a number."""
    run_on: Truth = False
    """On paper, start on the same page as the end of the previous chapter."""
    content: tuple[AnyBlock, ...]
    """The blocks, in order."""


def expand_bare(value: Any) -> Any:
    """Write out a block that stands as a word alone (``swot`` becomes ``{swot: {}}``)."""
    if isinstance(value, str) and value in BARE:
        return {value: {}}
    if isinstance(value, dict):
        return {k: {} if v is None and k in BARE else v for k, v in value.items()}
    return value


BLOCKS: dict[str, type[Block]] = {
    "text": TextBlock,
    "note": NoteBlock,
    "chart": ChartBlock,
    "table": TableBlock,
    "glance": GlanceBlock,
    "swot": SwotBlock,
    "plan": PlanBlock,
    "roadmap": RoadmapBlock,
    "actions": ActionsBlock,
    "goals": GoalsBlock,
    "published": PublishedBlock,
    "bars": BarsBlock,
    "reliability": ReliabilityBlock,
    "drivers": DriversBlock,
    "importance_performance": ImportanceBlock,
    "series": SeriesBlock,
    "scatter": ScatterBlock,
    "claims": ClaimsBlock,
    "questionnaire": QuestionnaireBlock,
    "method": MethodBlock,
    "facts": FactsBlock,
    "research_goals": ResearchGoalsBlock,
    "sample_size": SampleSizeBlock,
    "strata": StrataBlock,
    "methods": MethodsBlock,
    "interviews": InterviewsBlock,
    "quotations": QuotationsBlock,
    "operations": OperationsBlock,
    "roles": RolesBlock,
    "risks": RisksBlock,
    "calendar": CalendarBlock,
    "analysis": AnalysisBlock,
    "question_uses": QuestionUsesBlock,
    "findings": FindingsBlock,
    "trace": TraceBlock,
    "scorecard": ScorecardBlock,
    "quality": QualityBlock,
    "nonresponse": NonresponseBlock,
    "nonresponse_chart": NonresponseChartBlock,
    "section": Section,
}
"""The key that tells a block, and its class."""


def block_key(value: Any) -> str | None:
    """Return the one key that tells which block a map is; ``None`` when it has none or several."""
    found = [key for key in value if key in BLOCKS] if isinstance(value, dict) else []
    return found[0] if len(found) == 1 else None


AnyBlock = Annotated[
    Annotated[TextBlock, Tag("text")]
    | Annotated[NoteBlock, Tag("note")]
    | Annotated[ChartBlock, Tag("chart")]
    | Annotated[TableBlock, Tag("table")]
    | Annotated[GlanceBlock, Tag("glance")]
    | Annotated[SwotBlock, Tag("swot")]
    | Annotated[PlanBlock, Tag("plan")]
    | Annotated[RoadmapBlock, Tag("roadmap")]
    | Annotated[ActionsBlock, Tag("actions")]
    | Annotated[GoalsBlock, Tag("goals")]
    | Annotated[PublishedBlock, Tag("published")]
    | Annotated[BarsBlock, Tag("bars")]
    | Annotated[ReliabilityBlock, Tag("reliability")]
    | Annotated[DriversBlock, Tag("drivers")]
    | Annotated[ImportanceBlock, Tag("importance_performance")]
    | Annotated[SeriesBlock, Tag("series")]
    | Annotated[ScatterBlock, Tag("scatter")]
    | Annotated[ClaimsBlock, Tag("claims")]
    | Annotated[QuestionnaireBlock, Tag("questionnaire")]
    | Annotated[MethodBlock, Tag("method")]
    | Annotated[FactsBlock, Tag("facts")]
    | Annotated[ResearchGoalsBlock, Tag("research_goals")]
    | Annotated[SampleSizeBlock, Tag("sample_size")]
    | Annotated[StrataBlock, Tag("strata")]
    | Annotated[MethodsBlock, Tag("methods")]
    | Annotated[InterviewsBlock, Tag("interviews")]
    | Annotated[QuotationsBlock, Tag("quotations")]
    | Annotated[OperationsBlock, Tag("operations")]
    | Annotated[RolesBlock, Tag("roles")]
    | Annotated[RisksBlock, Tag("risks")]
    | Annotated[CalendarBlock, Tag("calendar")]
    | Annotated[AnalysisBlock, Tag("analysis")]
    | Annotated[QuestionUsesBlock, Tag("question_uses")]
    | Annotated[FindingsBlock, Tag("findings")]
    | Annotated[TraceBlock, Tag("trace")]
    | Annotated[ScorecardBlock, Tag("scorecard")]
    | Annotated[QualityBlock, Tag("quality")]
    | Annotated[NonresponseBlock, Tag("nonresponse")]
    | Annotated[NonresponseChartBlock, Tag("nonresponse_chart")]
    | Annotated[Section, Tag("section")],
    choose(block_key),
    BeforeValidator(expand_bare),
    Meaning("block"),
]
"""A block is told by its one key, so that messages speak of its class alone."""
