"""LimeSurvey's archive (.lsa): structure and responses in one file are the same survey as the two files."""

from __future__ import annotations

import csv
import re
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from reportgen.cli import run
from reportgen.importing.questionnaires.read import questionnaire_of
from tests.importing.questionnaires.forms import lss
from tests.importing.questionnaires.test_limesurvey import ASKS, CODES, EN, HEADER, ZH, rows

STRUCTURE = lss(ASKS, languages=(ZH, EN))


def responses(names: list[str], answers: list[list[str]]) -> str:
    """Return responses as LimeSurvey writes them: names that begin with a digit are masked, cells without a value left out."""
    tags = [f"_{name}" if name[0].isdigit() else name for name in names]
    fields = "".join(f"<fieldname>{escape(name)}</fieldname>" for name in names)
    cells = [
        "".join(f"<{tag}><![CDATA[{cell}]]></{tag}>" for tag, cell in zip(tags, row, strict=True) if cell) for row in answers
    ]
    inside = "".join(f"<row>{row}</row>" for row in cells)
    head = "<LimeSurveyDocType>Responses</LimeSurveyDocType><DBVersion>640</DBVersion>"
    return (
        f'<?xml version="1.0"?><document>{head}<responses><fields>{fields}</fields><rows>{inside}</rows></responses></document>'
    )


def archive(folder: Path, xml: str = "") -> Path:
    """Return an archive, with a token's name that must stay where it is."""
    structure = folder / "survey.lss"
    structure.write_text(STRUCTURE, encoding="utf-8")
    sgqa = {column.names[0]: column.names[1] for _, column in questionnaire_of(structure).columns()}
    path = folder / "survey_7.lsa"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("survey_7.lss", STRUCTURE)
        packed.writestr("survey_7_responses.lsr", xml or responses([sgqa.get(name, name) for name in HEADER], rows(CODES)))
        packed.writestr("survey_7_tokens.lst", "<document><firstname>Zweistein</firstname></document>")
    return path


def test_an_archive_alone_is_the_questionnaire_and_the_answers(tmp_path: Path) -> None:
    answers = tmp_path / "answers.csv"
    with answers.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADER, *rows(CODES)])
    packed = archive(tmp_path)
    assert run(["import", str(packed), "--into", str(tmp_path / "one")]) == 0
    assert run(["import", str(answers), "--questionnaire", str(tmp_path / "survey.lss"), "--into", str(tmp_path / "two")]) == 0
    one, two = (list(csv.reader((tmp_path / name / "answers.csv").open(encoding="utf-8"))) for name in ("one", "two"))
    assert one[1:] == two[1:]
    specs = [(tmp_path / name / "report.yaml").read_text(encoding="utf-8") for name in ("one", "two")]
    asked = [re.findall(r"^    (?:ask|type|asked_if): .*", spec, re.MULTILINE) for spec in specs]
    assert asked[0] == asked[1]
    assert "    asked_if: \"use == 'Y'\"" in asked[0]
    assert run(["check", str(tmp_path / "one")]) == 0
    assert not any(b"Zweistein" in path.read_bytes() for path in (tmp_path / "one").iterdir())


HOSTILE = {
    "entities": '<!DOCTYPE d [<!ENTITY a "x">]><document><rows><row><id>&a;</id></row></rows></document>',
    "deep": "<a>" * 200 + "</a>" * 200,
    "damaged": "<document><rows><row>",
    "empty": "<document></document>",
}


@pytest.mark.parametrize("case", HOSTILE)
def test_responses_that_are_none_are_a_problem(case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    packed = archive(tmp_path, HOSTILE[case])
    code = run(["import", str(packed), "--into", str(tmp_path / "made")])
    err = capsys.readouterr().err
    assert code in (1, 2)
    assert "Traceback" not in err
    assert err.count("survey_7.lsa") == 1
    assert not (tmp_path / "made").exists()
