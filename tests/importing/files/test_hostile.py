"""Files that would crash, stall or fill a program: each ends in one problem, soon, and leaves nothing behind."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.importing.files import child
from reportgen.importing.files import read as way_in
from reportgen.importing.files.handed import MAGIC, read_result, write_table, write_trouble
from reportgen.importing.files.limits import Limits
from reportgen.importing.files.parse import Wishes
from reportgen.importing.files.read import read
from reportgen.importing.files.trouble import FileError
from reportgen.importing.table import Column, ResponseSet, Table, Variable
from reportgen.problems import Code, SpecError
from tests.importing.files.made import problem_of, rows_of

_TYPES = b"""<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml"
ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"""
_BOOK = b"""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"""
_OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ROOT = (
    b"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="%s/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
    % _OFFICE
)
_RELATIONS = b"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="%s/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="%s/sharedStrings" Target="sharedStrings.xml"/></Relationships>""" % (_OFFICE, _OFFICE)
_MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def book(rows: bytes, strings: bytes = b"", before: bytes = b"", dimension: bytes = b"") -> bytes:
    """Return a workbook written by hand, as no program would."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _ROOT)
        archive.writestr("xl/workbook.xml", _BOOK)
        archive.writestr("xl/_rels/workbook.xml.rels", _RELATIONS)
        archive.writestr("xl/sharedStrings.xml", before + b"<sst %s>%s</sst>" % (_MAIN, strings))
        archive.writestr(
            "xl/worksheets/sheet1.xml", b"<worksheet %s>%s<sheetData>%s</sheetData></worksheet>" % (_MAIN, dimension, rows)
        )
    return data.getvalue()


CELLS = b'<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>2</v></c></row>'
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha">%s]>' % b"".join(
    b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 100) for n in range(9)
)
HOSTILE: dict[str, Callable[[], bytes]] = {
    "cells at both ends of the largest sheet": lambda: book(
        CELLS + b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', b"<si><t>a</t></si>"
    ),
    "a long text in very many cells": lambda: book(
        b"".join(b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (n, n) for n in range(1, 400_000)),
        b"<si><t>%s</t></si>" % (b"x" * 32_000),
    ),
    "a shared text that is not there": lambda: book(CELLS.replace(b"<v>0", b"<v>9999999"), b"<si><t>a</t></si>"),
    "an unending text": lambda: book(CELLS, b"<si><t>" + b"a" * 300_000_000),
    "as many columns as characters": lambda: b"," * 20_000_000,
    "nested JSON": lambda: b'{"a":' * 200_000,
    "many keys": lambda: b"{" + b",".join(b'"k%d":1' % n for n in range(200_000)) + b"}",
    "an OLE file of zeros": lambda: (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "Workbook".encode("utf-16-le") + bytes(5000)
    ),
    "an SPSS header that claims all the world": lambda: (
        b"$FL2@(#) SPSS DATA FILE" + b" " * 41 + b"\x02\0\0\0" + b"\xff\xff\xff\x7f" * 100
    ),
    "a Stata header that claims all the world": lambda: b"\x73\x02\x01\x00\xff\x7f\xff\xff\xff\x7f" + bytes(500),
    "a Parquet footer that claims all the world": lambda: b"PAR1" + bytes(100) + b"\xff\xff\xff\x7fPAR1",
}


def test_no_limit_is_above_what_is_promised() -> None:
    assert Limits().seconds <= 10
    assert Limits().megabytes <= 1000


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_in_a_problem(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    path = tmp_path / "answers"
    path.write_bytes(HOSTILE[name]())
    problem = problem_of(path)
    assert problem.code in {Code.FILE_UNREADABLE, Code.FILE_TOO_LARGE, Code.DATA_SHAPE, Code.DATA_EMPTY}
    assert problem.place.file == str(path)
    assert not list(scratch.iterdir())


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    path = tmp_path / "answers.xlsx"
    path.write_bytes(book(CELLS, b"<si><t>&j;</t></si>", LAUGHS))
    try:
        assert all(len(text) < 10 for row in rows_of(read(path)) for text in row)
    except SpecError as error:
        assert error.problems[0].code == Code.FILE_UNREADABLE


def test_a_false_dimension_costs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "answers.xlsx"
    path.write_bytes(book(CELLS, b"<si><t>a</t></si>", dimension=b'<dimension ref="A1:XFD1048576"/>'))
    assert rows_of(read(path)) == [["a", "2"]]


def test_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", tmp_path / "nothing", Path("/dev/zero"), tmp_path / "nul\x00byte"):
        assert problem_of(path).code == Code.FILE_MISSING


def test_what_is_no_delimiter(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_bytes(b"a;b\n1;2\n")
    for sign in ("ab", '"', "\n"):
        assert problem_of(path, delimiter=sign).code == Code.WRONG_VALUE
    for sign in ("semicolon", ";"):
        assert rows_of(read(path, delimiter=sign)) == [["a", "b"], ["1", "2"]]


def test_a_file_that_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "answers.csv"
    path.write_bytes(b"a,b\n1,2\n")

    def written_to(file: Path, wishes: Wishes, limits: Limits) -> Table:
        table = child.parsed(file, wishes, limits)
        file.write_bytes(b"a,b\n1,2\n3,4\n")
        return table

    monkeypatch.setattr(way_in, "parsed", written_to)
    assert "changed while it was read" in problem_of(path).found


def test_time_is_bounded(tmp_path: Path) -> None:
    path = tmp_path / "answers.xls"
    path.write_bytes(b"<html>" + b"<table><tr><td>" * 500_000 + b"x")
    problem = problem_of(path, Limits(seconds=1))
    assert problem.code == Code.FILE_TOO_LARGE
    assert "more than 1 seconds of processor time" in problem.found


def test_quotes_that_nothing_closes_cost_no_more_than_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_bytes(b"a,b,c\n" + b'1,"2\n' * 100_000)
    assert read(path, limits=Limits(seconds=5)).rows > 50_000


def test_a_process_that_dies_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "answers.csv"
    path.write_bytes(b"a,b\n1,2\n")
    for code, expected in (
        (-9, Code.FILE_TOO_LARGE),
        (-24, Code.FILE_TOO_LARGE),
        (-6, Code.FILE_UNREADABLE),
        (-11, Code.FILE_UNREADABLE),
        (1, Code.FILE_UNREADABLE),
    ):
        monkeypatch.setattr(child, "_run", lambda *_, code=code: code)
        assert problem_of(path).code == expected


TABLE = Table(
    "",
    "sav",
    (Column.of(["a", "", "中\u2028"]), Column.of(["1", "1", "2"])),
    3,
    (Variable("q", "Ask", {"1": "Yes"}, frozenset({"9"}), "number", "ordinal"), Variable("w")),
    (ResponseSet("s", "Set", ("q", "w"), "1"),),
    "w",
    "utf-8",
    ",",
    {"cut-short": 1},
)


def handed() -> bytes:
    data = io.BytesIO()
    write_table(TABLE, data)
    return data.getvalue()


def test_what_is_handed_back_is_the_table() -> None:
    assert read_result(io.BytesIO(handed())) == TABLE


def test_a_problem_is_handed_back() -> None:
    data = io.BytesIO()
    write_trouble(FileError(Code.DATA_SHAPE, "found", "fix", 3), data)
    data.seek(0)
    with pytest.raises(FileError) as caught:
        read_result(data)
    assert (caught.value.code, caught.value.found, caught.value.fix, caught.value.line) == (Code.DATA_SHAPE, "found", "fix", 3)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        MAGIC,
        MAGIC + b"[]\n",
        MAGIC + b'{"trouble": ["no-code", "", "", 0]}\n',
        handed()[:-1],
        handed()[:-1] + b"\xff",
        handed().replace(b'"columns": 2', b'"columns": 3'),
        handed().replace(b'["1", "2"]', b'["1", "1"]'),
        handed().replace(b'["1", "2"]', b'["1", [2]]'),
        handed().replace(b'"rows": 3', b'"rows": -3'),
        b"cos\nsystem\n(S'true'\ntR.",
    ],
)
def test_what_a_process_in_the_hands_of_others_may_write(data: bytes) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        read_result(io.BytesIO(data))


def test_more_memory_brings_more_time() -> None:
    assert Limits.of(1000) == Limits()
    assert (Limits.of(4000).seconds, Limits.of(4000).unpacked) == (32, 2000 << 20)
    assert Limits.of(300).seconds == Limits().seconds
    assert Limits().for_size(30 << 20) == 3 * Limits().seconds
