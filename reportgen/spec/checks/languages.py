"""Texts by language: the report's own language is always there."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.problems import Code, Problem
from reportgen.spec.checks.subject import Subject
from reportgen.spec.model.scalars import LANGUAGES
from reportgen.spec.model.shape import branches


def check_languages(subject: Subject) -> Iterator[Problem]:
    """Check that every map by language has the report's own language, which stands in for those not given."""
    language = subject.document.report.language
    for key, annotation, value in subject.values:
        by_language = isinstance(value, dict) and "languages" in _tags(annotation) and set(value) <= set(LANGUAGES)
        if by_language and value and language not in value:
            fix = f"Add {language}: ..., the report's own language"
            yield subject.wrong(key, f"is given in {', '.join(value)} and not in {language}", fix, Code.MISSING_KEY)


def _tags(annotation: object) -> tuple[str, ...]:
    return tuple(branches(annotation))
