"""XLSForm (KoboToolbox, ODK, SurveyCTO, Ona): groups, questions, lists of choices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from reportgen.importing.cleaning import bare
from reportgen.importing.export import Hint, Role
from reportgen.importing.files.limits import Limits
from reportgen.importing.questionnaires.conditions import Condition
from reportgen.importing.questionnaires.questionnaire import (
    FormColumn,
    FormOption,
    FormQuestion,
    Questionnaire,
    Wording,
    text,
)
from reportgen.importing.questionnaires.routing import Named, as_written, in_words
from reportgen.importing.questionnaires.words.answers import option
from reportgen.importing.questionnaires.xlsform_routing import Relevant, required_by
from reportgen.importing.questionnaires.xlsform_sheets import Row, Sheets

_SELECT = re.compile(
    r"^(?P<kind>select[_ ]?one|select[_ ]?multiple|select all that apply|select1|select|rank|begin[_ ]score|begin[_ ]rank)"
    r"\s+(?:from\s+)?(?P<list>\S+)(?P<other>\s+(?:or[_ ]other|or specify other))?\s*$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"count-selected\(\s*\.\s*\)")
_CHOSEN = re.compile(r"selected\(\s*\.\s*,\s*['\"]([^'\"]+)['\"]\s*\)")
_HINTS: Mapping[str, Hint] = MappingProxyType(
    {
        **dict.fromkeys(("text", "string", "barcode"), "text"),
        **dict.fromkeys(("integer", "int", "decimal", "range"), "number"),
        **dict.fromkeys(("date", "time", "datetime", "dateTime"), "date"),
        **dict.fromkeys(("acknowledge", "trigger"), ""),
    }
)
"""By type that asks for one answer: what it says of the column."""
_ROLES: Mapping[str, Role] = MappingProxyType(
    {
        **dict.fromkeys(("geopoint", "geotrace", "geoshape", "location"), "personal"),
        **dict.fromkeys(("image", "photo", "audio", "video", "file", "background-audio"), "metadata"),
    }
)


@dataclass(frozen=True, slots=True)
class _Group:
    """A group around questions."""

    name: str
    label: Wording
    relevant: str
    options: tuple[FormOption, ...] = ()
    """What all questions inside have in common."""
    hint: Hint = ""
    """``matrix`` where its questions are rows of one table, ``ranking`` where they are places."""
    repeat: bool = False
    """Whether one respondent answers its questions several times."""


def xlsform(path: Path, limits: Limits) -> Questionnaire:
    """Return the questionnaire that an XLSForm is.

    Raises
    ------
    FileError, SpecError
        It is none, or cannot be read.
    """
    sheets = Sheets(path, limits)
    walk = _Walk(sheets)
    questions = tuple(walk.questions())
    title = {sheets.languages[0]: bare(sheets.settings.get("form_title", ""), markup=True)}
    return Questionnaire(str(path), "xlsform", title, sheets.languages, questions, frozenset(walk.known))


class _Walk:
    """Goes down the rows of a survey with the groups that are open."""

    def __init__(self, sheets: Sheets) -> None:
        self.sheets = sheets
        self.open: list[_Group] = []
        self.relevant = Relevant()
        self.known: set[str] = set()
        self.named = {row["name"]: self._named(row) for row in sheets.survey if row.get("name")}

    def questions(self) -> Iterator[FormQuestion]:
        """Yield the questions in order."""
        for row in self.sheets.survey:
            kind = re.sub(r"\s+", " ", row.get("type", "")).strip()
            if kind.lower().startswith(("begin", "begin_")):
                self.open.append(self._group(row, kind))
            elif kind.lower().startswith("end ") or kind.lower().startswith("end_"):
                del self.open[-1:]
            elif kind and row.get("name"):
                columns = self._columns(row, kind)
                if not columns and kind.lower() != "note":
                    self.known.update(self._names(row["name"]))
                if columns:
                    repeated = next(
                        (group.label or {self.sheets.languages[0]: group.name} for group in self.open if group.repeat), {}
                    )
                    told = (*self._asked_if(row), required_by(row), repeated, self._exclusive(row, kind))
                    self.relevant.add(row["name"], columns)
                    yield FormQuestion(row["name"], columns[0].ask, columns, *told)

    def _group(self, row: Row, kind: str) -> _Group:
        found = _SELECT.match(kind)
        name = row.get("name", "")
        if found:
            hint: Hint = "matrix" if "score" in kind.lower() else "ranking"
            return _Group(name, self.sheets.label(row), row.get("relevant", ""), self.sheets.lists.get(found["list"], ()), hint)
        listed = row.get("kobo--score-choices") or row.get("kobo--rank-items") or ""
        hint = "matrix" if row.get("kobo--score-choices") or "table-list" in row.get("appearance", "") else ""
        hint = "ranking" if row.get("kobo--rank-items") else hint
        options, repeat = self.sheets.lists.get(listed, ()), "repeat" in kind.lower()
        return _Group(name, self.sheets.label(row), row.get("relevant", ""), options, hint, repeat)

    def _exclusive(self, row: Row, kind: str) -> tuple[Wording, ...]:
        """Return the options that the constraint of a question lets nobody choose with others."""
        found, said = _SELECT.match(kind), row.get("constraint", "")
        if not found or not _COUNTED.search(said):
            return ()
        codes = set(_CHOSEN.findall(said))
        return tuple(one.label for one in self.sheets.lists.get(found["list"], ()) if one.code in codes)

    def _names(self, name: str) -> tuple[str, ...]:
        """Return what a column may be called: with the path of its groups, and without."""
        path = "/".join((*(group.name for group in self.open if group.name), name))
        return tuple(dict.fromkeys((path, name)))

    def _asked_if(self, row: Row) -> tuple[str, Condition, str]:
        """Return who is asked a question: in words, as a condition, and as it is written."""
        conditions = [group.relevant for group in self.open] + [row.get("relevant", "")]
        words = in_words(conditions, self.named, self.sheets.languages[0])
        return words, self.relevant.condition(conditions), as_written(conditions)

    def _columns(self, row: Row, kind: str) -> tuple[FormColumn, ...]:
        ask = self.sheets.label(row) or {self.sheets.languages[0]: row["name"]}
        around = self.open[-1] if self.open else None
        found = _SELECT.match(kind)
        if kind.lower() in ("score__row", "rank__level") and around is not None:
            return (self._row(row, ask, around, around.options, around.hint),)
        if found:
            options = self.sheets.lists.get(found["list"], ())
            if found["other"]:
                options = (*options, option("other", "other", self.sheets.languages))
            return self._select(row, ask, found["kind"].lower().replace(" ", "_"), options, other=bool(found["other"]))
        if kind in _HINTS:
            return (FormColumn(self._names(row["name"]), ask, hint=_HINTS[kind]),)
        if kind.lower() in _ROLES:
            return (FormColumn(self._names(row["name"]), ask, role=_ROLES[kind.lower()]),)
        return ()

    def _row(self, row: Row, ask: Wording, around: _Group, options: tuple[FormOption, ...], hint: Hint) -> FormColumn:
        whole = around.label or {self.sheets.languages[0]: around.name}
        return FormColumn(self._names(row["name"]), whole, ask, around.name, hint, options)

    def _select(
        self, row: Row, ask: Wording, kind: str, options: tuple[FormOption, ...], *, other: bool
    ) -> tuple[FormColumn, ...]:
        names, around = self._names(row["name"]), self.open[-1] if self.open else None
        more: Sequence[FormColumn] = ()
        if kind in ("select_multiple", "selectmultiple", "select", "select_all_that_apply"):
            group = names[0]
            split = [FormColumn(tuple(f"{name}/{one.code}" for name in names), ask, one.label, group, "multi") for one in options]
            columns = [FormColumn(names, ask, hint="multi", options=options), *split]
            group_of_words = group
        else:
            hint: Hint = "ranking" if kind == "rank" else "single"
            table = around is not None and around.hint == "matrix" and not around.options and kind != "rank"
            columns = (
                [self._row(row, ask, around, options, "matrix")]
                if table and around is not None
                else [FormColumn(names, ask, hint=hint, options=options)]
            )
            group_of_words = ""
        if other:
            words = tuple(f"{name}_other" for name in names)
            more = [FormColumn(words, ask, options[-1].label, group_of_words, role="write-in")]
        return (*columns, *more)

    def _named(self, row: Row) -> Named:
        """Return what conditions may say of a question."""
        language = self.sheets.languages[0]
        found = _SELECT.match(re.sub(r"\s+", " ", row.get("type", "")).strip())
        options = self.sheets.lists.get(found["list"], ()) if found else ()
        return Named(text(self.sheets.label(row), language), {one.code: text(one.label, language) for one in options})
