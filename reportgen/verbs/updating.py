"""``reportgen import FILE --update DIR``: the answers of a newer export in place of those of an earlier import.

The author's spec stays as it is. What it would have to say of the newer answers is told with the lines to write, and then nothing
is replaced: the report builds before and after, never in between.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from reportgen import pipeline
from reportgen.importing.draft import Draft
from reportgen.importing.export import Export
from reportgen.importing.questions.cells import same
from reportgen.importing.updating.codebook import Codebook
from reportgen.importing.updating.layout import Added, Layout, laid_out
from reportgen.importing.updating.matching import Matched, as_before, matched
from reportgen.importing.updating.proposed import proposed
from reportgen.importing.updating.record import RECORD, Kept, Record, read, record_of, written
from reportgen.importing.written.data import csv_of
from reportgen.importing.written.emit import scalar
from reportgen.importing.written.folder import SPEC
from reportgen.importing.written.report import DATA
from reportgen.problems import Code, Kind, Place, Problem, ReportError, SpecError
from reportgen.publish import storage
from reportgen.publish.failures import writing
from reportgen.spec.measures import Plan
from reportgen.spec.read import read_spec
from reportgen.spec.spec import Spec
from reportgen.verbs.importing import Call, said_in, settings_of, understood

_AGAIN = "Import the file anew with --into DIR and carry your text over"


@dataclass(frozen=True, slots=True)
class Updated:
    """What came of an update."""

    spec: Path
    rows: int
    before: int
    notes: tuple[str, ...]

    @property
    def told(self) -> str:
        """What was done, in a line, and what the spec could say besides."""
        return "\n".join((f"{self.spec}: {self.rows} answers, {self.before} before", *self.notes))


def updated(call: Call, folder: Path) -> Updated:
    """Put the answers of a newer export in place of those that a folder has.

    Parameters
    ----------
    call
        The newer export; what was said at the first import is said again, unless it is said otherwise.
    folder
        The folder of the first import, or the spec in it.

    Raises
    ------
    SpecError
        The call is wrong, the folder is no import, or the spec has problems of its own.
    ReportError
        The spec lacks something of the newer answers, with the lines to write; nothing is replaced.
    ToolError
        The data file cannot be written.
    """
    folder = folder.parent if folder.is_file() else folder
    _fits(call)
    record, spec = _record(folder), _spec(folder)
    call = _said_again(call, record)
    settings_of(call)  # what is wrong in the call
    export, draft = understood(call, lambda export: as_before(export, record))
    pairs = matched(record, draft, export)
    codebook = Codebook(spec.document)
    layout = laid_out(record, pairs, draft, export, codebook.codes)
    before = _rows(folder / DATA)
    if problems := [*_strange(call, pairs), *_fewer(call, draft.rows, before), *_lacking(spec, codebook, layout)]:
        raise ReportError(list(dict.fromkeys(problems)))
    _write(folder, spec, layout, _grown(record, draft, export, layout, call))
    return Updated(folder / SPEC, draft.rows, before, tuple(_notes(draft, pairs, layout, codebook, spec)))


def _fits(call: Call) -> None:
    """Refuse what is said of a folder or a spec that is there already."""
    problems = []
    if call.into is not None:
        problems.append(Problem(Code.WRONG_VALUE, Place("--into"), "--update names the folder", "Write one of the two"))
    for name in ("title", "sample", "population", "mode", "fieldwork", "date"):
        if getattr(call, name):
            found, fix = f"With --update the spec stays as it is, so that --{name} changes nothing", f"Write it into {SPEC}"
            problems.append(Problem(Code.WRONG_VALUE, Place(f"--{name}"), found, fix))
    if problems:
        raise SpecError(problems)


def _record(folder: Path) -> Record:
    """Return what the first import kept of itself."""
    path = folder / RECORD
    fix = f"Name the folder that an import made, with {SPEC} and {RECORD} in it"
    try:
        return read(path.read_bytes())
    except OSError as error:
        raise SpecError([Problem(Code.FILE_MISSING, Place(str(path)), "No import is kept there", fix)]) from error
    except ValueError as error:
        found = "The file is no record of an import that this version reads"
        raise SpecError([Problem(Code.FILE_UNREADABLE, Place(str(path)), found, _AGAIN)]) from error


def _spec(folder: Path) -> Spec:
    spec = read_spec(folder / SPEC)
    if spec.data is None or spec.data.path.resolve() != (folder / DATA).resolve():
        found, place = f"The spec takes its answers from elsewhere, not from the {DATA} beside it", spec.place(("survey", "data"))
        raise SpecError([Problem(Code.WRONG_VALUE, place, found, f"Write source: {DATA}, or renew that source itself")])
    return spec


def _said_again(call: Call, record: Record) -> Call:
    """Return a call with what was said at the first import where it says nothing."""
    if record.said.get("questionnaire") and call.questionnaire is None:
        fix = "Name the questionnaire again with --questionnaire FORM"
        found = "The first import took wording and options from a questionnaire"
        raise SpecError([Problem(Code.MISSING_KEY, Place("--questionnaire"), found, fix)])
    defaults = said_in(Call(call.file))
    changed: dict[str, Any] = {}
    for key, value in said_in(call).items():
        if key != "questionnaire" and value == defaults[key] and key in record.said:
            said = record.said[key]
            changed[key] = tuple(map(str, said)) if isinstance(value, list) and isinstance(said, list) else str(said)
    return replace(call, **changed)


def _rows(path: Path) -> int:
    """Return how many answers a data file has."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return max(sum(1 for _ in csv.reader(file)) - 1, 0)
    except (OSError, ValueError, csv.Error):  # lost or damaged: whatever takes its place is more
        return 0


def _strange(call: Call, pairs: Matched) -> Iterator[Problem]:
    """Yield that a file is of another survey."""
    if not pairs.pairs:
        found, fix = "No question of the first import is in this file", "Name a newer export of the same survey"
        yield Problem(Code.WRONG_VALUE, Place(str(call.file)), found, fix)


def _fewer(call: Call, rows: int, before: int) -> Iterator[Problem]:
    if rows < before:
        found = f"The file has {rows} answers, fewer than the {before} that are there"
        fix = f"Name the newer export; if answers were deleted on the platform, delete {DATA} first"
        yield Problem(Code.DATA_SHAPE, Place(str(call.file)), found, fix, kind=Kind.REPORT)


def _lacking(spec: Spec, codebook: Codebook, layout: Layout) -> Iterator[Problem]:
    """Yield what the spec has to say before the newer answers fit it."""
    for one in layout.added:
        yield from _option(spec, codebook, one)
    for known, column in layout.gone:
        for use in codebook.uses.get(column, ()):
            found = f"{_ask(known.ask)} is not in the newer file, and {use.subject} has its column {column}"
            fix = f"Delete {use.subject} and what names it, or export the question too"
            yield Problem(Code.DATA_COLUMN, spec.place(use.key), found, fix, kind=Kind.REPORT)
    for known, question in layout.changed:
        for use in (use for column in known.columns for use in codebook.uses.get(column.name, ())[:1]):
            found = f"The answers to {_ask(known.ask)} make a question of type {question.kind} now, and made one of {known.kind}"
            if known.places and question.places:
                found = f"{_ask(known.ask)} has {len(question.columns)} places in the newer file, and had {len(known.columns)}"
            yield Problem(Code.DATA_VALUE, spec.place(use.key), found, f"Look at the file. {_AGAIN}", kind=Kind.REPORT)


def _option(spec: Spec, codebook: Codebook, one: Added) -> Iterator[Problem]:
    found = f"the newer file has {one.label!r}, {one.n} times, which is new"
    if one.item:
        use = next((use for column in one.known.columns for use in codebook.uses.get(column.name, ())), None)
        if use is None or one.column in codebook.uses:
            return
        line = f"{one.code}: {one.column} under columns, and {one.code}: {scalar(one.label)} under options"
        if one.known.kind == "grid":
            line = f"{one.code}: {{label: {scalar(one.label)}, column: {one.column}}} under items"
        yield Problem(Code.DATA_VALUE, spec.place(use.key), f"{use.subject}: {found}", f"Write {line}", kind=Kind.REPORT)
        return
    columns = [column.name for column in one.known.columns]
    for use in dict.fromkeys(use for column in columns for use in codebook.lacking(column, one.code)):
        fix = f"Write {one.code}: {scalar(one.label)} where it belongs among these"
        yield Problem(Code.DATA_VALUE, spec.place(use.options), f"{use.subject}: {found}", fix, kind=Kind.REPORT)


def _ask(ask: str) -> str:
    most = 60
    return repr(ask if len(ask) <= most else f"{ask[: most - 1]}…")


def _grown(record: Record, draft: Draft, export: Export, layout: Layout, call: Call) -> Record:
    """Return the record with what the newer export adds; what it lacks stays, since the next one may have it again."""
    fresh = {known.name: known for known in record_of(draft, export, {}).questions}
    new = []
    for question, columns in layout.new:
        known = fresh[question.name]
        named = tuple(Kept(own.name, kept.item) for own, kept in zip(columns, known.columns, strict=True))
        new.append(replace(known, columns=named))
    grown = []
    for known in record.questions:
        own = [one for one in layout.added if one.known is known]
        items = tuple(Kept(one.column, one.label) for one in own if one.item)
        options: Mapping[str, str] = {one.code: one.label for one in own if not one.item or known.kind == "multi"}
        grown.append(replace(known, columns=(*known.columns, *items), options={**known.options, **options}))
    weight, duration = (column.name if column else "" for column in (draft.weight, draft.duration))
    return Record((*grown, *new), record.weight or weight, record.duration or duration, said_in(call))


def _write(folder: Path, spec: Spec, layout: Layout, record: Record) -> None:
    """Replace the data file once its spec can read the new one, then what is kept of the import."""
    data, kept = csv_of(layout.columns), written(record)
    place = folder / DATA
    with writing(place, len(data) + len(kept)), storage.locked(folder), storage.in_place_of(place, data) as new:
        asset = replace(spec.answers, path=new, label=spec.answers.near)
        pipeline.estimated(replace(spec, data=asset), Plan(()))
        with storage.in_place_of(folder / RECORD, kept):
            pass


def _notes(draft: Draft, pairs: Matched, layout: Layout, codebook: Codebook, spec: Spec) -> Iterator[str]:
    """Yield what the spec could say besides."""
    for known, question in pairs.pairs:
        if same(known.ask) != same(question.ask):
            told = f"{_ask(known.ask)} is {_ask(question.ask)} in the newer file"
            yield f"{told}, and its answers take the same columns; where it is another question, {_AGAIN[:1].lower()}{_AGAIN[1:]}"
    for known, column in layout.gone:
        if column not in codebook.uses:
            yield f"{_ask(known.ask)} is not in the newer file; the spec does not use its column {column}"
    if layout.new:
        yield f"{len(layout.new)} questions of the newer file are not in the spec. To report them, write these lines:"
        yield proposed(draft, layout.new, spec.document).rstrip("\n")
    for question, _ in layout.new:
        if question.asked_if:
            told = (
                f"{_ask(question.ask)} was put to some only: {question.asked_if}, in the names and codes of the newer file alone"
            )
            yield f"{told}. Write asked_if in those of the spec"
