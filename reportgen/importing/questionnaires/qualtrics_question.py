"""A question of a Qualtrics survey: its texts by language, its choices and answers in order, with codes and export tags."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportgen.importing.questionnaires.questionnaire import FormOption, Wording
from reportgen.importing.questionnaires.wording import wording

_ON = ("true", "on", "1")
"""What a switch that is on is written as."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of a list, a row or a column of a table."""

    id: str
    code: str
    """Its recode value."""
    tag: str
    """Its export tag; empty where it has none."""
    label: Wording
    named: str
    """What the author calls it in data; empty where that is its label."""
    text: bool
    """Whether respondents can add their own words."""

    def option(self) -> FormOption:
        """Return the choice as an option."""
        return FormOption(self.code, self.label, (self.named,) if self.named else ())


@dataclass(frozen=True, slots=True)
class Asked:
    """A question."""

    id: str
    tag: str
    """Its export tag."""
    ask: Wording
    payload: Mapping[str, Any]
    base: str
    """The language in which the survey was written."""

    @classmethod
    def of(cls, name: str, payload: Mapping[str, Any], base: str) -> Asked:
        """Return a question by its payload."""
        tag = word(payload.get("DataExportTag")) or name
        return cls(name, tag, texts(payload, base, "QuestionText") or {base: tag}, payload, base)

    @property
    def kind(self) -> tuple[str, str, str]:
        """Return type, selector and subselector."""
        return (
            word(self.payload.get("QuestionType")),
            word(self.payload.get("Selector")),
            word(self.payload.get("SubSelector")),
        )

    def choices(self) -> tuple[Choice, ...]:
        """Return choices in order: the options of a list, the rows of a table."""
        return self._listed("Choices", "ChoiceOrder")

    def answers(self) -> tuple[Choice, ...]:
        """Return the columns of a table in order."""
        return self._listed("Answers", "AnswerOrder")

    def exclusive(self) -> tuple[Wording, ...]:
        """Return the choices that exclude all others."""
        found = by_id(self.payload.get("Choices"))
        return tuple(one.label for one in self.choices() if word(mapping(found[one.id]).get("ExclusiveAnswer")).lower() in _ON)

    def partly(self) -> tuple[Wording, ...]:
        """Return the choices and answers that have display logic of their own."""
        keys = (("Choices", self.choices()), ("Answers", self.answers()))
        return tuple(
            one.label
            for key, listed in keys
            for one in listed
            if mapping(mapping(by_id(self.payload.get(key))[one.id]).get("DisplayLogic"))
        )

    def _listed(self, key: str, order: str) -> tuple[Choice, ...]:
        found = by_id(self.payload.get(key))
        coded = key == "Answers" or not by_id(self.payload.get("Answers"))
        recodes, names = by_id(self.payload.get("RecodeValues")), by_id(self.payload.get("VariableNaming"))
        tags = by_id(self.payload.get("ChoiceDataExportTags")) if key == "Choices" else {}
        ids = [name for name in map(word, sequence(self.payload.get(order))) if name in found]
        return tuple(
            Choice(
                name,
                (word(recodes.get(name)) if coded else "") or name,
                word(tags.get(name)),
                self._label(key, name, mapping(found[name])),
                (word(names.get(name)) if coded else ""),
                word(mapping(found[name]).get("TextEntry")).lower() in _ON,
            )
            for name in dict.fromkeys((*ids, *found))
        )

    def _label(self, key: str, name: str, choice: Mapping[str, Any]) -> Wording:
        found = {self.base: word(choice.get("Display"))}
        for language, words in mapping(self.payload.get("Language")).items():
            found.setdefault(language, word(mapping(by_id(mapping(words).get(key)).get(name)).get("Display")))
        return wording(found)

    def parts(self) -> tuple[Asked, ...]:
        """Return the tables of a side-by-side question."""
        inner = by_id(self.payload.get("AdditionalQuestions"))
        return tuple(self._part(number, mapping(payload)) for number, payload in inner.items())

    def _part(self, number: str, payload: Mapping[str, Any]) -> Asked:
        name = word(payload.get("QuestionID")) or f"{self.id}#{number}"
        whole = {"Choices": self.payload.get("Choices"), "ChoiceOrder": self.payload.get("ChoiceOrder")}
        tag = word(payload.get("DataExportTag")) or f"{self.tag}#{number}"
        inner = texts(payload, self.base, "QuestionText")
        ask = {language: f"{words} {inner.get(language, '')}".strip() for language, words in self.ask.items()}
        return Asked(name, tag, ask, {**whole, **{key: value for key, value in payload.items() if value}}, self.base)


def texts(payload: Mapping[str, Any], base: str, key: str) -> Wording:
    """Return a text of a question by language."""
    found = {base: word(payload.get(key))}
    for language, words in mapping(payload.get("Language")).items():
        found.setdefault(language, word(mapping(words).get(key)))
    return wording(found)


def mapping(value: Any) -> Mapping[str, Any]:
    """Return an object of JSON; an empty one for whatever is none."""
    return value if isinstance(value, dict) else {}


def sequence(value: Any) -> Sequence[Any]:
    """Return a list of JSON; an empty one for whatever is none."""
    return value if isinstance(value, list) else []


def by_id(value: Any) -> Mapping[str, Any]:
    """Return an object, or a list whose places are the ids, as PHP writes objects with numbers for keys."""
    if isinstance(value, list):
        return {str(place): inner for place, inner in enumerate(value) if inner is not None}
    return mapping(value)


def word(value: Any) -> str:
    """Return a text or a number as text; nothing for anything else."""
    return str(value).strip() if isinstance(value, (str, int, float)) and not isinstance(value, bool) else _flag(value)


def _flag(value: Any) -> str:
    return "true" if value is True else ""
