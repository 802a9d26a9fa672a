"""The sheets of an XLSForm: rows by heading, texts by language."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from reportgen.importing.files.limits import Limits
from reportgen.importing.files.read import read
from reportgen.importing.files.trouble import FileError
from reportgen.importing.questionnaires.questionnaire import FormOption, Wording
from reportgen.importing.questionnaires.wording import wording
from reportgen.importing.table import Table
from reportgen.problems import Code, SpecError

Row = Mapping[str, str]
_LABEL = re.compile(r"^label(?:\s*::?\s*(?P<language>.+))?$", re.IGNORECASE)
DEFAULT = "default"
"""The language of texts whose heading names none, where the settings name none either."""


class Sheets:
    """The survey, its choices and its settings."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self.survey = _rows(_sheet(path, "survey", limits))
        if not self.survey or not {"type", "name"} <= set(self.survey[0]):
            found = "the workbook is no XLSForm: its sheet `survey` has no columns `type` and `name`"
            raise FileError(Code.FILE_UNREADABLE, found, "name the form itself, and not the answers")
        choices: Sequence[Row] = ()
        settings: Sequence[Row] = ()
        with suppress(SpecError):  # a form without lists has no such sheet
            choices = _rows(read(path, sheet="choices", limits=limits))
        with suppress(SpecError):
            settings = _rows(read(path, sheet="settings", limits=limits))
        self.settings: Row = settings[0] if settings else {}
        self.languages = self._languages()
        self.lists = self._lists(choices)

    def label(self, row: Row) -> Wording:
        """Return the label of a row by language."""
        return wording(
            {
                (found["language"] or self.languages[0]).strip(): cell
                for heading, cell in row.items()
                if (found := _LABEL.match(heading)) and cell
            },
            marked=True,
        )

    def _languages(self) -> tuple[str, ...]:
        named = [(found["language"] or "").strip() for heading in self.survey[0] if (found := _LABEL.match(heading))]
        default = self.settings.get("default_language", "")
        first = default or next(filter(None, named), DEFAULT)
        return tuple(dict.fromkeys((first, *filter(None, named))))

    def _lists(self, choices: Sequence[Row]) -> Mapping[str, tuple[FormOption, ...]]:
        found: dict[str, dict[str, FormOption]] = defaultdict(dict)
        for row in choices:
            code = row.get("name") or row.get("value", "")
            if code:
                label = self.label(row) or {self.languages[0]: code}
                found[row.get("list_name") or row.get("list name", "")].setdefault(code, FormOption(code, label))
        return {name: tuple(options.values()) for name, options in found.items()}


def _sheet(path: Path, name: str, limits: Limits) -> Table:
    try:
        return read(path, sheet=name, limits=limits)
    except SpecError as error:
        if error.problems and error.problems[0].code in (Code.FILE_MISSING, Code.FILE_TOO_LARGE):
            raise
        found = f"the workbook cannot be read as an XLSForm: {error.problems[0].found}" if error.problems else "it cannot be read"
        fix = "name a LimeSurvey structure (.lss), a Qualtrics survey (.qsf) or an XLSForm (.xlsx)"
        raise FileError(Code.FILE_UNREADABLE, found, fix) from error


def _rows(table: Table) -> list[Row]:
    """Return the rows below the first that has headings, by heading in lower case but for the languages."""
    lines = list(zip(*(column.texts() for column in table.columns), strict=True))
    lines = [line for line in lines if any(cell.strip() for cell in line)]
    headings = [_heading(cell) for cell in lines[0]] if lines else []
    return [{heading: cell.strip() for heading, cell in zip(headings, line, strict=True) if heading} for line in lines[1:]]


def _heading(cell: str) -> str:
    name, colons, language = cell.strip().partition("::")
    return f"{name.strip().lower()}{colons}{language.strip()}"
