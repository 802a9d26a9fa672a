"""What is wrong with Parquet and DuckDB files is told plainly, at its place."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from reportgen.data.open import open_data
from reportgen.problems import Code, Problem, ReportgenError
from reportgen.spec.read import read_spec
from tests.engines.library import run

SPEC = """reportgen: 1
report: {{id: r, version: "1", title: R, language: en, date: 2024-01-31, minimum_base: 1}}
survey:
  fieldwork: {{from: 2024-01-01, to: 2024-01-31}}
  population: People
  mode: online
  sample: {{kind: convenience}}
  data: {{{data}, provenance: observed}}
questions:
  one: {{ask: One?, type: single, column: one, options: {{1: A, 2: B}}}}
  two: {{ask: Two?, type: number, column: two}}
body:
  - section: All
    content: [{{chart: one}}]
"""
ROWS = "SELECT * FROM (VALUES (1, 2.5), (2, 3.0)) AS t(one, two)"


def found(folder: Path, data: str, *, keep: bool = False) -> tuple[Problem, ...]:
    """Return the problems of a spec with such data; ``keep``: the project is there already."""
    if not keep:
        (folder / "reportgen.yaml").write_text("", encoding="utf-8")
    (folder / "report.yaml").write_text(SPEC.format(data=data), encoding="utf-8")
    try:
        with open_data(read_spec(folder / "report.yaml")):
            return ()
    except ReportgenError as error:
        return error.problems


def only(problems: tuple[Problem, ...]) -> tuple[Code, str]:
    (problem,) = problems
    return problem.code, problem.found


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    yield tmp_path


def parquet(path: Path, rows: str = ROWS) -> None:
    path.parent.mkdir(exist_ok=True)
    run(f"COPY ({rows}) TO '{path}' (FORMAT parquet)")


@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        ("note: Ours", Code.MISSING_KEY, "survey.data does not say where the answers are"),
        ("source: a.parquet, table: t", Code.WRONG_VALUE, "survey.data.table goes with a DuckDB file or a connection"),
        ("source: a.duckdb", Code.MISSING_KEY, "survey.data names a DuckDB file and no table of it"),
        ("source: a.parquet, encoding: utf-16", Code.WRONG_VALUE, "survey.data.encoding goes with CSV files only"),
        ("source: none", Code.FILE_MISSING, "survey.data.source names 'none', in which there is no Parquet file"),
        ("source: '*.pq'", Code.FILE_MISSING, "survey.data.source names '*.pq', in which there is no Parquet file"),
        ("source: '/etc/*.parquet'", Code.OUTSIDE_PROJECT, "survey.data.source names '/etc/*.parquet', which is no path"),
        ("source: '../*.parquet'", Code.OUTSIDE_PROJECT, "survey.data.source names '../*.parquet', which lies outside"),
        ("source: linked", Code.OUTSIDE_PROJECT, "survey.data.source names 'linked', which has a link to a file outside"),
        ("source: text.parquet", Code.DATA_SHAPE, "this is no Parquet file"),
        ("source: cut.parquet", Code.DATA_SHAPE, "the file is cut off"),
        ("source: damaged.parquet", Code.DATA_SHAPE, "the file cannot be read as Parquet: it is damaged"),
        ("source: pointer.parquet", Code.DATA_EMPTY, "the file is a Git LFS pointer"),
        ("source: empty.parquet", Code.DATA_EMPTY, "the table has no rows"),
        ("source: renamed.csv", Code.DATA_ENCODING, "this is a Parquet file, not a CSV file"),
        ("source: other.parquet", Code.DATA_COLUMN, "'other.parquet' has no column 'two'"),
        ("source: lists.parquet", Code.DATA_COLUMN, "column 'two' of 'lists.parquet' holds values of the type INTEGER[]"),
        ("source: blanks.parquet", Code.DATA_COLUMN, "'blanks.parquet' has 2 columns called 'two', blanks aside"),
        (
            "source: uneven",
            Code.DATA_COLUMN,
            "'uneven' has no column 'two'; the first of the files in which that is so: uneven/b",
        ),
        ("source: codes.parquet", Code.DATA_VALUE, "column 'one' holds 1 value that is no option, in 1 row: '3'"),
        ("source: text.parquet.txt, table: t", Code.DATA_SHAPE, "this is no DuckDB file"),
        ("source: a.duckdb, table: answer", Code.UNKNOWN_NAME, "'a.duckdb' has no table 'answer'"),
        ("source: a.duckdb, table: spying", Code.DATA_ENGINE, "'spying' cannot be read: a view that reads other files"),
    ],
)
def test_what_is_wrong_is_told(data: str, code: Code, said: str, here: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    write_all(here, outside)
    problem = only(found(here, data))
    assert problem[0] is code
    assert problem[1].startswith(said)


def write_all(here: Path, outside: Path) -> None:
    """Write every file that the cases name."""
    parquet(here / "a.parquet")
    whole = (here / "a.parquet").read_bytes()
    (here / "none").mkdir()
    parquet(outside / "a.parquet")
    (here / "linked").mkdir()
    (here / "linked" / "a.parquet").symlink_to(outside / "a.parquet")
    (here / "text.parquet").write_text("one,two\n1,2\n")
    (here / "text.parquet.txt").write_text("one,two\n1,2\n")
    (here / "cut.parquet").write_bytes(whole[:-20])
    (here / "damaged.parquet").write_bytes(whole[:4] + bytes(len(whole) - 12) + whole[-8:])
    (here / "pointer.parquet").write_text("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n")
    parquet(here / "empty.parquet", f"{ROWS} WHERE one = 9")
    (here / "renamed.csv").write_bytes(whole)
    parquet(here / "other.parquet", "SELECT 1 AS one, 2 AS too")
    parquet(here / "lists.parquet", "SELECT 1 AS one, [2] AS two")
    parquet(here / "blanks.parquet", 'SELECT 1 AS one, 2 AS "two ", 3 AS " two"')
    parquet(here / "uneven" / "a.parquet")
    parquet(here / "uneven" / "b.parquet", "SELECT 1 AS one")
    parquet(here / "codes.parquet", "SELECT 3 AS one, 2 AS two")
    with duckdb.connect(str(here / "a.duckdb")) as connection:
        connection.execute(f"CREATE TABLE answers AS {ROWS}")
        (outside / "secret.csv").write_text("one,two\n1,2\n")
        connection.execute(f"CREATE VIEW spying AS FROM read_csv('{outside}/secret.csv')")


@pytest.mark.parametrize("table", ["answers", "ANSWERS", "main.answers", "wave 1.answers"])
def test_a_table_is_found_by_its_name_with_or_without_its_schema(table: str, here: Path) -> None:
    with duckdb.connect(str(here / "a.duckdb")) as connection:
        connection.execute(f"CREATE TABLE answers AS {ROWS}")
        connection.execute(f'CREATE SCHEMA "wave 1"; CREATE TABLE "wave 1".answers AS {ROWS}')
    before = (here / "a.duckdb").read_bytes()
    assert found(here, f"source: a.duckdb, table: {table}") == ()
    assert (here / "a.duckdb").read_bytes() == before
    assert sorted(path.name for path in here.iterdir()) == ["a.duckdb", "report.yaml", "reportgen.yaml"]


def test_a_database_that_another_program_writes_to_is_told(here: Path) -> None:
    (here / "a.duckdb").write_bytes(bytes(8) + b"DUCK" + bytes(8000))
    code, said = only(found(here, "source: a.duckdb, table: t"))
    assert code is Code.DATA_ENGINE
    assert said.startswith("DuckDB cannot open the file")


def test_a_file_that_is_written_while_it_is_read_is_told(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reportgen.data.typed import parquet as reading

    load = reading.load_parquet

    def meanwhile(*arguments: object) -> object:
        made = load(*arguments)  # type: ignore[arg-type]
        os.utime(here / "a.parquet", ns=(1, 1))
        return made

    parquet(here / "a.parquet")
    monkeypatch.setattr(reading, "load_parquet", meanwhile)
    code, said = only(found(here, "source: a.parquet"))
    assert (code, said) == (Code.DATA_ENGINE, "the file changed while it was read")


def test_the_digest_of_several_files_depends_on_content_and_names_alone(here: Path) -> None:
    def digest() -> str:
        (here / "report.yaml").write_text(SPEC.format(data="source: parts"), encoding="utf-8")
        with open_data(read_spec(here / "report.yaml")) as answers:
            return answers.source.sha256

    (here / "reportgen.yaml").write_text("", encoding="utf-8")
    parquet(here / "parts" / "a.parquet")
    parquet(here / "parts" / "b.parquet", f"{ROWS} WHERE one = 1")
    first = digest()
    os.utime(here / "parts" / "a.parquet", ns=(1, 1))
    (here / "parts" / "_SUCCESS").write_text("")
    assert digest() == first
    (here / "parts" / "b.parquet").rename(here / "parts" / "c.parquet")
    assert digest() != first
