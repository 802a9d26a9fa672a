"""Archives of LimeSurvey (.lsa): the responses beside the structure, as XML by the names of database columns."""

from __future__ import annotations

import re
import zipfile
from xml.etree import ElementTree

from reportgen.importing.files.archive import suffixes
from reportgen.importing.files.growing import Growing
from reportgen.importing.files.plain import CONTROLS, REPLACED, lined
from reportgen.importing.files.text import unbroken
from reportgen.importing.files.trimming import without_trailing_rows
from reportgen.importing.files.trouble import FileError
from reportgen.importing.files.xml_safe import read_xml
from reportgen.importing.table import Table
from reportgen.problems import Code

STRUCTURE, RESPONSES = ".lss", ".lsr"
_MASKED = re.compile(r"^_(?=\d)")
"""What stands before a name that begins with a digit, which no element of XML may."""


def is_archive(packed: zipfile.ZipFile) -> bool:
    """Return whether an archive holds a structure of LimeSurvey and responses to it."""
    return {STRUCTURE, RESPONSES} <= suffixes(packed)


def table_of_responses(data: bytes, shown: str) -> Table:
    """Return the responses of an archive as a table whose first row has the names of columns."""
    names: dict[str, None] = {}
    rows: list[dict[str, str]] = []

    def field(element: ElementTree.Element) -> None:
        names.setdefault(_MASKED.sub("", (element.text or "").strip()), None)

    def row(element: ElementTree.Element) -> None:
        rows.append({_MASKED.sub("", cell.tag): _cell(cell.text or "") for cell in element})
        names.update(dict.fromkeys(rows[-1]))

    read_xml(data, {"fieldname": field, "row": row})
    if not rows or not names:
        raise FileError(Code.DATA_EMPTY, "the archive holds no responses", "export it when there are some")
    grid = Growing(len(names))
    grid.add([[unbroken(name) for name in names]])
    grid.add([[found.get(name, "") for name in names] for found in rows])
    columns, count = without_trailing_rows(grid.columns())
    return Table(shown, "lsa", columns, count)


def _cell(text: str) -> str:
    return CONTROLS.sub(REPLACED, lined(text))
