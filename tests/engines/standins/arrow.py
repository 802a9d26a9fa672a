"""Rows of DuckDB as Arrow, in the types in which warehouses answer: no whole number of more than 64 bits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

WHOLE = "TINYINT SMALLINT INTEGER BIGINT HUGEINT"


def arrow(names: Sequence[str], kinds: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> Any:
    """Return a table of Arrow.

    Raises
    ------
    OverflowError
        A whole number does not fit.
    """
    import pyarrow as pa

    known = {
        **dict.fromkeys(WHOLE.split(), pa.int64()),
        "DOUBLE": pa.float64(),
        "FLOAT": pa.float64(),
        "BOOLEAN": pa.bool_(),
        "DATE": pa.date32(),
        "TIME": pa.time64("us"),
        "TIMESTAMP": pa.timestamp("us"),
        "TIMESTAMP WITH TIME ZONE": pa.timestamp("us", "UTC"),
    }
    arrays = []
    for number, kind in enumerate(kinds):
        form = pa.decimal128(38, 9) if kind.startswith("DECIMAL") else known.get(kind, pa.string())
        arrays.append(pa.array([row[number] for row in rows], form))
    return pa.Table.from_arrays(arrays, list(names))
