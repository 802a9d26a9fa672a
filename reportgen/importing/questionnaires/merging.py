"""An export with the wording and the options of its questionnaire."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportgen.importing.export import Export, Heading, Hint
from reportgen.importing.language import language_of
from reportgen.importing.platforms.roles import role_of_cells
from reportgen.importing.questionnaires.cells import Closed, Told, are_words, closed, ranked, told_by
from reportgen.importing.questionnaires.languages import chosen
from reportgen.importing.questionnaires.matching import Index, Match
from reportgen.importing.questionnaires.questionnaire import Questionnaire, text, with_row
from reportgen.importing.questionnaires.telling import Account, tell
from reportgen.importing.table import Column
from reportgen.problems import Code, Place, Problem, SpecError

_OF_DATABASE = re.compile(r"^\d+X\d+X\d+")
"""How the database of LimeSurvey names a column, which says nothing to anybody."""
_MOSTLY = 0.5
"""The part of a column's answers that must be options of the questionnaire for its labels to hold."""
_ONE_OF_THEM: frozenset[Hint] = frozenset({"single", "matrix", "nps", "scale", "ranking", ""})
"""Hints under which a cell is one of the options."""


@dataclass(frozen=True, slots=True)
class _Filled:
    """A column that the questionnaire knows, before and after."""

    match: Match
    told: Told | None
    """What its cells are, where they are options."""


def with_questionnaire(export: Export, form: Questionnaire, language: str = "") -> Export:
    """Return an export with the wording, the options and their order of its questionnaire.

    Parameters
    ----------
    export
        The export.
    form
        The questionnaire that its respondents filled in.
    language
        The report's language; that of the questionnaire without it.

    Raises
    ------
    SpecError
        No column of the export is in the questionnaire.
    """
    index, spoken = Index(form), chosen(form, language)
    matches = index.matches(export.headings)
    _belongs(export, form, matches)
    nothing = frozenset(cell.strip() for cell in (*export.missing, *export.not_asked, ""))
    filled = [
        _Filled(match, _told(column, match, nothing)) if match is not None and heading.role in ("answer", "write-in") else None
        for heading, column, match in zip(export.headings, export.columns, matches, strict=True)
    ]
    words = are_words(one.told for one in filled if one is not None and one.told is not None)
    merged = [
        (heading, column) if one is None else _merged(heading, column, one, spoken, words=words)
        for heading, column, one in zip(export.headings, export.columns, filled, strict=True)
    ]
    headings = _alone([heading for heading, _ in merged], matches, spoken)
    told = [one.told if one is not None else None for one in filled]
    account = Account(export.headings, matches, told, spoken, [index.knows(heading) for heading in export.headings], words)
    sentences = "en" if language == "en" else language_of(heading.ask for heading in headings)
    return replace(
        export,
        title=export.title or text(form.title, spoken),
        headings=tuple(headings),
        columns=tuple(column for _, column in merged),
        decisions=(*export.decisions, *tell(form, account, language if language.startswith("zh") else sentences)),
    )


def _belongs(export: Export, form: Questionnaire, matches: Sequence[Match | None]) -> None:
    """Raise when the questionnaire is another survey's."""
    if any(match is not None for match in matches):
        return
    found = f"none of the {len(export.headings)} columns of the export is in this questionnaire"
    fix = "name the questionnaire of the same survey, or export the answers with the codes of questions in the header"
    raise SpecError([Problem(Code.WRONG_VALUE, Place(form.shown), found, fix)])


def _told(column: Column, match: Match, nothing: frozenset[str]) -> Told | None:
    form = match.column
    in_one_cell = form.hint == "ranking" and not form.group
    if not form.options or form.role != "answer" or form.hint not in _ONE_OF_THEM or in_one_cell:
        return None
    return told_by(column, form.options, nothing)


def _merged(heading: Heading, column: Column, one: _Filled, language: str, *, words: bool) -> tuple[Heading, Column]:
    """Return a column with what the questionnaire says of it."""
    form, loop = one.match.column, one.match.loop
    ask, item = text(form.ask, language) or heading.ask, text(form.item, language)
    if loop and heading.ask not in (heading.code, heading.key):  # the export's own wording tells which pass it is
        ask = heading.ask
    elif loop:
        ask = f"{ask} ({loop})"
    group = f"{loop}_{form.group}" if loop and form.group else form.group
    found = replace(
        heading,
        code=form.names[0] if _OF_DATABASE.match(heading.code) and not loop else heading.code,
        ask=ask,
        item=item or (heading.item if form.group else ""),
        group=group,
        hint=form.hint or heading.hint,
        role=form.role,
        known_as=named_as(one.match),
    )
    if form.hint == "ranking" and form.options and not form.group:
        order = ranked(column, form.options, language)
        return replace(found, order=order.order), order.column
    if one.told is None:
        labels = _labels(one.match, language)
        found = replace(found, labels=labels or heading.labels, order=(*labels, *labels.values()) or heading.order)
        return _by_cells(found, column), column
    if one.told.strangers() > _MOSTLY * one.told.n:
        return found, column
    answers = closed(column, form.options, one.told, language, words=words, place=form.hint == "ranking")
    return _labelled(found, answers), answers.column


def _labels(match: Match, language: str) -> Mapping[str, str]:
    """Return the labels of several options in one cell."""
    if match.column.hint != "multi":
        return {}
    return {option.code: text(option.label, language) or option.code for option in match.column.options}


def named_as(match: Match) -> str:
    """Return the questionnaire's own name of a column, each pass of a loop by itself."""
    return f"{match.loop}_{match.column.names[0]}" if match.loop else match.column.names[0]


def _labelled(heading: Heading, answers: Closed) -> Heading:
    hint = heading.hint if answers.labels or heading.hint != "single" else ""  # numbers speak for themselves
    return replace(heading, labels=answers.labels, order=answers.order, hint=hint)


def _by_cells(heading: Heading, column: Column) -> Heading:
    """Return a heading with the role that its wording shows: a code does not tell that it asks for a name."""
    if heading.role != "answer" or heading.hint in ("multi", "matrix", "ranking"):
        return heading
    role = role_of_cells(heading.item or heading.ask, column)
    return replace(heading, role=role) if role in ("personal", "quality") else heading


def _alone(headings: Sequence[Heading], matches: Sequence[Match | None], language: str) -> list[Heading]:
    """Return headings in which the only column of a question is a question by itself."""
    counts = Counter(heading.group for heading in headings if heading.group and heading.role == "answer")
    result = []
    for heading, match in zip(headings, matches, strict=True):
        if match is None or not heading.group or heading.role != "answer" or counts[heading.group] > 1:
            result.append(heading)
            continue
        ask = text(with_row({language: heading.ask}, {language: heading.item}), language)
        hint: Hint = "single" if heading.hint == "matrix" else "" if heading.hint in ("multi", "ranking") else heading.hint
        result.append(replace(heading, ask=ask, item="", group="", hint=hint))
    return result
