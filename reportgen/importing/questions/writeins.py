"""Words in a column beside a question: whoever wrote some gave the answer "other", and the words are left out."""

from __future__ import annotations

from dataclasses import replace

from reportgen.importing.draft import DraftQuestion, Filled, LeftOut
from reportgen.importing.questions.blocks import Block
from reportgen.importing.questions.cells import Answers
from reportgen.importing.questions.coding import with_other
from reportgen.importing.questions.made import Made, Work
from reportgen.importing.questions.special import special
from reportgen.importing.questions.wording import clean, cut
from reportgen.importing.table import Column


def beside(work: Work, block: Block, made: Made) -> Made:
    """Return a single question with the words beside it: rows without an option and with words become "other"."""
    if not block.own or not made.questions or made.questions[0].kind != "single":
        return replace(made, left_out=(*made.left_out, *(heading_left(answers) for answers in block.own)))
    question, added = made.questions[0], 0
    for answers in block.own:
        question, count = _filled(work, question, answers)
        added += count
    left = tuple(heading_left(answers) for answers in block.own)
    if not added:
        return replace(made, left_out=(*made.left_out, *left))
    decision = work.say("beside", ("questions", block.name, "options"), question=block.name, count=added)
    return replace(made, questions=(question,), left_out=(*made.left_out, *left), decisions=(*made.decisions, decision))


def heading_left(answers: Answers) -> LeftOut:
    """Return the column of words as left out."""
    heading = answers.heading
    return LeftOut(cut(clean(heading.item or heading.ask) or heading.code, 80), "write-in")


def _filled(work: Work, question: DraftQuestion, answers: Answers) -> tuple[DraftQuestion, int]:
    """Return the question with "other" where its own column is empty and the other has words; and for how many rows."""
    column = question.columns[0]
    own = {cell for answer in answers.given for cell in answer.cells}
    wrote = [value in own for value in answers.column.values]
    empty = [not value for value in column.cells.values]
    rows = [
        row
        for row, (code, word) in enumerate(zip(column.cells.cells, answers.column.cells, strict=True))
        if empty[code] and wrote[word]
    ]
    if not rows:
        return _noted(question), 0
    options, code = with_other(work, question.options)
    texts = list(column.cells.texts())
    for row in rows:
        texts[row] = code
    return replace(question, options=tuple(options), columns=(Filled(column.name, Column.of(texts)),)), len(rows)


def _noted(question: DraftQuestion) -> DraftQuestion:
    """Return the question with its "other" as an option that asks for words."""
    options = tuple(replace(o, write_in=True) if special(o.label) == "other" else o for o in question.options)
    return replace(question, options=options)
