"""Workbooks of Excel 97, as several platforms still write them."""

from __future__ import annotations

import pytest

from reportgen.importing.files.workbook_biff import errors_in
from reportgen.problems import Code
from tests.importing.files.made import parsed, refused, rows_of, told
from tests.importing.files.old_excel import Cell, Error, compound, workbook

ROWS: list[list[Cell]] = [["序号", "3、性别 ", "多选"], [1.0, "男", "运动┋影视"], [2.0, None, 2.5], [3.0, True, "0.10"]]


def test_a_workbook_reads_as_it_was_written() -> None:
    table = parsed(workbook({"Sheet1": ROWS}))
    assert table.format == "xls"
    assert rows_of(table) == [["序号", "3、性别 ", "多选"], ["1", "男", "运动┋影视"], ["2", "", "2.5"], ["3", "TRUE", "0.10"]]
    assert not table.decisions


def test_the_sheet_with_the_answers() -> None:
    table = parsed(workbook({"说明": [["2024"]], "答卷": ROWS}))
    assert table.shown == "答卷"
    assert "'说明' (1 × 1)" in told(table)


def test_cells_with_an_error_are_told_by_their_address() -> None:
    data = workbook(
        {"One": [["a", "b", "c"]] * 9, "Two": [["a", "b"], [Error("#N/A"), "x"], ["y", Error("#DIV/0!", computed=True)]]}
    )
    assert errors_in(data, 0) == []
    assert errors_in(data, 1) == [(1, 0), (2, 1)]
    table = parsed(data, sheet="Two")
    assert rows_of(table) == [["a", "b"], ["", "x"], ["y", ""]]
    assert "A2, B3" in told(table)


@pytest.mark.parametrize("end", [600, 2000, 5000])
def test_a_workbook_cut_short(end: int) -> None:
    data = workbook({"Sheet1": [[f"answer {row}", float(row)] for row in range(200)]})
    assert end < len(data)
    error = refused(lambda: parsed(data[:end]))
    assert error.code in {Code.FILE_UNREADABLE, Code.DATA_EMPTY}
    assert errors_in(data[:end], 0) == []


def test_chains_that_bite_their_tails() -> None:
    data = bytearray(compound(b"\x09\x08" + bytes(8000)))
    for number in range(1, 20):  # every sector is followed by the second
        data[512 + 4 * number : 516 + 4 * number] = b"\x02\x00\x00\x00"
    assert errors_in(bytes(data), 0) == []
