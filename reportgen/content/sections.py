"""The body: chapters and sections with their blocks, each kind of block by its own maker."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from reportgen.content.actions import plan, plan_chapters
from reportgen.content.blocks import Block, FactRegister, Figure, ProseBlock, SectionBlock, SideNote, TableFigure
from reportgen.content.claim_blocks import ClaimsTable
from reportgen.content.claims import claims
from reportgen.content.edition import Edition
from reportgen.content.exhibits import repeating, repeats
from reportgen.content.figures import figure
from reportgen.content.findings import findings
from reportgen.content.glance import glance
from reportgen.content.left_out import nonresponse_chart
from reportgen.content.method import method
from reportgen.content.outline import printed_blocks
from reportgen.content.plan_tables import actions_table, goals_table, published_table
from reportgen.content.quality import nonresponse_table, quality_table
from reportgen.content.questionnaire.block import questionnaire
from reportgen.content.research.analysis import analysis, question_uses
from reportgen.content.research.calendar import calendar
from reportgen.content.research.goals import goals
from reportgen.content.research.operations import operations
from reportgen.content.research.people import methods, risks, roles
from reportgen.content.research.size import sample_size
from reportgen.content.research.strata import strata
from reportgen.content.research.talks import sayings, talks
from reportgen.content.roadmap import roadmap
from reportgen.content.scatter import scatter
from reportgen.content.scorecard import scorecard
from reportgen.content.series import series
from reportgen.content.side_by_side import bars
from reportgen.content.statement_blocks import FindingsList, SwotTable
from reportgen.content.swot import swot
from reportgen.content.tabulations.numbered import table_figure
from reportgen.content.talk_blocks import Sayings
from reportgen.content.together.drivers import drivers
from reportgen.content.together.importance import importance
from reportgen.content.together.reliability import reliability
from reportgen.content.trace import trace
from reportgen.spec.model import body as spec
from reportgen.spec.model import exhibits
from reportgen.spec.model import research_blocks as blocks
from reportgen.spec.model.bars import BarsBlock
from reportgen.spec.model.driver_blocks import DriversBlock, ImportanceBlock, ReliabilityBlock
from reportgen.spec.model.quality_blocks import NonresponseBlock, NonresponseChartBlock, QualityBlock
from reportgen.spec.model.series import ScatterBlock, SeriesBlock
from reportgen.spec.spec import Key

Before = tuple[spec.AnyBlock, Block] | tuple[None, None]
"""The block before, as in the spec and as made; none at the start of a section and after text."""


def chapters(edition: Edition) -> tuple[SectionBlock, ...]:
    """Return the chapters of the report."""
    return tuple(_chapters(edition))


def _chapters(edition: Edition) -> Iterator[SectionBlock]:
    for key, block in printed_blocks(edition.spec.document.body, ("body",), edition.ledger):
        if isinstance(block, spec.PlanBlock):
            yield from plan_chapters(edition, key)
        elif isinstance(block, spec.Section):
            yield section(edition, key, block, 1)


def section(edition: Edition, key: Key, block: spec.Section, level: int) -> SectionBlock:
    """Return a section with everything in it."""
    spot = edition.outline.sections[key]
    title = edition.running((*key, "section"), block.section)
    inside = tuple(_blocks(edition, key, block, level))
    return SectionBlock(spot.anchor, spot.number, title, level, block.run_on, inside)


def _blocks(edition: Edition, key: Key, block: spec.Section, level: int) -> Iterator[Block | SectionBlock]:
    before: Before = (None, None)
    for inner_key, inner in printed_blocks(block.content, (*key, "content"), edition.ledger):
        if isinstance(inner, spec.Section):
            yield section(edition, inner_key, inner, level + 1)
        elif isinstance(inner, spec.TextBlock):
            yield from _text(edition, inner_key, inner, lead=level == 1 and inner_key[-1] == 0)
        else:
            made = MAKERS[type(inner)](edition, inner_key, inner, edition.outline.sections[key].anchor, level)
            if _says_nothing(made):
                continue
            yield _after(before, inner, made)
            before = inner, made
            continue
        before = (None, None)


def _says_nothing(block: Block) -> bool:
    """Return whether a list has nothing to print: its statements may all wait for answers."""
    match block:
        case ClaimsTable(rows=rows):
            return not rows
        case Sayings(sayings):
            return not sayings
        case FindingsList(entries):
            return not entries
        case SwotTable(quadrants):
            return not any(quadrant.entries for quadrant in quadrants)
        case _:
            return False


def _after(before: Before, block: spec.AnyBlock, made: Block) -> Block:
    """Return a block as it stands after another: a table after the figure of the same numbers repeats it."""
    chart, drawn = before
    if isinstance(chart, exhibits.ChartBlock) and isinstance(block, exhibits.TableBlock) and isinstance(drawn, Figure):
        return repeating(made, drawn) if isinstance(made, TableFigure) and repeats(chart, block) else made
    return made


def _text(edition: Edition, key: Key, block: spec.TextBlock, *, lead: bool) -> Iterator[Block]:
    prose = edition.prose((*key, "text"), block.text)
    if lead and prose:
        yield ProseBlock(prose[:1], lead=True)
        prose = prose[1:]
    if prose:
        yield ProseBlock(prose)


MAKERS: Mapping[type, Callable[..., Block]] = {
    spec.NoteBlock: lambda e, key, b, *_: SideNote(e.prose((*key, "note"), b.note)),
    exhibits.ChartBlock: lambda e, key, b, *_: figure(e, key, b),
    exhibits.TableBlock: lambda e, key, b, *_: table_figure(e, key, b),
    spec.GlanceBlock: lambda e, key, b, anchor, _: glance(e, key, b, anchor),
    spec.SwotBlock: lambda e, _key, b, *_: swot(e, b),
    spec.PlanBlock: lambda e, key, _b, _anchor, level: plan(e, key, level + 1),
    spec.RoadmapBlock: lambda e, key, b, *_: roadmap(e, key, b),
    spec.ActionsBlock: lambda e, key, b, *_: actions_table(e, key, b),
    spec.ScorecardBlock: lambda e, key, b, *_: scorecard(e, key, b),
    spec.GoalsBlock: lambda e, key, b, *_: goals_table(e, key, b),
    spec.PublishedBlock: lambda e, key, b, *_: published_table(e, key, b),
    BarsBlock: lambda e, key, b, *_: bars(e, key, b),
    ReliabilityBlock: lambda e, key, b, *_: reliability(e, key, b),
    DriversBlock: lambda e, key, b, *_: drivers(e, key, b),
    ImportanceBlock: lambda e, key, b, *_: importance(e, key, b),
    SeriesBlock: lambda e, key, b, *_: series(e, key, b),
    ScatterBlock: lambda e, key, b, *_: scatter(e, key, b),
    spec.ClaimsBlock: lambda e, _key, b, *_: claims(e, b),
    spec.FindingsBlock: lambda e, _key, b, *_: findings(e, b),
    spec.QuestionnaireBlock: lambda e, _key, b, *_: questionnaire(e, b),
    spec.MethodBlock: lambda e, *_: method(e),
    spec.FactsBlock: lambda _e, _key, b, *_: FactRegister((), tables=b.facts.tables),
    blocks.ResearchGoalsBlock: lambda e, key, b, *_: goals(e, key, b),
    blocks.SampleSizeBlock: lambda e, key, b, *_: sample_size(e, key, b),
    blocks.StrataBlock: lambda e, key, b, *_: strata(e, key, b),
    blocks.MethodsBlock: lambda e, key, b, *_: methods(e, key, b),
    blocks.InterviewsBlock: lambda e, _key, b, _anchor, level: talks(e, b, level + 1),
    blocks.QuotationsBlock: lambda e, _key, b, *_: sayings(e, b),
    blocks.OperationsBlock: lambda e, key, b, *_: operations(e, key, b),
    blocks.RolesBlock: lambda e, key, b, *_: roles(e, key, b),
    blocks.RisksBlock: lambda e, key, b, *_: risks(e, key, b),
    blocks.CalendarBlock: lambda e, key, b, *_: calendar(e, key, b),
    blocks.AnalysisBlock: lambda e, key, b, *_: analysis(e, key, b),
    spec.TraceBlock: lambda e, key, b, *_: trace(e, key, b),
    blocks.QuestionUsesBlock: lambda e, key, b, *_: question_uses(e, key, b),
    QualityBlock: lambda e, key, b, *_: quality_table(e, key, b),
    NonresponseBlock: lambda e, key, b, *_: nonresponse_table(e, key, b),
    NonresponseChartBlock: lambda e, key, b, *_: nonresponse_chart(e, key, b),
}
"""How each kind of block is made: (edition, key, block, anchor of its section, level of its section)."""
