"""Labels of options: a reader tells two answers apart by their words alone."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.problems import Code, Problem
from reportgen.spec.checks.subject import Subject
from reportgen.spec.labels import option_text
from reportgen.spec.model.questions import Option, OptionDetail
from reportgen.spec.spec import Key
from reportgen.spec.tree import short


def check_labels(subject: Subject) -> Iterator[Problem]:
    """Check that no two options of a question, a scale or a segment have the same words."""
    for family in ("scales", "questions", "segments"):
        for name, part in getattr(subject.document, family).items():
            first: dict[tuple[str, str], str] = {}
            for code, option in getattr(part, "options", {}).items():
                for language, words in _words(subject, option):
                    other = first.setdefault((language, words), code)
                    if other != code:
                        key = (family, name, "options", code, *_KEYS[isinstance(option, OptionDetail)])
                        found = f"is '{short(words)}', the words of {short(other)} already"
                        yield subject.wrong(key, found, "Give each option words of its own", Code.DUPLICATE_NAME)
                        break


_KEYS: dict[bool, Key] = {True: ("label",), False: ()}


def _words(subject: Subject, option: Option) -> list[tuple[str, str]]:
    text = option_text(option)
    return [(subject.document.report.language, text)] if isinstance(text, str) else list(text.items())
