"""The Word document of a theme: opened once, so that what is wrong with it is told before a report is made."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO

from reportgen.problems import Code, Problem
from reportgen.spec.theme.theme import ThemeFile

MOST = 256 * 1024 * 1024
"""Bytes of all parts of a document, unpacked."""
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_SAVE = "Open it in Word and save it as a Word document (.docx), without macros"


def word_faults(file: ThemeFile) -> Iterator[Problem]:
    """Yield what is wrong with the document whose styles a report takes.

    Parameters
    ----------
    file
        The document.
    """
    found = _large(file.content) or _unlike(file.content)
    if found:
        yield Problem(Code.THEME_FILE, file.place, f"{file.near} {found}", _SAVE)


def _large(content: bytes) -> str:
    """Say that something is no package of parts, has macros, or unpacks to too much."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            if sum(part.file_size for part in parts.infolist()) > MOST:
                return f"unpacks to more than {MOST // 1024 // 1024} MiB"
            if any(name.endswith("vbaProject.bin") for name in parts.namelist()):
                return "has macros"
    except (zipfile.BadZipFile, ValueError, OSError):
        return "is no Word document (.docx)"
    return ""


def _unlike(content: bytes) -> str:
    """Say in what a package is no document."""
    import docx
    from docx.opc.package import OpcPackage

    try:
        main = OpcPackage.open(BytesIO(content)).main_document_part
        if main.content_type == f"{_KIND}template.main+xml":
            return "is a template of Word (.dotx), not a document"
        if main.content_type != f"{_KIND}document.main+xml" or main.partname != "/word/document.xml":
            return "is no Word document (.docx)"
        for style in docx.Document(BytesIO(content)).styles:
            style.name  # noqa: B018 - what is damaged is read now
    except Exception:  # what a damaged file makes of a library that reads it is any error
        return "is damaged, or no Word document (.docx)"
    return ""
