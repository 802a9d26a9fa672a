"""The questionnaire for SurveyJS: JSON that its library loads. Names and values are those of the spec."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from reportgen.content.questionnaire.form import Asked, Choice, Form, Limits, Page, QuestionItem
from reportgen.content.questionnaire.routing import Chosen, Elsewhere, Every, Filled, Routing, Sized, Some, Ticked
from reportgen.render.questionnaire.names import Names, names_of, own_words
from reportgen.render.questionnaire.numbers import limits_words, written

OTHER = "other"
"""The value that SurveyJS gives to its own item for other answers, which it puts last."""

Element = dict[str, Any]
Words = str | dict[str, str]


def surveyjs(forms: tuple[Form, ...]) -> bytes:
    """Return the questionnaire in all its languages as SurveyJS JSON.

    Parameters
    ----------
    forms
        The questionnaire in each of its languages, its own first.
    """
    survey = _Survey(forms, names_of(forms[0]))
    return (json.dumps(survey.whole(), ensure_ascii=False, indent=2) + "\n").encode()


@dataclass(slots=True)
class _Survey:
    forms: tuple[Form, ...]
    names: Names
    places: dict[str, str] = field(default_factory=dict)
    """Question to where its answer is found: its name, or its row in a grid."""

    def whole(self) -> Element:
        form = self.forms[0]
        return {
            "title": self.words([f.title for f in self.forms]),
            **self.optional("description", [_before(f) for f in self.forms]),
            "locale": form.language.lower(),
            "showQuestionNumbers": "off",
            "clearInvisibleValues": "onHidden",
            "pages": [self.page(n, page) for n, page in enumerate(form.pages)],
            "completedHtml": self.words(["".join(f"<p>{escape(p)}</p>" for p in f.closing) for f in self.forms]),
        }

    def words(self, by_form: Sequence[str]) -> Words:
        """Return words in every language; a language is named as SurveyJS names it."""
        if len(self.forms) == 1:
            return by_form[0]
        return {form.language.lower(): text for form, text in zip(self.forms, by_form, strict=True)}

    def optional(self, key: str, by_form: Sequence[str]) -> Element:
        return {key: self.words(by_form)} if any(by_form) else {}

    def page(self, number: int, page: Page) -> Element:
        same = [form.pages[number] for form in self.forms]
        return {
            "name": self.names.new(f"page_{number + 1}"),
            **self.optional("title", [p.title for p in same]),
            **self.optional("description", ["\n\n".join(p.text) for p in same]),
            "elements": [made for i in range(len(page.items)) for made in self.elements([p.items[i] for p in same])],
        }

    def elements(self, items: Sequence[QuestionItem]) -> Iterator[Element]:
        item = items[0]
        first = item.questions[0]
        made = self.grid(items) if item.is_grid else self.question(items)
        if first.only_if is not None:
            made["visibleIf"] = self.condition(first.only_if)
        yield made
        for place, choice in enumerate(first.choices):
            if choice.write_in and not _is_other(first, choice):
                yield self.own_words([i.questions[0] for i in items], place)

    def own_words(self, questions: Sequence[Asked], place: int) -> Element:
        """Return the question for own words; with a comment beside a choice, SurveyJS writes answers in another shape."""
        first, code = questions[0], _literal(questions[0].choices[place].code)
        return {
            "type": "text",
            "name": self.names.new(f"{first.name}_words"),
            "title": self.words([own_words(q, place, form) for q, form in zip(questions, self.forms, strict=True)]),
            "visibleIf": f"{self.place(first.name)} {'contains' if first.kind == 'multi' else '='} {code}",
        }

    def grid(self, items: Sequence[QuestionItem]) -> Element:
        name = self.names.new(items[0].grid or f"grid_{items[0].questions[0].number}")
        self.places |= {question.name: f"{name}.{question.name}" for question in items[0].questions}
        rows = [
            {"value": question.name, "text": self.words([item.questions[i].ask for item in items])}
            for i, question in enumerate(items[0].questions)
        ]
        return {
            "type": "matrix",
            "name": name,
            "title": self.words([item.ask for item in items]),
            **self.optional("description", [item.questions[0].hint for item in items]),
            "columns": self.choices([item.questions[0] for item in items]),
            "rows": rows,
        }

    def question(self, items: Sequence[QuestionItem]) -> Element:
        questions = [item.questions[0] for item in items]
        first = questions[0]
        self.places[first.name] = f"{first.name}[0]" if first.kind == "ranking" else first.name
        return {
            "type": _TYPES[first.kind],
            "name": first.name,
            "title": self.words([q.ask for q in questions]),
            **self.optional("description", [_hint(q, form) for q, form in zip(questions, self.forms, strict=True)]),
            **_ANSWERS[first.kind](self, questions),
        }

    def choices(self, questions: Sequence[Asked]) -> list[Element]:
        return [
            {"value": choice.code, "text": self.words([q.choices[i].label for q in questions])}
            for i, choice in enumerate(questions[0].choices)
        ]

    def chosen(self, questions: Sequence[Asked]) -> Element:
        choices = self.choices(questions)
        if not _is_other(questions[0], questions[0].choices[-1]):
            return {"choices": choices}
        please = [form.words["write-in"] for form in self.forms]
        return {
            "choices": choices[:-1],
            "showOtherItem": True,
            "otherText": choices[-1]["text"],
            "otherPlaceholder": self.words(please),
        }

    def order(self, questions: Sequence[Asked]) -> Element:
        """Return options to put in order: all of them, or as many as there are places."""
        some = {"selectToRankEnabled": True, "maxSelectedChoices": questions[0].places} if questions[0].is_partial else {}
        return {"choices": self.choices(questions), **some}

    def scores(self, questions: Sequence[Asked]) -> Element:
        codes = [int(choice.code) for choice in questions[0].choices]
        return {
            "rateMin": codes[0],
            "rateMax": codes[-1],
            "minRateDescription": self.words([form.words["nps-low"] for form in self.forms]),
            "maxRateDescription": self.words([form.words["nps-high"] for form in self.forms]),
        }

    def number(self, questions: Sequence[Asked]) -> Element:
        limits = questions[0].limits
        wrong = self.words([limits_words(limits, form.words) for form in self.forms])
        validators: list[Element] = []
        if limits.whole:
            validators.append({"type": "regex", "regex": "^-?[0-9]+$", "text": wrong})
        if limits.minimum is not None or limits.maximum is not None:
            validators.append({"type": "numeric", "text": wrong, **_bounds(limits)})
        step = {} if limits.whole else {"step": "any"}
        return {"inputType": "number", **step, **({"validators": validators} if validators else {})}

    def condition(self, found: Routing, *, inside: bool = False) -> str:
        """Return a routing in the language of SurveyJS; the answers to a question not asked are empty there."""
        match found:
            case Every(parts) | Some(parts):
                joint = " and " if isinstance(found, Every) else " or "
                text = joint.join(self.condition(part, inside=True) for part in parts)
                return f"({text})" if inside else text
            case Chosen(question, codes):
                tests = [f"{self.place(question)} = {_literal(code)}" for code in codes]
                return f"({' or '.join(tests)})" if inside and len(tests) > 1 else " or ".join(tests)
            case Ticked(question, option, ticked, empty):
                return self.ticked(question, option, ticked=ticked, empty=empty)
            case Sized(question, operator, value):
                place = self.place(question)
                test = f"{place} {'=' if operator == '==' else operator} {value}"
                return f"({place} notempty and {test})" if operator == "!=" else test
            case Filled(question, filled):
                return f"{self.place(question)} {'notempty' if filled else 'empty'}"
            case Elsewhere(segment):
                raise ValueError(f"a form cannot know the segment {segment}; such specs are refused before")

    def ticked(self, question: str, option: str, *, ticked: bool, empty: bool) -> str:
        place, code = self.place(question), _literal(option)
        if ticked:
            return f"{place} contains {code}"
        return f"{place} notcontains {code}" if empty else f"({place} notempty and {place} notcontains {code})"

    def place(self, question: str) -> str:
        return "{" + self.places[question] + "}"


_TYPES = {
    "single": "radiogroup",
    "scale": "radiogroup",
    "multi": "checkbox",
    "ranking": "ranking",
    "nps": "rating",
    "number": "text",
    "text": "comment",
}
_ANSWERS: Mapping[str, Callable[[_Survey, Sequence[Asked]], Element]] = {
    "single": _Survey.chosen,
    "scale": _Survey.chosen,
    "multi": _Survey.chosen,
    "ranking": _Survey.order,
    "nps": _Survey.scores,
    "number": _Survey.number,
    "text": lambda _survey, _questions: {},
}
"""How each kind of question is answered."""


def _is_other(question: Asked, choice: Choice) -> bool:
    """Tell whether SurveyJS's own item for other answers says the same as a choice."""
    return choice.write_in and choice.code == OTHER and choice is question.choices[-1]


def _before(form: Form) -> str:
    """Return what stands before the questions."""
    about = [f"{label}{form.words['colon']}{words}" for label, words in form.about]
    return "\n\n".join([*form.intro, *about])


def _hint(question: Asked, form: Form) -> str:
    limits = question.limits
    return form.words["semicolon"].join(words for words in (question.hint, limits.unit) if words)


def _bounds(limits: Limits) -> Element:
    found = {"minValue": limits.minimum, "maxValue": limits.maximum}
    return {key: written(value) for key, value in found.items() if value is not None}


def _literal(code: str) -> str:
    """Return a code in quotes; within them both kinds of quotation mark are written with a backslash."""
    return "'" + code.replace("'", "\\'").replace('"', '\\"') + "'"
