"""Blocks that print a part of the research plan: the part is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from reportgen.problems import Code, Problem
from reportgen.spec.blocks import blocks
from reportgen.spec.checks.subject import Subject
from reportgen.spec.model.body import ScorecardBlock
from reportgen.spec.model.document import Document
from reportgen.spec.plan_items import plan_items
from reportgen.spec.spec import Key


def _of_plan(name: str) -> Callable[[Document], object]:
    return lambda document: getattr(document.research, name, None)


PRINTED: Mapping[str, tuple[str, Callable[[Document], object]]] = {
    "research_goals": ("research.goals", _of_plan("goals")),
    "sample_size": ("research.sample", _of_plan("sample")),
    "strata": ("research.strata", _of_plan("strata")),
    "methods": ("research.methods", _of_plan("methods")),
    "roles": ("research.roles", _of_plan("roles")),
    "risks": ("research.risks", _of_plan("risks")),
    "calendar": ("research.timetable", _of_plan("timetable")),
    "analysis": ("research.analysis", _of_plan("analysis")),
    "question_uses": ("questions", lambda document: document.questions),
    "interviews": ("interviews", lambda document: document.interviews),
    "operations": ("operations", lambda document: document.operations),
}
"""The word of a block, and what it prints: where that is written, and what stands there."""


def check_plan_blocks(subject: Subject) -> Iterator[Problem]:
    """Check that every such block has something to print; quotations may come later, with the answers."""
    for at, block in blocks(subject.document):
        for word, (where, found) in PRINTED.items():
            if hasattr(block, word) and not found(subject.document):
                key: Key = (*at, word)
                problem = subject.wrong(key, f"has nothing to print: there is no {where}", f"Write {where}:, or delete it here")
                yield replace(problem, code=Code.MISSING_KEY, place=subject.place_of.key(key))


def check_scorecards(subject: Subject) -> Iterator[Problem]:
    """Check that a scorecard has something to follow."""
    document = subject.document
    past = any(item.measure and item.measure.since for _, item in plan_items(document))
    if past or any(operation.baseline for operation in document.operations.values()):
        return
    for at, block in blocks(document):
        if isinstance(block, ScorecardBlock):
            earlier = ["2024", *(document.survey.waves if document.survey else ())][-1]
            fix = f'Add since: "{earlier}" (an earlier wave) to a measure of the plan, or baseline to an operational measure'
            found = "has nothing to follow: no measure of the plan has an earlier value"
            key: Key = (*at, "scorecard")
            yield replace(subject.wrong(key, found, fix, Code.MISSING_KEY), place=subject.place_of.key(key))
