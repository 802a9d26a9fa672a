"""Stage 2: where the answers are. One lazy table, checked against the codebook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import narwhals as nw

from reportgen.data.answers import Answers
from reportgen.data.codebook import fields_of, key_field, wave_field
from reportgen.data.csv_file import ROW, load, positions
from reportgen.data.door import answers_from, weight_field
from reportgen.data.drawn import design_fields
from reportgen.data.engine import connect, rows_of, translated
from reportgen.data.faults import problems_of
from reportgen.data.quality.columns import quality_fields
from reportgen.data.sheet import Sheet, open_sheet
from reportgen.data.source import Source
from reportgen.data.spots import Grid
from reportgen.problems import Code, Kind, Place, Problem, ReportError, SpecError, ToolError
from reportgen.spec.collected import surveyed
from reportgen.spec.spec import Spec
from reportgen.spec.waves.rules import wave_spec

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@contextmanager
def open_data(spec: Spec) -> Iterator[Answers]:
    """Open the answers of a survey.

    Parameters
    ----------
    spec
        The spec; names the file and says what may stand in it.

    Raises
    ------
    SpecError
        The file that the spec names cannot be read.
    ReportError
        The file does not fit the codebook; holds every problem found.
    ToolError
        The engine failed.
    """
    with open_waves(replace(spec, waves=())) as waves:
        yield waves[""]


@contextmanager
def open_waves(spec: Spec) -> Iterator[Mapping[str, Answers]]:
    """Open the answers of every wave of a survey, on one engine.

    Parameters
    ----------
    spec
        The spec with its earlier waves.

    Yields
    ------
    Mapping
        The answers of each wave by its name, that of the report first under an empty name.

    Raises
    ------
    SpecError
        A file that the spec names cannot be read.
    ReportError
        A file does not fit the codebook of its wave; holds every problem found.
    ToolError
        The engine failed.
    """
    specs = {code: wave_spec(spec, code) for code in ("", *(wave.code for wave in spec.waves))}
    with ExitStack() as stack:
        sheets = _sheets(specs, stack)
        problems = [problem for code, part in specs.items() for problem in problems_of(part, sheets[code])]
        if problems:
            raise ReportError(dict.fromkeys(problems))
        scratch = stack.enter_context(TemporaryDirectory(prefix="reportgen-"))
        with translated(spec.answers.near):
            connection = stack.enter_context(connect([sheet.scanned for sheet in sheets.values()], Path(scratch)))
        yield _all_answers(specs, sheets, connection)  # outside of `translated`: errors of the caller are its own


def _all_answers(specs: Mapping[str, Spec], sheets: Mapping[str, Sheet], connection: DuckDBPyConnection) -> Mapping[str, Answers]:
    found: dict[str, Answers] = {}
    problems: list[Problem] = []
    for number, (code, part) in enumerate(specs.items()):
        try:
            with translated(part.answers.near):
                found[code] = _answers(part, sheets[code], connection, f"answers{number or ''}")
        except ReportError as error:
            problems += error.problems
    if problems:
        raise ReportError(dict.fromkeys(problems))
    return found


def _sheets(specs: Mapping[str, Spec], stack: ExitStack) -> Mapping[str, Sheet]:
    """Return what a pass over each file found; one pass, however many waves stand in the file."""
    passed: dict[tuple[Path, str, str], Sheet] = {}
    found: dict[str, Sheet] = {}
    for code, spec in specs.items():
        _, data = surveyed(spec.document)
        key = spec.answers.path, data.encoding, data.delimiter
        if key not in passed:
            passed[key] = _readable(spec, stack, data.encoding, data.delimiter)
        found[code] = passed[key]
    return found


def _readable(spec: Spec, stack: ExitStack, encoding: str, delimiter: str) -> Sheet:
    try:
        return stack.enter_context(open_sheet(spec.answers.path.resolve(), encoding, delimiter))
    except OSError as error:
        found = f"'{spec.answers.near}' cannot be read ({error.strerror or type(error).__name__})"
        place = spec.place(("survey", "data", "source"))
        raise SpecError([Problem(Code.FILE_MISSING, place, found, "correct the path or the permissions")]) from error


def _answers(spec: Spec, sheet: Sheet, connection: DuckDBPyConnection, name: str) -> Answers:
    (_, data), shape = surveyed(spec.document), sheet.shape
    extra = (
        weight_field(spec),
        wave_field(spec.document),
        key_field(spec.document),
        *design_fields(spec),
        *quality_fields(spec.document),
    )
    used = dict.fromkeys(f.column for f in (*fields_of(spec.document), *filter(None, extra)))
    table, names = load(connection, sheet, data.delimiter, used)
    source = Source(spec.answers.shown, sheet.sha256, sheet.bytes, shape.rows - 1, len(shape.header))

    def settle(cleaned: nw.LazyFrame[Any], rows: int) -> nw.LazyFrame[Any]:
        cleaned.to_native().create(name)
        if rows_of(nw.from_native(connection.table(name)).select(nw.len())) != [(rows,)]:
            raise ToolError([_changed(spec)])
        return nw.from_native(connection.table(name))

    grid = Grid(spec.answers.near, positions(sheet, used), sheet.readable, data.delimiter)
    return answers_from(table, spec, source, row=ROW, grid=grid, names=names, settle=settle)


def _changed(spec: Spec) -> Problem:
    """Return the problem that the engine read other rows than the pass over the file: somebody writes to it."""
    found = "the file changed while it was read"
    return Problem(Code.DATA_ENGINE, Place(spec.answers.near), found, "build again when nothing writes to it", kind=Kind.TOOL)
