"""The same report from CSV, Parquet and DuckDB has the same facts, byte for byte, with an earlier wave and weights."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.engines.library import YEARS, everywhere, facts, project, run, typed


@pytest.fixture(scope="module")
def from_csv(tmp_path_factory: pytest.TempPathFactory) -> str:
    return facts(project(tmp_path_factory.mktemp("csv")))


def one_file(folder: Path) -> str:
    for year in YEARS:
        run(f"COPY ({typed(folder, year)}) TO '{folder}/survey_data/{year}.parquet'")
    return "    source: ../../survey_data/{year}.parquet\n"


def folder_of_parts(folder: Path) -> str:
    """Write the answers of each branch into a folder of its own, as engines do, with the branch in the folder's name alone."""
    for year in YEARS:
        run(f"COPY ({typed(folder, year)}) TO '{folder}/survey_data/{year}' (FORMAT parquet, PARTITION_BY branch)")
        (folder / "survey_data" / year / "_SUCCESS").write_text("")
    return "    source: ../../survey_data/{year}\n"


def pattern(folder: Path) -> str:
    """Write files in which one column is stored in two types."""
    for year in YEARS:
        rows = typed(folder, year)
        run(f"COPY (FROM ({rows}) WHERE id <= 200) TO '{folder}/survey_data/{year}-a.parquet'")
        other = f"SELECT * REPLACE (CAST(overall AS DOUBLE) AS overall) FROM ({rows}) WHERE id > 200"  # noqa: S608
        run(f"COPY ({other}) TO '{folder}/survey_data/{year}-b.parquet'")
    return "    source: ../../survey_data/{year}-*.parquet\n"


def database(folder: Path) -> str:
    for year in YEARS:
        run(f'CREATE TABLE "answers of {year}" AS {typed(folder, year)}', f"{folder}/survey_data/library.duckdb")
    return "    source: ../../survey_data/library.duckdb\n    table: answers of {year}\n"


@pytest.mark.parametrize("write", [one_file, folder_of_parts, pattern, database], ids=lambda write: write.__name__)
def test_the_facts_do_not_depend_on_the_engine(write: Callable[[Path], str], from_csv: str, tmp_path: Path) -> None:
    project(tmp_path)
    spec = everywhere(tmp_path, write(tmp_path))
    for path in (tmp_path / "survey_data").glob("*.csv"):
        path.unlink()
    assert facts(spec) == from_csv
