"""Typed columns of a table as the text that a CSV file would hold, written by the engine that has them.

The rules are those of :mod:`reportgen.data.typed.as_text`, in expressions that every engine of Ibis understands.
"""

from __future__ import annotations

from typing import Any

from reportgen.data.remote.functions import IN_UTC, fraction, in_utc
from reportgen.data.typed.as_text import LARGEST_WHOLE

PADDED = ("snowflake", "bigquery", "trino")
"""Engines that write zeros at the end of a second's fraction: all its digits, or three and six (BigQuery)."""


def as_text(column: Any, backend: str) -> Any:
    """Return a column of Ibis as text; None for what no answer can be (lists, bytes, intervals).

    Parameters
    ----------
    column
        The column.
    backend
        The kind of engine that has it.
    """
    import ibis

    kind = column.type()
    if kind.is_string() or kind.is_uuid():
        return ibis.literal("").concat(column.cast("string"))  # an enumeration is text to Ibis, but not to PostgreSQL
    if kind.is_boolean():
        return ibis.cases((column, "1"), (~column, "0"))
    if kind.is_timestamp() or kind.is_time():
        return _moment(column, backend)
    if kind.is_integer() or kind.is_date():
        return column.cast("string")
    if kind.is_floating():
        return _number(column, backend)
    return _decimal(column.cast("string")) if kind.is_decimal() else None


def _moment(column: Any, backend: str) -> Any:
    kind = column.type()
    plain = kind.is_time() or kind.timezone is None or (kind.timezone == "UTC" and backend not in IN_UTC)
    text = column.cast("string") if plain else in_utc(backend, column)
    return _decimal(text) if backend in PADDED else text


def _number(column: Any, backend: str) -> Any:
    import ibis

    whole = (column.abs() < float(LARGEST_WHOLE)) & (column == column.floor())
    return ibis.cases(
        (column.isnan(), ibis.null("string")), (whole, column.cast("int64").cast("string")), else_=fraction(backend, column)
    )


def _decimal(text: Any) -> Any:
    """Return a decimal without the zeros at its end."""
    import ibis

    return ibis.cases((text.contains("."), text.re_replace("0+$", "").re_replace("[.]$", "")), else_=text)
