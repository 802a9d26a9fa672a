"""Functions of an engine that Ibis has no words for, called by their names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from inspect import Parameter, Signature
from typing import Any


def call(name: str, *arguments: Any, gives: str = "string") -> Any:
    """Return the call of a function of the engine.

    Parameters
    ----------
    name
        As the engine writes it.
    arguments
        Columns or values of Ibis.
    gives
        The type of its result, as Ibis writes it.
    """
    import ibis

    def declared() -> None: ...

    one = Parameter.POSITIONAL_OR_KEYWORD
    told: Any = declared  # Ibis reads name and parameters from a function
    told.__name__, told.__signature__ = name, Signature([Parameter(f"a{n}", one) for n in range(len(arguments))])
    signature = (tuple(argument.type() for argument in arguments), gives)
    return ibis.udf.scalar.builtin(told, signature=signature)(*arguments)


def md5(backend: str, text: Any) -> Any:
    """Return the MD5 of a text, in small hexadecimal digits."""
    return _MD5.get(backend, lambda t: call("md5", t))(text)


_MD5: Mapping[str, Callable[[Any], Any]] = {
    "clickhouse": lambda text: call("hex", call("MD5", text)).lower(),
    "bigquery": lambda text: call("to_hex", call("md5", text, gives="binary")),
    "trino": lambda text: call("to_hex", call("md5", call("to_utf8", text, gives="binary"), gives="binary")).lower(),
}


def fraction(backend: str, number: Any) -> Any:
    """Return a number that is not whole as text: the shortest that is read as the same number."""
    import ibis

    # Trino casts 2.5 to 2.5E0.
    return call("format", ibis.literal("%s"), number) if backend == "trino" else number.cast("string")


def in_utc(backend: str, moment: Any) -> Any:
    """Return a moment with a time zone as text, in UTC and without a zone."""
    return IN_UTC.get(backend, lambda m: m.cast("timestamp('UTC')").cast("string"))(moment)


def _snowflake_utc(moment: Any) -> Any:
    import ibis

    return call("convert_timezone", ibis.literal("UTC"), moment, gives="timestamp('UTC')").cast("string")


def _trino_utc(moment: Any) -> Any:
    import ibis

    return call("at_timezone", moment, ibis.literal("UTC"), gives="timestamp('UTC')").cast("timestamp").cast("string")


IN_UTC: Mapping[str, Callable[[Any], Any]] = {
    "snowflake": _snowflake_utc,
    "bigquery": lambda moment: moment.cast("string").re_replace("[+]00(:00)?$", ""),
    "trino": _trino_utc,
}
"""Engines whose text of a moment tells its zone or depends on it, each with how it is written without."""
