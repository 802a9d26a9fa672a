"""The questions as items of a questionnaire: grids of questions on one scale, notes, where each answer leads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import inf

from reportgen.content.codebook import Codebook
from reportgen.content.questionnaire.form import Asked, Choice, Limits, QuestionItem
from reportgen.content.questionnaire.routing import Chosen, Every, possible, routed
from reportgen.content.questionnaire.wording import Wording
from reportgen.content.words import phrases
from reportgen.spec.grids import grid_of
from reportgen.spec.labels import options_of
from reportgen.spec.made import asked
from reportgen.spec.model.questions import AskedQuestion, NumberQuestion, OptionDetail, RankingQuestion, ScaleQuestion
from reportgen.spec.rankings import places_of
from reportgen.spec.spec import Spec

END = 0
"""Stands for the end of the form where numbers of questions stand."""
ONE_ANSWER = frozenset({"single", "scale", "nps"})


@dataclass(frozen=True)
class Interview:
    """The spec's questions, as one language asks them."""

    spec: Spec
    language: str

    @cached_property
    def codebook(self) -> Codebook:
        """The spec, read in the language."""
        return Codebook(self.spec.document, self.language)

    @cached_property
    def wording(self) -> Wording:
        """The words of the form."""
        return Wording(self.codebook, phrases(self.language))

    @cached_property
    def asked(self) -> Mapping[str, Asked]:
        """Every question by name, in order."""
        questions = asked(self.spec.document)
        return {name: self._asked(self.codebook.number(name), name, question) for name, question in questions.items()}

    def items(self, *pages: Sequence[str]) -> tuple[QuestionItem, ...]:
        """Return questions as they are asked; those on one scale, in a row, asked of the same people, as a grid.

        No grid goes over the end of a page. Who is asked is said once for all items in a row that are asked of the same
        people, before the first of them.
        """
        items = tuple(self._item(run) for names in pages for run in self._runs(names))
        told: list[QuestionItem] = []
        for run in _asked_alike(items):
            told += self._told(run)
        return tuple(told)

    def _told(self, run: Sequence[QuestionItem]) -> Iterator[QuestionItem]:
        """Yield items with the sentence that says who answers them, in the first one."""
        first, condition = run[0], run[0].questions[0].only_if
        if condition is not None:
            until = run[-1].questions[-1].number if len(run) > 1 else None
            who = self.wording.who(condition, first.questions, until)
            first = replace(first, notes=(who, *first.notes))
        yield first
        yield from run[1:]

    def _runs(self, names: Sequence[str]) -> Iterator[list[str]]:
        run: list[str] = []
        for name in names:
            if run and not self._one_grid(run[-1], name):
                yield run
                run = []
            run.append(name)
        if run:
            yield run

    def _one_grid(self, before: str, name: str) -> bool:
        one, other = self.codebook.question(before), self.codebook.question(name)
        grid, next_grid = grid_of(one), grid_of(other)
        if grid is not None or next_grid is not None:
            return grid is not None and next_grid is not None and grid.name == next_grid.name
        if not isinstance(one, ScaleQuestion) or not isinstance(other, ScaleQuestion):
            return False
        neighbours = self.asked[before].number + 1 == self.asked[name].number
        same = (one.scale, one.note) == (other.scale, other.note)
        return neighbours and same and self.asked[before].only_if == self.asked[name].only_if

    def _item(self, names: Sequence[str]) -> QuestionItem:
        questions = tuple(self.asked[name] for name in names)
        first, several = questions[0], len(questions) > 1
        notes = (first.hint,) if first.hint else ()
        if (grid := grid_of(self.codebook.question(names[0]))) is not None:
            ask, after = self.codebook.words(grid.ask), tuple(self._afterwards(questions[-1]))
            return QuestionItem(questions, ask, self.wording.say("type-grid"), notes, after, grid.name)
        if several:
            ask, type_word = self.wording.say("grid-ask"), self.wording.say("type-grid")
            return QuestionItem(questions, ask, type_word, notes, tuple(self._afterwards(questions[-1])))
        shown, after = self._with_leads(first)
        kind = "ranking-most" if first.is_partial else first.kind
        return QuestionItem((shown,), first.ask, self.wording.say(f"type-{kind}", n=first.places), notes, after)

    def _asked(self, number: int, name: str, question: AskedQuestion) -> Asked:
        condition = self.spec.conditions.get(("questions", name, "asked_if"))
        return Asked(
            number=number,
            name=name,
            kind=question.type,
            ask=self.codebook.words(question.ask) if question.grid is None else self.codebook.label(name),
            hint=self.codebook.words(question.note) if question.note else "",
            choices=tuple(self._choices(name)),
            limits=self._limits(question),
            only_if=None if condition is None else routed(self.spec, condition),
            places=places_of(question) if isinstance(question, RankingQuestion) else 0,
        )

    def _choices(self, name: str) -> Iterator[Choice]:
        if isinstance(self.codebook.question(name), NumberQuestion):
            return  # its bands are for the report
        for code, option in options_of(self.spec.document, name).items():
            yield Choice(code, self.codebook.answer(name, code), isinstance(option, OptionDetail) and option.write_in)

    def _limits(self, question: AskedQuestion) -> Limits:
        if not isinstance(question, NumberQuestion):
            return Limits()
        unit = self.codebook.words(question.unit) if question.unit else ""
        return Limits(question.minimum, question.maximum, question.whole, unit)

    def _with_leads(self, question: Asked) -> tuple[Asked, tuple[str, ...]]:
        """Return a question with where each answer leads beside it, and the sentences for which there is no room there."""
        leads = {c.code: self._after(question, {question.name: c.code}) for c in question.choices}
        if question.kind not in ONE_ANSWER or len(set(leads.values())) == 1:
            return question, tuple(self._afterwards(question))
        elsewhere = {code: target for code, target in leads.items() if target != self._following(question)}
        if question.kind == "nps":
            return question, tuple(self._scores(elsewhere))
        words = {code: self._lead(target) for code, target in elsewhere.items()}
        return replace(question, choices=tuple(replace(c, leads=words.get(c.code, "")) for c in question.choices)), ()

    def _scores(self, leads: Mapping[str, int]) -> Iterator[str]:
        for target in dict.fromkeys(leads.values()):
            yield self.wording.scores([code for code, t in leads.items() if t == target], self._lead(target))

    def _afterwards(self, question: Asked) -> Iterator[str]:
        """Yield the sentence that sends everybody who answered past questions that none of them is asked."""
        target = self._after(question, {})
        if target != self._following(question):
            yield self.wording.say("go-afterwards", leads=self._lead(target))

    def _lead(self, target: int) -> str:
        return self.wording.leads(None if target == END else target)

    def _later(self, question: Asked) -> list[Asked]:
        return [other for other in self.asked.values() if other.number > question.number]

    def _following(self, question: Asked) -> int:
        return question.number + 1 if self._later(question) else END

    def _after(self, question: Asked, known: Mapping[str, str | None]) -> int:
        """Return the first question that somebody may be asked after this one.

        What is known of them is the answer given, and one at a time each answer that their being asked this question
        implies: of the answers it permits, the one that leads least far counts.
        """
        later = self._later(question)
        implied = ([{**known, test.question: code} for code in test.codes] for test in _needed(question))
        found = [_next(later, known), *(min((_next(later, answers) for answers in each), key=_far) for each in implied)]
        return max(found, key=_far)


def _asked_alike(items: Sequence[QuestionItem]) -> Iterator[list[QuestionItem]]:
    """Yield items in groups: neighbours by their numbers that are asked of the same people."""
    run: list[QuestionItem] = []
    for item in items:
        if run and not _go_on(run[-1].questions[-1], item.questions[0]):
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def _go_on(before: Asked, question: Asked) -> bool:
    return before.number + 1 == question.number and before.only_if == question.only_if


def _needed(question: Asked) -> Iterator[Chosen]:
    """Yield the answers that everybody gave who is asked a question."""
    parts = question.only_if.parts if isinstance(question.only_if, Every) else (question.only_if,)
    yield from (part for part in parts if isinstance(part, Chosen) and part.codes)


def _far(number: int) -> float:
    return inf if number == END else number


def _next(later: Sequence[Asked], known: Mapping[str, str | None]) -> int:
    """Return the number of the first question that somebody with these answers may be asked."""
    answers = dict(known)
    for question in later:
        if question.only_if is None or possible(question.only_if, answers):
            return question.number
        answers[question.name] = None
    return END
