"""The columns that an export of Qualtrics has of each type of question, and how their headings are written.

An export names a column by the question's export tag and the numbers of choices (``Q3_2``); a row of import ids names it by the
question's own id (``QID3_2``). Older exports write dashes (``QID3-2``), put a row's own export tag in the place of its number
(``Q47_violet``, or ``violet`` alone), and of the tables of a side-by-side question write ``violet: 92``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from reportgen.importing.export import Hint
from reportgen.importing.questionnaires.qualtrics_question import Asked, Choice, mapping, word
from reportgen.importing.questionnaires.questionnaire import FormColumn, FormOption, text, with_row

_PERSONAL = frozenset({"ValidEmail", "ValidPhone", "ValidZip"})
"""Contents that a text field may demand and that tell who answered."""
_SEVERAL = frozenset({"MAVR", "MAHR", "MACOL", "MSB"})


def columns_of(asked: Asked) -> Sequence[FormColumn]:
    """Return the columns that an export may have of a question; none for what is only shown."""
    kind, selector, inner = asked.kind
    make = _TYPES.get(kind)
    if kind == "Matrix":
        make = _several_in_rows if inner == "MultipleAnswer" else _MATRICES.get(selector, _matrix)
    return make(asked) if make else ()


def _names(asked: Asked, level: Sequence[str] = (), end: str = "") -> tuple[str, ...]:
    """Return what a column may be called: its import id first. ``level``: a choice's id, and what stands for it behind a tag."""
    if not level:
        return (f"{asked.id}{end}", f"{asked.tag}{end}")
    ways = (f"{asked.tag}_{way}{end}" for way in level[1:] or level)
    return tuple(dict.fromkeys((f"{asked.id}_{level[0]}{end}", *ways)))


def _row_names(asked: Asked, row: Choice, level: Sequence[str] = (), end: str = "") -> tuple[str, ...]:
    """Return what a column of a table's row may be called, with the ways of older exports."""
    found = [f"{asked.id}_{row.id}{f'_{level[0]}' if level else ''}{end}"]
    for way in level[1:] or level or ("",):
        found += _row_tags(asked, row, f"_{way}{end}" if way else end)
    return tuple(dict.fromkeys(found))


def _row_tags(asked: Asked, row: Choice, behind: str) -> list[str]:
    found = [f"{asked.tag}_{row.id}{behind}"]
    whole, _, part = asked.tag.partition("#")
    if row.tag:
        found += [f"{asked.tag}_{row.tag}{behind}", f"{asked.tag}{row.tag}{behind}", f"{row.tag}{behind}"]
    if part:
        table = word(asked.payload.get("AnswerDataExportTag")) or part
        tag = row.tag or f"{whole}_{row.id}"
        found += [f"{asked.tag}_{tag}_{table}{behind}", f"{tag}: {table}{behind}"]
    return found


def _options(choices: Iterable[Choice]) -> tuple[FormOption, ...]:
    return tuple(choice.option() for choice in choices)


def _written(asked: Asked, choices: Sequence[Choice], group: str) -> list[FormColumn]:
    """Return the columns of the words beside choices."""
    return [
        FormColumn(_names(asked, _ways(choice, choices), "_TEXT"), asked.ask, choice.label, group, role="write-in")
        for choice in choices
        if choice.text
    ]


def _ways(choice: Choice, among: Sequence[Choice]) -> tuple[str, ...]:
    """Return a choice's id, and what stands for it behind an export tag: its code, or its id where that is nobody's code."""
    codes = {one.code for one in among}
    ids = () if choice.id in codes else (choice.id,)
    return (choice.id, choice.code, *ids, *((choice.tag,) if choice.tag else ()))


def _choice(asked: Asked) -> Sequence[FormColumn]:
    """Return the columns of a multiple choice: of one answer, or of several, joined in one column or a column for each."""
    selector, choices = asked.kind[1], asked.choices()
    words = FormColumn((f"{asked.id}_TEXT", f"{asked.tag}_TEXT"), asked.ask, role="write-in")  # older: one for all choices
    beside = [words] if any(choice.text for choice in choices) else []
    if selector not in _SEVERAL:
        hint: Hint = "nps" if selector == "NPS" else "single"
        whole = FormColumn(_names(asked), asked.ask, hint=hint, options=_options(choices))
        group = FormColumn((f"{asked.id}_NPS_GROUP", f"{asked.tag}_NPS_GROUP"), asked.ask, role="score")
        return [whole, *([group] if selector == "NPS" else ()), *_written(asked, choices, ""), *beside]
    whole = FormColumn(_names(asked), asked.ask, hint="multi", options=_options(choices))
    split = [FormColumn(_names(asked, _ways(choice, choices)), asked.ask, choice.label, asked.tag, "multi") for choice in choices]
    return [whole, *split, *_written(asked, choices, asked.tag)]


def _matrix(asked: Asked) -> Sequence[FormColumn]:
    """Return the columns of a table with one answer for each row."""
    rows, options = asked.choices(), _options(asked.answers())
    found = [FormColumn(_row_names(asked, row), asked.ask, row.label, asked.tag, "matrix", options) for row in rows]
    return [*found, *_row_texts(asked, rows)]


def _row_texts(asked: Asked, rows: Sequence[Choice]) -> list[FormColumn]:
    return [
        FormColumn(_row_names(asked, row, end="_TEXT"), asked.ask, row.label, asked.tag, role="write-in")
        for row in rows
        if row.text
    ]


def _several_in_rows(asked: Asked) -> Sequence[FormColumn]:
    """Return the columns of a table with several answers for each row: each row is a question."""
    rows, answers = asked.choices(), asked.answers()
    if len(answers) == 1:  # a list of options in the shape of a table
        cells = [(row, _cell(asked, row, answers[0], "multi")) for row in rows]
        return [replace(cell, ask=asked.ask, item=row.label, group=asked.tag) for row, cell in cells]
    options = _options(answers)
    found = _row_texts(asked, rows)
    for row in rows:
        found.append(FormColumn(_row_names(asked, row), with_row(asked.ask, row.label), hint="multi", options=options))
        found += [_cell(asked, row, answer, "multi") for answer in answers]
    return found


def _cell(asked: Asked, row: Choice, answer: Choice, hint: Hint) -> FormColumn:
    """Return the column of one cell of a table."""
    names = _row_names(asked, row, _ways(answer, asked.answers()))
    return FormColumn(names, with_row(asked.ask, row.label), answer.label, f"{asked.tag}_{row.id}", hint)


def _table_of(hint: Hint, end: str) -> Callable[[Asked], Sequence[FormColumn]]:
    """Return what makes the columns of a table whose cells are written into: a column for each cell."""

    def make(asked: Asked) -> Sequence[FormColumn]:
        rows = asked.choices()
        cells = [_cell(asked, row, answer, hint) for row in rows for answer in asked.answers()]
        named = [replace(cell, names=(*cell.names, *(f"{name}{end}" for name in cell.names))) for cell in cells]
        return [*named, *_row_texts(asked, rows)]

    return make


def _text(asked: Asked) -> Sequence[FormColumn]:
    """Return the column of a text field, or the columns of a form."""
    content = word(mapping(mapping(asked.payload.get("Validation")).get("Settings")).get("ContentType"))
    hint: Hint = "number" if content == "ValidNumber" else "date" if content == "ValidDate" else "text"
    if asked.kind[1] == "FORM":
        choices = asked.choices()
        levels = [(one, _ways(one, choices)) for one in choices]
        return [
            FormColumn((*_names(asked, level), *_names(asked, level, "_TEXT")), asked.ask, one.label, asked.tag, hint)
            for one, level in levels
        ]
    names = (*_names(asked), f"{asked.id}_TEXT", f"{asked.tag}_TEXT")
    return [FormColumn(names, asked.ask, hint=hint, role="personal" if content in _PERSONAL else "answer")]


def _each(hint: Hint) -> Callable[[Asked], Sequence[FormColumn]]:
    """Return what makes a column for each choice: sliders, sums, places of a ranking."""

    def make(asked: Asked) -> Sequence[FormColumn]:
        choices = asked.choices()
        found = [FormColumn(_names(asked, _ways(one, choices)), asked.ask, one.label, asked.tag, hint) for one in choices]
        return [*found, *_written(asked, choices, asked.tag)]

    return make


def _slider(asked: Asked) -> Sequence[FormColumn]:
    return _each("scale" if asked.kind[1] == "STAR" else "number")(asked)


def _side_by_side(asked: Asked) -> Sequence[FormColumn]:
    return [column for part in asked.parts() for column in columns_of(part)]


def _drill_down(asked: Asked) -> Sequence[FormColumn]:
    """Return the columns of lists that depend on each other: a column for each list."""
    return [
        FormColumn(_names(asked, (one.id,)), with_row(asked.ask, one.label), hint="single")
        for one in (asked.answers() or asked.choices())
    ]


def _technical(*ends: str) -> Callable[[Asked], Sequence[FormColumn]]:
    """Return what makes columns of times, browsers and files, which are no questions."""

    def make(asked: Asked) -> Sequence[FormColumn]:
        names = [(f"{asked.id}{end}", f"{asked.tag}{end}") for end in ends]
        return [FormColumn(name, {asked.base: text(asked.ask, asked.base)}, role="metadata") for name in names]

    return make


_TYPES: Mapping[str, Callable[[Asked], Sequence[FormColumn]]] = MappingProxyType(
    {
        "MC": _choice,
        "TE": _text,
        "Slider": _slider,
        "RO": _each("ranking"),
        "CS": _each("number"),
        "SBS": _side_by_side,
        "DD": _drill_down,
        "Timing": _technical("_FIRST_CLICK", "_LAST_CLICK", "_PAGE_SUBMIT", "_CLICK_COUNT"),
        "Meta": _technical("_BROWSER", "_VERSION", "_OS", "_RESOLUTION"),
        "FileUpload": _technical("_FILE_ID", "_FILE_NAME", "_FILE_SIZE", "_FILE_TYPE", "_Id", "_Name", "_Size", "_Type"),
        "Draw": _technical("_FILE_ID", "_FILE_NAME", "_FILE_SIZE", "_FILE_TYPE", "_Id", "_Name", "_Size", "_Type"),
        "Captcha": _technical(""),
    }
)
"""By type of question: the columns of an export; types that are not here have none, or none that a survey is about."""
_MATRICES: Mapping[str, Callable[[Asked], Sequence[FormColumn]]] = MappingProxyType(
    {
        "TE": _table_of("text", "_TEXT"),
        "CS": _table_of("number", ""),
        "RO": _table_of("ranking", ""),
    }
)
