"""Conditions of a Qualtrics survey: display logic, branches and skip logic, which are tests on questions, answers and fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from reportgen.importing.cleaning import bare
from reportgen.importing.questionnaires.conditions import ALWAYS, UNSAID, Condition, Filled, Test, Ticked, every, opposite, some
from reportgen.importing.questionnaires.expressions import number
from reportgen.importing.questionnaires.qualtrics_columns import columns_of
from reportgen.importing.questionnaires.qualtrics_question import Asked, Choice, mapping, word

_LOCATOR = re.compile(r"^q://(?P<question>[^/]+)/(?P<what>\w+)(?:/(?P<rest>.+))?$")
_SIGNS: Mapping[str, str] = MappingProxyType(
    {
        "EqualTo": "==",
        "NotEqualTo": "!=",
        "GreaterThan": ">",
        "GreaterThanOrEqual": ">=",
        "LessThan": "<",
        "LessThanOrEqual": "<=",
    }
)
_PLACE = re.compile(r"[0-9]{1,9}")
_NO_CASE = 2
"""Parts of a locator that names a cell of a table."""


class Logic:
    """Reads conditions that are about the questions of one survey."""

    def __init__(self, asked: Iterable[Asked]) -> None:
        self._asked = {part.id: part for one in asked for part in (one, *one.parts())}
        self.shown: dict[str, Condition] = {}
        """Who is asked each question that comes before, as far as the flow has been gone through."""

    def all_of(self, logic: Mapping[str, Any]) -> Condition:
        """Return what a boolean expression says: sets of tests, in which "and" binds closer than "or"."""
        if not logic:
            return ALWAYS
        sets = [(word(group.get("Type")), self._set(group)) for _, group in _numbered(logic)]
        return _joined([(not kind.lower().startswith("or"), found) for kind, found in sets]) if sets else UNSAID

    def _set(self, group: Mapping[str, Any]) -> Condition:
        tests = [(word(test.get("Conjuction")).lower() != "or", self.test(test)) for _, test in _numbered(group)]
        return _joined(tests) if tests else UNSAID

    def test(self, test: Mapping[str, Any]) -> Condition:
        """Return what one test says."""
        kind, sign, value = word(test.get("LogicType")), word(test.get("Operator")), word(test.get("RightOperand"))
        left = word(test.get("LeftOperand"))
        if kind == "EmbeddedField":
            return _compared(left, sign, value)
        return self.located(left, sign, value) if kind == "Question" else UNSAID

    def located(self, locator: str, sign: str, value: str = "") -> Condition:
        """Return what is said of that part of a question which a locator names."""
        found = _LOCATOR.match(locator.replace("%23", "#"))
        asked = self._asked.get(found["question"]) if found else None
        if found is None or asked is None:
            return UNSAID
        rest = (found["rest"] or "").split("/") if found["rest"] else []
        read = _PARTS.get(found["what"])
        if read is not None:
            return read(asked, rest, sign, value)
        shown = sign in ("Displayed", "NotDisplayed") and (found["what"] == "QuestionDisplayed" or _always_offers(asked, rest))
        if not shown or asked.id.partition("#")[0] not in self.shown:
            return UNSAID
        condition = self.shown[asked.id.partition("#")[0]]
        return condition if sign == "Displayed" else opposite(condition)


def described(logic: Mapping[str, Any]) -> str:
    """Return a boolean expression in Qualtrics' own words."""
    tests = (test for _, group in _numbered(logic) for _, test in _numbered(group))
    return " ".join(filter(None, (bare(word(test.get("Description")), markup=True) for test in tests)))


def _numbered(value: Mapping[str, Any]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield what stands under numbers, in their order."""
    numbered = ((int(key), mapping(inner)) for key, inner in value.items() if _PLACE.fullmatch(key))
    yield from sorted(numbered, key=lambda pair: pair[0])


def _joined(tests: list[tuple[bool, Condition]]) -> Condition:
    """Return tests joined by "and" (true) or "or" with the one before each."""
    sets: list[list[Condition]] = [[]]
    for closely, test in tests:
        if not closely and sets[-1]:
            sets.append([])
        sets[-1].append(test)
    return some(every(tests) for tests in sets)


def _compared(column: str, sign: str, value: str) -> Condition:
    """Return how a column compares with a value."""
    if sign in ("Empty", "NotEmpty"):
        return Filled((column,), sign == "NotEmpty")
    if sign not in _SIGNS or (_SIGNS[sign] not in ("==", "!=") and number(value) is None) or not value:
        return UNSAID
    test = Test(column, _SIGNS[sign] if sign != "NotEqualTo" else "==", value)
    return opposite(test) if sign == "NotEqualTo" else test


def _chosen(asked: Asked, rest: list[str], sign: str, _: str) -> Condition:
    """Return that a choice, or a cell of a table, was selected or not."""
    if sign not in ("Selected", "NotSelected"):
        return UNSAID
    found = _cell(asked, rest) if asked.kind[0] == "Matrix" else _choice(asked, rest)
    return opposite(found) if sign == "NotSelected" else found


def _choice(asked: Asked, rest: list[str]) -> Condition:
    choice = next((one for one in asked.choices() if [one.id] == rest), None)
    columns = columns_of(asked)
    if choice is None or not columns or asked.kind[0] != "MC":
        return UNSAID
    if columns[0].hint != "multi":
        return Test(columns[0].names[0], "==", choice.code)
    whole = tuple(column.names[0] for column in columns if column.role == "answer")
    return Ticked((f"{asked.id}_{choice.id}", asked.id), choice.code, whole)


def _cell(asked: Asked, rest: list[str]) -> Condition:
    answer = next((one for one in asked.answers() if one.id == rest[-1:][0]), None) if rest else None
    row = next((one for one in asked.choices() if one.id == rest[0]), None) if rest else None
    return _cell_of(asked, row, answer) if len(rest) == _NO_CASE and row and answer else UNSAID


def _cell_of(asked: Asked, row: Choice, answer: Choice) -> Condition:
    name = f"{asked.id}_{row.id}"
    if asked.kind[2] != "MultipleAnswer":
        return Test(name, "==", answer.code)
    whole = (name, *(f"{name}_{one.id}" for one in asked.answers()))
    return Ticked((f"{name}_{answer.id}", name), answer.code, whole)


def _answer(asked: Asked, rest: list[str], sign: str, value: str) -> Condition:
    """Return that a point was chosen in a cell of a table, or in any of its rows."""
    if len(rest) == _NO_CASE:
        return _chosen(asked, rest, sign, value)
    answer = next((one for one in asked.answers() if [one.id] == rest), None)
    if answer is None or sign not in ("Selected", "NotSelected") or asked.kind[0] != "Matrix":
        return UNSAID
    found = some(_cell_of(asked, row, answer) for row in asked.choices())
    return opposite(found) if sign == "NotSelected" else found


def _entered(asked: Asked, rest: list[str], sign: str, value: str) -> Condition:
    """Return how what was written or set compares; the words beside a choice are no answer of a report."""
    if asked.kind[0] == "TE" and asked.kind[1] != "FORM":
        return _compared(asked.id, sign, value)
    return _compared(f"{asked.id}_{rest[0]}", sign, value) if rest and asked.kind[0] != "MC" else UNSAID


def _count(asked: Asked, _: list[str], sign: str, value: str) -> Condition:
    """Return that something or nothing was chosen, which is all that can be told of how much was."""
    columns = tuple(column.names[0] for column in columns_of(asked) if column.role == "answer")
    if (sign, value) in (("GreaterThan", "0"), ("GreaterThanOrEqual", "1"), ("NotEqualTo", "0")):
        return Filled(columns)
    return Filled(columns, False) if (sign, value) in (("EqualTo", "0"), ("LessThan", "1")) else UNSAID


def _recode(asked: Asked, rest: list[str], sign: str, value: str) -> Condition:
    """Return how the number behind a choice compares."""
    return _compared(f"{asked.id}_{rest[0]}" if rest else asked.id, sign, value)


def _always_offers(asked: Asked, rest: list[str]) -> bool:
    """Return whether everybody who is asked is offered a choice."""
    choices = mapping(asked.payload.get("Choices"))
    return bool(rest) and rest[0] in choices and not mapping(mapping(choices[rest[0]]).get("DisplayLogic"))


_PARTS: Mapping[str, Callable[[Asked, list[str], str, str], Condition]] = MappingProxyType(
    {
        "SelectableChoice": _chosen,
        "SelectableAnswer": _answer,
        "ChoiceTextEntryValue": _entered,
        "ChoiceNumericEntryValue": _entered,
        "SelectedChoicesCount": _count,
        "SelectedChoicesRecode": _recode,
        "SelectedAnswerRecode": _recode,
    }
)
"""By what a locator names: how it is read."""
