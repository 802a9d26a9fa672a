"""The blocks of a report in order, each with its key path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.spec.model.bars import BarsBlock
from reportgen.spec.model.body import (
    ActionsBlock,
    AnyBlock,
    GoalsBlock,
    PublishedBlock,
    RoadmapBlock,
    ScorecardBlock,
    Section,
    TraceBlock,
)
from reportgen.spec.model.document import Document
from reportgen.spec.model.driver_blocks import (
    DriversBlock,
    DriversDetail,
    ImportanceBlock,
    ImportanceDetail,
    Joint,
    JointBlock,
    ReliabilityBlock,
    ReliabilityDetail,
)
from reportgen.spec.model.exhibits import ChartBlock, ChartDetail, TableBlock, TableDetail
from reportgen.spec.model.quality_blocks import NonresponseBlock, NonresponseChartBlock, OfQuestions, QualityBlock
from reportgen.spec.model.research_blocks import (
    AnalysisBlock,
    CalendarBlock,
    Listing,
    MethodsBlock,
    OperationsBlock,
    QuestionUsesBlock,
    ResearchGoalsBlock,
    RisksBlock,
    RolesBlock,
    SampleSizeBlock,
    StrataBlock,
)
from reportgen.spec.model.series import ScatterBlock, SeriesBlock
from reportgen.spec.spec import Key

Drawn = tuple[Key, ChartBlock | TableBlock]


def blocks(document: Document) -> Iterator[tuple[Key, AnyBlock]]:
    """Yield (key, block) of every section and block, in the order of the report."""
    for i, section in enumerate(document.body):
        yield from _inside(("body", i), section)


def _inside(key: Key, block: AnyBlock) -> Iterator[tuple[Key, AnyBlock]]:
    yield key, block
    if isinstance(block, Section):
        for i, inner in enumerate(block.content):
            yield from _inside((*key, "content", i), inner)


NUMBERED: Mapping[type, tuple[str, str]] = {
    ChartBlock: ("chart", "chart"),
    TableBlock: ("table", "table"),
    RoadmapBlock: ("roadmap", "chart"),
    ActionsBlock: ("actions", "table"),
    GoalsBlock: ("goals", "table"),
    PublishedBlock: ("published", "table"),
    BarsBlock: ("bars", "chart"),
    ReliabilityBlock: ("reliability", "table"),
    DriversBlock: ("drivers", "chart"),
    ImportanceBlock: ("importance_performance", "chart"),
    SeriesBlock: ("series", "chart"),
    ScatterBlock: ("scatter", "chart"),
    ResearchGoalsBlock: ("research_goals", "table"),
    SampleSizeBlock: ("sample_size", "table"),
    StrataBlock: ("strata", "table"),
    MethodsBlock: ("methods", "table"),
    OperationsBlock: ("operations", "table"),
    RolesBlock: ("roles", "table"),
    RisksBlock: ("risks", "table"),
    CalendarBlock: ("calendar", "table"),
    AnalysisBlock: ("analysis", "table"),
    QuestionUsesBlock: ("question_uses", "table"),
    TraceBlock: ("trace", "table"),
    ScorecardBlock: ("scorecard", "table"),
    QualityBlock: ("quality", "table"),
    NonresponseBlock: ("nonresponse", "table"),
    NonresponseChartBlock: ("nonresponse_chart", "chart"),
}
"""Blocks that get a number: the key that tells each, and whether it counts among the figures (``chart``) or the tables."""


def numbered(document: Document) -> Iterator[tuple[Key, AnyBlock]]:
    """Yield (key, block) of every block that gets a number of its own."""
    for key, block in blocks(document):
        if type(block) in NUMBERED:
            yield key, block


def drawn(document: Document) -> Iterator[Drawn]:
    """Yield (key, block) of every chart and table block."""
    for key, block in blocks(document):
        if isinstance(block, ChartBlock | TableBlock):
            yield key, block


def listing_of(block: AnyBlock) -> tuple[str, Listing]:
    """Return the word and the details of a block that prints a part of the research plan as a table."""
    word = NUMBERED[type(block)][0]
    detail: Listing = getattr(block, word)
    return word, detail


def detail_of(block: ChartBlock | TableBlock) -> ChartDetail | TableDetail:
    """Return the details of a chart or table block, also when it was written as a bare name."""
    if isinstance(block, ChartBlock):
        return ChartDetail(of=block.chart) if isinstance(block.chart, str) else block.chart
    return TableDetail(rows=block.table) if isinstance(block.table, str) else block.table


def kind_of(block: ChartBlock | TableBlock) -> str:
    """Return the key that the block is told by: ``chart`` or ``table``."""
    return "chart" if isinstance(block, ChartBlock) else "table"


def joint(document: Document) -> Iterator[tuple[Key, str, Joint]]:
    """Yield (key, the word that tells it, details) of every block that shows how answers hang together."""
    for key, block in blocks(document):
        if isinstance(block, ReliabilityBlock | DriversBlock | ImportanceBlock):
            yield key, NUMBERED[type(block)][0], joint_of(block)


def joint_of(block: JointBlock) -> Joint:
    """Return the details of such a block, also when it was written as a bare name."""
    match block:
        case ReliabilityBlock(reliability=found):
            return ReliabilityDetail(of=found) if isinstance(found, str) else found
        case DriversBlock(drivers=found):
            return DriversDetail(of=found) if isinstance(found, str) else found
        case ImportanceBlock(importance_performance=found):
            return ImportanceDetail(of=found) if isinstance(found, str) else found


def left_out(document: Document) -> Iterator[tuple[Key, str, OfQuestions]]:
    """Yield (key, the word that tells it, details) of every block on item non-response, as a table or as bars."""
    for key, block in blocks(document):
        if isinstance(block, NonresponseBlock):
            yield key, "nonresponse", block.nonresponse
        elif isinstance(block, NonresponseChartBlock):
            yield key, "nonresponse_chart", block.nonresponse_chart
