"""The questionnaire as an XLSForm, for ODK, KoboToolbox and others: sheets survey, choices and settings."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from reportgen.content.questionnaire.form import XLSFORM_RECORD, Asked, Form, Limits, Page, QuestionItem
from reportgen.render.questionnaire.names import Names, names_of, own_words
from reportgen.render.questionnaire.numbers import limits_words, written
from reportgen.render.questionnaire.xpath import text_literal, xpath

LANGUAGES: Mapping[str, str] = MappingProxyType({"zh-CN": "简体中文 (zh)", "zh-TW": "繁體中文 (zh)", "en": "English (en)"})
"""What the columns of a language are called; in brackets stands a subtag that XLSForm tools know."""
APPEARANCES: Mapping[str, str] = {"scale": "likert", "nps": "columns-pack"}

Row = dict[str, str]


def xlsform(forms: tuple[Form, ...]) -> bytes:
    """Return the questionnaire in all its languages as a workbook.

    Parameters
    ----------
    forms
        The questionnaire in each of its languages, its own first.
    """
    writer = _Writer(forms, names_of(forms[0], XLSFORM_RECORD))
    survey = list(writer.rows())
    first = forms[0]
    settings = {
        "form_title": first.title,
        "form_id": first.id,
        "name": writer.names.new("data"),
        "version": first.version,
        "default_language": LANGUAGES[first.language],
    }
    return _workbook({"survey": survey, "choices": writer.choices, "settings": [settings]}, dt.date.fromisoformat(first.date))


@dataclass(slots=True)
class _Writer:
    forms: tuple[Form, ...]
    names: Names
    choices: list[Row] = field(default_factory=list)
    lists: dict[tuple[tuple[str, ...], ...], str] = field(default_factory=dict)
    """Codes and labels to the name of the list that holds them."""

    def rows(self) -> Iterator[Row]:
        intro = [
            "\n\n".join([*form.intro, *(f"{label}{form.words['colon']}{text}" for label, text in form.about)])
            for form in self.forms
        ]
        if any(intro):
            yield {"type": "note", "name": self.names.new("intro"), **self.words("label", intro)}
        for number, page in enumerate(self.forms[0].pages):
            yield from self.page(number, page)
        closing = ["\n\n".join(form.closing) for form in self.forms]
        yield {"type": "note", "name": self.names.new("closing"), **self.words("label", closing)}

    def words(self, column: str, by_form: Sequence[str]) -> Row:
        """Return the cells of a column in every language."""
        return {f"{column}::{LANGUAGES[f.language]}": text for f, text in zip(self.forms, by_form, strict=True) if text}

    def page(self, number: int, page: Page) -> Iterator[Row]:
        same = [form.pages[number] for form in self.forms]
        named = bool(page.title)
        if named:
            name = self.names.new(f"page_{number + 1}")
            yield {"type": "begin_group", "name": name, **self.words("label", [p.title for p in same])}
        if page.text:
            text = ["\n\n".join(p.text) for p in same]
            yield {"type": "note", "name": self.names.new(f"page_{number + 1}_text"), **self.words("label", text)}
        for i in range(len(page.items)):
            yield from self.item([p.items[i] for p in same])
        if named:
            yield {"type": "end_group"}

    def item(self, items: Sequence[QuestionItem]) -> Iterator[Row]:
        item = items[0]
        if item.questions[0].is_partial:
            yield from self.places([i.questions[0] for i in items])
            return
        if not item.is_grid:
            yield from self.question([i.questions[0] for i in items], _relevant(item.questions[0]))
            return
        yield {
            "type": "begin_group",
            "name": self.names.new(item.grid or f"grid_{item.questions[0].number}"),
            **self.words("label", [i.ask for i in items]),
            **self.words("hint", [i.questions[0].hint for i in items]),
            "appearance": "table-list",
            **_relevant(item.questions[0]),
        }
        for n in range(len(item.questions)):
            yield from self.question([i.questions[n] for i in items], {}, in_grid=True)
        yield {"type": "end_group"}

    def question(self, questions: Sequence[Asked], relevant: Row, *, in_grid: bool = False) -> Iterator[Row]:
        first = questions[0]
        yield {
            "type": self.type_of(questions),
            "name": first.name,
            **self.words("label", [q.ask for q in questions]),
            **({} if in_grid else self.hints(questions)),
            **({} if in_grid or first.kind not in APPEARANCES else {"appearance": APPEARANCES[first.kind]}),
            **({"appearance": "multiline"} if first.kind == "text" else {}),
            **relevant,
            **self.constraint(first.limits),
        }
        yield from self.write_ins(questions)

    def places(self, questions: Sequence[Asked]) -> Iterator[Row]:
        """Yield a question for each place, the first under the ranking's own name: XLSForm cannot order a few options only."""
        first = questions[0]
        yield {
            "type": "begin_group",
            "name": self.names.new(f"{first.name}_places"),
            **self.words("label", [q.ask for q in questions]),
            **self.hints(questions),
            **_relevant(first),
        }
        names: list[str] = []
        for number in range(1, first.places + 1):
            name = first.name if number == 1 else self.names.new(f"{first.name}_{number}")
            yield {
                "type": f"select_one {self.list_of(questions)}",
                "name": name,
                **self.words("label", [form.words["place"].format(n=number) for form in self.forms]),
                **({"relevant": f"${{{names[-1]}}} != ''"} if names else {}),
                **self.once(names),
            }
            names.append(name)
        yield {"type": "end_group"}

    def once(self, names: Sequence[str]) -> Row:
        """Return the constraint that an option is none of those in the places before."""
        if not names:
            return {}
        return {
            "constraint": " and ".join(f". != ${{{name}}}" for name in names),
            **self.words("constraint_message", [form.words["place-twice"] for form in self.forms]),
        }

    def hints(self, questions: Sequence[Asked]) -> Row:
        return self.words("hint", [_hint(q, form) for q, form in zip(questions, self.forms, strict=True)])

    def type_of(self, questions: Sequence[Asked]) -> str:
        first = questions[0]
        if first.kind == "number":
            return "integer" if first.limits.whole else "decimal"
        if first.kind == "text":
            return "text"
        if first.kind == "ranking":
            return f"rank {self.list_of(questions)}"
        return f"select_{'multiple' if first.kind == 'multi' else 'one'} {self.list_of(questions)}"

    def list_of(self, questions: Sequence[Asked]) -> str:
        """Return the name of the list of answers; questions on one scale share theirs."""
        key = tuple((c.code, *(q.choices[i].label for q in questions)) for i, c in enumerate(questions[0].choices))
        if key not in self.lists:
            name = self.lists[key] = questions[0].name
            for code, *labels in key:
                self.choices.append({"list_name": name, "name": code, **self.words("label", labels)})
        return self.lists[key]

    def constraint(self, limits: Limits) -> Row:
        tests = [f". >= {written(limits.minimum)}"] if limits.minimum is not None else []
        tests += [f". <= {written(limits.maximum)}"] if limits.maximum is not None else []
        if not tests:
            return {}
        return {
            "constraint": " and ".join(tests),
            **self.words("constraint_message", [limits_words(limits, form.words) for form in self.forms]),
        }

    def write_ins(self, questions: Sequence[Asked]) -> Iterator[Row]:
        first = questions[0]
        for i, choice in enumerate(first.choices):
            if choice.write_in:
                labels = [own_words(q, i, form) for q, form in zip(questions, self.forms, strict=True)]
                yield {
                    "type": "text",
                    "name": self.names.new(f"{first.name}_words"),
                    **self.words("label", labels),
                    "relevant": f"selected(${{{first.name}}}, {text_literal(choice.code)})",
                }


def _relevant(question: Asked) -> Row:
    return {} if question.only_if is None else {"relevant": xpath(question.only_if)}


def _hint(question: Asked, form: Form) -> str:
    if question.kind == "nps":
        ends = (f"0 = {form.words['nps-low']}", f"10 = {form.words['nps-high']}")
        return form.words["semicolon"].join((*([question.hint] if question.hint else []), *ends))
    return form.words["semicolon"].join(words for words in (question.hint, question.limits.unit) if words)


def _workbook(sheets: Mapping[str, Sequence[Row]], created: dt.date) -> bytes:
    import xlsxwriter

    file = io.BytesIO()
    # Text stays text: none of it becomes a formula, a number or a link. XlsxWriter dates the parts of the archive 1980.
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, plain) as workbook:
        workbook.set_properties({"created": dt.datetime(created.year, created.month, created.day, tzinfo=dt.UTC)})
        bold, wrapped = workbook.add_format({"bold": True}), workbook.add_format({"text_wrap": True, "valign": "top"})
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            columns = _columns(rows)
            sheet.freeze_panes(1, 0)
            for place, column in enumerate(columns):
                sheet.set_column(place, place, 32 if "::" in column else 18)
                sheet.write_string(0, place, column, bold)
                for line, row in enumerate(rows, 1):
                    if column in row:
                        sheet.write_string(line, place, row[column], wrapped)
    return file.getvalue()


ORDER = ("type", "list_name", "name", "label", "hint", "appearance", "relevant", "constraint", "constraint_message")
"""The order of columns; those of ``settings`` stand as they come."""


def _columns(rows: Sequence[Row]) -> list[str]:
    found = list(dict.fromkeys(column for row in rows for column in row))
    return sorted(found, key=lambda c: ORDER.index(c.split("::")[0]) if c.split("::")[0] in ORDER else len(ORDER))
