"""``reportgen import``: a platform's export becomes a spec and data that build at once."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal, cast

from reportgen.importing.draft import Draft
from reportgen.importing.export import Export
from reportgen.importing.files.limits import Limits
from reportgen.importing.files.read import read
from reportgen.importing.files.words.say import in_language
from reportgen.importing.language import Language
from reportgen.importing.platforms.understand import understand
from reportgen.importing.platforms.wording import shortened
from reportgen.importing.questionnaires.alone import planned
from reportgen.importing.questionnaires.merging import with_questionnaire
from reportgen.importing.questionnaires.read import holds_both, holds_no_answers, questionnaire_of
from reportgen.importing.questionnaires.routed import routed
from reportgen.importing.questions import Options, questions_of
from reportgen.importing.table import Table
from reportgen.importing.updating.record import RECORD, Said, record_of, written
from reportgen.importing.written.folder import SPEC, folder_of
from reportgen.importing.written.gathered import Entry
from reportgen.importing.written.naming import title_of
from reportgen.importing.written.report import SCHEMA
from reportgen.importing.written.settings import Settings
from reportgen.problems import Code, Place, Problem, SpecError
from reportgen.spec.model.scalars import LANGUAGES
from reportgen.spec.nearest import nearest
from reportgen.verbs.new import create, identifier
from reportgen.verbs.schema import schema_text

SAMPLES = ("probability", "quota", "opt-in", "convenience", "census")
PARTIAL = ("complete", "all")
_SHOWN, _WIDE = 12, 160
"""Kinds of things to be checked that are printed, and signs of each."""
_POINTS = re.compile(r"(.+?)\s*=\s*([2-9]|1[01])", re.DOTALL)
_BOTH = "reportgen import ANSWERS --questionnaire"
_SUFFIXES = re.compile(
    r"(?i)(\.(csv|tsv|txt|xlsx|xlsm|xls|ods|sav|zsav|por|dta|parquet|jsonl|ndjson|json|zip|gz|lss|lsa|qsf|sss))+$"
)


@dataclass(frozen=True, slots=True)
class Call:
    """What the author asks for; an empty text where nothing was said."""

    file: Path
    into: Path | None = None
    platform: str = "auto"
    language: str = ""
    title: str = ""
    sample: str = ""
    population: str = ""
    mode: str = ""
    fieldwork: str = ""
    """``FROM..TO``, two days."""
    date: str = ""
    weight: str = ""
    keep: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    """``COLUMN=N``: how many points the scale of a column had."""
    partial: str = "complete"
    sheet: str = ""
    member: str = ""
    encoding: str = ""
    delimiter: str = ""
    memory: int = Limits().megabytes
    """Megabytes for reading the file."""
    questionnaire: Path | None = None
    """The file of the questionnaire that was filled in."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import."""

    folder: Path
    questions: int
    rows: int
    doubts: tuple[Entry, ...] = ()
    """What is to be checked."""
    form: str = ""
    """The questionnaire, of an import without answers."""

    @property
    def told(self) -> str:
        """What was done, in a line, and what is to be checked, in one for each kind of thing."""
        spec = self.folder / SPEC
        answers = f"{self.rows} answers" if self.rows else "no answers yet"
        n = sum(len(entry.lines) for entry in self.doubts)
        checked = f"; {n} to be checked, see import.md" if n else ""
        next_ = f"reportgen questionnaire {spec} writes it to print or to load; add answers with {_BOTH} {self.form}"
        lines = (f"{spec}: {self.questions} questions, {answers}{checked}", *_listed(spec, self.doubts))
        return "\n".join((*lines, *([] if self.rows else [next_])))


def _listed(spec: Path, doubts: Sequence[Entry]) -> Iterator[str]:
    """Yield what is to be checked, with the first line of each kind of thing."""
    for entry in doubts[:_SHOWN]:
        lines = [line for line in entry.lines if line]
        place = f"{spec}:{lines[0]}" if lines else str(spec)
        more = f" (and {len(entry.lines) - 1} more)" if len(entry.lines) > 1 else ""
        yield f"  {place}{more}: {shortened(entry.what, _WIDE)}"
    if len(doubts) > _SHOWN:
        yield f"  and {len(doubts) - _SHOWN} more in import.md"


def imported(call: Call) -> Imported:
    """Make a new folder with a spec, its answers, the account of the import and the schema for editors.

    A questionnaire makes a spec without answers.

    Raises
    ------
    SpecError
        The call is wrong, the file is missing or is of no kind that can be read, or the folder is there already.
    ReportError
        The file is damaged, or holds no answers.
    ToolError
        The folder cannot be written.
    """
    settings = settings_of(call)
    alone = holds_no_answers(call.file)
    if alone and call.questionnaire is not None:
        raise SpecError([_no_answers(call.file, call.questionnaire)])
    stem = _SUFFIXES.sub("", call.file.name)
    folder = call.into or Path(stem or "survey")
    if not call.file.is_dir():  # of a folder, the reader says that a file in it is wanted
        _free(folder)
    export, draft = _planned(call) if alone else understood(call)
    settings = _dated(replace(settings, id=identifier(folder.name), named=title_of(stem), weighted=bool(call.weight)), draft)
    found = folder_of(export, draft, settings)
    kept = {RECORD: written(record_of(draft, export, said_in(call)))} if draft.rows else {}
    create(folder, {**found.files, **kept, SCHEMA: schema_text().encode()}, "--into")
    return Imported(folder, len(draft.questions), draft.rows, found.doubts, str(call.file) if alone else "")


def _planned(call: Call) -> tuple[Export, Draft]:
    """Return the survey that a questionnaire without answers asks."""
    form = questionnaire_of(call.file, Limits.of(call.memory))
    export, draft = planned(form, Options(language=cast("Language", call.language)))
    if not draft.questions:
        found, fix = (
            "no question of it can stand in a report",
            "Name the form itself: LimeSurvey .lss, Qualtrics .qsf, XLSForm .xlsx",
        )
        raise SpecError([Problem(Code.DATA_EMPTY, Place(str(call.file)), found, fix)])
    return export, draft


def said_in(call: Call) -> Said:
    """Return what the author said of the answers, which holds of a newer export as well."""
    lists = {"keep": list(call.keep), "leave_out": list(call.leave_out), "points": list(call.points)}
    words = {"platform": call.platform, "language": call.language, "weight": call.weight, "partial": call.partial}
    return {**words, **lists, "questionnaire": call.questionnaire is not None}


def understood(call: Call, prepared: Callable[[Export], Export] = lambda export: export) -> tuple[Export, Draft]:
    """Return an export and the survey that is made of it.

    Parameters
    ----------
    call
        What the author asks for.
    prepared
        What is known of the export beforehand.

    Raises
    ------
    SpecError, ReportError
        As :func:`imported` does.
    """
    table = read(
        call.file,
        sheet=call.sheet,
        member=call.member,
        encoding=call.encoding,
        delimiter=call.delimiter,
        limits=Limits.of(call.memory),
    )
    export = understand(table, call.platform, partial="all" if call.partial == "all" else "complete")
    asked = call.questionnaire or (call.file if holds_both(call.file) else None)
    form = questionnaire_of(asked, Limits.of(call.memory)) if asked is not None else None
    export = prepared(with_questionnaire(export, form, call.language) if form else export)
    options = Options(
        language=cast("Language | Literal['']", call.language),
        weight=call.weight,
        keep=call.keep,
        leave_out=call.leave_out,
        points=_points(call),
    )
    if unknown := options.unknown(export):
        raise SpecError([_no_column(call, name, export) for name in unknown])
    draft = questions_of(export, options)
    if not draft.questions:
        raise SpecError([_nothing(call, table)])
    draft = routed(draft, export, form, call.language) if form else draft
    of_file = (in_language(decision, draft.language) for decision in table.decisions)
    return export, replace(draft, decisions=(*of_file, *draft.decisions))


def _nothing(call: Call, table: Table) -> Problem:
    """Return the problem of a file without a question: what its reader doubted tells why, as of formulas without values."""
    doubts = [decision for decision in table.decisions if decision.doubt]
    why = "".join(f"; {decision.what.rstrip('.')}" for decision in doubts)
    fix = next((decision.change for decision in doubts if decision.change), "")
    fix = fix or "Keep a column that was left out with --keep, or name the sheet with the answers with --sheet"
    return Problem(Code.DATA_EMPTY, Place(str(call.file)), f"no column holds answers that a report can use{why}", fix)


def _no_column(call: Call, name: str, export: Export) -> Problem:
    option = "--weight" if name == call.weight else "--keep" if name in call.keep else "--leave-out"
    option = "--points" if name in _points(call) else option
    near = nearest(name, [word for heading in export.headings for word in (heading.code, heading.ask) if word])
    fix = f"Did you mean '{near}'?" if near else "Name a column by its heading, its code, or its place, such as #7"
    return Problem(Code.WRONG_VALUE, Place(option), f"{call.file.name} has no column {name!r}", fix)


def _dated(settings: Settings, draft: Draft) -> Settings:
    """Return the settings with a date for the cover: the author's, that of the last answer, or today, which is a doubt."""
    days = settings.fieldwork or draft.fieldwork
    if settings.date:
        return settings
    return replace(settings, date=days[1] if days else datetime.now(UTC).date().isoformat(), dated=bool(days))


def _free(folder: Path) -> None:
    if os.path.lexists(folder):
        fix = "Name another folder with --into; nothing is overwritten"
        raise SpecError([Problem(Code.FOLDER_EXISTS, Place(str(folder)), "A file or folder of that name is there already", fix)])


def _no_answers(file: Path, questionnaire: Path) -> Problem:
    found = "This is a questionnaire, which holds no answers"
    fix = f"Name the export of the answers first: {_BOTH} {questionnaire.name}"
    return Problem(Code.FILE_UNREADABLE, Place(str(file)), found, fix)


def settings_of(call: Call) -> Settings:
    """Return what the author said, once all of it is right.

    Raises
    ------
    SpecError
        Something is wrong in it; all of it at once.
    """
    problems = [
        *_one_of("--sample", call.sample, SAMPLES),
        *_one_of("--language", call.language, LANGUAGES),
        *_one_of("--partial", call.partial, PARTIAL),
        *(_no_points(text) for text in call.points if not _POINTS.fullmatch(text)),
    ]
    days = re.fullmatch(r"(.+?)\.\.(.+)", call.fieldwork)
    fieldwork = (days[1], days[2]) if days else None
    if call.fieldwork and not (fieldwork and all(map(_is_day, fieldwork)) and fieldwork[0] <= fieldwork[1]):
        problems.append(_no_time("--fieldwork", call.fieldwork, "Write two days, the first one first: 2025-03-01..2025-03-31"))
    if call.date and not _is_day(call.date):
        problems.append(_no_time("--date", call.date, "Write a day, such as 2025-03-31"))
    if problems:
        raise SpecError(problems)
    said = (call.date, bool(call.date), call.title, call.sample, call.population, call.mode, fieldwork)
    return Settings("", call.file.name, *said)


def _points(call: Call) -> dict[str, int]:
    """Return how many points scales had, by column."""
    return {match[1].strip(): int(match[2]) for text in call.points if (match := _POINTS.fullmatch(text))}


def _no_points(text: str) -> Problem:
    fix = "Write a column and a number from 2 to 11, such as Q5=4 or #7=5"
    return Problem(Code.WRONG_VALUE, Place("--points"), f"{text!r} does not say how many points a scale had", fix)


def _no_time(option: str, given: str, fix: str) -> Problem:
    return Problem(Code.WRONG_VALUE, Place(option), f"{given!r} does not say when that was", fix)


def _one_of(option: str, given: str, allowed: Iterable[str]) -> list[Problem]:
    if not given or given in allowed:
        return []
    return [Problem(Code.WRONG_VALUE, Place(option), f"There is no {given!r}", f"Choose one of {', '.join(allowed)}")]


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
