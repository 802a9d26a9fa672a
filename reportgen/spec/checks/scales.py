"""Rating scales: whole-number codes, and boxes that do not overlap."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.problems import Code, Problem
from reportgen.spec.checks.subject import Subject
from reportgen.spec.model.questions import Scale
from reportgen.spec.spec import Key

_WHOLE = re.compile(r"[+-]?[0-9]{1,18}")


def check_scales(subject: Subject) -> Iterator[Problem]:
    """Check every scale."""
    for name, scale in subject.document.scales.items():
        key: Key = ("scales", name)
        yield from _codes(subject, key, scale)
        for field in ("top", "bottom"):
            yield from subject.dangling(
                (*key, field), "options", [((i,), c) for i, c in enumerate(getattr(scale, field))], scale.options
            )
        yield from _boxes(subject, key, scale)


def _codes(subject: Subject, key: Key, scale: Scale) -> Iterator[Problem]:
    seen: dict[int, str] = {}
    if len(scale.options) < 2:
        yield subject.wrong((*key, "options"), "has one option only", "Write at least two answers")
    for code in scale.options:
        at = (*key, "options", code)
        if not _WHOLE.fullmatch(code):
            yield subject.wrong(
                at,
                f"has the code '{code}', and the codes of a scale are whole numbers",
                "Write a whole number, such as 5: very satisfied",
            )
        elif seen.setdefault(int(code), code) != code:
            yield subject.wrong(
                at,
                f"is the same number as the code '{seen[int(code)]}'",
                "Give each answer a number of its own",
                Code.DUPLICATE_NAME,
            )


def _boxes(subject: Subject, key: Key, scale: Scale) -> Iterator[Problem]:
    for number, code in enumerate(scale.bottom):
        if code in scale.top:
            yield subject.wrong(
                (*key, "bottom", number), f"is '{code}', which is in top too", "Put each answer into top or into bottom, not both"
            )
