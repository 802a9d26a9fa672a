"""Names of columns where nobody wrote a wording: ``C05_buildings_in_compound`` is read as "Buildings in compound"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportgen.importing.decision import Decision
from reportgen.importing.draft import DraftItem, DraftQuestion
from reportgen.importing.questions.readable import is_position
from reportgen.importing.questions.say import Say

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[_./][A-Za-z0-9]+)*")
_PLACE = re.compile(r"^[A-Za-z]{1,2}\d{0,3}[_.](?=[A-Za-z]{2})")
"""Where a question stands in its form, before what it is about."""
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[A-Za-z]{4,}")


def in_words(name: str) -> str:
    """Return the name of a column as words: as it is where it is no name, or says nothing.

    Parameters
    ----------
    name
        The wording of a question, which may be the name of its column.
    """
    if not _NAME.fullmatch(name) or is_position(name) or not (re.search(r"[_.]", name) or _WORD.fullmatch(name)):
        return name
    bare = name.rpartition("/")[2]
    words = re.sub(r"[_.\s]+", " ", _HUMP.sub(" ", _PLACE.sub("", bare, count=1))).strip()
    words = words if re.search(r"[A-Z]{2}", words) and not words.isupper() else words.lower()
    return words[:1].upper() + words[1:] if words else name


def worded(questions: Sequence[DraftQuestion], say: Say) -> tuple[tuple[DraftQuestion, ...], tuple[Decision, ...]]:
    """Return questions with words for the names of their columns, and what is told of them."""
    made = tuple(_worded(question) for question in questions)
    count = sum(new.ask != old.ask for new, old in zip(made, questions, strict=True) if re.search(r"[_.]", old.ask))
    told = [say("no_wording", ("questions",), doubt=True, count=count)] if count else []
    bare = [question.name for question in made if says_nothing(question)]
    if bare:
        told.append(say("only_codes", ("questions", bare[0], "ask"), doubt=True, count=len(bare), names=tuple(bare)))
    return made, tuple(told)


def says_nothing(question: DraftQuestion) -> bool:
    """Return whether the wording of a question is nothing but its number, such as ``q0007``."""
    return is_position(question.ask)


def _worded(question: DraftQuestion) -> DraftQuestion:
    label = in_words(question.label) if question.label == question.ask else question.label
    items = tuple(_item(question, item) for item in question.items)
    return replace(question, ask=in_words(question.ask), label=label, items=items)


def _item(question: DraftQuestion, item: DraftItem) -> DraftItem:
    """Return a row of a grid with words; options are what people read."""
    return replace(item, label=in_words(item.label)) if question.kind == "grid" and "_" in item.label else item
