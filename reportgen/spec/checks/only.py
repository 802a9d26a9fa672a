"""Blocks that print parts of a list: the parts exist."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from reportgen.problems import Problem
from reportgen.spec.blocks import blocks
from reportgen.spec.checks.subject import Subject, numbered
from reportgen.spec.model.body import OfPlan, Only
from reportgen.spec.model.document import Document
from reportgen.spec.model.statements import Swot

PARTS: Mapping[str, tuple[str, Callable[[Document], tuple[str, ...]]]] = {
    "swot": ("parts", lambda _: tuple(Swot.model_fields)),
    "plan": ("chapters", lambda d: tuple(c.id for c in d.plan)),
    "roadmap": ("chapters", lambda d: tuple(c.id for c in d.plan)),
    "actions": ("chapters", lambda d: tuple(c.id for c in d.plan)),
    "claims": ("claims", lambda d: tuple(c.id for c in d.claims)),
    "questionnaire": ("questions", lambda d: tuple(d.questions)),
    "method": ("parts", lambda _: ()),
    "facts": ("parts", lambda _: ()),
}
"""The key of a block: what its parts are called, and which there are."""


def check_only(subject: Subject) -> Iterator[Problem]:
    """Check ``only`` of every block that has it."""
    for key, block in blocks(subject.document):
        for name, (kind, parts) in PARTS.items():
            value = getattr(block, name, None)
            if isinstance(value, Only | OfPlan):
                at = (*key, name, "only")
                valid = parts(subject.document)
                if value.only and not valid:
                    yield subject.wrong(at, "has nothing to choose from", f"Write {name} alone")
                else:
                    yield from subject.dangling(at, kind, numbered(value.only), valid)
