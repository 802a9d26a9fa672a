"""A questionnaire, whichever platform saved it: questions in order, and the columns that an export may have of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from reportgen.importing.export import Hint, Role
from reportgen.importing.questionnaires.conditions import ALWAYS, Condition

Wording = Mapping[str, str]
"""Language to text, cleaned; the languages are those of the questionnaire, as it writes them."""
NOTHING: Wording = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class FormOption:
    """An option of a question."""

    code: str
    """As an export by codes writes it."""
    label: Wording
    names: tuple[str, ...] = ()
    """Other texts that an export may write for it."""


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column that an export may have of a question."""

    names: tuple[str, ...]
    """What its heading may be; the platform's own name for it first, which no other column has."""
    ask: Wording
    item: Wording = field(default_factory=lambda: NOTHING)
    """The option, row or subquestion that the column holds; empty for a column that is a question by itself."""
    group: str = ""
    """The same text for all columns of one question; empty for a column by itself."""
    hint: Hint = ""
    options: tuple[FormOption, ...] = ()
    """What its cells may be, in order."""
    role: Role = "answer"


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """A question, or a note without columns."""

    code: str
    """The author's own short name of it."""
    ask: Wording
    columns: tuple[FormColumn, ...]
    asked_if: str = ""
    """Who is asked, in words; empty where everybody is."""
    condition: Condition = ALWAYS
    """Who is asked, as the form decides it."""
    written: str = ""
    """The same, in the words of the form itself."""
    required: bool = False
    """Whether nobody who is asked may leave it out."""
    repeated: Wording = field(default_factory=lambda: NOTHING)
    """The group that one respondent answers several times, such as for each child; empty outside such a group."""
    exclusive: tuple[Wording, ...] = ()
    """Options of several that exclude all others, such as "none of these"."""
    partly: tuple[Wording, ...] = ()
    """Options and rows that are not shown to everybody who is asked."""


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A questionnaire."""

    shown: str
    """The file as the author named it."""
    platform: str
    """``limesurvey``, ``qualtrics`` or ``xlsform``."""
    title: Wording
    languages: tuple[str, ...]
    """The one that it was written in first."""
    questions: tuple[FormQuestion, ...]
    """In the order in which they are asked; those that nobody is asked are not there."""
    known: frozenset[str] = field(default_factory=frozenset)
    """Names of columns that are no questions, such as embedded data and calculations."""

    def columns(self) -> Iterator[tuple[FormQuestion, FormColumn]]:
        """Yield all columns with their questions."""
        return ((question, column) for question in self.questions for column in question.columns)


def text(wording: Wording, language: str) -> str:
    """Return a wording in a language; in the first one that has it otherwise."""
    return wording.get(language) or next(filter(None, wording.values()), "")


def with_row(ask: Wording, row: Wording) -> Wording:
    """Return a wording with one of its rows behind it, for a row that is a question by itself."""
    return {language: f"{words} [{text(row, language)}]" if text(row, language) else words for language, words in ask.items()}
