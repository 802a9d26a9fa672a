"""The questionnaire for Word: boxes to click and fields to type in, and as good to print.

Written with python-docx and not through Pandoc: Pandoc knows no fields to fill in, no rows that stay on one page and no fonts
for Chinese beside those for Latin letters.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from reportgen.content.questionnaire.form import Asked, Choice, Form, QuestionItem
from reportgen.render.questionnaire.names import own_words
from reportgen.render.questionnaire.page import in_row
from reportgen.render.questionnaire.word_edges import edges, head_of
from reportgen.render.questionnaire.word_parts import (
    INDENT,
    NOTE,
    Fields,
    bordered,
    centred,
    dress,
    kept,
    plain_table,
    prepared,
    repeated_heading,
    set_widths,
    unbroken,
    width_of,
    with_next,
)
from reportgen.render.style import INK, INK3
from reportgen.render.word.house import PLAIN_HOUSE, House
from reportgen.render.word.ooxml import packed

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

LINES = 4
"""Ruled lines for an answer in words."""


def as_docx(form: Form, house: House = PLAIN_HOUSE) -> bytes:
    """Return a form in one language as a Word document, in the looks of a house."""
    document = prepared(form, house)
    _Writer(document, form, house).write()
    dress(document, house)
    file = io.BytesIO()
    document.save(file)
    return packed(file.getvalue())


class _Writer:
    def __init__(self, document: Document, form: Form, house: House) -> None:
        self.document, self.form, self.words, self.house = document, form, form.words, house
        self.width = width_of(house)
        self.fields = Fields()

    def write(self) -> None:
        """Write the whole form."""
        self.head()
        for page in self.form.pages:
            if page.title:
                self.document.add_heading(page.title, 1)
            for text in page.text:
                kept(self.document.add_paragraph(text))
            for item in page.items:
                self.item(item)
        with_next(self.document)  # the last words never stand alone on a page
        for n, text in enumerate(self.form.closing):
            closing = self.document.add_paragraph(text, "Closing")
            if n == 0:
                bordered(closing, "top", self.house.colour(INK))
        edges(self.document, self.form, self.house)

    def head(self) -> None:
        serial = self.document.add_paragraph(f"{self.words['serial']} ", "Serial")
        self.fields.text(serial, self.words["serial"], 10)
        head_of(serial, self.document.add_heading(self.form.title, 0), self.form, self.house)
        for text in self.form.intro:
            self.document.add_paragraph(text)
        if self.form.about:
            table = plain_table(self.document, len(self.form.about), 2)
            set_widths(table, (26, self.width - 26))
            for row, (label, words) in zip(table.rows, self.form.about, strict=True):
                row.cells[0].paragraphs[0].add_run(label).style = "Aside"
                row.cells[1].paragraphs[0].add_run(words)
        bordered(kept(self.document.add_paragraph(self.form.how, "How")), "top", self.house.colour(INK))

    def item(self, item: QuestionItem) -> None:
        ask = self.document.add_paragraph(f"{item.number}.\t{item.ask}", "Ask")
        ask.add_run(f"  {item.type_word}").style = "Aside"
        for note in item.notes:
            self.document.add_paragraph(note, "Hint")
        if item.is_grid:
            self.grid(item)
        else:
            _ANSWERS[item.questions[0].kind](self, item.questions[0])
        for sentence in item.after:
            with_next(self.document)
            self.document.add_paragraph(f"→ {sentence}", "After")

    def options(self, question: Asked) -> None:
        if in_row(question):
            line = self.document.add_paragraph(style="Answer")
            for choice in question.choices:
                self.choice(line, question, choice)
                line.add_run("\u3000")
            return
        for choice in question.choices:
            line = self.document.add_paragraph(style="Answer")
            line.paragraph_format.keep_with_next = choice is not question.choices[-1]
            self.choice(line, question, choice)

    def order(self, question: Asked) -> None:
        for choice in question.choices:
            line = self.document.add_paragraph(style="Answer")
            line.paragraph_format.keep_with_next = choice is not question.choices[-1]
            self.fields.text(line, f"{question.number}. {choice.label}", 4)
            line.add_run(f"\u00a0{choice.label}")

    def choice(self, line: Paragraph, question: Asked, choice: Choice) -> None:
        self.fields.box(line, f"{question.number}. {choice.label}", round_=question.kind != "multi")
        line.add_run(f"\u00a0{choice.label}")
        if choice.write_in:
            line.add_run(" ")
            self.fields.text(line, own_words(question, question.choices.index(choice), self.form), 24)
        if choice.leads:
            line.add_run(f"  → {choice.leads}").style = "Aside"

    def scores(self, question: Asked) -> None:
        count = len(question.choices)
        table = plain_table(self.document, 2, count)
        set_widths(table, (self.width / count,) * count)
        for column, choice in enumerate(question.choices):
            for row in range(2):
                line = table.cell(row, column).paragraphs[0]
                line.style = "Cell"
                line.paragraph_format.keep_with_next = True
                if row:
                    self.fields.box(line, f"{question.number}. {choice.label}", round_=True)
                else:
                    line.add_run(choice.label)
        ends = self.document.add_paragraph(f"{self.words['nps-low']}\t{self.words['nps-high']}", "Ends")
        ends.paragraph_format.space_after = None

    def quantity(self, question: Asked) -> None:
        line = self.document.add_paragraph(style="Answer")
        self.fields.text(line, question.ask, 14)
        line.add_run(f" {question.limits.unit}" if question.limits.unit else "")

    def lines(self, question: Asked) -> None:
        table = plain_table(self.document, LINES, 1, self.house.colour(INK3))
        set_widths(table, (self.width - INDENT,))
        self.fields.text(table.cell(0, 0).paragraphs[0], question.ask, 0)
        for row in table.rows:
            unbroken(row, 9)
        for row in table.rows[:-1]:
            kept(row.cells[0].paragraphs[0])

    def grid(self, item: QuestionItem) -> None:
        from docx.shared import Pt

        choices = item.questions[0].choices
        table = self.document.add_table(len(item.questions) + 1, len(choices) + 1, "Grid")
        first = 66 if len(choices) > 3 else 92
        set_widths(table, (first, *((self.width - first) / len(choices),) * len(choices)))
        repeated_heading(table.rows[0])
        for column, choice in enumerate(choices, 1):
            line = table.cell(0, column).paragraphs[0]
            line.style = "Cell"
            line.add_run(choice.label).font.size = Pt(NOTE)
        for row, question in zip(table.rows[1:], item.questions, strict=True):
            row.cells[0].paragraphs[0].add_run(question.ask if item.grid else f"{question.number}. {question.ask}")
            for cell, choice in zip(row.cells[1:], choices, strict=True):
                cell.paragraphs[0].style = "Cell"
                self.fields.box(cell.paragraphs[0], f"{question.number}. {choice.label}", round_=True)
        centred(table)
        for row in table.rows:
            unbroken(row)
        for row in table.rows[:-1]:
            for cell in row.cells:
                kept(cell.paragraphs[0])


_ANSWERS: dict[str, Any] = {
    "single": _Writer.options,
    "scale": _Writer.options,
    "multi": _Writer.options,
    "ranking": _Writer.order,
    "nps": _Writer.scores,
    "number": _Writer.quantity,
    "text": _Writer.lines,
}
"""How each kind of question is answered."""
