"""What calamine does not tell of a workbook in Open XML: cells with an error, and formulas whose result nobody computed."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from posixpath import normpath

from reportgen.importing.decision import Decision
from reportgen.importing.files.words.say import say

CHUNK = 1 << 20
LONGEST = 1 << 18
"""Bytes of the longest cell that is looked at."""
_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*?)(?<!/)>(.*?)</(?:\w+:)?c>", re.DOTALL)
_ADDRESS = re.compile(rb'\br="([A-Z]{1,3}[0-9]{1,7})"')
_ERROR = re.compile(rb'\bt="e"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_VALUE = re.compile(rb"<(?:\w+:)?v>[^<]|<(?:\w+:)?is>")
_TYPED_TEXT = re.compile(rb'\bt="str"')
_RELATION = re.compile(rb"<Relationship\s[^>]*>")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")


def told(archive: zipfile.ZipFile, place: int) -> Iterator[Decision]:
    """Yield what to know of the cells of a sheet.

    Parameters
    ----------
    archive
        The workbook.
    place
        The sheet among all.
    """
    part = _part(archive, place)
    if not part:
        return
    errors, uncomputed = _cells(archive, part)
    yield from told_errors(errors)
    if uncomputed:
        yield say("uncomputed", doubt=True, cells=_listed(uncomputed))


def told_errors(addresses: list[str]) -> Iterator[Decision]:
    """Yield what became of cells with an error, where there are any."""
    if addresses:
        yield say("errors", doubt=True, cells=_listed(addresses))


def _part(archive: zipfile.ZipFile, place: int) -> str:
    """Return the name of a sheet's part; nothing where the workbook does not say it as usual."""
    try:
        sheets = _SHEET.findall(archive.read("xl/workbook.xml"))
        relations = _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels"))
    except KeyError:
        return ""
    if place >= len(sheets):
        return ""
    targets = {_attribute(relation, b"Id"): _attribute(relation, b"Target") for relation in relations}
    ids = [value for value in (_attribute(sheets[place], name) for name in (b"r:id", rb"\w+:id")) if value in targets]
    target = targets[ids[0]] if ids else ""
    name = target.lstrip("/") if target.startswith("/") else normpath(f"xl/{target}")
    return name if name in archive.namelist() else ""


def _attribute(tag: bytes, name: bytes) -> str:
    found = re.search(rb"\s" + name + rb'="([^"]*)"', tag)
    return found[1].decode("utf-8", "replace") if found else ""


def _cells(archive: zipfile.ZipFile, part: str) -> tuple[list[str], list[str]]:
    errors: list[str] = []
    uncomputed: list[str] = []
    with archive.open(part) as file:
        waiting = b""
        while chunk := file.read(CHUNK):
            text = waiting + chunk
            end = text.rfind(b"</row>") + 1 or text.rfind(b"</c>") + 1
            text, waiting = (text[: end + 5], text[end + 5 :]) if end else (b"", text[-LONGEST:])
            if b'"e"' in text or b"<f" in text or b":f" in text:
                _look(text, errors, uncomputed)
    return errors, uncomputed


def _look(text: bytes, errors: list[str], uncomputed: list[str]) -> None:
    for attributes, inside in _CELL.findall(text):
        wrong = errors if _ERROR.search(attributes) else None
        if wrong is None and _FORMULA.search(inside) and not _VALUE.search(inside) and not _TYPED_TEXT.search(attributes):
            wrong = uncomputed
        if wrong is not None:
            address = _ADDRESS.search(attributes)
            wrong.append(address[1].decode() if address else "?")


def _listed(addresses: list[str]) -> str:
    return ", ".join(addresses[:10]) + (f", … ({len(addresses):,})" if len(addresses) > 10 else "")
