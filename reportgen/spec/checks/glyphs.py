"""Every character of a text that is printed needs a sign in the report's fonts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reportgen import glyphs
from reportgen.problems import Problem
from reportgen.spec.checks.subject import Subject
from reportgen.spec.expressions.fields import texts
from reportgen.spec.model.document import Document
from reportgen.spec.model.questions import Option, OptionDetail
from reportgen.spec.spec import Key

MOST = 3
"""Characters of a text that are told one by one; with more of them the text is in a script that the fonts lack."""
_EXPRESSION = re.compile(r"\{\{.*?\}\}", re.DOTALL)


def check_glyphs(subject: Subject) -> Iterator[Problem]:
    """Refuse characters that would print as an empty box, each once in a text; of a text in another script the first."""
    for key, text in _printed(subject.document):
        missing = glyphs.lacking(text)
        found = _first(_EXPRESSION.sub(lambda found: " " * len(found[0]), text), missing) if missing else []
        others = len(found) - 1 if len(found) > MOST else 0
        for at, character in found[:1] if others else found:
            yield glyphs.problem(character, subject.place_of(key, at, 1), f"{subject.place_of.path(key)} holds", others)


def _first(text: str, missing: Iterable[str]) -> list[tuple[int, str]]:
    return sorted((text.index(character), character) for character in missing if character in text)


def _printed(document: Document) -> Iterator[tuple[Key, str]]:
    for text in texts(document):
        yield text.written, text.text
    for kind in ("scales", "questions", "segments"):
        for name, part in getattr(document, kind).items():
            for code, option in getattr(part, "options", {}).items():
                yield from _words((kind, name, "options", code), option)
    for index, author in enumerate(document.report.authors):
        yield from _words(("report", "authors", index), author)


def _words(key: Key, label: Option) -> Iterator[tuple[Key, str]]:
    if isinstance(label, OptionDetail):
        return  # its label is a text like any other
    if isinstance(label, str):
        yield key, label
        return
    for language, words in label.items():
        yield (*key, language), words
