"""Files of SPSS and Stata: what they say of their variables, and what their writers cannot write and their readers must read."""

from __future__ import annotations

import datetime as dt
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pyreadstat
import pytest

from reportgen.importing.table import ResponseSet, Table
from reportgen.problems import Code
from tests.importing.files.made import parsed, problem_of, refused, rows_of, told

LONG = "x" * 300
ANSWERS = pd.DataFrame(
    {
        "q1": [1.0, 2.0, 9.0, None],
        "day": [dt.date(2020, 1, 2), None, dt.date(2021, 1, 2), None],
        "moment": [dt.datetime(2020, 1, 2, 3, 4, 5)] * 4,  # noqa: DTZ001 - the formats know no zones
        "words": [LONG, "长文", "", " a"],
        "income": [1.5, 2.25, None, 1e-7],
        "code": ["a", "b", "", "9"],
    }
)
ROWS = [
    ["1", "2020-01-02", "2020-01-02T03:04:05", LONG, "1.5", "a"],
    ["2", "", "2020-01-02T03:04:05", "长文", "2.25", "b"],
    ["9", "2021-01-02", "2020-01-02T03:04:05", "", "", ""],
    ["", "", "2020-01-02T03:04:05", " a", "0.0000001", "9"],
]
LABELS: dict[str, Any] = {"q1": {1: "Yes", 2: "No", 8: "Refused", 9: "Don't know"}, "code": {"a": "Aa"}}


def sav(path: Path, frame: pd.DataFrame = ANSWERS, /, **told: Any) -> bytes:
    pyreadstat.write_sav(frame, path, **told)
    return path.read_bytes()


def variable(table: Table, name: str) -> Any:
    return next(variable for variable in table.variables if variable.name == name)


@pytest.mark.parametrize("packed", [{}, {"compress": True}, {"row_compress": True}])
def test_an_spss_file_with_all_it_says(tmp_path: Path, packed: Mapping[str, Any]) -> None:
    data = sav(
        tmp_path / "answers.sav",
        column_labels={"q1": "Would you come again?"},
        variable_value_labels=LABELS,
        missing_ranges={"q1": [{"lo": 8, "hi": 99}], "code": ["9"]},
        variable_measure={"q1": "ordinal", "income": "scale"},
        **packed,
    )
    table = parsed(data)
    assert (table.format, table.rows, table.encoding) == ("sav", 4, "utf-8")
    assert rows_of(table) == ROWS
    q1 = variable(table, "q1")
    assert (q1.label, q1.kind, q1.measure) == ("Would you come again?", "number", "ordinal")
    assert q1.labels == {"1": "Yes", "2": "No", "8": "Refused", "9": "Don't know"}
    assert q1.missing == {"8", "9"}
    assert variable(table, "code").missing == {"9"}
    assert variable(table, "code").labels == {"a": "Aa"}
    assert [v.kind for v in table.variables] == ["number", "date", "date", "text", "number", "text"]
    assert variable(table, "income").measure == "scale"


def test_a_stata_file_with_its_labels(tmp_path: Path) -> None:
    path = tmp_path / "answers.dta"
    pyreadstat.write_dta(
        ANSWERS, path, column_labels={"q1": "Come again?"}, variable_value_labels={"q1": {1: "Yes", 9: "Don't know"}}
    )
    table = parsed(path.read_bytes())
    assert (table.format, rows_of(table)) == ("dta", ROWS)
    assert variable(table, "q1").labels["9"] == "Don't know"
    assert variable(table, "q1").label == "Come again?"


def test_extended_missing_values_of_stata(tmp_path: Path) -> None:
    path = tmp_path / "answers.dta"
    frame = pd.DataFrame({"q1": [1, 2, "a", "b"]})
    labels: dict[str, Any] = {"q1": {1: "Yes", "a": "Refused"}}
    pyreadstat.write_dta(frame, path, variable_value_labels=labels, missing_user_values={"q1": ["a", "b"]})
    table = parsed(path.read_bytes())
    assert rows_of(table) == [["1"], ["2"], ["a"], ["b"]]
    assert variable(table, "q1").missing == {"a", "b"}
    assert variable(table, "q1").labels == {"1": "Yes", "a": "Refused"}


@pytest.mark.parametrize("version", [8, 10, 12, 13, 14, 15])
def test_every_release_of_stata(tmp_path: Path, version: int) -> None:
    path = tmp_path / "answers.dta"
    pyreadstat.write_dta(pd.DataFrame({"q1": [1.0, 2.0], "t": ["a", "b"]}), path, version=version)
    assert rows_of(parsed(path.read_bytes())) == [["1", "a"], ["2", "b"]]


def test_a_portable_file(tmp_path: Path) -> None:
    path = tmp_path / "answers.por"
    pyreadstat.write_por(pd.DataFrame({"Q1": [1.0, 2.0], "T": ["a", "b"]}), path, column_labels={"Q1": "Come again?"})
    table = parsed(path.read_bytes())
    assert (table.format, rows_of(table)) == ("por", [["1", "a"], ["2", "b"]])
    assert variable(table, "Q1").label == "Come again?"


WORDS = {"AAAABBBB": "希望增加", "CCCC": "很好", "DDDDEEEE": "您的性别", "FFFF": "男性", "GGGGHHHH": "女性受访"}
"""Latin stand-ins, and Chinese words that take as many bytes in GBK."""


def chinese(path: Path, named: bytes, page: int) -> bytes:
    """Return an SPSS file in GBK, as SPSS writes one outside Unicode mode: pyreadstat writes UTF-8 only."""
    frame = pd.DataFrame({"q1": [1.0, 2.0, 1.0], "t": ["AAAABBBB", "CCCC", ""]})
    data = sav(path, frame, column_labels={"q1": "DDDDEEEE"}, variable_value_labels={"q1": {1.0: "FFFF", 2.0: "GGGGHHHH"}})
    for latin, han in WORDS.items():
        data = data.replace(latin.encode(), han.encode("gbk"))
    place = data.index(struct.pack("<4i", 7, 3, 4, 8)) + 16 + 28
    assert struct.unpack_from("<i", data, place) == (65001,)
    return (data[:place] + struct.pack("<i", page) + data[place + 4 :]).replace(b"UTF-8", named)


@pytest.mark.parametrize(
    ("named", "page"), [(b"GBK  ", 936), (b"other", 1252), (b"UTF-8", 65001)], ids=["says so", "says western", "says utf-8"]
)
def test_chinese_outside_unicode_mode(tmp_path: Path, named: bytes, page: int) -> None:
    table = parsed(chinese(tmp_path / "answers.sav", named, page))
    assert rows_of(table) == [["1", "希望增加"], ["2", "很好"], ["1", ""]]
    assert variable(table, "q1").label == "您的性别"
    assert variable(table, "q1").labels == {"1": "男性", "2": "女性受访"}
    assert any(decision.doubt and "gb18030" in decision.what for decision in table.decisions) == (page != 936)


def test_the_author_names_the_encoding(tmp_path: Path) -> None:
    data = chinese(tmp_path / "answers.sav", b"other", 1252)
    assert rows_of(parsed(data, encoding="gb18030"))[0] == ["1", "希望增加"]
    assert refused(lambda: parsed(data, encoding="utf-8")).code == Code.DATA_ENCODING
    assert refused(lambda: parsed(data, encoding="klingon")).code == Code.DATA_ENCODING


def dictionary(data: bytes) -> list[bytes]:
    """Return the short names of a system file's variables; an empty one for each further part of a text."""
    names, at = [], 176
    while struct.unpack_from("<i", data, at) == (2,):
        width, labelled, missing = struct.unpack_from("<3i", data, at + 4)
        names.append(data[at + 24 : at + 32].strip() if width >= 0 else b"")
        at += 32
        if labelled:
            at += 4 + (struct.unpack_from("<i", data, at)[0] + 3) // 4 * 4
        at += 8 * abs(missing)
    return names


def test_the_weight_that_the_file_declares(tmp_path: Path) -> None:
    frame = pd.DataFrame({"q1": [1.0, 2.0], "a_very_long_name": [LONG, "y"], "weighting_factor": [0.5, 1.5]})
    data = sav(
        tmp_path / "answers.sav",
        frame,
        column_labels={"q1": "A label of some length"},
        missing_ranges={"q1": [{"lo": 8, "hi": 9}]},
    )
    assert parsed(data).weight == ""
    place = dictionary(data).index(b"WEIGHTIN") + 1
    table = parsed(data[:76] + struct.pack("<i", place) + data[80:])
    assert table.weight == "weighting_factor"
    assert "'weighting_factor' as the weight" in told(table)


@pytest.mark.parametrize("place", [-1, 2, 3, 10**9])
def test_a_weight_that_is_no_variable(tmp_path: Path, place: int) -> None:
    frame = pd.DataFrame({"q1": [1.0, 2.0], "t": ["a text of more than eight letters", "b"]})
    data = sav(tmp_path / "answers.sav", frame)
    assert parsed(data[:76] + struct.pack("<i", place) + data[80:]).weight in {"", "t"}


def test_multiple_response_sets(tmp_path: Path) -> None:
    frame = pd.DataFrame({"q1_1": [1.0, 0.0], "q1_2": [0.0, 1.0], "r_1": [1.0, 2.0], "r_2": [2.0, 3.0]})
    data = sav(tmp_path / "answers.sav", frame)
    text = b"$tick=D1 1 13 Devices owned q1_1 q1_2\n$code=C 5 Brand r_1 r_2\n"
    end = data.index(struct.pack("<2i", 999, 0))
    table = parsed(data[:end] + struct.pack("<4i", 7, 7, 1, len(text)) + text + data[end:])
    assert table.sets == (
        ResponseSet("tick", "Devices owned", ("q1_1", "q1_2"), "1"),
        ResponseSet("code", "Brand", ("r_1", "r_2"), ""),
    )


def test_dates_beyond_the_calendar_are_numbers(tmp_path: Path) -> None:
    frame = pd.DataFrame({"day": [1.0e15, 2.0]})
    data = sav(tmp_path / "answers.sav", frame, variable_format={"day": "DATE11"})
    assert parsed(data).rows == 2


@pytest.mark.parametrize("suffix", ["sav", "dta"])
@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9, 0.99])
def test_a_file_cut_short_is_refused(tmp_path: Path, suffix: str, share: float) -> None:
    whole = tmp_path / f"whole.{suffix}"
    write: Any = {"sav": pyreadstat.write_sav, "dta": pyreadstat.write_dta}[suffix]
    write(pd.concat([ANSWERS] * 50), whole)
    data = whole.read_bytes()
    path = tmp_path / f"answers.{suffix}"
    path.write_bytes(data[: int(len(data) * share)])
    assert problem_of(path).code in {Code.FILE_UNREADABLE, Code.DATA_EMPTY}
