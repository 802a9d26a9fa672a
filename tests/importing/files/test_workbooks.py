"""Workbooks: the sheet with the answers, and cells as a person would write them."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
import xlsxwriter

from reportgen.problems import Code
from tests.importing.files.made import parsed, refused, rows_of, told

Fill = Callable[[Any], None]


def workbook(fill: Fill) -> bytes:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        fill(book)
    return data.getvalue()


def sheet(rows: list[list[Any]], name: str | None = None) -> Fill:
    def fill(book: Any) -> None:
        made = book.add_worksheet(name)
        for at, row in enumerate(rows):
            made.write_row(at, 0, row)

    return fill


def changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a workbook with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return out.getvalue()


SHEET1 = "xl/worksheets/sheet1.xml"


def test_numbers_as_a_person_writes_them() -> None:
    numbers = [3, 3.0, 0.1 + 0.2, 2.5, -7, 1e-7, 123456789012345, 1 / 3, 100.0]
    table = parsed(workbook(sheet([["x"] * len(numbers), numbers])))
    written = ["3", "3", "0.3", "2.5", "-7", "0.0000001", "123456789012345", "0.333333333333333", "100"]
    assert rows_of(table)[1] == written


def test_text_that_looks_like_a_number_stays() -> None:
    def fill(book: Any) -> None:
        made = book.add_worksheet()
        for column, text in enumerate(["007", "3.0", "1e3", "TRUE", "> 60", "=1+1"]):
            made.write_string(0, column, text)

    assert rows_of(parsed(workbook(fill))) == [["007", "3.0", "1e3", "TRUE", "> 60", "=1+1"]]


def test_dates_times_truth_and_percentages() -> None:
    def fill(book: Any) -> None:
        made = book.add_worksheet()
        forms = ["yyyy-mm-dd hh:mm", "d/m/yyyy", 'yyyy"年"m"月"d"日"', "hh:mm:ss", "[h]:mm:ss", "0%"]
        date, day, han, time, long, percent = (book.add_format({"num_format": form}) for form in forms)
        made.write_datetime(0, 0, dt.datetime(2021, 3, 4, 5, 6, 7), date)  # noqa: DTZ001 - worksheets know no zones
        made.write_datetime(0, 1, dt.date(2021, 3, 4), day)
        made.write_datetime(0, 2, dt.date(2021, 3, 4), han)
        made.write_datetime(0, 3, dt.time(5, 6, 7), time)
        made.write_number(0, 4, 1.5, long)
        made.write_number(0, 5, 0.5, percent)
        made.write_boolean(0, 6, True)
        made.write_number(0, 7, 1)

    assert rows_of(parsed(workbook(fill)))[0] == [
        *("2021-03-04T05:06:07", "2021-03-04", "2021-03-04", "05:06:07", "36:00:00", "0.5", "TRUE", "1"),
    ]


def test_truth_and_one_in_the_same_column_differ() -> None:
    assert rows_of(parsed(workbook(sheet([["a"], [1], [True], [0], [False]])))) == [["a"], ["1"], ["TRUE"], ["0"], ["FALSE"]]


def test_merged_cells_and_what_is_empty_around_the_answers() -> None:
    def fill(book: Any) -> None:
        made = book.add_worksheet()
        grey = book.add_format({"bg_color": "#eeeeee"})
        made.merge_range(1, 1, 1, 2, "Title")
        made.write_row(2, 1, ["a", "b"])
        made.write_row(3, 1, [1, 2])
        for row in range(4, 250):
            made.write_blank(row, 25, None, grey)

    assert rows_of(parsed(workbook(fill))) == [["", "", ""], ["", "Title", ""], ["", "a", "b"], ["", "1", "2"]]


def test_the_first_sheet_holds_the_answers_and_the_others_are_named() -> None:
    def fill(book: Any) -> None:
        sheet([["id", "q1"], *[[n, n % 3] for n in range(20)]], "答卷")(book)
        sheet([["note"], ["draft"]], "Notes")(book)
        book.add_chartsheet("Chart")

    table = parsed(workbook(fill))
    assert (table.rows, len(table.columns), table.shown) == (21, 2, "答卷")
    assert "'Notes' (2 × 1)" in told(table)
    assert rows_of(parsed(workbook(fill), sheet="Notes")) == [["note"], ["draft"]]
    assert rows_of(parsed(workbook(fill), sheet="2")) == [["note"], ["draft"]]
    error = refused(lambda: parsed(workbook(fill), sheet="Answers"))
    assert (error.code, "'答卷', 'Notes'" in error.fix) == (Code.UNKNOWN_NAME, True)


def test_a_cover_sheet_gives_way_to_the_answers_and_hidden_sheets_do_too() -> None:
    def fill(book: Any) -> None:
        sheet([["Survey of 2024"], ["exported today"]], "Cover")(book)
        sheet([["id", "q1"], *[[n, n % 3] for n in range(20)]], "Data")(book)
        hidden = book.add_worksheet("Lists")
        hidden.hide()
        hidden.write_column(0, 0, list(range(500)))

    assert parsed(workbook(fill)).shown == "Data"


def test_errors_and_formulas_without_a_result_are_told_by_their_address() -> None:
    def fill(book: Any) -> None:
        made = book.add_worksheet()
        made.write_row(0, 0, ["id", "sum", "lookup", "text"])
        made.write_row(1, 0, [1])
        made.write_formula(1, 1, "=1+1", None, 2)
        made.write_formula(1, 2, "=NA()", None, "#N/A")
        made.write_formula(1, 3, "=A1&A1", None, "idid")
        made.write_row(2, 0, [2])
        made.write_formula(2, 1, "=2+2", None, "GONE")

    data = changed(workbook(fill), SHEET1, lambda xml: re.sub(rb'( t="str")?><f>2\+2</f><v>GONE</v>', b"><f>2+2</f>", xml))
    table = parsed(data)
    assert rows_of(table) == [["id", "sum", "lookup", "text"], ["1", "2", "", "idid"], ["2", "", "", ""]]
    assert "(such as #N/A) are read as empty: C2." in told(table)
    assert "not in the file are read as empty: B3." in told(table)


def test_line_ends_and_control_characters() -> None:
    def fill(book: Any) -> None:
        book.add_worksheet().write_row(0, 0, ["two\r\nlines", "_x000D_", "bell\x07", "snake_x0041_"])

    data = workbook(fill)
    table = parsed(data)
    assert rows_of(table) == [["two\nlines", "_x000D_", "bell\N{REPLACEMENT CHARACTER}", "snake_x0041_"]]
    assert "columns C" in told(table)
    raw = changed(data, "xl/sharedStrings.xml", lambda xml: xml.replace(b"_x005F_x000D_", b"a_x000D_\nb"))
    assert rows_of(parsed(raw))[0][1] == "a\nb"


@pytest.mark.parametrize("suffix", ["", ".csv"])
def test_a_workbook_is_one_whatever_its_name(suffix: str) -> None:
    data = workbook(sheet([["a"], [1]]))
    assert parsed(data).format == "xlsx"


def test_what_is_no_workbook() -> None:
    data = workbook(sheet([["a"], [1]]))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert SHEET1 in archive.namelist()
    word = io.BytesIO()
    with zipfile.ZipFile(word, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w/>")
    assert "no workbook" in refused(lambda: parsed(word.getvalue())).found
    assert refused(lambda: parsed(workbook(lambda book: None))).code == Code.DATA_EMPTY
    assert refused(lambda: parsed(changed(data, SHEET1, lambda xml: xml[: len(xml) // 2]))).code == Code.FILE_UNREADABLE
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + "EncryptedPackage".encode("utf-16-le") + bytes(1000)
    assert "password" in refused(lambda: parsed(locked)).found
    assert refused(lambda: parsed(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000))).code == Code.FILE_UNREADABLE
