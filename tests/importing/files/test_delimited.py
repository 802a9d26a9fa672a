"""Delimited text: whatever is written is read back, and what is damaged is mended or left out by rule, and told."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.importing.files.guessing import CODECS
from reportgen.problems import Code
from tests.importing.files.made import Rows, parsed, refused, rows_of, told

CELL = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t", exclude_characters="\ufeff\ufffe\uffff"),
    max_size=12,
)


def alphabet(codec: str) -> str:
    """Return the characters of an encoding that come back from it as they went in."""
    characters = map(chr, range(32, 0xE000))
    return "".join(c for c in characters if c not in "\x7f\x85" and c.encode(codec, "ignore").decode(codec, "replace") == c)


ALPHABETS = {encoding: alphabet(CODECS[encoding]) for encoding in ("big5", "cp949", "shift-jis", "cp1252")}


def written(
    rows: Rows, delimiter: str = ",", end: str = "\r\n", encoding: str = "utf-8", quoting: int = csv.QUOTE_MINIMAL
) -> bytes:
    """Return rows as a file, by the standard library."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    return text.getvalue().encode(encoding)


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    width = draw(st.integers(1, 5))
    rows = draw(st.lists(st.lists(CELL, min_size=width, max_size=width), min_size=1, max_size=8))
    return [[f"name {place}" for place in range(width)], *rows, ["end"] * width]


@given(
    tables(),
    st.sampled_from(",;\t|"),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_any_table_reads_back(rows: list[list[str]], delimiter: str, end: str, encoding: str, quoting: int) -> None:
    if end == "\r":
        quoting = csv.QUOTE_ALL  # the writer leaves a line feed bare where lines end otherwise
    named = "" if encoding in {"utf-8-sig", "utf-16"} else encoding
    table = parsed(written(rows, delimiter, end, encoding, quoting), encoding=named, delimiter=delimiter)
    assert rows_of(table) == rows
    assert not table.dropped


@pytest.mark.parametrize("encoding", ALPHABETS)
@given(st.data(), st.sampled_from(",;\t|"))
def test_any_table_of_another_encoding_reads_back(encoding: str, data: st.DataObject, delimiter: str) -> None:
    cell = st.text(ALPHABETS[encoding], max_size=8)
    rows = [["name 0", "name 1"], *data.draw(st.lists(st.lists(cell, min_size=2, max_size=2), max_size=6)), ["end", "end"]]
    file = written(rows, delimiter, encoding=CODECS[encoding])
    assert rows_of(parsed(file, encoding=encoding, delimiter=delimiter)) == rows


@given(
    st.lists(st.lists(st.text('abc ,;\t|"\n甲乙é0123.', max_size=8), min_size=4, max_size=4), min_size=3, max_size=12),
    st.sampled_from(",;\t|"),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_the_delimiter_is_found_whatever_the_answers_hold(rows: list[list[str]], delimiter: str, end: str) -> None:
    table = [["id", "q1", "q2", "q3"], *rows, ["end"] * 4]
    found = parsed(written(table, delimiter, end, quoting=csv.QUOTE_ALL))
    assert found.delimiter == delimiter
    assert rows_of(found) == table


def test_semicolons_with_decimal_commas() -> None:
    table = parsed(b"id;height;weight\n1;1,70;70,5\n2;1,80;80,5\n3;1,65;55,0\n")
    assert table.delimiter == ";"
    assert rows_of(table)[1] == ["1", "1,70", "70,5"]


def test_one_option_column_of_lists_does_not_make_semicolons_the_delimiter() -> None:
    table = parsed(b"id,places\n1,a;b\n2,c;d\n3,e;f\n")
    assert (table.delimiter, len(table.columns)) == (",", 2)


def test_a_single_column_of_prose() -> None:
    table = parsed(b"comment\nWell, it depends, doesn't it\nNo\nYes, always\nNever; or hardly\n")
    assert table.delimiter == ""
    assert rows_of(table)[1] == ["Well, it depends, doesn't it"]
    assert "one column" in told(table)


@pytest.mark.parametrize("first", ["sep=;\r\n", '"sep=;"\n', "SEP=;\n"])
def test_the_line_for_excel_names_the_delimiter(first: str) -> None:
    table = parsed(f"{first}a;b,c\n1;2,3\n4;5,6\n".encode())
    assert rows_of(table) == [["a", "b,c"], ["1", "2,3"], ["4", "5,6"]]
    assert "its first line says" in told(table)


def test_a_title_above_the_header_stays() -> None:
    table = parsed("员工调查,,\n序号,性别,年龄\n1,男,30\n2,女,40\n".encode())
    assert rows_of(table)[0] == ["员工调查", "", ""]
    assert rows_of(parsed("员工调查\n序号,性别,年龄\n1,男,30\n2,女,40\n".encode()))[0] == ["员工调查", "", ""]


def test_names_of_rows_as_r_writes_them() -> None:
    table = parsed(b'"age","sex"\n"1",30,"f"\n"2",40,"m"\n')
    assert rows_of(table)[0] == ["", "age", "sex"]
    assert "as R writes it" in told(table)


def test_short_rows_are_padded_and_told_with_their_lines() -> None:
    table = parsed(b'a,b,c\n1,"x\ny",3\n1,2\n1,2,3\n')
    assert rows_of(table)[2] == ["1", "2", ""]
    assert "line 4" in told(table)


def test_rows_with_more_fields_are_left_out_and_told() -> None:
    table = parsed(b"a,b\n1,2\n3,4,5\n6,7,\n")
    assert rows_of(table) == [["a", "b"], ["1", "2"], ["6", "7"]]
    assert table.dropped == {"ragged": 1}
    assert "line 3" in told(table)


def test_many_shifted_rows_are_refused() -> None:
    data = b"a,b\n" + b"1,2\n" * 20 + b"1,2,3\n" * 5
    error = refused(lambda: parsed(data))
    assert (error.code, error.line) == (Code.DATA_SHAPE, 22)


@pytest.mark.parametrize(("tail", "line"), [(b"3,unfin", 4), (b'3,4,"unfin', 4), (b'3,4,"unfin\nish', 4), (b"3", 4)])
def test_a_last_record_that_is_cut_is_left_out(tail: bytes, line: int) -> None:
    table = parsed(b"a,b,c\n1,2,3\n4,5,6\n" + tail)
    assert rows_of(table) == [["a", "b", "c"], ["1", "2", "3"], ["4", "5", "6"]]
    assert table.dropped == {"cut-short": 1}
    assert f"line {line}" in told(table)


def test_a_last_record_without_a_line_end_is_whole() -> None:
    assert parsed(b"a,b,c\n1,2,3\n4,5,6").rows == 3


def test_a_quote_that_nothing_closes_swallows_no_rows() -> None:
    table = parsed(b'id,size,note\n1,"12 inch,ok\n2,13 inch,ok\n3,"14",fine\n')
    assert rows_of(table)[1:] == [["1", '"12 inch', "ok"], ["2", "13 inch", "ok"], ["3", "14", "fine"]]
    assert "line 2" in told(table)


def test_quotes_inside_quotes_that_are_not_doubled() -> None:
    table = parsed(b'id,note\n1,"he said "yes" twice"\n2,"fine"\n3,"ok"\n')
    assert rows_of(table)[1:] == [["1", 'he said "yes" twice'], ["2", "fine"], ["3", "ok"]]


def test_quotes_after_a_backslash() -> None:
    table = parsed(b'id,note\n1,"he said \\"yes, no\\" twice"\n2,"fine"\n')
    assert rows_of(table)[1] == ["1", 'he said "yes, no" twice']


def test_control_characters_are_shown() -> None:
    table = parsed(b"a,b\n1,x\x00y\n2,z\x1f\n3,w\n4,v\n5,a longer answer\n6,another longer answer\n")
    assert rows_of(table)[1] == ["1", "x\N{REPLACEMENT CHARACTER}y"]
    assert "lines 2 and 3" in told(table)


def test_blank_lines_and_trailing_empty_rows() -> None:
    table = parsed(b"a,b\n\n1,2\n\n\n3,4\n,\n,\n\n")
    assert rows_of(table) == [["a", "b"], ["1", "2"], ["3", "4"]]


def test_a_field_of_a_million_characters_is_no_field() -> None:
    table = parsed(b'a,b\n1,"' + b"x" * 1_500_000 + b"\n2,3\n4,5\n")
    assert rows_of(table)[2:] == [["2", "3"], ["4", "5"]]


def test_too_many_columns() -> None:
    error = refused(lambda: parsed(b",".join([b"x"] * 16_385) + b"\n" + b",".join([b"1"] * 16_385)))
    assert error.code == Code.DATA_SHAPE
    assert "16,385" in error.found


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf", b"\x00" * 100, b"sep=,\n"])
def test_nothing(data: bytes) -> None:
    assert refused(lambda: parsed(data)).code == Code.DATA_EMPTY
