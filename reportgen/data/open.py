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
from reportgen.data.csv_reader import CsvReader
from reportgen.data.door import answers_from
from reportgen.data.engine import connect, rows_of, translated
from reportgen.data.reader import Reader
from reportgen.data.remote.reader import RemoteReader, remote_database
from reportgen.data.sheet import open_sheet
from reportgen.data.typed.readers import database_reader, parquet_reader
from reportgen.problems import Code, Kind, Place, Problem, ReportError, SpecError, ToolError
from reportgen.spec.assets import kind_of
from reportgen.spec.collected import surveyed
from reportgen.spec.spec import Asset, Spec
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
        readers = _readers(specs, stack)
        _together(spec, readers)
        problems = [problem for code, part in specs.items() for problem in readers[code].faults(part)]
        if problems:
            raise ReportError(dict.fromkeys(problems))
        scratch = stack.enter_context(TemporaryDirectory(prefix="reportgen-"))
        readable = [path for reader in readers.values() for path in reader.readable]
        with translated(spec.answers.near):
            connection = stack.enter_context(connect(readable, Path(scratch)))
        yield _all_answers(specs, readers, connection)  # outside of `translated`: errors of the caller are its own


def _all_answers(
    specs: Mapping[str, Spec], readers: Mapping[str, Reader], connection: DuckDBPyConnection
) -> Mapping[str, Answers]:
    found: dict[str, Answers] = {}
    problems: list[Problem] = []
    for number, (code, part) in enumerate(specs.items()):
        try:
            with translated(part.answers.near):
                found[code] = _answers(part, readers[code], connection, f"answers{number or ''}")
        except ReportError as error:
            problems += error.problems
    if problems:
        raise ReportError(dict.fromkeys(problems))
    return found


def _together(spec: Spec, readers: Mapping[str, Reader]) -> None:
    """Refuse a panel whose waves lie in several engines: the same people are found by the engine that has both waves."""
    engines = {id(r) if isinstance(r, RemoteReader) else 0 for r in readers.values()}
    survey, _ = surveyed(spec.document)
    if survey.design == "panel" and len(engines) > 1:
        found = "survey.design is panel, and its waves lie in several engines, which cannot find the same people in both"
        fix = "Put all waves behind one connection, or all into files"
        raise SpecError([Problem(Code.WRONG_VALUE, spec.place(("survey", "design")), found, fix)])


def _readers(specs: Mapping[str, Spec], stack: ExitStack) -> Mapping[str, Reader]:
    """Return what reads each wave; each source is read once, however many waves stand in it."""
    passed: dict[tuple[Asset | str, str, str], Reader] = {}
    found: dict[str, Reader] = {}
    for code, spec in specs.items():
        _, data = surveyed(spec.document)
        key = data.connection or spec.answers, data.encoding, data.delimiter
        if key not in passed:
            passed[key] = _readable(spec, stack, len(passed))
        found[code] = passed[key]
    return found


def _readable(spec: Spec, stack: ExitStack, number: int) -> Reader:
    _, data = surveyed(spec.document)
    try:
        kind = kind_of(data, spec.answers)
        if kind == "connection":
            return RemoteReader(remote_database(spec, stack))
        if kind == "parquet":
            return parquet_reader(spec)
        if kind == "duckdb":
            return database_reader(spec, number)
        sheet = stack.enter_context(open_sheet(spec.answers.path.resolve(), data.encoding, data.delimiter))
        return CsvReader(sheet, data.delimiter)
    except OSError as error:
        found = f"'{spec.answers.near}' cannot be read ({error.strerror or type(error).__name__})"
        place = spec.place(("survey", "data", "source"))
        raise SpecError([Problem(Code.FILE_MISSING, place, found, "correct the path or the permissions")]) from error


def _answers(spec: Spec, reader: Reader, connection: DuckDBPyConnection, name: str) -> Answers:
    raw = reader.load(connection, spec)

    def settle(cleaned: nw.LazyFrame[Any], rows: int) -> nw.LazyFrame[Any]:
        cleaned.to_native().create(name)
        if rows_of(nw.from_native(connection.table(name)).select(nw.len())) != [(rows,)] or reader.changed():
            raise ToolError([_changed(spec)])
        return nw.from_native(connection.table(name))

    keep = raw.settle or settle
    found = answers_from(raw.table, spec, raw.source, row=raw.row, grid=raw.grid, names=raw.names, settle=keep)
    return replace(found, at_once=raw.at_once)


def _changed(spec: Spec) -> Problem:
    """Return the problem that the engine read other rows than the pass over the file: somebody writes to it."""
    found = "the file changed while it was read"
    return Problem(Code.DATA_ENGINE, Place(spec.answers.near), found, "build again when nothing writes to it", kind=Kind.TOOL)
