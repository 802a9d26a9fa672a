"""The report of the invented library, with its answers moved into other engines: the same rows, in proper types."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb

from reportgen.facts.serialise import facts_json
from reportgen.pipeline import check

ROOT = Path(__file__).parents[2]
YEARS = ("2025", "2026")
INTEGERS = "id visits overall staff catalogue hours space online_rating seconds"
BOOLEANS = "wish_evenings wish_seats wish_titles wish_events wish_quiet wish_none"
TYPES = {
    **dict.fromkeys(INTEGERS.split(), "INTEGER"),
    **dict.fromkeys(BOOLEANS.split(), "BOOLEAN"),
    "weight": "DOUBLE",
    "recommend": "DOUBLE",
    "branch": "ENUM('central', 'riverside', 'hillside', 'mobile')",
}
"""Every kind of type that such a table has: whole numbers stored as floats, yes and no, enumerations; the rest is text."""


def project(folder: Path) -> Path:
    """Copy the reports of both years with their data into a project; return the spec of the later."""
    for year in YEARS:
        shutil.copytree(ROOT / "specs" / f"city-library-{year}", folder / "specs" / f"city-library-{year}")
    (folder / "survey_data").mkdir()
    for year in YEARS:
        shutil.copy(ROOT / "survey_data" / f"city-library-{year}.csv", folder / "survey_data")
    (folder / "reportgen.yaml").write_text("", encoding="utf-8")
    return spec_of(folder, "2026")


def spec_of(folder: Path, year: str) -> Path:
    """Return the spec of a year."""
    return folder / "specs" / f"city-library-{year}" / "report.yaml"


def instead(folder: Path, year: str, data: str) -> None:
    """Write other lines in the place of the source of a year's data; ``{year}`` stands for the year."""
    spec = spec_of(folder, year)
    text = spec.read_text(encoding="utf-8")
    line = f"    source: ../../survey_data/city-library-{year}.csv\n"
    assert line in text
    spec.write_text(text.replace(line, data.format(year=year)), encoding="utf-8")


def everywhere(folder: Path, data: str) -> Path:
    """Write other lines in the place of the source of both years; return the spec of the later."""
    for year in YEARS:
        instead(folder, year, data)
    return spec_of(folder, "2026")


def typed(folder: Path, year: str) -> str:
    """Return a query for the rows of a year in proper types, with NULL for empty cells."""
    path = folder / "survey_data" / f"city-library-{year}.csv"
    header = path.read_text(encoding="utf-8").partition("\n")[0].split(",")
    columns = ", ".join(f'CAST("{name}" AS {TYPES.get(name, "VARCHAR")}) AS "{name}"' for name in header)
    return f"SELECT {columns} FROM read_csv('{path}', header = true, all_varchar = true, nullstr = '')"  # noqa: S608


def run(statement: str, database: str = ":memory:") -> list[tuple[object, ...]]:
    """Run a statement in DuckDB."""
    with duckdb.connect(database) as connection:
        return connection.execute(statement).fetchall()


def facts(spec: Path) -> str:
    """Return ``facts.json`` of a report."""
    found = check(spec)
    return facts_json(found.spec, found.ledger, found.contents)
