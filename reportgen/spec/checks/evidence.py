"""Evidence: every statement stands on exactly one thing."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.problems import Code, Problem
from reportgen.spec.checks.subject import Subject
from reportgen.spec.model.statements import Evidence

KINDS = ("holds", "source", "judgement")


def check_evidence(subject: Subject) -> Iterator[Problem]:
    """Check that each ``because`` has one of ``holds``, ``source`` and ``judgement``, and tests only the first."""
    for key, _, value in subject.values:
        if isinstance(value, Evidence):
            given = [kind for kind in KINDS if getattr(value, kind) is not None]
            if not given:
                yield subject.wrong(key, "names nothing", "Write one of holds, source and judgement", Code.MISSING_KEY)
            elif len(given) > 1:
                fix = "Keep one; a statement on two grounds is two statements"
                yield subject.wrong((*key, given[1]), f"is one too many beside {given[0]}", fix)
            if value.significant is not None and value.holds is None:
                fix = "Write holds with the condition to test, or delete significant"
                yield subject.wrong((*key, "significant"), "goes with holds only", fix)
