"""Blocks that print parts of a list: the parts exist."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from reportgen.problems import Problem
from reportgen.spec.blocks import blocks
from reportgen.spec.checks.subject import Subject, numbered
from reportgen.spec.model.block import Only
from reportgen.spec.model.body import OfPlan
from reportgen.spec.model.document import Document
from reportgen.spec.model.research_blocks import Listing
from reportgen.spec.model.statements import Swot

PARTS: Mapping[str, tuple[str, Callable[[Document], tuple[str, ...]]]] = {
    "swot": ("parts", lambda _: tuple(Swot.model_fields)),
    "plan": ("chapters", lambda d: tuple(c.id for c in d.plan)),
    "roadmap": ("chapters", lambda d: tuple(c.id for c in d.plan)),
    "actions": ("chapters", lambda d: tuple(c.id for c in d.plan)),
    "scorecard": ("chapters", lambda d: tuple(c.id for c in d.plan)),
    "claims": ("claims", lambda d: tuple(c.id for c in d.claims)),
    "questionnaire": ("questions", lambda d: tuple(d.questions)),
    "method": ("parts", lambda _: ()),
    "research_goals": ("goals", lambda d: tuple(goal.id for goal in d.research.goals) if d.research else ()),
    "sample_size": ("parts", lambda _: ()),
    "strata": ("strata", lambda d: tuple(stratum.of for stratum in d.research.strata) if d.research else ()),
    "methods": ("parts", lambda _: ()),
    "interviews": ("interviews", lambda d: tuple(talk.id for talk in d.interviews)),
    "quotations": ("quotations", lambda d: tuple(quotation.id for quotation in d.quotations)),
    "operations": ("operational measures", lambda d: tuple(d.operations)),
    "roles": ("roles", lambda d: tuple(d.research.roles) if d.research else ()),
    "risks": ("parts", lambda _: ()),
    "calendar": ("tasks", lambda d: tuple(task.id for task in d.research.timetable) if d.research else ()),
    "analysis": ("parts", lambda _: ()),
    "question_uses": ("questions", lambda d: tuple(d.questions)),
    "findings": ("findings", lambda d: tuple(finding.id for finding in d.findings)),
}
"""The key of a block: what its parts are called, and which there are."""


def check_only(subject: Subject) -> Iterator[Problem]:
    """Check ``only`` of every block that has it."""
    for key, block in blocks(subject.document):
        for name, (kind, parts) in PARTS.items():
            value = getattr(block, name, None)
            if isinstance(value, Only | OfPlan | Listing):
                at = (*key, name, "only")
                valid = parts(subject.document)
                if value.only and not valid:
                    yield subject.wrong(at, "has nothing to choose from", f"Write {name} alone")
                else:
                    yield from subject.dangling(at, kind, numbered(value.only), valid)
