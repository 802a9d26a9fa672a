"""A questionnaire without answers as an export: rows that nobody wrote, in which every answer stands that could be given.

What a column asks is told by its answers all through an import. Rows made of the options of a questionnaire lead through the
same steps to the same questions as the answers will; the rows themselves are thrown away before anything is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from reportgen.importing.draft import Draft, DraftQuestion, Filled
from reportgen.importing.export import Export, Heading, Hint
from reportgen.importing.questionnaires.merging import with_questionnaire
from reportgen.importing.questionnaires.questionnaire import FormColumn, FormQuestion, Questionnaire
from reportgen.importing.questionnaires.routed import routed
from reportgen.importing.questionnaires.words.say import SENTENCES
from reportgen.importing.questions import Options, questions_of
from reportgen.importing.table import Column

_FEWEST, _EACH, _APART = 60, 3, 10
"""Rows; how often each option stands in them at least; after how many rows one has words beside the options and no option."""
_PLATFORMS: Mapping[str, str] = {"xlsform": "kobo"}
_POINTS: Mapping[Hint, range] = {"scale": range(1, 6), "nps": range(11)}
"""Points of scales for which a questionnaire lists no options."""


_ON_CELLS = frozenset(sentences[key] for sentences in SENTENCES.values() for key in ("by-codes", "by-words"))
"""What is told of cells, which a questionnaire without answers does not have."""


def planned(form: Questionnaire, options: Options) -> tuple[Export, Draft]:
    """Return a questionnaire as an export of no rows, and the survey that it asks.

    Parameters
    ----------
    form
        The questionnaire.
    options
        What the author says beforehand.
    """
    export = with_questionnaire(_invented(form), form, options.language)
    drafted = questions_of(export, options)
    draft = routed(replace(drafted, rows=0, decisions=()), export, form, options.language)
    nothing = Column.of(())
    emptied = tuple(replace(column, values=(), cells=()) for column in export.columns)
    questions = tuple(_without_answers(question, nothing) for question in draft.questions)
    kept = (found for found in export.decisions if found.what not in _ON_CELLS)
    told = (*kept, *(found for found in drafted.decisions if found.path[2:] == ("scale",)), *draft.decisions)
    empty = replace(export, rows=0, columns=emptied)
    asked = replace(draft, rows=0, questions=questions, segments=(), weight=None, duration=None, fieldwork=None, decisions=told)
    return empty, asked


def _without_answers(question: DraftQuestion, nothing: Column) -> DraftQuestion:
    return replace(question, columns=tuple(Filled(filled.name, nothing) for filled in question.columns), disorder=False)


def _invented(form: Questionnaire) -> Export:
    """Return an export of rows in which every option of a questionnaire stands."""
    columns = [column for question in form.questions for column in _asked(question)]
    most = max((len(column.options) for column in columns), default=0)
    rows = max(_FEWEST, _EACH * most)
    places: dict[str, int] = {}
    cells = []
    for column in columns:
        place = places.setdefault(column.group, -1) + 1 if column.group else 0
        places[column.group] = place
        group = [other for other in columns if column.group and other.group == column.group]
        beside = any(other.role == "write-in" for other in group)
        cells.append(Column.of(_cells(column, place, rows, max(len(group), 1), beside=beside)))
    return Export(
        platform=_PLATFORMS.get(form.platform, form.platform),
        why="",
        title="",
        headings=tuple(_heading(form, column) for column in columns),
        columns=tuple(cells),
        rows=rows,
        unticked=frozenset({"0"}),
        separators=(" ",),
    )


def _heading(form: Questionnaire, column: FormColumn) -> Heading:
    """Return a column's heading as an export has it: Qualtrics writes its ids into a row below the export tags."""
    code = column.names[-1 if form.platform == "qualtrics" else 0]
    return Heading(code, code, key=column.names[0] if code != column.names[0] else "")


def _asked(question: FormQuestion) -> Iterator[FormColumn]:
    """Yield the columns of a question, of several answers each option and not all in one."""
    split = {column.group for column in question.columns if column.hint == "multi" and column.group}
    yield from (column for column in question.columns if not (split & set(column.names)))


def _cells(column: FormColumn, place: int, rows: int, together: int, *, beside: bool) -> Iterator[str]:
    """Yield what could stand in a column.

    Parameters
    ----------
    column
        The column.
    place
        Which one of its question it is.
    rows
        How many cells there are.
    together
        How many columns the question has.
    beside
        Whether words stand beside its options in some rows.
    """
    codes = [option.code for option in column.options] or list(map(str, _POINTS.get(column.hint, ())))
    for row in range(rows):
        turned = [codes[(row + n) % len(codes)] for n in range(len(codes))]
        if column.role != "answer":
            yield f"Own words of nobody, {row}" if column.role == "write-in" and row % _APART == 0 else ""
        elif row % _APART == 0 and beside:
            yield ""
        elif column.hint == "ranking" and not column.group:
            yield " ".join(turned)
        elif column.hint == "ranking":
            yield turned[place % len(turned)] if codes else str((row + place) % together + 1)
        elif column.hint == "multi" and not codes:
            yield str((row + place) % 2)
        elif codes:
            yield codes[row % len(codes)]
        else:
            yield _written(column.hint, row)


def _written(hint: Hint, row: int) -> str:
    """Return a number, a day or own words."""
    if hint == "number":
        return f"{row}.5"
    return f"2025-{row % 12 + 1:02}-{row % 28 + 1:02}" if hint == "date" else f"These are words of nobody, number {row}"
