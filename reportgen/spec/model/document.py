"""The whole spec."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from reportgen.spec.model.body import BARE, Section, block_key
from reportgen.spec.model.quantities import Operation, Published
from reportgen.spec.model.questions import AnyQuestion, Dimension, Scale, Segment
from reportgen.spec.model.report import Report, Survey
from reportgen.spec.model.scalars import Name, Part, Words
from reportgen.spec.model.statements import Claim, PlanChapter, Swot


def _in_section(value: Any) -> Any:
    if value in BARE or block_key(value) not in {None, "section"}:
        raise ValueError("a section around it: '- section: heading', and below it 'content:' with this block")
    return value


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
    dimensions: dict[Name, Dimension] = {}
    """Groups of questions with an index, by name."""
    segments: dict[Name, Segment] = {}
    """Breakdowns of respondents, by name."""
    published: dict[Name, Published] = {}
    """Figures that others published, by name."""
    operations: dict[Name, Operation] = {}
    """Measures from the operator's own records, by name."""
    claims: tuple[Claim, ...] = ()
    """Sentences that the data must bear out."""
    swot: Swot = Field(default_factory=Swot)
    """Strengths, weaknesses, opportunities, threats."""
    plan: tuple[PlanChapter, ...] = ()
    """The improvement plan, in chapters."""
    body: tuple[Annotated[Section, BeforeValidator(_in_section)], ...]
    """The report, in order."""
