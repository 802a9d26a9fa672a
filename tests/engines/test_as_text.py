"""Typed values are the text that a CSV file would hold. Expected texts are written by hand."""

from __future__ import annotations

import pytest

from reportgen.data.typed.as_text import as_text, identifier
from tests.engines.library import run

VALUES = {
    "3": "3",
    "3.0::DOUBLE": "3",
    "3.5::DOUBLE": "3.5",
    "-0.0::DOUBLE": "0",
    "1e20::DOUBLE": "1e+20",
    "0.1::FLOAT": "0.1",
    "'nan'::DOUBLE": None,
    "'inf'::DOUBLE": "inf",
    "NULL::DOUBLE": None,
    "3.00::DECIMAL(5,2)": "3",
    "1.50::DECIMAL(5,2)": "1.5",
    "1.05::DECIMAL(5,2)": "1.05",
    "0.00::DECIMAL(5,2)": "0",
    "-10.50::DECIMAL(5,2)": "-10.5",
    "100::DECIMAL(5,0)": "100",
    "12345678901234567890::HUGEINT": "12345678901234567890",
    "true": "1",
    "false": "0",
    "NULL::BOOLEAN": None,
    "DATE '2024-03-01'": "2024-03-01",
    "TIMESTAMP '2024-03-01 09:08:07'": "2024-03-01 09:08:07",
    "TIME '09:08:07'": "09:08:07",
    "'x'::ENUM('x', 'y')": "x",
    "' 3'": " 3",
    "NULL": None,
}


def told(value: str, *before: str) -> object:
    kind = str(run(f"DESCRIBE SELECT {value} AS v")[0][1])
    text = as_text("v", kind)
    assert text is not None
    return run(";".join([*before, f"SELECT {text} FROM (SELECT {value} AS v)"]))[0][0]  # noqa: S608


@pytest.mark.parametrize(("value", "text"), VALUES.items())
def test_a_value_is_written_as_a_csv_file_would_hold_it(value: str, text: str | None) -> None:
    assert told(value) == text


@pytest.mark.parametrize("zone", ["UTC", "Asia/Shanghai", "America/New_York"])
def test_a_moment_is_in_utc_wherever_it_is_read(zone: str) -> None:
    assert told("TIMESTAMPTZ '2024-03-01 09:08:07+00'", f"SET TimeZone = '{zone}'") == "2024-03-01 09:08:07"


@pytest.mark.parametrize("value", ["[1, 2]", "{'a': 1}", "'x'::BLOB", "INTERVAL 1 DAY"])
def test_what_is_no_single_answer_is_no_text(value: str) -> None:
    assert as_text("v", str(run(f"DESCRIBE SELECT {value} AS v")[0][1])) is None


def test_a_name_may_hold_quotes() -> None:
    name = 'a"; DROP TABLE b'
    assert run(f"SELECT {as_text(name, 'INTEGER')} FROM (SELECT 7 AS {identifier(name)})") == [("7",)]  # noqa: S608
