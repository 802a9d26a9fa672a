"""The spec's questions as a report shows them: labels, options in order, levels of a scale from worst to best."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from reportgen.spec.boxes import bottom_codes, top_codes
from reportgen.spec.grids import gathered, grid_of
from reportgen.spec.labels import option_label, option_text, options_of, subject_label
from reportgen.spec.made import asked
from reportgen.spec.model.document import Document
from reportgen.spec.model.questions import AnyQuestion, Option, OptionDetail, Scale, Scaled
from reportgen.spec.model.scalars import Text, in_language

Side = Literal["bad", "middle", "good"]


@dataclass(frozen=True, slots=True)
class Answer:
    """An option in one language."""

    code: str
    label: str
    last: bool = False
    """Stays at the end of sorted figures."""


@dataclass(frozen=True, slots=True)
class Codebook:
    """The document, read in one language."""

    document: Document
    language: str
    _numbers: dict[str, int] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Filled when a number is first asked for: each of a long questionnaire's would look at all the others."""

    def words(self, text: Text) -> str:
        """Return a text in this language, or in the report's own where it is not given."""
        return in_language(text, self.language, self.document.report.language)

    def question(self, name: str) -> AnyQuestion:
        """Return a question by name."""
        return self.document.questions[name]

    def label(self, name: str) -> str:
        """Return the short name of a question, dimension or segment."""
        return subject_label(self.document, name, self.language)

    def answers(self, name: str) -> tuple[Answer, ...]:
        """Return the options of a question or segment in the order written; none for questions without options."""
        return tuple(self._answer(code, option) for code, option in options_of(self.document, name).items())

    def answer(self, name: str, code: str) -> str:
        """Return the label of an option, an item or a driver; the code itself where there is none."""
        return option_label(self.document, name, code, self.language)

    def scale(self, name: str) -> Scale | None:
        """Return the scale of a question, if it has one."""
        question = self.document.questions.get(name)
        return self.document.scales[question.scale] if isinstance(question, Scaled) else None

    def levels(self, name: str) -> tuple[tuple[Answer, Side], ...]:
        """Return the answers of a scale question from the worst to the best, each with its side."""
        scale = self.scale(name)
        if scale is None:
            return ()
        answers = sorted((a for a in self.answers(name) if a.code not in scale.missing), key=lambda a: float(a.code))
        ordered = answers if scale.direction == "high_is_good" else answers[::-1]
        return tuple((a, _side(scale, a.code)) for a in ordered)

    def box(self, name: str, side: Side) -> tuple[str, ...]:
        """Return the labels of a side of a scale, the mildest first."""
        labels = tuple(answer.label for answer, s in self.levels(name) if s == side)
        return labels[::-1] if side == "bad" else labels

    def number(self, name: str) -> int:
        """Return the number of a question in the questionnaire, from 1; what is made of answers has none.

        The rows of a grid have the number of the grid.
        """
        if not self._numbers:
            names = gathered(self.document, tuple(asked(self.document)))
            self._numbers.update((asked_name, number) for number, asked_name in enumerate(names, 1))
        grid = grid_of(self.document.questions[name])
        return self._numbers[name if grid is None else grid.name]

    def _answer(self, code: str, option: Option) -> Answer:
        return Answer(code, self.words(option_text(option)), isinstance(option, OptionDetail) and option.last)


def _side(scale: Scale, code: str) -> Side:
    return "good" if code in top_codes(scale) else "bad" if code in bottom_codes(scale) else "middle"
