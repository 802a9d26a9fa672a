"""What would be sent to ClickHouse: no server of it is at hand, so that the queries are compiled and read, not run."""

from __future__ import annotations

import pytest

TYPES = {
    "code": "int32",
    "share": "float64",
    "amount": "decimal(10, 2)",
    "yes": "boolean",
    "day": "date",
    "moment": "timestamp('UTC')",
    "word": "string",
}


def test_every_type_is_written_as_text_and_hashed() -> None:
    ibis = pytest.importorskip("ibis", reason="needs the packages of an extra, which make test-all installs")
    from reportgen.data.remote.digest import DIGITS, PARTS, hashed, sums
    from reportgen.data.remote.texts import as_text

    table = ibis.table(TYPES, name="answers", database="survey")
    texts = {name: as_text(table[name]) for name in TYPES}
    raw = table.select(**texts, hash=hashed("clickhouse", [texts[name] for name in sorted(texts)]))
    assert all(kind.is_string() for kind in raw.schema().types)
    query = "".join(str(ibis.to_sql(raw.aggregate(**sums(raw.hash)), dialect="clickhouse")).split())
    assert 'FROM"survey"."answers"' in query
    assert "LOWER(HEX(MD5(" in query
    assert query.upper().count("SUBSTRING(") == PARTS * DIGITS


def test_lists_are_no_text() -> None:
    ibis = pytest.importorskip("ibis", reason="needs the packages of an extra, which make test-all installs")
    from reportgen.data.remote.texts import as_text

    table = ibis.table({"several": "array<int32>", "bytes": "binary"}, name="answers")
    assert as_text(table.several) is None
    assert as_text(table.bytes) is None
