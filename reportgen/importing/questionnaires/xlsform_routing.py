"""Who is asked the questions of an XLSForm: ``relevant`` of questions and of the groups around them, written in XPath."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from reportgen.importing.questionnaires.conditions import ALWAYS, NEVER, Condition, every
from reportgen.importing.questionnaires.expressions import Call, Dialect, Variable, condition_of, counted, itself, selected
from reportgen.importing.questionnaires.questionnaire import FormColumn

_FUNCTIONS: Mapping[str, Call] = MappingProxyType(
    {
        "selected": selected,
        "count-selected": counted,
        "number": itself,
        "string": itself,
        "boolean": itself,
        "true": lambda _: ALWAYS,
        "false": lambda _: NEVER,
    }
)


class Relevant:
    """Reads conditions in the order of the questions, so that each may name those before it."""

    def __init__(self) -> None:
        self._variables: dict[str, Variable] = {}
        self._dialect = Dialect(self._variables.get, _FUNCTIONS, "=", filled_is_true=True)

    def condition(self, conditions: Sequence[str]) -> Condition:
        """Return who is asked a question.

        Parameters
        ----------
        conditions
            Of the groups around it and its own, which must all hold.
        """
        return every(condition_of(condition, self._dialect) for condition in conditions)

    def add(self, name: str, columns: Sequence[FormColumn]) -> None:
        """Make a question known to the conditions after it."""
        answers = [column for column in columns if column.role == "answer"]
        if answers:
            several = answers[0].hint == "multi"
            self._variables[name] = Variable(tuple(column.names[0] for column in answers), several=several)


def required_by(row: Mapping[str, str]) -> bool:
    """Return whether nobody who is asked may leave a question out; some forms decide that by a condition."""
    return row.get("required", "").strip().lower() in ("yes", "true", "true()", "1")
