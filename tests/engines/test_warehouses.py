"""The report from stand-ins for warehouses: the facts from CSV, every type as text, every call of a driver as it should be."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from reportgen.data.open import open_data
from reportgen.data.remote.warehouses import SNOWFLAKE
from reportgen.problems import Code, Problem, ReportgenError
from reportgen.spec.read import read_spec
from tests.engines.library import everywhere, facts, project
from tests.engines.servers import OWNERS, free_port
from tests.engines.standins.bigquery import HIDDEN, BigQuery
from tests.engines.standins.snowflake import Snowflake
from tests.engines.standins.trino import TrinoServer
from tests.engines.test_typed_problems import SPEC

pytestmark = pytest.mark.filterwarnings("ignore")
TABLE = "    connection: warehouse\n    table: survey.answers of {year}\n"
VALUES: Sequence[tuple[str, str, str | None]] = (
    ("INTEGER", "3", "3"),
    ("DOUBLE", "3.0", "3"),
    ("DOUBLE", "2.5", "2.5"),
    ("DOUBLE", "0.1", "0.1"),
    ("DOUBLE", "'nan'", None),
    ("DOUBLE", "NULL", None),
    ("DECIMAL(10,2)", "3.00", "3"),
    ("DECIMAL(10,2)", "10.50", "10.5"),
    ("BOOLEAN", "true", "1"),
    ("BOOLEAN", "false", "0"),
    ("BOOLEAN", "NULL", None),
    ("DATE", "'2024-03-01'", "2024-03-01"),
    ("TIMESTAMP", "'2024-03-01 09:08:07'", "2024-03-01 09:08:07"),
    ("TIMESTAMPTZ", "'2024-03-01 17:08:07+08'", "2024-03-01 09:08:07"),
    ("VARCHAR", "' 3'", " 3"),
    ("VARCHAR", "''", ""),
    ("VARCHAR", "NULL", None),
)


def connect(folder: Path, connection: str) -> Path:
    project(folder)
    (folder / "reportgen.yaml").write_text(connection, encoding="utf-8")
    return everywhere(folder, TABLE)


def problem(folder: Path, connection: str, table: str = "survey.answers of 2026") -> tuple[Problem, int]:
    """Return the only problem of a small spec with such a table, and the exit code."""
    (folder / "reportgen.yaml").write_text(connection, encoding="utf-8")
    (folder / "report.yaml").write_text(SPEC.format(data=f"connection: warehouse, table: '{table}'"), encoding="utf-8")
    with pytest.raises(ReportgenError) as error, open_data(read_spec(folder / "report.yaml")):
        pass
    (found,) = error.value.problems
    return found, error.value.exit_code


@pytest.fixture(scope="module")
def from_csv(tmp_path_factory: pytest.TempPathFactory) -> str:
    return facts(project(tmp_path_factory.mktemp("csv")))


def test_the_facts_are_those_from_csv(warehouse: Any, from_csv: str, tmp_path: Path) -> None:
    assert facts(connect(tmp_path, warehouse.connection)) == from_csv


def test_every_type_is_written_as_text(warehouse: Any, tmp_path: Path) -> None:
    columns = {f"v{number}": kind for number, (kind, _, _) in enumerate(VALUES)}
    warehouse.engine.fill("survey.kinds", columns, [])
    warehouse.engine.run(f"INSERT INTO survey.kinds VALUES ({', '.join(value for _, value, _ in VALUES)})")  # noqa: S608
    try:
        assert written(warehouse.connection, tmp_path) == [text for _, _, text in VALUES]
    finally:
        warehouse.engine.run("DROP TABLE survey.kinds")


def written(connection: str, folder: Path) -> list[str | None]:
    """Return the values of a table, as text."""
    from reportgen.data.remote.backends import opened
    from reportgen.data.remote.secrets import resolved
    from reportgen.data.remote.texts import as_text
    from reportgen.spec.connections import read_connections

    (folder / "reportgen.yaml").write_text(connection, encoding="utf-8")
    found = read_connections(folder).found["warehouse"]
    native, close = opened(found, resolved(found, folder))
    schema = next(name for name in native.list_databases() if name.lower() == "survey")
    table = native.table("kinds", database=schema)
    texts = table.select(**{name: as_text(table[name], found.backend) for name in table.columns})
    row = texts.to_pyarrow().to_pylist()[0]
    close()
    return list(row.values())


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=getattr(pytest.mark, name)) for name in ("snowflake", "bigquery", "trino")]
)
@pytest.mark.parametrize("kind", ["timestamp", "timestamp('UTC')", "time"])
def test_zeros_behind_a_fraction_of_a_second_go(name: str, kind: str) -> None:
    """DuckDB writes 07.5 where BigQuery writes 07.500, so that no stand-in can show it."""
    import ibis

    from reportgen.data.remote.texts import as_text

    text = as_text(ibis.table({"moment": kind})["moment"], name)
    assert "'0+$'" in str(ibis.to_sql(text, dialect=name))


def test_lists_are_no_single_answer(warehouse: Any, tmp_path: Path) -> None:
    warehouse.engine.run("CREATE TABLE survey.lists (one VARCHAR[], two INTEGER)")
    try:
        found, _ = problem(tmp_path, warehouse.connection, "survey.lists")
    finally:
        warehouse.engine.run("DROP TABLE survey.lists")
    assert found.code is Code.DATA_COLUMN
    assert found.found.startswith("column 'one' of 'warehouse: survey.lists' holds values that are no single answers")


def test_a_table_that_is_not_there(warehouse: Any, tmp_path: Path) -> None:
    found, code = problem(tmp_path, warehouse.connection, "survey.answer of 2026")
    assert found.found == "the connection 'warehouse' has no table 'survey.answer of 2026' that this user sees"
    assert code == 2


def test_names_in_capitals_are_found_and_two_that_differ_in_them_alone_are_not(warehouse: Any, tmp_path: Path) -> None:
    """Snowflake makes capitals of names that nobody put into quotes, Trino small letters."""
    warehouse.engine.run('CREATE TABLE survey."CAPITALS" ("ONE" VARCHAR, "Two" DOUBLE)')
    warehouse.engine.run("INSERT INTO survey.\"CAPITALS\" VALUES ('1', 2.5)")
    (tmp_path / "reportgen.yaml").write_text(warehouse.connection, encoding="utf-8")
    text = SPEC.format(data="connection: warehouse, table: survey.capitals")
    (tmp_path / "report.yaml").write_text(text, encoding="utf-8")
    try:
        with open_data(read_spec(tmp_path / "report.yaml")) as answers:
            assert answers.source.rows == 1
    finally:
        warehouse.engine.run('DROP TABLE survey."CAPITALS"')


@pytest.mark.snowflake
def test_snowflake_gets_its_settings_and_no_functions(
    snowflake: Snowflake, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("WORD", OWNERS)
    snowflake.engine.asked.clear()
    before = snowflake.closed
    with open_data(read_spec(connect(tmp_path, snowflake.connection))):
        pass
    assert {name: snowflake.given[name] for name in ("account", "user", "role", "warehouse", "database", "schema")} == {
        "account": "org-surveys",
        "user": "reader",
        "role": "readers",
        "warehouse": "small",
        "database": "SURVEYS",
        "schema": "SURVEY",
    }
    assert snowflake.given["login_timeout"] == 10
    (session,) = [statement for statement in snowflake.engine.asked if statement.startswith("ALTER SESSION")]
    assert all(f"{name} = {value!r}" in session for name, value in SNOWFLAKE.items())
    assert "TIMEZONE = 'UTC'" in session
    assert "STATEMENT_TIMEOUT_IN_SECONDS = 600" in session
    made = [statement for statement in snowflake.engine.asked if statement.startswith("CREATE")]
    assert made
    assert all(statement.startswith("CREATE TEMPORARY TABLE") for statement in made)
    assert snowflake.closed > before


@pytest.mark.snowflake
def test_snowflake_refuses_a_password_without_telling_it(
    snowflake: Snowflake, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("WORD", "another-word")
    found, code = problem(tmp_path, snowflake.connection)
    assert found.found == "the database of the connection 'warehouse' refuses the user or the password"
    assert "another-word" not in repr(found)
    assert code == 3


@pytest.mark.bigquery
def test_bigquery_keeps_nothing_and_lets_a_query_take_its_time(bigquery: BigQuery, tmp_path: Path) -> None:
    with open_data(read_spec(connect(tmp_path, bigquery.connection))):
        assert bigquery.tables(HIDDEN)
    assert bigquery.tables(HIDDEN) == []
    client = bigquery.clients[-1]
    assert (client.project, client.given["location"], client.closed) == ("surveys", "EU", True)
    assert int(client.default_query_job_config.job_timeout_ms) == 600_000


@pytest.mark.bigquery
def test_bigquery_gets_no_credentials_that_are_none(bigquery: BigQuery, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KEY", "never-told-1234")
    connection = bigquery.connection.replace("dataset: survey", "dataset: survey, credentials: {env: KEY}")
    found, code = problem(tmp_path, connection)
    assert found.found == "the database of the connection 'warehouse' refuses the user or the password"
    assert "never-told" not in repr(found)
    assert code == 3


@pytest.mark.bigquery
def test_a_dataset_that_bigquery_does_not_have(bigquery: BigQuery, tmp_path: Path) -> None:
    found, code = problem(tmp_path, bigquery.connection.replace("dataset: survey", "dataset: elsewhere"))
    assert found.found == "the database of the connection 'warehouse' has no such database"
    assert code == 3


@pytest.mark.trino
@pytest.mark.parametrize(
    ("given", "said"),
    [({"user": "stranger"}, "refuses the user or the password"), ({"port": "closed"}, "cannot be reached")],
)
def test_trino_that_does_not_let_us_in(given: dict[str, str], said: str, trino: TrinoServer, tmp_path: Path) -> None:
    connection = trino.connection
    connection = connection.replace("user: reader", "user: stranger") if "user" in given else connection
    connection = connection.replace(f"port: {trino.port}", f"port: {free_port()}") if "port" in given else connection
    found, code = problem(tmp_path, connection)
    assert found.found == f"the database of the connection 'warehouse' {said}"
    assert code == 3


@pytest.mark.trino
def test_trino_is_only_read_and_gets_few_group_bys_at_once(trino: TrinoServer, tmp_path: Path) -> None:
    trino.engine.asked.clear()
    facts(connect(tmp_path, trino.connection))
    assert all(statement.startswith(("SELECT", "WITH")) for statement in trino.engine.asked)
    assert max(statement.count("UNION ALL") for statement in trino.engine.asked) < 20


@pytest.mark.trino
def test_a_secret_goes_to_trino_over_https_only(trino: TrinoServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KEY", "never-told-1234")
    connection = trino.connection.replace("user: reader", "user: reader, password: {env: KEY}, secure: false")
    found, code = problem(tmp_path, connection)
    assert found.found == "the database of the connection 'warehouse' cannot be reached"
    assert code == 3
