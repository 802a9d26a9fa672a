"""The improvement plan: dates in order."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.problems import Problem
from reportgen.spec.checks.subject import Subject
from reportgen.spec.model.statements import PlanItem


def check_plan_dates(subject: Subject) -> Iterator[Problem]:
    """Check that no action is due before it starts."""
    for key, _, value in subject.values:
        if isinstance(value, PlanItem) and value.start and value.due and value.due < value.start:
            yield subject.wrong((*key, "due"), f"is {value.due}, before the start {value.start}", "Write a later day")
