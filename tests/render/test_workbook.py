"""``tables.xlsx``: the numbers and words of the report in a workbook that other programs read, and in which nothing runs."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from reportgen.content.tables import Column, Row, Table, TableCell
from reportgen.content.workbook.book import BookNumber, TableSheet, Workbook
from reportgen.content.workbook.compose import workbook
from reportgen.content.workbook.names import sheet_names
from reportgen.content.workbook.numbers import number_of
from reportgen.render.workbook.write import LETTER, workbook_bytes
from tests.content.made_up import content, survey

FORMULAS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1+1",
    "＝1",
    '=HYPERLINK("http://a.example","x")',
    "|calc",
    "%0A=1",
)
CHANGES = (
    (
        "- table: {rows: [service, faults], columns: region, id: banner}",
        "- table: {rows: faults, columns: region, id: banner, letters: true}",
    ),
)


@cache
def book(language: str = "en", changes: tuple[tuple[str, str], ...] = CHANGES) -> Workbook:
    spec, _, ledger = survey(changes)
    return workbook(spec, ledger, content(language, changes))


@cache
def opened(language: str = "en") -> Any:
    return openpyxl.load_workbook(io.BytesIO(workbook_bytes(book(language))))


def with_table(table: Table, **words: str) -> Workbook:
    """Return a workbook of one table."""
    said = {"name": "T", "number": "Table 1", "tag": "", "title": "Title", "subtitle": "", **words}
    return replace(book(), sheets=(TableSheet(**said, table=table, notes=("Base: n = 3",)),))


@pytest.mark.parametrize(
    ("text", "percent", "value", "form"),
    [
        ("41%", False, 0.41, "0%"),
        ("41", True, 0.41, "0%"),
        ("37.3%", False, 0.373, "0.0%"),
        ("78.5", False, 78.5, "0.0"),
        ("1,234", False, 1234, "#,##0"),
        ("12", False, 12, "#,##0"),
        ("2024", False, 2024, "0"),
        ("+2.3", False, 2.3, '+0.0;"−"0.0;0.0'),
        ("−15", False, -15, '#,##0;"−"#,##0;#,##0'),
        ("(41)", True, 0.41, '"("0%")"'),
        ("+5*", False, None, ""),
        *(
            (words, False, None, "")
            for words in ("–", "", "over 60%", "2024-12-31", "1–5", "n = 3", "007", "3 to 5", "1e5", "(41", "41)")
        ),
    ],
)
def test_a_printed_number_is_a_number_with_the_format_that_prints_it(
    text: str, percent: bool, value: float | None, form: str
) -> None:
    assert number_of(text, percent=percent) == (None if value is None else BookNumber(value, form))


def test_words_behind_a_number_stand_in_its_format_where_a_fact_stands_in_the_cell() -> None:
    assert number_of("78.5分", unit=True) == BookNumber(78.5, '0.0"分"')
    assert number_of("+5*", unit=True) == BookNumber(5, '+#,##0"*";"−"#,##0"*";#,##0"*"')
    assert number_of("78.5分") is None


@given(st.lists(st.text(max_size=60), max_size=12))
def test_names_of_sheets_are_legal_and_differ(wanted: list[str]) -> None:
    names = sheet_names([w.encode("utf-8", "ignore").decode() for w in wanted])
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert 0 < len(name.encode("utf-16-le")) <= 62
        assert not re.search(r"[\[\]:*?/\\\x00-\x1f']", name)
        assert name.casefold() != "history"


def test_every_sheet_is_named_as_the_report_calls_it_and_reached_from_the_first() -> None:
    names = opened().sheetnames
    assert names[0] == "Contents"
    assert names[-2:] == ["Method", "All numbers"]
    front = opened()["Contents"]
    links = [cell.hyperlink.location for row in front.iter_rows() for cell in row if cell.hyperlink]
    assert links == [f"'{name}'!A1" for name in names[1:]]


def test_a_banner_has_its_groups_letters_and_marks() -> None:
    (sheet,) = [s for s in opened() if s.title.startswith("Table") and "A" in [cell.value for row in s["A4:J6"] for cell in row]]
    head = next(row for row in sheet.iter_rows(min_row=4) if row[2].value == "North")
    letters = {sheet.cell(head[0].row + 1, cell.column).value: cell.column for cell in head if cell.value in {"North", "South"}}
    assert set(letters) == {"A", "B"}
    rude = next(row for row in sheet.iter_rows() if row[0].value and "rude" in str(row[0].value).lower())
    # 10 of 50 in the north and 20 of 40 in the south: the south is higher, by z = 3.0
    assert (rude[letters["A"] - 1].value, rude[letters["B"] - 1].value) == (0.2, 0.5)
    assert rude[letters["B"] - 1].number_format == "0%"
    assert rude[letters["B"]].value == "A"
    assert any("letter" in str(row[0].value) for row in sheet.iter_rows() if row[0].value)


def test_what_is_withheld_stands_nowhere() -> None:
    # island: 10 people, base 30; 2 of them are satisfied and 1 very much
    ledger = survey(CHANGES)[2]
    hidden = {fact.id for fact in ledger.facts.values() if fact.withheld}
    assert hidden
    rows = list(opened()["All numbers"].iter_rows(min_row=3, values_only=True))
    at = {str(head): place for place, head in enumerate(rows[0])}
    shown = {row[at["Expression"]]: row for row in rows[1:]}
    for name in hidden & set(shown):
        assert [shown[name][at[head]] for head in ("Exact value", "Low", "High", "Respondents (n)")] == [None] * 4
        assert shown[name][at["As printed"]] == "–"


def test_numbers_are_numbers_to_other_programs() -> None:
    read = CalamineWorkbook.from_filelike(io.BytesIO(workbook_bytes(book())))
    for name in opened().sheetnames[1:-2]:
        texts = [value for row in read.get_sheet_by_name(name).to_python() for value in row[1:] if isinstance(value, str)]
        assert [text for text in texts if re.fullmatch(r"[+−]?[\d,]+(\.\d+)?%?", text)] == []


def test_nothing_in_the_workbook_is_a_formula_or_leads_outside() -> None:
    cells = tuple(TableCell(text, rich=()) for text in FORMULAS)
    hostile = Table(FORMULAS[0], tuple(Column(text, "left", text, text) for text in FORMULAS), (Row(FORMULAS[1], cells),))
    data = workbook_bytes(with_table(hostile, title=FORMULAS[0], subtitle=FORMULAS[2], number=FORMULAS[3]))
    parts = zipfile.ZipFile(io.BytesIO(data))
    texts = {name: parts.read(name).decode() for name in parts.namelist() if name.endswith((".xml", ".rels"))}
    assert not [name for name, text in texts.items() if "<f>" in text or "<f " in text or 'TargetMode="External"' in text]
    assert not [name for name in texts if re.search("vba|macro|externalLink|connections", name)]
    sheet = openpyxl.load_workbook(io.BytesIO(data))["T"]
    found = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str) and cell.value in FORMULAS]
    assert {cell.value for cell in found} >= set(FORMULAS) - {"\r=1"}  # XML reads a lone CR as a line end
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in found)


def test_sheets_are_set_up_for_printing() -> None:
    sheet = opened()[opened().sheetnames[1]]
    assert sheet.print_title_rows
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)  # 1 is what is meant where nothing is said
    assert sheet.page_setup.paperSize == 9
    assert sheet.freeze_panes
    assert sheet.oddFooter.right.text == "Page &P of &N"
    letter = openpyxl.load_workbook(io.BytesIO(workbook_bytes(book(), LETTER)))
    assert letter.worksheets[1].page_setup.paperSize == 1


@pytest.mark.parametrize("language", ["zh-CN", "zh-TW", "en"])
def test_the_same_report_gives_the_same_bytes(language: str) -> None:
    data = workbook_bytes(book(language))
    assert data == workbook_bytes(book(language))
    about = openpyxl.load_workbook(io.BytesIO(data)).properties
    assert (about.title, about.subject) == (content(language).title, "made-up 1.0")
    assert about.created.date().isoformat() == about.modified.date().isoformat() == "2024-07-01"
    assert {part.date_time for part in zipfile.ZipFile(io.BytesIO(data)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def has_calc() -> bool:
    """Tell whether the LibreOffice that is there reads workbooks: its parts are packages of their own."""
    program = shutil.which("soffice")
    return program is not None and (Path(program).resolve().parent / "libsclo.so").exists()


@pytest.mark.libreoffice
@pytest.mark.skipif(not has_calc(), reason="needs LibreOffice Calc: apt-get install libreoffice-calc-nogui")
def test_libreoffice_shows_the_numbers_as_the_report_prints_them(tmp_path: Path) -> None:
    texts = ("41%", "+2.3", "−15", "(41)", "1,234", "78.5分", "37.3%", "–")
    table = Table("", (Column("x"),), tuple(Row(text, (TableCell(text, "f"),)) for text in texts))
    (tmp_path / "t.xlsx").write_bytes(workbook_bytes(with_table(table)))
    csv = "csv:Text - txt - csv (StarCalc):9,34,76,1,,1033,false,true,true,false,false,2"
    call = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", csv, "t.xlsx"]
    done = subprocess.run(call, cwd=tmp_path, capture_output=True, text=True, timeout=200, check=False)
    written = next(tmp_path.glob("t*.csv"), None)
    assert written is not None, done.stderr
    lines = [line.split("\t") for line in written.read_text(encoding="utf-8").splitlines()]
    assert [(line[0], line[1]) for line in lines if line[0] in texts] == [(text, text) for text in texts]
