"""Conditions of a questionnaire as a spec says them: about its questions, by their names and the codes of their answers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from reportgen.importing.draft import Draft, DraftItem, DraftQuestion
from reportgen.importing.export import Export
from reportgen.importing.questionnaires.conditions import Condition, Every, Filled, Some, Test, Ticked, Unsaid
from reportgen.importing.questionnaires.expressions import number
from reportgen.importing.questionnaires.questionnaire import FormColumn, Questionnaire, text
from reportgen.importing.questions.cells import same
from reportgen.importing.table import Column, rows_where
from reportgen.spec.expressions.scan import DIGITS

TICKED = "1"
_CLOSED = ("single", "scale", "nps", "grid")
"""Types whose answers are codes."""
_COMPARE: Mapping[str, Callable[[float, float], bool]] = {
    "==": lambda one, other: one == other,
    "!=": lambda one, other: one != other,
    "<": lambda one, other: one < other,
    "<=": lambda one, other: one <= other,
    ">": lambda one, other: one > other,
    ">=": lambda one, other: one >= other,
}


@dataclass(frozen=True, slots=True)
class Said:
    """A condition in the words of a spec, and the rows of which it is true."""

    text: str
    who: int
    """A bit for each row."""
    joint: str = ""
    """``and`` or ``or`` between its parts; empty for a single test."""
    about: frozenset[str] = frozenset()
    """The questions that it names."""


@dataclass(frozen=True, slots=True)
class Place:
    """A column of a draft."""

    question: DraftQuestion
    column: int
    """Which one of the question."""

    @property
    def subject(self) -> str:
        """What a condition calls it: the question, or the row of a grid."""
        return self.item.name if self.question.kind == "grid" else self.question.name

    @property
    def item(self) -> DraftItem:
        """The row or the option that the column is."""
        name = self.question.columns[self.column].name
        return next(item for item in self.question.items if item.column == name)

    @property
    def cells(self) -> Column:
        """What the data file holds."""
        return self.question.columns[self.column].cells

    def said(self, text_: str, who: int) -> Said:
        """Return what is said of it."""
        return Said(text_, who, about=frozenset({self.question.name}))


@dataclass(slots=True)
class Speaker:
    """Says conditions of a questionnaire by the questions of a draft."""

    draft: Draft
    export: Export
    form: Questionnaire
    language: str
    """Of the questionnaire's texts that the draft has."""
    asked: dict[str, int] = field(default_factory=dict)
    """Question to the rows that were asked, of those under a condition: what others answered counts nowhere."""
    _columns: dict[str, int] = field(default_factory=dict)
    _places: dict[int, Place] = field(default_factory=dict)
    _form: dict[str, FormColumn] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find the columns of the questionnaire in the draft."""
        for place, heading in enumerate(self.export.headings):
            self._columns.setdefault(heading.known_as or heading.code, place)
        self._places = {
            position: Place(question, column)
            for question in self.draft.questions
            for column, position in enumerate(question.positions)
        }
        self._form = {column.names[0]: column for _, column in self.form.columns()}

    def say(self, condition: Condition, loop: str = "") -> Said | None:
        """Return a condition as a spec says it; None where it cannot.

        Parameters
        ----------
        condition
            What a questionnaire has.
        loop
            The pass of a loop in which the question stands.
        """
        match condition:
            case Every(parts):
                return self._joined("and", [self.say(part, loop) for part in parts])
            case Some(parts):
                return self._joined("or", list(self._parts(parts, loop)))
            case Test():
                return self._or_empty(condition, self._test(condition, loop), (condition.column,), loop)
            case Ticked():
                return self._or_empty(condition, self._ticked(condition, loop), condition.question, loop)
            case Filled():
                return self._filled(condition, loop)
            case Unsaid():
                return None

    def _or_empty(self, test: Test | Ticked, said: Said | None, columns: tuple[str, ...], loop: str) -> Said | None:
        """Return what is said of a test, with those who gave no answer where it is true of them."""
        if said is None or not test.empty:
            return said
        return self._joined("or", [self._filled(Filled(columns, False), loop), said])

    @property
    def everybody(self) -> int:
        """All rows."""
        return (1 << max(self.export.rows, 1)) - 1

    def _joined(self, joint: str, parts: Sequence[Said | None]) -> Said | None:
        said = [part for part in parts if part is not None]
        if len(said) < len(parts):
            return None
        who = self.everybody if joint == "and" else 0
        for part in said:
            who = who & part.who if joint == "and" else who | part.who
        told = [part for part in said if part.text]
        if joint == "or" and len(told) < len(said):  # a part holds of everybody
            return Said("", who)
        texts = list(dict.fromkeys(f"({part.text})" if part.joint and part.joint != joint else part.text for part in told))
        about = frozenset(name for part in told for name in part.about)
        return Said(f" {joint} ".join(texts), who, joint if len(texts) > 1 else told[0].joint if told else "", about)

    def _parts(self, parts: Sequence[Condition], loop: str) -> Iterator[Said | None]:
        """Yield parts of which one must hold; answers to one question are said together."""
        values: dict[str, list[str]] = {}
        for part in parts:
            if isinstance(part, Test) and part.sign == "==" and not part.empty:
                values.setdefault(part.column, []).append(part.value)
        for part in parts:
            if not isinstance(part, Test) or part.sign != "==" or part.empty:
                yield self.say(part, loop)
            elif wanted := values.pop(part.column, ()):
                yield self._either(part.column, wanted, loop)

    def _either(self, column: str, values: Sequence[str], loop: str) -> Said | None:
        """Return that an answer is one of some."""
        place = self._place(column, loop)
        tests = [Test(column, "==", value) for value in values]
        if place is None or place.question.kind == "number" or len(tests) == 1:
            return self._joined("or", [self._test(test, loop) for test in tests])
        codes = {code for test in tests if (code := self._code(place, test)) is not None}
        return self._among(place, codes) if len(codes) == len(tests) else None

    def _among(self, place: Place, codes: set[str]) -> Said | None:
        """Return that an answer has one of some codes."""
        options = self._options(place.question)
        if place.question.kind not in _CLOSED or not codes or not codes <= set(options):
            return None
        listed = [_quoted(code) for code in options if code in codes]
        text_ = f"{place.subject} in ({', '.join(listed)})" if len(listed) > 1 else f"{place.subject} == {listed[0]}"
        return place.said(text_, self._rows(place, codes))

    def _place(self, name: str, loop: str) -> Place | None:
        found = self._columns.get(f"{loop}_{name}") if loop else None
        found = self._columns.get(name) if found is None else found
        return self._places.get(found) if found is not None else None

    def _rows(self, place: Place, codes: Collection[str]) -> int:
        return rows_where(place.cells, lambda cell: cell in codes) & self.asked.get(place.question.name, -1)

    def _test(self, test: Test, loop: str) -> Said | None:
        place = self._place(test.column, loop)
        if place is None:
            return self._of_all(test, loop)
        question = place.question
        if question.kind == "number":
            return self._sized(place, test)
        if question.kind not in _CLOSED:
            return None
        options = self._options(question)
        if test.sign in ("==", "!="):
            code = self._code(place, test)
            if code is None or code not in options:
                return None
            met = {code} if test.sign == "==" else set(options) - {code}
            return place.said(f"{place.subject} {test.sign} {_quoted(code)}", self._rows(place, met))
        codes = self._sized_codes(place, test)
        return self._among(place, codes) if codes is not None else None

    def _options(self, question: DraftQuestion) -> list[str]:
        """Return the codes of a question that are answers."""
        scale = self.draft.scale_of(question)
        codes = [option.code for option in (scale.options if scale else question.options)]
        codes = codes or [str(point) for point in range(11)] if question.kind == "nps" else codes
        none = self.draft.no_answer(question)
        return [code for code in codes if code not in none]

    def _sized(self, place: Place, test: Test) -> Said | None:
        """Return how a number compares; None where the import has turned it into another unit."""
        wanted, cells = number(test.value), self.export.columns[place.question.positions[place.column]]
        pairs = set(zip(cells.texts(), place.cells.texts(), strict=True))
        if wanted is None or any(number(one) != number(other) for one, other in pairs if number(other) is not None):
            return None
        if sum(map(str.isdigit, test.value)) > DIGITS:
            return None
        compare = _COMPARE[test.sign]
        met = {cell for cell in place.cells.values if (n := number(cell)) is not None and compare(n, wanted)}
        return place.said(
            f"{place.subject} {test.sign} {_plain(test.value)}", self._rows(place, met - set(place.question.missing))
        )

    def _sized_codes(self, place: Place, test: Test) -> set[str] | None:
        """Return the codes of the answers whose numbers compare so."""
        wanted, column = number(test.value), self._form.get(test.column)
        if wanted is None or column is None:
            return None
        own = [option.code for option in column.options] or self._options(place.question)
        if any(number(code) is None for code in own):
            return None
        compare = _COMPARE[test.sign]
        codes = [self._code(place, Test(test.column, "==", code)) for code in own if compare(float(code), wanted)]
        return {code for code in codes if code is not None} if codes and None not in codes else None

    def _code(self, place: Place, test: Test) -> str | None:
        """Return the code of the draft that a code of the questionnaire became: by its label, else by what stands in the rows."""
        column, question = self._form.get(test.column), place.question
        scale = self.draft.scale_of(question)
        options = scale.options if scale else question.options
        label = next((text(one.label, self.language) for one in (column.options if column else ()) if one.code == test.value), "")
        alike = [option.code for option in options if label and same(option.label) == same(label)]
        if len(alike) == 1:
            return alike[0]
        position = question.positions[place.column]
        heading, cells = self.export.headings[position], self.export.columns[position]
        meant = {cell for cell, words in heading.labels.items() if label and same(words) == same(label)} or {test.value}
        pairs = set(zip(cells.texts(), place.cells.texts(), strict=True))
        seen = {code for cell, code in pairs if cell.strip() in meant and code}
        if len(seen) == 1:
            return seen.pop()
        return test.value if not seen and not label and test.value in self._options(question) else None

    def _of_all(self, test: Test, loop: str) -> Said | None:
        """Return that a test holds of every row, as that for consent does in a column that was left out because of it."""
        found = self._columns.get(f"{loop}_{test.column}", self._columns.get(test.column))
        if found is None or test.sign != "==" or not self.draft.rows:
            return None
        heading, cells = self.export.headings[found], self.export.columns[found]
        column = self._form.get(test.column)
        label = next((text(one.label, self.language) for one in (column.options if column else ()) if one.code == test.value), "")
        meant = {cell for cell, words in heading.labels.items() if label and same(words) == same(label)} | {test.value}
        held = {value.strip() for value, n in cells.counts().items() if n}
        return Said("", self.everybody) if held and held <= meant else None

    def _ticked(self, test: Ticked, loop: str) -> Said | None:
        for name in test.columns:
            place = self._place(name, loop)
            if place is None or place.question.kind != "multi":
                continue
            found = place if len(place.question.positions) > 1 else self._item(place.question, name, test.option)
            if found is not None:
                return self._tick(found, ticked=test.ticked)
        return None

    def _tick(self, place: Place, *, ticked: bool) -> Said:
        question = place.question
        has = rows_where(place.cells, lambda cell: cell == TICKED) & self.asked.get(question.name, -1)
        text_ = f"ticked({question.name}, {_quoted(place.item.name)})"
        if ticked:
            return place.said(text_, has)
        return place.said(f"not {text_}", self._answered(question, range(len(question.columns))) & ~has)

    def _item(self, question: DraftQuestion, name: str, option: str) -> Place | None:
        """Return the column of a question of several answers that a code of the questionnaire is."""
        column = self._form.get(name)
        label = next((text(one.label, self.language) for one in (column.options if column else ()) if one.code == option), "")
        places = [Place(question, column) for column in range(len(question.columns))]
        found = [place for place in places if same(place.item.label) in {same(label or option), same(option)}]
        return found[0] if len(found) == 1 else None

    def _filled(self, test: Filled, loop: str) -> Said | None:
        places = [place for name in test.columns if (place := self._place(name, loop)) is not None]
        subjects = {place.subject for place in places}
        if len(subjects) != 1:
            return None
        place = places[0]
        question = place.question
        columns = [place.column] if question.kind == "grid" else range(len(question.columns))
        who = self._answered(question, columns)
        text_ = f"answered({place.subject})"
        return place.said(text_, who) if test.filled else place.said(f"not {text_}", self.everybody & ~who)

    def _answered(self, question: DraftQuestion, columns: Iterable[int]) -> int:
        """Return who answered a question, or some of its columns."""
        asked = self.asked.get(question.name, self.everybody)
        if question.kind == "multi" and question.empty == "none":
            return asked
        none = self.draft.no_answer(question) | ({"0"} if question.kind == "multi" else set())  # ticks of nothing are no answer
        who = 0
        for column in columns:
            who |= rows_where(question.columns[column].cells, lambda cell: cell not in none)
        return who & asked


def _plain(value: str) -> str:
    """Return a number as an expression takes it: without zeros before it."""
    return f"{Decimal(value.strip()):f}"


def _quoted(code: str) -> str:
    """Return a code as a text of an expression."""
    return "'" + code.replace("'", "''") + "'"
