"""Whatever somebody deletes or moves in an export, it is understood somehow or refused by a problem: never a traceback."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.importing.platforms.understand import NAMES, understand
from reportgen.importing.table import Column, Table
from reportgen.problems import ReportgenError
from tests.importing.platforms.sheets import FIXTURES, table

TABLES = {name: made() for name, (_, made) in FIXTURES.items()}


def cells_of(whole: Table) -> list[list[str]]:
    return [[column.values[column.cells[row]] for column in whole.columns] for row in range(whole.rows)]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_shuffled_part_of_an_export_never_raises(data: st.DataObject) -> None:
    whole = TABLES[data.draw(st.sampled_from(sorted(TABLES)))]
    places = data.draw(st.lists(st.sampled_from(range(len(whole.columns))), min_size=1, max_size=len(whole.columns)))
    rows = data.draw(st.lists(st.sampled_from(range(whole.rows)), max_size=whole.rows + 3))
    texts = cells_of(whole)
    columns = tuple(Column.of(texts[row][place] for row in rows) for place in places)
    variables = tuple(whole.variables[place] for place in places) if whole.variables else ()
    part = Table(whole.shown, whole.format, columns, len(rows), variables)
    try:
        export = understand(part, data.draw(st.sampled_from(("auto", *NAMES))))
    except ReportgenError:
        return
    assert len(export.headings) == len(export.columns) == len(places)
    assert all(column.rows == export.rows for column in export.columns)
    assert export.rows + sum(export.dropped.values()) <= len(rows)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.lists(st.text(max_size=12), min_size=1, max_size=6), min_size=1, max_size=8), st.sampled_from(("auto", *NAMES))
)
def test_any_text_in_any_cell_never_raises(rows: list[list[str]], platform: str) -> None:
    try:
        export = understand(table(rows), platform)
    except ReportgenError:
        return
    assert len(export.headings) == max(map(len, rows))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(TABLES)), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_heading(name: str, random: object) -> None:
    whole = TABLES[name]
    export = understand(whole)
    header = whole.rows - export.rows - sum(export.dropped.values())
    texts = cells_of(whole)
    below = texts[header:]
    random.shuffle(below)  # type: ignore[attr-defined]
    moved = Table(
        whole.shown,
        whole.format,
        tuple(Column.of(cells) for cells in zip(*[*texts[:header], *below], strict=True)),
        whole.rows,
        whole.variables,
        weight=whole.weight,
    )
    again = understand(moved)
    assert [(h.code, h.ask, h.group, h.role) for h in again.headings] == [
        (h.code, h.ask, h.group, h.role) for h in export.headings
    ]
