"""Triple-S: the layouts of the standard (fixed and comma-separated; bits and spread), and files that are none."""

from __future__ import annotations

import os
import random
import zipfile
from collections import Counter
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from reportgen.cli import run
from reportgen.importing.files.kind import kind_of
from reportgen.importing.files.read import read
from reportgen.importing.files.triple_s_definition import is_definition
from reportgen.importing.files.xml_safe import read_xml
from reportgen.importing.table import Table
from reportgen.problems import SpecError
from tests.patience import ends

NEWSPAPERS = {"1": "The Daily", "2": "The Evening", "9": "Another one"}
SEX = {"1": "Female", "2": "Male"}
SPREAD = '<spread subfields="2" width="2"/>'


def variable(number: int, kind: str, name: str, label: str, *inside: str, more: str = "") -> str:
    head = f'<variable ident="{number}" type="{kind}"{more}><name>{name}</name><label>{escape(label)}</label>'
    return f"{head}{''.join(inside)}</variable>"


def values(labels: dict[str, str]) -> str:
    return "<values>" + "".join(f'<value code="{code}">{escape(label)}</value>' for code, label in labels.items()) + "</values>"


def at(start: int, finish: int = 0) -> str:
    return f'<position start="{start}"' + (f' finish="{finish}"/>' if finish else "/>")


def survey(variables: str, record: str = "", version: str = "2.0") -> str:
    doctype = '<!DOCTYPE sss PUBLIC "-//triple-s//DTD Survey Interchange v2.0//EN" "http://www.triple-s.org/dtd/sss_v20.dtd">'
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n{doctype}\n<sss version="{version}"><origin>Tests</origin>'
    return f'{head}<survey><title>Reading</title><record ident="A"{record}>{variables}</record></survey></sss>'


FIXED = survey(
    variable(1, "quantity", "ID", "Serial number", at(1, 4), more=' use="serial"')
    + variable(2, "single", "SEX", "Are you female or male?", at(5), values(SEX))
    + variable(3, "quantity", "AGE", "How old are you?", at(6, 8), '<values><range from="0" to="120"/></values>')
    + variable(4, "multiple", "READ", "Which newspapers do you read?", at(9, 17), values(NEWSPAPERS))
    + variable(
        5, "multiple", "LAST", "Which did you read last?", at(18, 21), '<spread subfields="2" width="2"/>' + values(NEWSPAPERS)
    )
    + variable(6, "logical", "OWN", "Do you own a car?", at(22))
    + variable(7, "date", "DAY", "Day of the interview", at(23, 30))
    + variable(8, "character", "SAY", "Anything else?", at(31, 50), "<size>20</size>")
    + variable(9, "quantity", "W", "Weight", at(51, 54), more=' use="weight"')
)


def cells(table: Table, name: str) -> list[str]:
    place = [variable.name for variable in table.variables].index(name)
    return list(table.columns[place].texts())


def fixed(folder: Path, lines: list[str], definition: str = FIXED, data: str = "survey.asc") -> Path:
    path = folder / "survey.sss"
    path.write_text(definition, encoding="utf-8")
    (folder / data).write_text("\r\n".join(lines) + "\r\n", encoding="utf-8")
    return path


def test_a_record_of_fixed_width_is_cut_as_its_positions_say(tmp_path: Path) -> None:
    lines = [
        "0001" + "1" + " 34" + "100000001" + " 1 9" + "1" + "20250301" + "hello".ljust(20) + "1.50",
        "0002" + "2" + "047" + "000000000" + "0000" + "0" + "20250302" + "".ljust(20) + "0.50",
        "0003" + "1" + "   " + "110000000" + "    " + " " + "20250302" + "".ljust(20) + "1   ",
    ]
    table = read(fixed(tmp_path, lines))
    assert (table.format, table.rows, table.weight) == ("sss", 3, "W")
    assert read(tmp_path / "survey.asc").columns == table.columns  # whichever of the two is named
    assert "ID" not in [variable.name for variable in table.variables]
    assert cells(table, "SEX") == ["1", "2", "1"]
    assert cells(table, "AGE") == ["34", "47", ""]
    assert [cells(table, f"READ_{code}") for code in NEWSPAPERS] == [["1", "0", "1"], ["0", "0", "1"], ["1", "0", "0"]]
    assert [cells(table, f"LAST_{code}") for code in NEWSPAPERS] == [["1", "0", ""], ["0", "0", ""], ["1", "0", ""]]
    assert cells(table, "OWN") == ["1", "0", ""]
    assert cells(table, "DAY") == ["2025-03-01", "2025-03-02", "2025-03-02"]
    assert cells(table, "SAY") == ["hello", "", ""]
    assert cells(table, "W") == ["1.5", "0.5", "1"]
    assert dict(table.variables[0].labels) == SEX
    assert [(found.name, found.label, found.counted) for found in table.sets] == [
        ("READ", "Which newspapers do you read?", "1"),
        ("LAST", "Which did you read last?", "1"),
    ]


def test_fields_between_commas(tmp_path: Path) -> None:
    definition = survey(
        variable(1, "single", "SEX", "Sex", at(1), values(SEX))
        + variable(2, "multiple", "READ", "Reads", at(2), values(NEWSPAPERS))
        + variable(3, "multiple", "LAST", "Last", at(3, 4), SPREAD.replace('2"/', '1"/'), values(NEWSPAPERS))
        + variable(4, "character", "SAY", "Say", at(5)),
        ' format="csv" skip="1" href="answers.csv"',
    )
    lines = ["sex,read,last1,last2,say", '1,"010000001",9,0,"one, two"', "2,,,,"]
    table = read(fixed(tmp_path, lines, definition, "answers.csv"))
    assert cells(table, "SEX") == ["1", "2"]
    assert [cells(table, f"READ_{code}") for code in NEWSPAPERS] == [["0", ""], ["1", ""], ["1", ""]]
    assert [cells(table, f"LAST_{code}") for code in NEWSPAPERS] == [["0", ""], ["0", ""], ["1", ""]]
    assert cells(table, "SAY") == ["one, two", ""]


def test_a_report_is_made_of_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    choose = random.Random(5)  # noqa: S311 - invented answers
    people = [(choose.choice("12"), choose.randint(18, 80), [choose.choice("01") for _ in range(3)]) for _ in range(90)]
    lines = [
        f"{n:04}{sex}{age:3}{bits[0]}{bits[1]}000000{bits[2]}    1{'20250301'}{'':20}1.00"
        for n, (sex, age, bits) in enumerate(people, 1)
    ]
    path = fixed(tmp_path, lines)
    assert run(["import", str(path), "--into", str(tmp_path / "made")]) == 0
    spec = (tmp_path / "made" / "report.yaml").read_text(encoding="utf-8")
    assert "The Evening" in spec
    assert "Triple-S" in spec + (tmp_path / "made" / "import.md").read_text(encoding="utf-8")
    assert run(["check", str(tmp_path / "made")]) == 0
    capsys.readouterr()
    assert run(["explain", str(tmp_path / "made" / "report.yaml"), "count(read, 'The Evening')"]) == 0
    assert str(Counter(bits[1] for _, _, bits in people)["1"]) in capsys.readouterr().out


def test_definition_and_data_in_one_archive(tmp_path: Path) -> None:
    path = fixed(tmp_path, ["0001" + "1" + " 34" + "100000001" + "0109" + "1" + "20250301" + "".ljust(20) + "1.00"])
    packed = tmp_path / "survey.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(path, "export/survey.sss")
        archive.write(tmp_path / "survey.asc", "export/survey.asc")
    assert cells(read(packed), "LAST_9") == ["1"]


HOSTILE = {
    "entities": FIXED.replace("<!DOCTYPE sss PUBLIC", '<!DOCTYPE sss [<!ENTITY a "x">]><!--').replace(
        'v20.dtd">', 'v20.dtd">-->'
    ),
    "damaged": FIXED[:-40],
    "no position": FIXED.replace('<position start="5"/>', ""),
    "two records": FIXED.replace("</record>", '</record><record ident="B"></record>'),
    "no variables": survey(""),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_definitions_that_are_none_are_a_problem(case: str, tmp_path: Path) -> None:
    with pytest.raises(SpecError) as raised:
        read(fixed(tmp_path, ["0001" + "1" * 60], HOSTILE[case]))
    (problem,) = raised.value.problems
    assert problem.found
    assert problem.fix


def test_a_definition_without_its_data_says_what_is_missing(tmp_path: Path) -> None:
    path = fixed(tmp_path, ["x"])
    (tmp_path / "survey.asc").unlink()
    with pytest.raises(SpecError) as raised:
        read(path)
    assert "survey.asc or survey.csv beside it" in raised.value.problems[0].fix


def test_a_data_file_older_than_archives_know_of_and_one_that_may_not_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = fixed(tmp_path, ["0001" + "1" + " 34" + "100000001" + "0109" + "1" + "20250301" + "".ljust(20) + "1.00"])
    os.utime(tmp_path / "survey.asc", (0, 0))
    assert read(path).rows == 1

    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(zipfile.ZipFile, "write", refused)
    with pytest.raises(SpecError) as raised:
        read(path)
    assert raised.value.problems[0].found == "the data file survey.asc cannot be read (Permission denied)"


@pytest.mark.parametrize("piece", [b"<!---->", b"<!DOCTYPE sss[]>"])
def test_a_head_of_comments_is_told_at_once(piece: bytes) -> None:
    with ends(20):
        assert not is_definition((piece * 600)[:4096])
        assert kind_of((piece * 600)[:4096]) != "html"
    assert is_definition(piece * 2 + b"<sss>")


def test_long_text_in_pieces_is_whole() -> None:
    found = []
    text = "ab" * 20_000
    document = f"<a><b>{text}<c/>{text}<!-- x -->{text}</b></a>"
    read_xml(document.encode(), {"b": lambda one: found.append((one.text, one[0].tail))})
    assert found == [(text, text * 2)]


def test_a_name_of_another_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.asc").write_text("1", encoding="utf-8")
    folder = tmp_path / "inside"
    folder.mkdir()
    path = fixed(folder, ["x"], FIXED.replace('<record ident="A"', '<record ident="A" href="../secret.asc"'))
    (folder / "survey.asc").unlink()
    with pytest.raises(SpecError):
        read(path)
