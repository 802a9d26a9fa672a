"""Invented questionnaires as LimeSurvey, Qualtrics and XLSForm tools save them, and exports: nobody gave these answers."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportgen.importing.draft import Draft, DraftQuestion
from reportgen.importing.export import Export
from reportgen.importing.platforms.understand import understand
from reportgen.importing.questionnaires.merging import with_questionnaire
from reportgen.importing.questionnaires.questionnaire import Questionnaire
from reportgen.importing.questionnaires.read import questionnaire_of
from reportgen.importing.questions import Options, questions_of
from tests.importing.platforms.sheets import table
from tests.importing.questions.invented import stem

Texts = str | Mapping[str, str]
"""A text in the base language, or one for each language."""


@dataclass
class Ask:
    """A question of LimeSurvey."""

    code: str
    kind: str
    ask: Texts
    subs: Sequence[tuple[str, Texts]] = ()
    across: Sequence[tuple[str, Texts]] = ()
    """Subquestions of the second axis."""
    answers: Sequence[tuple[str, Texts]] = ()
    second: Sequence[tuple[str, Texts]] = ()
    other: bool = False
    relevance: str = "1"
    attributes: Mapping[str, str] = field(default_factory=dict)


def lss(asks: Sequence[Ask], *, languages: Sequence[str] = ("en",), old: bool = False, title: str = "A survey") -> str:
    """Return a LimeSurvey structure, as version 2 wrote it or as versions since 4 do."""
    tables: dict[str, list[dict[str, object]]] = {name: [] for name in _TABLES}
    tables["surveys"].append({"sid": 7, "language": languages[0]})
    tables["groups"].append({"gid": 1, "sid": 7, "group_order": 1, "language": languages[0]})
    for language in languages:
        tables["surveys_languagesettings"].append({"surveyls_language": language, "surveyls_title": f"{title} ({language})"})
    for number, ask in enumerate(asks):
        qid = 100 * (number + 1)
        row = {"sid": 7, "gid": 1, "type": ask.kind, "other": "Y" if ask.other else "N", "relevance": ask.relevance}
        _asked(
            tables, "questions", {"qid": qid, "parent_qid": 0, "title": ask.code, "question_order": number, **row}, ask.ask, old
        )
        for scale, subs in enumerate((ask.subs, ask.across)):
            for place, (code, words) in enumerate(subs):
                sub = {"qid": qid + 10 * scale + place + 1, "parent_qid": qid, "title": code, "question_order": place}
                _asked(tables, "subquestions", {**sub, "sid": 7, "gid": 1, "scale_id": scale}, words, old)
        for scale, answers in enumerate((ask.answers, ask.second)):
            for place, (code, words) in enumerate(answers):
                _answer(tables, {"qid": qid, "code": code, "sortorder": place, "scale_id": scale}, words, old)
        for name, value in ask.attributes.items():
            tables["question_attributes"].append({"qid": qid, "attribute": name, "value": value, "language": languages[0]})
    listed = "".join(f"<language>{language}</language>" for language in languages)
    head = f"<LimeSurveyDocType>Survey</LimeSurveyDocType><DBVersion>{178 if old else 640}</DBVersion>"
    inside = "".join(_table(name, rows) for name, rows in tables.items() if rows)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<document>{head}<languages>{listed}</languages>{inside}</document>'


_TABLES = (
    *("answers", "answer_l10ns", "groups", "questions", "question_l10ns", "subquestions", "question_attributes"),
    *("surveys", "surveys_languagesettings"),
)


def _by_language(words: Texts) -> Mapping[str, str]:
    return {"en": words} if isinstance(words, str) else words


def _asked(tables: Any, name: str, row: Mapping[str, object], words: Texts, old: bool) -> None:
    if old:
        tables[name] += [{**row, "question": text, "language": language} for language, text in _by_language(words).items()]
        return
    tables[name].append(dict(row))
    tables["question_l10ns"] += [
        {"qid": row["qid"], "question": text, "language": language} for language, text in _by_language(words).items()
    ]


def _answer(tables: Any, row: Mapping[str, object], words: Texts, old: bool) -> None:
    if old:
        tables["answers"] += [{**row, "answer": text, "language": language} for language, text in _by_language(words).items()]
        return
    aid = len(tables["answers"]) + 1
    tables["answers"].append({"aid": aid, **row})
    tables["answer_l10ns"] += [
        {"aid": aid, "answer": text, "language": language} for language, text in _by_language(words).items()
    ]


def _table(name: str, rows: Sequence[Mapping[str, object]]) -> str:
    cells = ("".join(f"<{key}><![CDATA[{value}]]></{key}>" for key, value in row.items()) for row in rows)
    fields = "".join(f"<fieldname>{escape(key)}</fieldname>" for key in rows[0])
    return f"<{name}><fields>{fields}</fields><rows>{''.join(f'<row>{row}</row>' for row in cells)}</rows></{name}>"


def qsf(questions: Sequence[Mapping[str, Any]], *, trash: Sequence[str] = (), embedded: Sequence[str] = ()) -> str:
    """Return a survey of Qualtrics with questions in one block; some thrown away."""
    ids = [question["QuestionID"] for question in questions]
    asked = [{"Type": "Question", "QuestionID": name} for name in ids if name not in trash]
    gone = [{"Type": "Question", "QuestionID": name} for name in trash]
    blocks = [
        {"Type": "Default", "ID": "BL_1", "BlockElements": asked},
        {"Type": "Trash", "ID": "BL_2", "BlockElements": gone},
    ]
    flow = [
        {"Type": "EmbeddedData", "FlowID": "FL_2", "EmbeddedData": [{"Field": name, "Type": "Custom"} for name in embedded]},
        {"Type": "Block", "ID": "BL_1", "FlowID": "FL_3"},
    ]
    elements = [
        {"Element": "BL", "PrimaryAttribute": "Survey Blocks", "Payload": blocks},
        {"Element": "FL", "PrimaryAttribute": "Survey Flow", "Payload": {"Type": "Root", "FlowID": "FL_1", "Flow": flow}},
        *({"Element": "SQ", "PrimaryAttribute": question["QuestionID"], "Payload": question} for question in questions),
    ]
    return json.dumps({"SurveyEntry": {"SurveyName": "Tea", "SurveyLanguage": "EN"}, "SurveyElements": elements})


def choices(*labels: str) -> dict[str, dict[str, str]]:
    """Return choices of Qualtrics by their ids, counted from 1."""
    return {str(place): {"Display": label} for place, label in enumerate(labels, 1)}


def xlsform(path: Path, sheets: Mapping[str, Sequence[Sequence[str]]]) -> Path:
    """Write a workbook."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for place, row in enumerate(rows):
                sheet.write_row(place, 0, row)
    return path


def saved(folder: Path, name: str, text: str) -> Questionnaire:
    """Return a questionnaire read from a file."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return questionnaire_of(path)


def merged(form: Questionnaire, rows: Sequence[Sequence[str]], language: str = "") -> Export:
    """Return the export that rows are, with a questionnaire."""
    return with_questionnaire(understand(table(rows)), form, language)


def drafted(export: Export, language: Any = "") -> Draft:
    return questions_of(export, Options(language=language))


def question(draft: Draft, name: str) -> DraftQuestion:
    """Return the question of a name, or of the columns of the data file that begin with it."""
    return next(found for found in draft.questions if name in (found.name, stem(found)))


def options(draft: Draft, name: str) -> list[tuple[str, str]]:
    """Return codes and labels of a question, whether options or those of its scale."""
    found = question(draft, name)
    scale = next((scale for scale in draft.scales if scale.name == found.scale), None)
    return [(option.code, option.label) for option in (scale.options if scale else found.options)]


def told(export: Export) -> str:
    return "\n".join(("* " if decision.doubt else "") + decision.what for decision in export.decisions)


def cells(draft: Draft, name: str) -> list[list[str]]:
    """Return the cells of a question's columns."""
    return [list(filled.cells.texts()) for filled in question(draft, name).columns]
