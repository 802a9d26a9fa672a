"""A file that a program wrote for itself is named as what it is, whatever its name."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from reportgen.data.open import open_data
from reportgen.problems import Code, ReportError
from reportgen.spec.spec import Spec

Survey = Callable[..., Spec]
QUESTIONS = {"q": {"ask": "?", "type": "single", "column": "q", "options": {"1": "good", "2": "bad"}}}


def workbook() -> bytes:
    """Return a zip archive of XML, which a workbook is."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return data.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
@pytest.mark.parametrize(
    ("data", "what"),
    [
        (workbook(), "an Excel workbook"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504), "an Excel workbook"),
        (b"$FL2@(#) SPSS DATA FILE" + bytes(100), "an SPSS file"),
        (b"$FL3@(#) SPSS DATA FILE" + bytes(100), "an SPSS file"),
    ],
)
def test_the_program_is_named(survey: Survey, data: bytes, what: str, encoding: str) -> None:
    with pytest.raises(ReportError) as error, open_data(survey(data, questions=QUESTIONS, encoding=encoding)):
        pass
    (problem,) = error.value.problems
    assert problem.code == Code.DATA_ENCODING
    assert problem.found == f"this is {what}, not a CSV file"
    assert problem.fix.startswith("save it as CSV (UTF-8)")
    assert "`reportgen import FILE`" in problem.fix
