"""Who is asked the questions of a LimeSurvey structure: relevance equations of questions and of their groups."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from reportgen.importing.questionnaires.conditions import ALWAYS, Condition, every, of_answers
from reportgen.importing.questionnaires.expressions import Dialect, Variable, condition_of, is_empty
from reportgen.importing.questionnaires.questionnaire import FormColumn

_AS_GIVEN = frozenset({"", "code"})
"""Suffixes that mean the answer itself; without one, a question that was not asked makes the whole equation false."""


class Relevance:
    """Reads equations in the order of the questions, so that each may name those before it."""

    def __init__(self) -> None:
        self._variables: dict[str, Variable] = {}
        self._conditions: dict[str, Condition] = {}
        """By column: who is asked its question."""

    def condition(self, equations: Sequence[str]) -> Condition:
        """Return who is asked a question.

        Parameters
        ----------
        equations
            Of its group and its own, which must all hold.
        """
        strict: set[str] = set()
        dialect = Dialect(lambda name: self._variable(name, strict), MappingProxyType({"is_empty": is_empty}), "==")
        found = every(condition_of(equation, dialect) for equation in equations)
        open_ = sorted(strict - of_answers(found))
        return every([found, *(self._conditions.get(name, ALWAYS) for name in open_)])

    def add(self, columns: Iterable[FormColumn], condition: Condition) -> None:
        """Make a question known to the equations after it."""
        columns = [column for column in columns if column.role == "answer"]
        whole = tuple(column.names[0] for column in columns)
        for column in columns:
            self._conditions[column.names[0]] = condition
            option = column.names[0].partition("[")[2].rstrip("]") if column.hint == "multi" else ""
            found = Variable((column.names[0],), option, whole if option else ())
            for name in column.names:
                self._variables.setdefault(_spelled(name), found)

    def _variable(self, name: str, strict: set[str]) -> Variable | None:
        code, _, suffix = name.partition(".")
        found = self._variables.get(_spelled(code))
        if found is None or suffix not in (*_AS_GIVEN, "NAOK"):
            return None
        if suffix != "NAOK":
            strict.update(found.question or found.columns)
        return found


def required_by(row: Mapping[str, str]) -> bool:
    """Return whether nobody may leave a question out."""
    return row.get("mandatory") == "Y"


def _spelled(name: str) -> str:
    """Return the name of a column as equations write it: ``Q1[SQ001]`` is ``Q1_SQ001`` there."""
    return re.sub(r"[\W_]+", "_", name).strip("_")
