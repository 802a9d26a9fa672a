"""The work on a question of many options grows with their number, not with its square; what cells mean is tested beside it."""

from __future__ import annotations

import duckdb
import narwhals as nw
import pytest

from reportgen.data.ticks import filled
from reportgen.spec.model.questions import MultiQuestion


def question(options: int, empty: str = "no-answer") -> MultiQuestion:
    codes = [f"o{n}" for n in range(options)]
    return MultiQuestion.model_validate(
        {
            "ask": "Which?",
            "type": "multi",
            "base": "answered",
            "columns": {code: code for code in codes},
            "options": {code: {"label": code} for code in codes},
            "empty": empty,
        }
    )


def query(options: int) -> str:
    """Return what the engine is asked."""
    columns = ", ".join(f"'1' AS \"q:wishes:o{n}\"" for n in range(options))
    with duckdb.connect(":memory:") as connection:
        table = nw.from_native(connection.sql(f"SELECT {columns}")).lazy()
        return str(filled(table, {"wishes": question(options)}).to_native().sql_query())


def test_twice_the_options_are_about_twice_the_query() -> None:
    few, many = (len(query(options)) for options in (40, 80))
    assert many < 2.5 * few


@pytest.mark.parametrize(
    ("empty", "rows"),
    [("no-answer", [("1", "0"), ("0", "1"), (None, None)]), ("none", [("1", "0"), ("0", "1"), ("0", "0")])],
)
def test_an_empty_cell_beside_an_answer_is_not_ticked(empty: str, rows: list[tuple[str | None, str | None]]) -> None:
    cells = "SELECT * FROM (VALUES ('1', NULL), ('0', '1'), (NULL, NULL)) AS t(\"q:wishes:o0\", \"q:wishes:o1\")"
    with duckdb.connect(":memory:") as connection:
        table = nw.from_native(connection.sql(cells)).lazy()
        found = filled(table, {"wishes": question(2, empty)}).to_native()
        assert found.columns == ["q:wishes:o0", "q:wishes:o1"]
        assert found.fetchall() == rows
