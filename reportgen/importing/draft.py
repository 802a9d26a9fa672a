"""The survey as an import understands it: questions, scales, segments and the columns of the data file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportgen.importing.decision import Decision
from reportgen.importing.language import Language
from reportgen.importing.table import Column

Kind = Literal["single", "scale", "nps", "number", "multi", "ranking", "text", "grid"]


@dataclass(frozen=True, slots=True)
class DraftOption:
    """An option of a question or of a scale."""

    code: str
    """As the data file has it."""
    label: str
    last: bool = False
    """Whether it stays at the end of sorted figures ("other", "don't know")."""
    write_in: bool = False
    """Whether respondents could add their own words, which are left out."""


@dataclass(frozen=True, slots=True)
class DraftScale:
    """A rating scale that several questions may share."""

    name: str
    options: tuple[DraftOption, ...]
    """Whole-number codes, in the order of the questionnaire."""
    direction: Literal["high_is_good", "low_is_good"]
    missing: tuple[str, ...] = ()
    """Codes in the data file that mean no answer ("not applicable", "don't know")."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A column of the data file."""

    name: str
    cells: Column
    """Codes as text, empty for no answer."""


@dataclass(frozen=True, slots=True)
class DraftItem:
    """A row of a grid, or an option of a multi-response question or of a ranking, with its column."""

    name: str
    """The name of a grid's row; the code of an option."""
    label: str
    column: str
    """The name of its column in the data file."""


@dataclass(frozen=True, slots=True)
class DraftRated:
    """A question made of another one: the points of a scale without the answers beside it, of which there is a mean."""

    name: str
    of: str
    """The question, or the row of a grid, that has all answers."""
    label: str
    """What a report calls that one."""
    scale: str
    points: tuple[str, ...]
    """The codes that are points; all others are left out of it."""
    row: bool = False
    """Whether it is made of a grid's row, and is called as that is."""


@dataclass(frozen=True, slots=True)
class DraftQuestion:
    """A question as it will stand in the spec."""

    name: str
    kind: Kind
    ask: str
    """The wording, whole."""
    label: str
    """A short name for tables and figures: the wording itself when it is short."""
    columns: tuple[Filled, ...]
    """What the data file holds of it: one column, or one for each item."""
    options: tuple[DraftOption, ...] = ()
    """Of a single, multi-response or ranking question, or of a grid without a scale."""
    ordered: bool = False
    """Of a single question: whether its options are steps, such as ages or amounts, which figures keep in order."""
    scale: str = ""
    """The name of the scale, of a scale question or a grid with one."""
    items: tuple[DraftItem, ...] = ()
    """Of a grid: its rows. Of a multi-response question or a ranking: its options with their columns."""
    places: bool = False
    """Whether the columns of a ranking are its places, holding options, and not its options, holding places."""
    disorder: bool = False
    """Whether some rows of a ranking are no order (a place given twice, or left out), which then count as no answer."""
    base: Literal["answered", "asked", "responses"] = "answered"
    """Of a multi-response question."""
    empty: Literal["no-answer", "none"] = "no-answer"
    """What a row of a multi-response question means in which nothing is ticked."""
    missing: tuple[str, ...] = ()
    """Codes in the data file that mean no answer, kept there so that nothing is lost."""
    asked_if: str = ""
    """Who was asked, as a condition of the spec; empty where everybody was, or where no spec can say it."""
    rated: tuple[DraftRated, ...] = ()
    """Where answers are a rating scale and others beside it: the question of the points alone; of a grid one for each row."""
    whole: bool = False
    """Of a number: whether all answers are whole."""
    unit: str = ""
    """Of a number: what stands behind it."""
    minimum: str = ""
    maximum: str = ""
    positions: tuple[int, ...] = ()
    """Where the question stands in the export: places of its columns, from 0. As many as ``columns``, in their order, where the
    export has a column for each; one, where a cell of the export holds several answers."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A column of the file that no question was made of."""

    heading: str
    """As the file writes it, cut to a readable length."""
    reason: Literal["metadata", "personal", "empty", "duration", "weight", "write-in", "score", "quality", "constant", "date"]
    kept_as: str = ""
    """The column of the data file where it is kept all the same, such as a weight."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A survey understood: what is written into the spec and its data file."""

    title: str
    """What the export calls the survey; empty where it does not say."""
    language: Language
    """The report's language, told by the wording of the questions."""
    platform: str
    rows: int
    questions: tuple[DraftQuestion, ...]
    """In the order of the questionnaire; names are unique and valid in expressions, and so are those of scales."""
    scales: tuple[DraftScale, ...] = ()
    segments: tuple[str, ...] = ()
    """Names of the single (or banded) questions that crossings are likely to be wanted of, the likeliest first."""
    weight: Filled | None = None
    left_out: tuple[LeftOut, ...] = ()
    fieldwork: tuple[str, str] | None = None
    """First and last day of answers, ISO 8601, where the export has times."""
    duration: Filled | None = None
    """Seconds that each respondent took, where the export has them."""
    decisions: tuple[Decision, ...] = ()

    def scale_of(self, question: DraftQuestion) -> DraftScale | None:
        """Return the scale that a question is answered on; None without one."""
        return next((scale for scale in self.scales if scale.name == question.scale), None)

    def no_answer(self, question: DraftQuestion) -> frozenset[str]:
        """Return the cells of a question that are no answer."""
        scale = self.scale_of(question)
        return frozenset(("", *question.missing, *(scale.missing if scale else ())))
