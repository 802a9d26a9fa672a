"""What is wrong with a connection is told before any database is asked; nothing secret is ever told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reportgen.problems import Code, Kind
from reportgen.spec.connections import BACKENDS, NEEDED, read_connections
from tests.engines.test_typed_problems import SPEC, found, only

SECRET = "hunter2-never-told"  # noqa: S105 - an invented one, which must not show anywhere


def with_connections(folder: Path, text: str, data: str = "connection: db, table: t") -> tuple[Code, str]:
    """Return the only problem of a spec whose project has such connections."""
    (folder / "reportgen.yaml").write_text(text, encoding="utf-8")
    return only(found(folder, data, keep=True))


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("", Code.UNKNOWN_NAME, "survey.data.connection names 'db', which is not among the connections of reportgen.yaml"),
        ("connections: {other: {backend: postgres}}", Code.UNKNOWN_NAME, "survey.data.connection names 'db', which is not among"),
        ("connections: {db: {host: h}}", Code.MISSING_KEY, "the connection 'db' has no backend"),
        ("connections: {db: postgres}", Code.MISSING_KEY, "the connection 'db' has no backend"),
        ("connections: {db: {backend: postgresql}}", Code.UNKNOWN_NAME, "the connection 'db' has a backend that is not known"),
        (
            "connections: {db: {backend: mysql, host: h}}",
            Code.WRONG_VALUE,
            "the connection 'db' has the backend mysql, whose tables cannot be read where they are",
        ),
        (
            "connections: {db: {backend: snowflake, account: a, user: u, database: d}}",
            Code.MISSING_KEY,
            "the connection 'db' to snowflake has no schema",
        ),
        ("connections: {db: {backend: postgres, hots: h}}", Code.UNKNOWN_KEY, "the connection 'db' has an unknown setting"),
        ("connections: {db: {backend: postgres, url: h}}", Code.UNKNOWN_KEY, "the connection 'db' has an unknown setting"),
        (
            "connections: {db: {backend: postgres, port: x}}",
            Code.WRONG_VALUE,
            "port of the connection 'db' has no value that fits",
        ),
        (
            "connections: {db: {backend: postgres, host: }}",
            Code.WRONG_VALUE,
            "host of the connection 'db' has no value that fits",
        ),
        (
            f"connections: {{db: {{backend: postgres, password: {SECRET}}}}}",
            Code.WRONG_VALUE,
            "password of the connection 'db' is written out, and whoever has the project has it",
        ),
        (
            "connections: {db: {backend: postgres, password: {environment: X}}}",
            Code.WRONG_VALUE,
            "password of the connection 'db' does not say where it stands",
        ),
        (
            "connections: {db: {backend: postgres, password: {env: SURVEY_NOT_SET}}}",
            Code.CONNECTION,
            "password of the connection 'db' is in the environment variable SURVEY_NOT_SET, which is not set",
        ),
        (
            "connections: {db: {backend: postgres, password: {file: report.yaml}}}",
            Code.CONNECTION,
            "password of the connection 'db' is in a file of the project, and whoever has the project has it",
        ),
        (
            "connections: {db: {backend: postgres, password: {file: ../not-there}}}",
            Code.CONNECTION,
            "password of the connection 'db' is in a file that is missing, empty or may not be read",
        ),
    ],
)
def test_what_is_wrong_with_a_connection(text: str, code: Code, said: str, tmp_path: Path) -> None:
    problem = with_connections(tmp_path, text)
    assert problem[0] is code
    assert problem[1].startswith(said)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("connection: db", "survey.data names a connection and no table"),
        ("connection: db, table: t, source: a.csv", "survey.data names both a source and a connection"),
    ],
)
def test_a_connection_goes_with_a_table_and_without_a_source(data: str, said: str, tmp_path: Path) -> None:
    assert with_connections(tmp_path, "connections: {db: {backend: postgres}}", data)[1] == said


def test_a_project_without_connections_is_told_so(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    code, said = only(found(tmp_path, "connection: db, table: t", keep=True))
    assert code is Code.UNKNOWN_NAME
    assert said.endswith("which is not among any connection: the project root has no reportgen.yaml")


def test_no_line_of_the_file_is_shown_for_it_may_hold_a_secret(tmp_path: Path) -> None:
    (tmp_path / "reportgen.yaml").write_text(
        f"connections: {{db: {{backend: postgres, password: {SECRET}}}}}\n", encoding="utf-8"
    )
    problems = found(tmp_path, "connection: db, table: t", keep=True)
    assert problems[0].place.line == 1
    assert SECRET not in repr(problems)


@pytest.mark.parametrize(
    "broken",
    [f"connections: {{db: {{password: {SECRET}: x]\n", f"{SECRET}: 1\n{SECRET}: 2\n", f"connections: &{SECRET} 1\n"],
)
def test_a_yaml_error_near_a_secret_shows_no_line(broken: str, tmp_path: Path) -> None:
    (tmp_path / "reportgen.yaml").write_text(broken, encoding="utf-8")
    problems = read_connections(tmp_path).problems
    assert problems
    assert SECRET not in repr(problems)


def test_a_secret_is_read_from_a_file_outside_the_project(tmp_path: Path) -> None:
    from reportgen.data.remote.secrets import resolved

    root = tmp_path / "project"
    root.mkdir()
    (tmp_path / "secret").write_text(f"{SECRET}\n", encoding="utf-8")
    text = "connections: {db: {backend: postgres, host: h, port: 5, password: {file: ../secret}}}"
    (root / "reportgen.yaml").write_text(text, encoding="utf-8")
    connection = read_connections(root).found["db"]
    assert resolved(connection, root) == {"host": "h", "port": "5", "password": SECRET}
    assert SECRET not in repr(connection)


@pytest.mark.parametrize("backend", BACKENDS, ids="to_{}".format)
def test_a_driver_that_is_not_installed_is_named_with_what_installs_it(
    backend: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ibis.backends", None)
    given = "".join(f", {name}: x" for name in NEEDED.get(backend, ()))
    (tmp_path / "reportgen.yaml").write_text(f"connections: {{db: {{backend: {backend}{given}}}}}", encoding="utf-8")
    (problem,) = found(tmp_path, "connection: db, table: t", keep=True)
    assert problem.code is Code.TOOL_MISSING
    assert problem.fix == f"run `pip install 'survey-reportgen[{backend}]'`"
    assert problem.kind is Kind.TOOL


def test_every_backend_has_an_extra_of_its_name() -> None:
    import tomllib

    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    assert set(BACKENDS) <= set(project["project"]["optional-dependencies"])


def test_check_loads_no_driver_unless_a_connection_is_used(tmp_path: Path) -> None:
    (tmp_path / "reportgen.yaml").write_text("connections: {db: {backend: spark}}", encoding="utf-8")
    (tmp_path / "answers.csv").write_text("one,two\n1,2\n2,3\n", encoding="utf-8")
    (tmp_path / "report.yaml").write_text(SPEC.format(data="source: answers.csv"), encoding="utf-8")
    code = (
        "import sys; from pathlib import Path; from reportgen.pipeline import check; check(Path(sys.argv[1]));"
        "print({'ibis', 'pyspark', 'psycopg', 'pyarrow'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path / "report.yaml")], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
