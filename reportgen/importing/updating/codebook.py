"""What the author's spec says of the columns of its data file: which it uses, for what, and which codes each may hold."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from reportgen.importing.questions.cells import same
from reportgen.spec.labels import missing_of, option_text, options_of
from reportgen.spec.made import asked
from reportgen.spec.model.document import Document
from reportgen.spec.model.questions import AskedQuestion, MultiQuestion, RankingQuestion, Segment
from reportgen.spec.spec import Key


@dataclass(frozen=True, slots=True)
class Use:
    """A question or segment that has a column."""

    subject: str
    key: Key
    """Where it stands."""
    options: Key
    """Where its options stand: its own, or those of its scale."""
    closed: bool
    """Whether its cells are codes of options."""


class Codebook:
    """The columns of a spec."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.uses: dict[str, list[Use]] = {}
        """By column."""
        for column, use in self._all():
            self.uses.setdefault(" ".join(column.split()), []).append(use)

    def codes(self, column: str) -> Mapping[str, Collection[str]]:
        """Return the codes of a column, each with its labels as words are compared."""
        return {code: words for use in self.uses.get(column, ()) for code, words in self._codes(use).items()}

    def lacking(self, column: str, code: str) -> Iterator[Use]:
        """Yield where a code of a column has to be added."""
        for use in self.uses.get(column, ()):
            if use.closed and code not in self._codes(use):
                yield use

    def _codes(self, use: Use) -> dict[str, Collection[str]]:
        none = {code: frozenset[str]() for code in missing_of(self._document, use.subject)}
        found = {code: _words(option_text(option)) for code, option in options_of(self._document, use.subject).items()}
        return {**none, **found}

    def _all(self) -> Iterator[tuple[str, Use]]:
        for name, question in asked(self._document).items():
            key: Key = ("questions", name)
            scale = getattr(question, "scale", "")
            options: Key = ("scales", scale, "options") if scale else (*key, "options")
            closed = question.type in ("single", "scale") or (isinstance(question, RankingQuestion) and bool(question.places))
            for column in _columns(question):
                yield column, Use(name, key, options, closed)
        for name, segment in self._document.segments.items():
            if isinstance(segment, Segment):
                yield segment.column, Use(name, ("segments", name), ("segments", name, "options"), True)


def _columns(question: AskedQuestion) -> Collection[str]:
    if isinstance(question, MultiQuestion):
        return question.columns.values()
    if isinstance(question, RankingQuestion):
        return question.places or question.columns.values()
    return (question.column,)


def _words(text: object) -> frozenset[str]:
    """Return a label in all its languages, as words are compared."""
    texts = text.values() if isinstance(text, Mapping) else (text,)
    return frozenset(same(str(words)) for words in texts)
