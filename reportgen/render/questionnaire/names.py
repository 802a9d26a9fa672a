"""Names of what a form holds besides the questions: none of them is the name of a question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from reportgen.content.questionnaire.form import Asked, Form


@dataclass(slots=True)
class Names:
    """The names that are taken; capitals make no difference."""

    taken: set[str] = field(default_factory=set)

    def new(self, wanted: str) -> str:
        """Return a name that nothing has yet, the wanted one where it is free."""
        name, count = wanted, 1
        while name.lower() in self.taken:
            count += 1
            name = f"{wanted}_{count}"
        self.taken.add(name.lower())
        return name


def names_of(form: Form, others: Iterable[str] = ()) -> Names:
    """Return the names that a form's questions take, and others that are spoken for."""
    return Names({name.lower() for name in (*(question.name for question in form.questions), *others)})


def own_words(question: Asked, place: int, form: Form) -> str:
    """Return what a field for the respondent's own words beside a choice is called."""
    return f"{question.choices[place].label}{form.words['colon']}{form.words['write-in']}"
