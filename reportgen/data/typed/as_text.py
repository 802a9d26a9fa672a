"""Typed values of DuckDB as the text that a CSV file would hold, so that a codebook says the same of either.

A whole number is ``3`` whether it is stored as 3, 3.0 or 3.00; yes and no are ``1`` and ``0``; days are ISO; what is no number
(NaN) and NULL are empty; moments are in UTC; names of enumerations are text.
"""

from __future__ import annotations

_WHOLE = "TINYINT SMALLINT INTEGER BIGINT HUGEINT UTINYINT USMALLINT UINTEGER UBIGINT UHUGEINT"
_AS_IT_IS = frozenset(f"VARCHAR UUID DATE TIME TIMESTAMP TIMESTAMP_S TIMESTAMP_MS TIMESTAMP_NS JSON {_WHOLE}".split())
LARGEST_WHOLE = 10**15
"""Floats up to here that are whole are written so; larger ones as powers of ten, as every engine does."""


def identifier(name: str) -> str:
    """Return a name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


def as_text(name: str, kind: str) -> str | None:
    """Return the expression that writes a column as text; None for what no answer can be (lists, bytes, intervals).

    Parameters
    ----------
    name
        The column.
    kind
        Its type, as ``DESCRIBE`` says it.
    """
    column, text = identifier(name), f"CAST({identifier(name)} AS VARCHAR)"
    if kind in _AS_IT_IS or kind.startswith("ENUM("):
        return text
    if kind in {"FLOAT", "DOUBLE"}:
        return _number(column, text)
    if kind.startswith("DECIMAL("):
        return f"regexp_replace({text}, '\\.0*$|(\\.[0-9]*[1-9])0+$', '\\1')"
    return _OTHERS[kind].replace("{column}", column) if kind in _OTHERS else None


def _number(column: str, text: str) -> str:
    whole = f"CAST(CAST({column} AS BIGINT) AS VARCHAR)"
    is_whole = f"abs({column}) < {LARGEST_WHOLE} AND {column} = trunc({column})"
    return f"CASE WHEN isnan({column}) THEN NULL WHEN {is_whole} THEN {whole} ELSE {text} END"


_OTHERS = {
    '"NULL"': "CAST(NULL AS VARCHAR)",
    "BOOLEAN": "CASE WHEN {column} THEN '1' WHEN NOT {column} THEN '0' END",
    "TIMESTAMP WITH TIME ZONE": "CAST(make_timestamp(epoch_us({column})) AS VARCHAR)",
}
