"""The report from a real PostgreSQL server: the same facts as from CSV, and every way in which it may not answer."""

from __future__ import annotations

import logging
import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from reportgen.cli import app
from reportgen.data.open import open_data
from reportgen.pipeline import check
from reportgen.problems import Code, Problem, ReportgenError
from reportgen.spec.read import read_spec
from tests.engines.library import everywhere, facts, project, spec_of
from tests.engines.servers import OWNER, READER, READERS, Postgres, free_port

pytestmark = pytest.mark.postgres
TABLE = "    connection: warehouse\n    table: survey.answers of {year}\n"


@pytest.fixture
def secret(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("SURVEY_PASSWORD", READERS)
    yield READERS


def connect(folder: Path, port: int, more: str = "", user: str = READER, database: str = "postgres") -> Path:
    """Write a project whose answers lie on a server; return the spec."""
    project(folder)
    (folder / "reportgen.yaml").write_text(
        f"connections:\n  warehouse:\n    backend: postgres\n    host: 127.0.0.1\n    port: {port}\n    database: {database}\n"
        f"    user: {user}\n    password: {{env: SURVEY_PASSWORD}}\n{more}",
        encoding="utf-8",
    )
    return everywhere(folder, TABLE)


def naming(spec: Path, table: str) -> Path:
    """Name another table for the later year."""
    text = spec.read_text(encoding="utf-8")
    assert "table: survey.answers of 2026" in text
    spec.write_text(text.replace("table: survey.answers of 2026", table), encoding="utf-8")
    return spec


def problems(spec: Path) -> tuple[tuple[Problem, ...], int]:
    with pytest.raises(ReportgenError) as error:
        check(spec)
    assert READERS not in repr(error.value) + repr(error.value.__cause__)
    return error.value.problems, error.value.exit_code


@pytest.fixture(scope="module")
def from_csv(tmp_path_factory: pytest.TempPathFactory) -> str:
    return facts(project(tmp_path_factory.mktemp("csv")))


def test_the_facts_are_those_from_csv(postgres: Postgres, secret: str, from_csv: str, tmp_path: Path) -> None:
    assert facts(connect(tmp_path, postgres.port)) == from_csv


def test_a_user_who_may_make_no_temporary_table_gets_the_same(
    postgres: Postgres, secret: str, from_csv: str, tmp_path: Path
) -> None:
    postgres.run("REVOKE TEMPORARY ON DATABASE postgres FROM PUBLIC")
    try:
        assert facts(connect(tmp_path, postgres.port)) == from_csv
    finally:
        postgres.run("GRANT TEMPORARY ON DATABASE postgres TO PUBLIC")


def test_a_table_that_changes_meanwhile_is_told_where_no_copy_can_be_made(
    postgres: Postgres, secret: str, tmp_path: Path
) -> None:
    postgres.run("REVOKE TEMPORARY ON DATABASE postgres FROM PUBLIC")
    spec = read_spec(connect(tmp_path, postgres.port))
    try:
        with pytest.raises(ReportgenError) as error, open_data(spec):
            postgres.run('UPDATE survey."answers of 2026" SET overall = 5 - overall WHERE id = 1')
    finally:
        postgres.run('UPDATE survey."answers of 2026" SET overall = 5 - overall WHERE id = 1')
        postgres.run("GRANT TEMPORARY ON DATABASE postgres TO PUBLIC")
    (problem,) = error.value.problems
    assert problem.code is Code.DATA_ENGINE
    assert problem.found.startswith("the table changed while it was read")


def test_the_digest_does_not_depend_on_the_order_of_rows_and_tells_a_change(
    postgres: Postgres, secret: str, tmp_path: Path
) -> None:
    spec = read_spec(connect(tmp_path, postgres.port))

    def digest() -> tuple[str, int]:
        with open_data(spec) as answers:
            return answers.source.sha256, answers.source.rows

    first = digest()
    assert re.fullmatch("[0-9a-f]{64}", first[0])
    postgres.run('CLUSTER survey."answers of 2026" USING backwards') if _index(postgres) else None
    assert digest() == first
    postgres.run('UPDATE survey."answers of 2026" SET overall = 5 - overall WHERE id = 1')
    try:
        changed = digest()
    finally:
        postgres.run('UPDATE survey."answers of 2026" SET overall = 5 - overall WHERE id = 1')
    assert changed != first
    assert changed[1] == first[1]


def _index(server: Postgres) -> bool:
    server.run('CREATE INDEX backwards ON survey."answers of 2026" (id DESC)')
    return True


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"user": "nobody"}, "refuses the user or the password"),
        ({"database": "none"}, "has no such database"),
        ({"port": 1}, "cannot be reached"),
    ],
)
def test_a_server_that_does_not_let_us_in(
    given: dict[str, object], said: str, postgres: Postgres, secret: str, tmp_path: Path
) -> None:
    found, exit_with = problems(connect(tmp_path, **{"port": postgres.port, **given}))  # type: ignore[arg-type]
    assert [p.code for p in found] == [Code.CONNECTION]
    assert found[0].found == f"the database of the connection 'warehouse' {said}"
    assert found[0].place.file.endswith("reportgen.yaml")
    assert exit_with == 3


def test_a_wrong_password(postgres: Postgres, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SURVEY_PASSWORD", "another-word")
    found, _ = problems(connect(tmp_path, postgres.port))
    assert found[0].found == "the database of the connection 'warehouse' refuses the user or the password"


def test_a_table_that_may_not_be_read(postgres: Postgres, secret: str, tmp_path: Path) -> None:
    spec = connect(tmp_path, postgres.port)
    postgres.run(f'REVOKE ALL ON survey."answers of 2026" FROM {READER}')
    try:
        found, exit_code = problems(spec)
    finally:
        postgres.run(f'GRANT SELECT ON survey."answers of 2026" TO {READER}')
    assert "does not let this user read it" in found[0].found or "that this user sees" in found[0].found
    assert exit_code in {2, 3}


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("survey.answer of 2026", "the connection 'warehouse' has no table 'survey.answer of 2026' that this user sees"),
        ("nowhere.answers", "the connection 'warehouse' has no table 'nowhere.answers' that this user sees"),
        (
            'survey."; DROP TABLE x; --',
            "the connection 'warehouse' has no table 'survey.\"; DROP TABLE x; --' that this user sees",
        ),
    ],
)
def test_a_table_that_is_not_there(table: str, said: str, postgres: Postgres, secret: str, tmp_path: Path) -> None:
    spec = naming(connect(tmp_path, postgres.port), f"table: '{table}'")
    found, exit_code = problems(spec)
    assert [(p.code, p.found) for p in found] == [(Code.UNKNOWN_NAME, said)]
    assert found[0].place.line > 1
    assert exit_code == 2


def test_a_column_that_is_not_there_and_one_of_lists(postgres: Postgres, secret: str, tmp_path: Path) -> None:
    postgres.run('CREATE TABLE survey.odd AS SELECT *, ARRAY[overall] AS lists FROM survey."answers of 2026"')
    postgres.run("ALTER TABLE survey.odd DROP COLUMN staff, DROP COLUMN hours")
    postgres.run("ALTER TABLE survey.odd RENAME COLUMN lists TO hours")
    postgres.run(f"GRANT SELECT ON survey.odd TO {READER}")
    spec = naming(connect(tmp_path, postgres.port), "table: survey.odd")
    found, _ = problems(spec)
    assert [p.found for p in found] == [
        "'warehouse: survey.odd' has no column 'staff'",
        "column 'hours' of 'warehouse: survey.odd' holds values that are no single answers, such as lists or bytes",
    ]


def test_an_empty_table(postgres: Postgres, secret: str, tmp_path: Path) -> None:
    postgres.run('CREATE TABLE survey.nothing AS SELECT * FROM survey."answers of 2026" WHERE false')
    postgres.run(f"GRANT SELECT ON survey.nothing TO {READER}")
    spec = naming(connect(tmp_path, postgres.port), "table: survey.nothing")
    found, _ = problems(spec)
    assert [(p.code, p.found) for p in found] == [(Code.DATA_EMPTY, "the table has no rows")]


def test_a_query_that_takes_too_long(postgres: Postgres, secret: str, tmp_path: Path) -> None:
    postgres.run('CREATE VIEW survey.slow AS SELECT a.* FROM survey."answers of 2026" a, (SELECT pg_sleep(30)) b')
    postgres.run(f"GRANT SELECT ON survey.slow TO {READER}")
    spec = naming(connect(tmp_path, postgres.port, more="    timeout: 1\n"), "table: survey.slow")
    found, exit_code = problems(spec)
    assert found[0].found == "the database of the connection 'warehouse' took too long"
    assert exit_code == 3


def test_a_wrong_answer_is_pointed_out_by_column_without_a_line(postgres: Postgres, secret: str, tmp_path: Path) -> None:
    postgres.run('CREATE TABLE survey.wrong AS SELECT * FROM survey."answers of 2026"')
    postgres.run("UPDATE survey.wrong SET purpose = 'borow' WHERE id <= 2")
    postgres.run(f"GRANT SELECT ON survey.wrong TO {READER}")
    spec = naming(connect(tmp_path, postgres.port), "table: survey.wrong")
    (problem,), exit_code = problems(spec)
    assert problem.code is Code.DATA_VALUE
    assert problem.found == "column 'purpose' holds 1 value that is no option, in 2 rows: 'borow'"
    assert problem.place.file == "warehouse: survey.wrong"
    assert exit_code == 1


def test_the_secret_stands_in_no_byte_of_the_output_nor_in_any_message(
    postgres: Postgres, secret: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    spec = connect(tmp_path, postgres.port)
    with caplog.at_level(logging.DEBUG):
        done = CliRunner().invoke(app, ["build", str(spec), "--output", str(tmp_path / "out"), "--to", "html"])
    assert done.exit_code == 0, done.output
    written = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    (page,) = [path for path in written if path.name == "index.html"]
    assert "Data table warehouse/survey.answers of 2026" in page.read_text(encoding="utf-8")
    assert len(written) > 5
    for needle in (READERS, f"port: {postgres.port}", "127.0.0.1"):
        assert needle not in done.output + caplog.text
        assert not [path for path in written if needle.encode() in path.read_bytes()]
    everything = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not [path for path in everything if READERS.encode() in path.read_bytes()]


@pytest.mark.parametrize("user", [OWNER, "nobody"])
def test_the_secret_is_not_told_when_the_server_refuses(
    user: str, postgres: Postgres, secret: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    spec = connect(tmp_path, postgres.port, user=user)
    with caplog.at_level(logging.DEBUG):
        done = CliRunner().invoke(app, ["check", str(spec)])
    assert done.exit_code == 3
    assert "refuses the user or the password" in done.output
    assert READERS not in done.output + caplog.text + repr(done.exception)


def test_a_server_that_never_answers_is_given_up(secret: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportgen.data.remote.backends.REACH", 2)
    port = free_port()
    with socket.socket() as mute:
        mute.bind(("127.0.0.1", port))
        mute.listen()
        held: list[socket.socket] = []
        taker = threading.Thread(target=lambda: held.append(mute.accept()[0]), daemon=True)
        taker.start()
        found, exit_code = problems(connect(tmp_path, port))
        for one in held:
            one.close()
    assert found[0].found.startswith("the database of the connection 'warehouse'")
    assert exit_code == 3


def test_the_manifest_names_table_digest_and_rows(postgres: Postgres, secret: str, tmp_path: Path) -> None:
    spec = connect(tmp_path, postgres.port)
    with open_data(read_spec(spec)) as answers:
        source, judged = answers.source, answers.judged
    assert source.shown == "warehouse/survey.answers of 2026"
    told = len((tmp_path / "survey_data" / "city-library-2026.csv").read_text("utf-8").splitlines()) - 1
    assert judged is not None
    assert (judged.read, source.rows) == (told, told - judged.excluded)
    assert spec == spec_of(tmp_path, "2026")
