"""The report from the engine of ClickHouse: the same facts as from CSV; every type as the text that a CSV file would hold."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from reportgen.data.open import open_data
from reportgen.problems import Code, ReportgenError
from reportgen.spec.read import read_spec
from tests.engines.clickhouse import ClickHouse
from tests.engines.library import everywhere, facts, project
from tests.engines.test_typed_problems import SPEC

pytestmark = [pytest.mark.clickhouse, pytest.mark.filterwarnings("ignore")]
TABLE = "    connection: warehouse\n    table: survey.answers of {year}\n"


def connect(folder: Path, engine: ClickHouse) -> Path:
    project(folder)
    (folder / "reportgen.yaml").write_text(engine.connection, encoding="utf-8")
    return everywhere(folder, TABLE)


def test_the_facts_are_those_from_csv(clickhouse: ClickHouse, tmp_path: Path) -> None:
    assert facts(connect(tmp_path / "there", clickhouse)) == facts(project(tmp_path / "csv"))


VALUES: Sequence[tuple[str, str, str | None]] = (
    ("Int64", "3", "3"),
    ("Float64", "3.0", "3"),
    ("Float64", "2.5", "2.5"),
    ("Float64", "nan", None),
    ("Decimal(10, 2)", "3.00", "3"),
    ("Decimal(10, 2)", "10.50", "10.5"),
    ("Bool", "true", "1"),
    ("Bool", "false", "0"),
    ("Date", "'2024-03-01'", "2024-03-01"),
    ("DateTime('UTC')", "'2024-03-01 09:08:07'", "2024-03-01 09:08:07"),
    ("DateTime('Asia/Shanghai')", "'2024-03-01 17:08:07'", "2024-03-01 09:08:07"),
    ("Enum8('x' = 1, 'y' = 2)", "'y'", "y"),
    ("LowCardinality(String)", "'word'", "word"),
    ("Nullable(String)", "''", ""),
    ("Nullable(String)", "NULL", None),
    ("UUID", "'61f0c404-5cb3-11e7-907b-a6006ad3dba0'", "61f0c404-5cb3-11e7-907b-a6006ad3dba0"),
)


def test_every_type_is_written_as_text(clickhouse: ClickHouse) -> None:
    import clickhouse_connect
    import ibis

    from reportgen.data.remote.backends import CLICKHOUSE
    from reportgen.data.remote.texts import as_text

    columns = ", ".join(f"v{number} {kind}" for number, (kind, _, _) in enumerate(VALUES))
    clickhouse.run(f"CREATE TABLE survey.kinds ({columns}) ENGINE = Memory")
    clickhouse.run(f"INSERT INTO survey.kinds VALUES ({', '.join(value for _, value, _ in VALUES)})")  # noqa: S608
    native = ibis.clickhouse.from_connection(clickhouse_connect.get_client(settings=dict(CLICKHOUSE)))
    table = native.table("kinds", database="survey")
    found = table.select(**{name: as_text(table[name], "clickhouse") for name in table.columns}).to_pyarrow().to_pylist()[0]
    assert list(found.values()) == [text for _, _, text in VALUES]


def test_lists_are_no_single_answer(clickhouse: ClickHouse, tmp_path: Path) -> None:
    clickhouse.run("CREATE TABLE survey.lists (one Array(Int32), two Int32) ENGINE = Memory")
    (tmp_path / "reportgen.yaml").write_text(clickhouse.connection, encoding="utf-8")
    text = SPEC.format(data="connection: warehouse, table: survey.lists")
    (tmp_path / "report.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ReportgenError) as error, open_data(read_spec(tmp_path / "report.yaml")):
        pass
    (problem,) = error.value.problems
    assert problem.code is Code.DATA_COLUMN
    assert problem.found.startswith("column 'one' of 'warehouse: survey.lists' holds values that are no single answers")
