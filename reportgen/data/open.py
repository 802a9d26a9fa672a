"""Stage 2: where the answers are. One lazy table, checked against the codebook."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import narwhals as nw

from reportgen.data.answers import Answers
from reportgen.data.codebook import fields_of
from reportgen.data.csv_file import ROW, load, positions
from reportgen.data.door import answers_from, weight_field
from reportgen.data.engine import connect, rows_of, translated
from reportgen.data.faults import problems_of
from reportgen.data.sheet import Sheet, open_sheet
from reportgen.data.source import Source
from reportgen.data.spots import Grid
from reportgen.problems import Code, Kind, Place, Problem, ReportError, SpecError, ToolError
from reportgen.spec.collected import surveyed
from reportgen.spec.spec import Spec

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
    _, data = surveyed(spec.document)
    with ExitStack() as stack:
        sheet = _readable(spec, stack, data.encoding, data.delimiter)
        problems = problems_of(spec, sheet)
        if problems:
            raise ReportError(problems)
        scratch = stack.enter_context(TemporaryDirectory(prefix="reportgen-"))
        with translated(spec.answers.near):  # ends before the caller's work begins: its errors are its own
            connection = stack.enter_context(connect(sheet.scanned, Path(scratch)))
            answers = _answers(spec, sheet, connection)
        yield answers


def _readable(spec: Spec, stack: ExitStack, encoding: str, delimiter: str) -> Sheet:
    try:
        return stack.enter_context(open_sheet(spec.answers.path.resolve(), encoding, delimiter))
    except OSError as error:
        found = f"'{spec.answers.near}' cannot be read ({error.strerror or type(error).__name__})"
        place = spec.place(("survey", "data", "source"))
        raise SpecError([Problem(Code.FILE_MISSING, place, found, "correct the path or the permissions")]) from error


def _answers(spec: Spec, sheet: Sheet, connection: DuckDBPyConnection) -> Answers:
    (_, data), shape = surveyed(spec.document), sheet.shape
    weight = weight_field(spec)
    used = dict.fromkeys(f.column for f in (*fields_of(spec.document), *([weight] if weight else [])))
    table, names = load(connection, sheet, data.delimiter, used)
    source = Source(spec.answers.shown, sheet.sha256, sheet.bytes, shape.rows - 1, len(shape.header))

    def settle(cleaned: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
        cleaned.to_native().create("answers")
        if rows_of(nw.from_native(connection.table("answers")).select(nw.len())) != [(source.rows,)]:
            raise ToolError([_changed(spec)])
        return nw.from_native(connection.table("answers"))

    grid = Grid(spec.answers.near, positions(sheet, used), sheet.readable, data.delimiter)
    return answers_from(table, spec, source, row=ROW, grid=grid, names=names, settle=settle)


def _changed(spec: Spec) -> Problem:
    """Return the problem that the engine read other rows than the pass over the file: somebody writes to it."""
    found = "the file changed while it was read"
    return Problem(Code.DATA_ENGINE, Place(spec.answers.near), found, "build again when nothing writes to it", kind=Kind.TOOL)
