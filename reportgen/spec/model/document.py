"""The whole spec."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, Tag

from reportgen.spec.model.body import BARE, PlanBlock, Section, block_key, expand_bare
from reportgen.spec.model.drivers import Drivers
from reportgen.spec.model.form import Form
from reportgen.spec.model.quality import Quality
from reportgen.spec.model.quantities import Arithmetic, Operation, Published
from reportgen.spec.model.questions import AnyQuestion, AnySegment, Dimension, Scale
from reportgen.spec.model.report import Report, Survey
from reportgen.spec.model.research import Interviews, Quotation, Research
from reportgen.spec.model.scalars import Meaning, Name, Part, Words, choose
from reportgen.spec.model.schedule import Schedule
from reportgen.spec.model.statements import Claim, KeyFinding, PlanChapter, Swot


def _chapter(value: Any) -> str:
    return "plan" if isinstance(value, PlanBlock) or value == "plan" or block_key(value) == "plan" else "section"


def _in_section(value: Any) -> Any:
    if value in BARE or block_key(value) not in {None, "section"}:
        raise ValueError("a section around it: '- section: heading', and below it 'content:' with this block")
    return value


Chapter = Annotated[
    Annotated[Section, BeforeValidator(_in_section), Tag("section")]
    | Annotated[PlanBlock, BeforeValidator(expand_bare), Tag("plan")],
    choose(_chapter),
    Meaning("[section](#section) or [plan block](#plan-block)"),
]
"""What stands in the body itself."""


class Document(Part):
    """A spec: one report, over one survey or over none."""

    reportgen: Literal["1"]
    """The version of this grammar: ``1``."""
    include: tuple[Words, ...] = ()
    """Other YAML files whose maps are merged into this one; the same name twice is an error."""
    report: Report
    """What the document is."""
    survey: Survey | None = None
    """How the answers came about, or will; a report that rests on no survey of its own leaves it out."""
    scales: dict[Name, Scale] = {}
    """Rating scales by name."""
    questions: dict[Name, AnyQuestion] = {}
    """Questions by name, in the order of the questionnaire."""
    questionnaire: Form | None = None
    """What stands around the questions where people answer them."""
    dimensions: dict[Name, Dimension] = {}
    """Groups of questions with an index, by name."""
    segments: dict[Name, AnySegment] = {}
    """Breakdowns of respondents, by name."""
    quality: Quality | None = None
    """Which answers are doubtful, by which rule, and what is done about them."""
    drivers: dict[Name, Drivers] = {}
    """What overall judgements go together with, by name."""
    published: dict[Name, Published] = {}
    """Figures that others published, by name."""
    arithmetic: tuple[Arithmetic, ...] = ()
    """Which published figures must agree with each other."""
    operations: dict[Name, Operation] = {}
    """Measures from the operator's own records, by name."""
    research: Research | None = None
    """The plan of the survey: goals, sample, methods, people, time, analysis."""
    interviews: tuple[Interviews, ...] = ()
    """Series of talks beside the questionnaire."""
    quotations: tuple[Quotation, ...] = ()
    """What was said in them, coded."""
    claims: tuple[Claim, ...] = ()
    """Sentences that the data must bear out."""
    swot: Swot = Field(default_factory=Swot)
    """Strengths, weaknesses, opportunities, threats."""
    plan: tuple[PlanChapter, ...] = ()
    """The improvement plan, in chapters."""
    schedule: Schedule = Field(default_factory=Schedule)
    """The time that the plan takes."""
    findings: tuple[KeyFinding, ...] = ()
    """What was found: what SWOT items rest on and actions address."""
    body: tuple[Chapter, ...]
    """The report, in order: sections, and ``plan`` where the chapters of the plan are chapters of the report."""
