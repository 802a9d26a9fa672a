"""Labels of options: a reader tells two answers apart by their words alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.problems import Code, Problem
from reportgen.spec.checks.subject import Subject
from reportgen.spec.labels import option_text
from reportgen.spec.model.derived import Band, Group
from reportgen.spec.model.questions import Option
from reportgen.spec.spec import Key
from reportgen.spec.tree import short


def check_labels(subject: Subject) -> Iterator[Problem]:
    """Check that no two options of a question, a scale or a segment have the same words."""
    for family in ("scales", "questions", "segments"):
        for name, part in getattr(subject.document, family).items():
            for field in ("options", "bands", "groups"):
                yield from _twice(subject, (family, name, field), getattr(part, field, {}))


def _twice(subject: Subject, key: Key, options: Mapping[str, Option | Band | Group]) -> Iterator[Problem]:
    first: dict[tuple[str, str], str] = {}
    for code, option in options.items():
        for language, words in _words(subject, option):
            other = first.setdefault((language, words), code)
            if other != code:
                at = (*key, code, *(() if isinstance(option, str | dict) else ("label",)))
                found = f"is '{short(words)}', the words of {short(other)} already"
                yield subject.wrong(at, found, "Give each option words of its own", Code.DUPLICATE_NAME)
                break


def _words(subject: Subject, option: Option | Band | Group) -> list[tuple[str, str]]:
    text = option.label if isinstance(option, Band | Group) else option_text(option)
    if text is None:
        return []
    return [(subject.document.report.language, text)] if isinstance(text, str) else list(text.items())
