"""The questionnaire as values, in one language: what every kind of form is written from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from reportgen.content.questionnaire.routing import Routing

Kind = Literal["single", "multi", "scale", "nps", "number", "text", "ranking"]

XLSFORM_RECORD = frozenset({"meta", "instanceid", "instancename"})
"""Names that every record of an XLSForm has already, in small letters."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer to tick."""

    code: str
    label: str
    write_in: bool = False
    """Whether the respondent's own words are asked for beside it."""
    leads: str = ""
    """Where it leads, in words, when not to the next question; empty otherwise."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Which numbers can be right."""

    minimum: float | None = None
    maximum: float | None = None
    whole: bool = False
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question."""

    number: int
    """Its number in the whole questionnaire."""
    name: str
    kind: Kind
    ask: str
    hint: str = ""
    """The author's instruction to the respondent."""
    choices: tuple[Choice, ...] = ()
    """In the order shown; those of a 0-to-10 question, too."""
    limits: Limits = Limits()
    only_if: Routing | None = None
    """Who answers it; everyone without it."""
    places: int = 0
    """Of a ranking: how many options are put in order at most."""

    @property
    def is_partial(self) -> bool:
        """Whether a ranking leaves options without a place."""
        return 0 < self.places < len(self.choices)


@dataclass(frozen=True, slots=True)
class QuestionItem:
    """One question of the questionnaire, with rows where it is a grid; or several questions on one scale in a grid."""

    questions: tuple[Asked, ...]
    ask: str
    """The question's wording, or what to do with the grid."""
    type_word: str
    """How to answer: 单选, 每行选一项."""
    notes: tuple[str, ...] = ()
    """Who answers, what the author adds; sentences before the answers."""
    after: tuple[str, ...] = ()
    """Where answers lead that have no room for it beside them; sentences after the answers."""
    grid: str = ""
    """The name of the grid whose rows these are; empty for questions of their own."""

    @property
    def number(self) -> str:
        """The number, ``3``, or those of a grid, ``3–6``."""
        first, last = self.questions[0].number, self.questions[-1].number
        return str(first) if first == last else f"{first}–{last}"

    @property
    def is_grid(self) -> bool:
        """Whether several questions or rows share one scale or list of options."""
        return bool(self.grid) or len(self.questions) > 1


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """The questions with the sentence before them, in a report."""

    intro: str
    items: tuple[QuestionItem, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A part of the form."""

    title: str
    """Empty when it has none."""
    text: tuple[str, ...]
    """Paragraphs."""
    items: tuple[QuestionItem, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """The whole questionnaire in one language, as people answer it."""

    language: str
    id: str
    version: str
    date: str
    title: str
    intro: tuple[str, ...]
    """Paragraphs."""
    about: tuple[tuple[str, str], ...]
    """(label, words) pairs: who asks, how long it takes, what happens to the answers."""
    how: str
    """How to tick."""
    pages: tuple[Page, ...]
    closing: tuple[str, ...]
    """Paragraphs."""
    words: Mapping[str, str]
    """The words of the form itself by key, in the language."""
    spec_file: str
    """The spec, as its author would type it: where a problem of the form is to be mended."""

    @property
    def items(self) -> tuple[QuestionItem, ...]:
        """The items of all pages."""
        return tuple(item for page in self.pages for item in page.items)

    @property
    def questions(self) -> tuple[Asked, ...]:
        """Every question, in order."""
        return tuple(question for item in self.items for question in item.questions)
