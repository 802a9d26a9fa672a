"""One table behind a connection: found by its name, written as text, kept as it was at one moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import narwhals as nw

from reportgen.data.reader import Raw
from reportgen.data.remote.digest import PARTS, digest, hashed, sums
from reportgen.data.remote.failures import told
from reportgen.data.remote.names import as_used, spelled
from reportgen.data.remote.texts import as_text
from reportgen.data.remote.warehouses import AT_ONCE, kept_in_bigquery
from reportgen.data.source import Source
from reportgen.data.spots import Grid
from reportgen.data.typed.tables import empty
from reportgen.data.used import named_columns, used_columns
from reportgen.problems import Code, Kind, Place, Problem, ReportError, SpecError, ToolError
from reportgen.spec.collected import surveyed
from reportgen.spec.connections import Connection
from reportgen.spec.nearest import suggest
from reportgen.spec.spec import Spec

HASH = "hash"


@dataclass(frozen=True, slots=True)
class Database:
    """An open database."""

    connection: Connection
    native: Any
    """As Ibis has it."""
    stack: ExitStack
    """Gives back what is kept on the server."""
    numbers: Iterator[int] = field(default_factory=count)
    """Of temporary tables."""

    def read(self, spec: Spec) -> Raw:
        """Return the used columns of the table that a spec names.

        Raises
        ------
        SpecError
            There is no such table.
        ReportError
            It lacks columns, or is empty.
        ToolError
            The database did not answer.
        """
        with told(self.connection):
            table = self._table(spec)
            texts, problems = _texts(spec, table, self.connection.backend)
            if problems:
                raise ReportError(problems)
            names = {column: f"c{number}" for number, column in enumerate(texts)}
            ordered = [texts[column] for column in sorted(texts)]
            row = hashed(self.connection.backend, ordered) if ordered else hashed(self.connection.backend, [_nothing()])
            written = table.select(**{names[c]: text for c, text in texts.items()}, **{HASH: row})
            raw = self._kept(written)
            rows, parts = _counted(raw)
            if not rows:
                raise ReportError([empty(spec)])
            source = Source(spec.answers.shown, digest(sorted(texts), rows, parts), 0, rows, len(table.columns))
            if raw is written:
                self.stack.push(self._watch(raw, (rows, parts)))
            return Raw(
                raw.select(*names.values()),
                names,
                source,
                Grid(spec.answers.near),
                settle=lambda cleaned, _rows: self._settled(cleaned),
                at_once=AT_ONCE.get(self.connection.backend),
            )

    def _watch(self, raw: Any, then: tuple[int, Sequence[int]]) -> Callable[[Any, Any, Any], None]:
        """Return what looks, after all has been counted, whether the table is still what it was."""

        def look(kind: Any, _error: Any, _trace: Any) -> None:
            if kind is None:
                with told(self.connection):
                    now = _counted(raw)
                if now != then:
                    found = f"the table changed while it was read through the connection '{self.connection.name}'"
                    fix = "build again when nothing writes to it, or let the user make temporary tables: GRANT TEMPORARY"
                    raise ToolError([Problem(Code.DATA_ENGINE, self.connection.place, found, fix, kind=Kind.TOOL)])

        return look

    def _settled(self, cleaned: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
        with told(self.connection):
            kept: nw.LazyFrame[Any] = nw.from_native(self._kept(cleaned.to_native()))
        return kept

    def _kept(self, table: Any) -> Any:
        """Return a table as it is now, as a temporary one that ends with the connection.

        A server that lets the user make none, such as a copy that is for reading alone, computes it anew for every question: the
        table comes back as it was given. So it does with Trino, which has no temporary tables.
        """
        backend = self.connection.backend
        try:
            if backend == "spark":
                return self.stack.enter_context(table.cache())
            if backend == "trino":
                return table
            if backend == "bigquery":
                return kept_in_bigquery(self.native, self.stack, table)
            return self.native.create_table(f"reportgen_{next(self.numbers)}", table, temp=True)
        except Exception as error:
            if not _may_not_write(error):
                raise
            return table

    def _table(self, spec: Spec) -> Any:
        written = surveyed(spec.document)[1].table or ""
        schema, _, name = written.rpartition(".")
        schemas = self._schemas() if schema else []
        schema = spelled(schema, schemas)
        known = list(self.native.list_tables(**({"database": schema} if schema else {}))) if schema in {"", *schemas} else []
        name = spelled(name, known)
        if name not in known:
            found = f"the connection '{self.connection.name}' has no table '{written}' that this user sees"
            place = spec.place(("survey", "data", "table"))
            fix = suggest(name, known, "tables") if known else "correct the name, or let the user read it"
            raise SpecError([Problem(Code.UNKNOWN_NAME, place, found, fix)])
        return self.native.table(name, **({"database": schema} if schema else {}))

    def _schemas(self) -> Sequence[str]:
        listed = getattr(self.native, "list_databases", None) or self.native.list_schemas
        return list(listed())


def _may_not_write(error: Exception) -> bool:
    said = f"{type(error).__name__} {getattr(error, 'sqlstate', '')}".lower()
    return any(sign in said for sign in ("insufficientprivilege", "readonlysqltransaction", "42501", "25006", "forbidden"))


def _nothing() -> Any:
    import ibis

    return ibis.literal("")


def _texts(spec: Spec, table: Any, backend: str) -> tuple[dict[str, Any], list[Problem]]:
    names = as_used(table.columns, used_columns(spec))
    written, problems = named_columns(spec, names)
    found = {column: as_text(table[table.columns[names.index(name)]], backend) for column, name in written.items()}
    problems += [_no_answer(spec, column) for column, text in found.items() if text is None]
    return {column: text for column, text in found.items() if text is not None}, problems


def _no_answer(spec: Spec, column: str) -> Problem:
    found = f"column '{column}' of '{spec.answers.near}' holds values that are no single answers, such as lists or bytes"
    fix = "give the survey a view with one column for each answer, as text, number, date or yes and no"
    return Problem(Code.DATA_COLUMN, Place(spec.answers.near), found, fix, kind=Kind.REPORT)


def _counted(raw: Any) -> tuple[int, Sequence[int]]:
    wanted = raw.aggregate(n=raw.count(), **sums(raw[HASH]))
    found = wanted.to_pyarrow().to_pylist()[0]
    return int(found["n"]), [int(found[f"part{part}"] or 0) for part in range(PARTS)]
