"""HTML, JSON, Parquet, and files that are something else than their name says."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest

from reportgen.importing.files.kind import kind_of
from reportgen.problems import Code
from tests.importing.files.made import parsed, refused, rows_of, told

PAGE = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="{charset}"><title>t</title>
<style>td {{ color: red }}</style></head><body><table><tr><td>small</td></tr></table>
<table border=1><tr><th>序号<th>您的性别<th colspan=2>意见 &amp; 建议</tr>
<tr><td>1</td><td>女</td><td>多一些<br>种类</td><td>&nbsp;</td></tr>
<tr><td>2</td><td>男</td><td><b>很</b>好</td></tr></table><script>alert("<td>no</td>")</script></body></html>"""


@pytest.mark.parametrize(
    ("charset", "codec"), [("utf-8", "utf-8"), ("gb2312", "gbk"), ("utf-8", "utf-8-sig"), ("utf-16", "utf-16")]
)
def test_an_html_table_that_calls_itself_a_workbook(charset: str, codec: str) -> None:
    table = parsed(PAGE.format(charset=charset).encode(codec))
    assert table.format == "html"
    assert rows_of(table) == [
        ["序号", "您的性别", "意见 & 建议"],
        ["1", "女", "多一些\n种类"],
        ["2", "男", "很好"],
    ]
    assert "HTML" in told(table)


def test_tables_inside_cells_and_ends_left_out() -> None:
    page = b"<table><tr><td>a<td>b<tr><td>1<table><tr><td>inner</table></td><td>2<tr><td>3<td>4"
    assert rows_of(parsed(page)) == [["a", "b"], ["1", "2"], ["3", "4"]]


def test_a_page_without_a_table() -> None:
    assert refused(lambda: parsed(b"<!DOCTYPE html><html><body>Please sign in</body></html>")).code == Code.DATA_EMPTY


def test_an_answer_that_begins_like_a_page_is_text() -> None:
    assert parsed(b"<30,b\n1,2\n").format == "csv"


RECORDS = [
    {"id": 1, "city": {"name": "Tours", "size": 2.5}, "liked": ["food", "staff"], "again": True},
    {"id": 2, "city": {"name": "武汉"}, "liked": [], "again": None, "note": "line\nbreak"},
    {"id": 3.0, "liked": ["food; drinks"]},
]


@pytest.mark.parametrize("as_list", [False, True])
def test_json_records(as_list: bool) -> None:
    text = json.dumps(RECORDS, indent=1) if as_list else "\n".join(json.dumps(record, ensure_ascii=False) for record in RECORDS)
    table = parsed(text.encode())
    assert table.format == "jsonl"
    assert [variable.name for variable in table.variables] == ["id", "city.name", "city.size", "liked", "again", "note"]
    assert [variable.kind for variable in table.variables] == ["number", "text", "number", "text", "text", "text"]
    assert rows_of(table) == [
        ["1", "Tours", "2.5", "food | staff", "true", ""],
        ["2", "武汉", "", "", "", "line\nbreak"],
        ["3", "", "", "food; drinks", "", ""],
    ]
    assert "'liked' are joined by `|`" in told(table)


def test_a_last_json_line_that_is_cut() -> None:
    table = parsed(b'{"a": 1}\n{"a": 2}\n{"a": 3}\n{"a": 4, "b": "hal')
    assert (table.rows, table.dropped) == (3, {"cut-short": 1})
    assert "line 4" in told(table)


@pytest.mark.parametrize(
    "data",
    [
        b'{"a": 1}\n{"a" 2}\n{"a": 3}\n',
        b'{"a": 1}\n[2]\n{"a": 3}\n',
        b'[{"a": 1}, 2]',
        b'[{"a": ' + b"[" * 100_000,
        b'{"a": ' + b'{"a": ' * 50 + b"1" + b"}" * 51,
    ],
)
def test_what_is_no_json(data: bytes) -> None:
    assert refused(lambda: parsed(data)).code in {Code.FILE_UNREADABLE, Code.DATA_SHAPE}


def test_a_parquet_file(tmp_path: Path) -> None:
    path = tmp_path / "answers.parquet"
    duckdb.sql(
        f"""copy (select * from (values
        (1, 2.5::double, 'a', date '2020-01-02', timestamp '2020-01-02 03:04:05', true, ['x', 'y'], 1.50::decimal(9, 2)),
        (2, null, null, null, null, false, ['x; z'], 2.00),
        (3, 'nan', '', null, null, null, null, null)) as t(id, share, q1, day, moment, yes, tags, price)) to '{path}'"""  # noqa: S608
    )
    table = parsed(path.read_bytes())
    assert table.format == "parquet"
    assert [variable.name for variable in table.variables] == ["id", "share", "q1", "day", "moment", "yes", "tags", "price"]
    assert [variable.kind for variable in table.variables] == [
        "number",
        "number",
        "text",
        "date",
        "date",
        "text",
        "text",
        "number",
    ]
    assert rows_of(table) == [
        ["1", "2.5", "a", "2020-01-02", "2020-01-02T03:04:05", "true", "x | y", "1.5"],
        ["2", "", "", "", "", "false", "x; z", "2"],
        ["3", "", "", "", "", "", "", ""],
    ]
    data = path.read_bytes()
    assert refused(lambda: parsed(data[:-20])).code == Code.FILE_UNREADABLE
    assert refused(lambda: parsed(data[:100] + b"\xff" * 50 + data[150:])).code in {Code.FILE_UNREADABLE, Code.DATA_EMPTY}


@pytest.mark.parametrize(
    ("start", "what"),
    [
        (b"%PDF-1.7", "a PDF document"),
        (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
        (b"SQLite format 3\x00", "an SQLite database"),
        (b"version https://git-lfs.github.com/spec/v1\n", "a Git LFS pointer"),
        (b"\x09\x04\x06\x00\x00\x00\x10\x00", "an Excel older than 5.0"),
        (
            b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
            b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "Excel 2003",
        ),
    ],
)
def test_what_is_not_read_is_named(start: bytes, what: str) -> None:
    error = refused(lambda: parsed(start + bytes(100)))
    assert error.code == Code.FILE_UNREADABLE
    assert what in error.found


def test_text_is_text_whatever_stands_in_it() -> None:
    for start in (b"id,q1\n", b"{not json}\n", b"[1],b\n", "序号".encode("gbk"), "序号".encode("utf-16"), b"BZ,h", b"P,K"):
        assert kind_of(start) == "text"
