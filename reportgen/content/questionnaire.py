"""The questionnaire, typeset from the same questions that the report is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from reportgen.content.blocks import QuestionItem, Questionnaire
from reportgen.content.edition import Edition
from reportgen.content.tables import Column, Row, Table, TableCell
from reportgen.spec.model.body import QuestionnaireBlock
from reportgen.spec.model.questions import AnyQuestion, NumberQuestion, ScaleQuestion

Numbered = tuple[int, str, AnyQuestion]
BOX = "□"
Field = Literal["options", "scale", "line", "lines"]
FIELDS: Mapping[str, Field] = {
    "single": "options",
    "multi": "options",
    "scale": "options",
    "nps": "scale",
    "number": "line",
    "text": "lines",
}


def questionnaire(edition: Edition, block: QuestionnaireBlock) -> Questionnaire:
    """Return the questions that the block asks for, under their numbers in the whole questionnaire."""
    only = block.questionnaire.only
    numbered = enumerate(edition.spec.document.questions.items(), 1)
    chosen = [(n, name, question) for n, (name, question) in numbered if not only or name in only]
    return Questionnaire(edition.say("questionnaire-intro"), tuple(_items(edition, chosen)))


def _items(edition: Edition, questions: list[Numbered]) -> Iterator[QuestionItem]:
    while questions:
        run = _grid_run(questions)
        yield _grid(edition, run) if len(run) > 1 else _item(edition, *run[0])
        questions = questions[len(run) :]


def _grid_run(questions: list[Numbered]) -> list[Numbered]:
    """Return the questions from the first that make one grid: on one scale, in a row, asked of the same people."""
    first = questions[0]
    if not isinstance(first[2], ScaleQuestion):
        return [first]
    run = [first]
    for number, name, question in questions[1:]:
        if number != run[-1][0] + 1 or not isinstance(question, ScaleQuestion) or _terms(question) != _terms(first[2]):
            break
        run.append((number, name, question))
    return run


def _terms(question: ScaleQuestion) -> tuple[object, ...]:
    return question.scale, question.asked_if, question.note


def _item(edition: Edition, number: int, name: str, question: AnyQuestion) -> QuestionItem:
    labels = tuple(answer.label for answer in edition.codebook.answers(name)) if FIELDS[question.type] == "options" else ()
    return QuestionItem(
        number=str(number),
        ask=edition.codebook.words(question.ask),
        type_word=_type_word(edition, question),
        note=_note(edition, name, question),
        options=labels,
        grid=None,
        field=FIELDS[question.type],
    )


def _type_word(edition: Edition, question: AnyQuestion) -> str:
    if isinstance(question, NumberQuestion) and question.unit:
        return edition.say("type-number-unit", unit=edition.codebook.words(question.unit))
    return edition.say(f"type-{question.type}")


def _grid(edition: Edition, run: list[Numbered]) -> QuestionItem:
    _, name, question = run[0]
    answers = edition.codebook.answers(name)
    boxes = tuple(TableCell(BOX) for _ in answers)
    rows = tuple(Row(f"{number} {edition.codebook.words(q.ask)}", boxes) for number, _, q in run)
    table = Table("", tuple(Column(answer.label) for answer in answers), rows)
    number = f"{run[0][0]}–{run[-1][0]}"
    return QuestionItem(
        number, edition.say("grid-ask"), edition.say("type-grid"), _note(edition, name, question), (), table, "grid"
    )


def _note(edition: Edition, name: str, question: AnyQuestion) -> str:
    condition = edition.spec.conditions.get(("questions", name, "asked_if"))
    notes = [edition.say("asked-if", condition=edition.condition(condition))] if condition is not None else []
    notes += [edition.codebook.words(question.note)] if question.note else []
    return edition.say("joint").join(notes)
