"""The definition of a Triple-S survey (triple-s XML 1.1 to 3.0): what its variables are, and where each stands in the data.

The standard is that of the Triple-S group, *Triple-S XML, The Survey Interchange Standard*: a record describes variables of the
types single, multiple, quantity, character, logical, date and time, each with the position of its field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

from reportgen.importing.files.text import unbroken
from reportgen.importing.files.trouble import FileError
from reportgen.importing.files.xml_safe import read_xml
from reportgen.problems import Code

_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*|<!DOCTYPE\s+sss[^>\[]*(?:\[[^\]]*\]\s*)?>\s*)*<sss[\s>]", re.DOTALL
)
"""Each comment ends at its own end only: else a head full of comments could be told apart in more ways than can be tried."""
_TYPES = frozenset({"single", "multiple", "quantity", "character", "logical", "date", "time"})
_MOST_VARIABLES, _MOST_VALUES, _MOST_ELEMENTS = 16_384, 20_000, 1_000_000
_WHOLE = re.compile(r"\d{1,9}")
_AGAIN = "export it again as Triple-S XML"


@dataclass(frozen=True, slots=True)
class Described:
    """A variable."""

    name: str
    label: str
    kind: str
    """``single``, ``multiple``, ``quantity``, ``character``, ``logical``, ``date`` or ``time``."""
    start: int
    """The place of its first character, or of its field, from 1."""
    finish: int
    values: Mapping[str, str]
    """Code to label, in order."""
    subfields: int = 0
    """Of a multiple in spread format: how many codes its field holds; 0 where it is a string of bits."""
    width: int = 0
    """Of each subfield."""
    use: str = ""
    """``serial`` or ``weight``."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A survey."""

    title: str
    format: str
    """``fixed`` or ``csv``."""
    skip: int
    """Lines above the data."""
    data: str
    """The name of the data file where the definition has it."""
    variables: tuple[Described, ...]


def is_definition(head: bytes) -> bool:
    """Return whether a file begins as a definition does."""
    narrow = head[2:].replace(b"\x00", b"") if head.startswith((b"\xff\xfe", b"\xfe\xff")) else head
    return bool(_START.match(narrow.lstrip(b"\xef\xbb\xbf")))


def definition_of(data: bytes) -> Definition:
    """Return what a definition says.

    Raises
    ------
    FileError
        It is none, or describes what no table can be made of.
    """
    records: list[ElementTree.Element] = []
    titles: list[str] = []

    def survey(element: ElementTree.Element) -> None:
        records.extend(element.findall("record"))
        titles.append(_text(element.find("title")) or _text(element.find("name")))

    read_xml(data.lstrip(), {"survey": survey}, _MOST_ELEMENTS)
    if not records:
        raise FileError(Code.FILE_UNREADABLE, "the XML is no definition of a Triple-S survey", _AGAIN)
    if len(records) > 1:
        found = f"the Triple-S survey has {len(records)} records in each other, such as households and persons"
        raise FileError(Code.DATA_SHAPE, found, "export one of them, flat")
    record = records[0]
    variables = tuple(_variable(variable) for variable in record.findall("variable"))
    if not variables or len(variables) > _MOST_VARIABLES:
        raise FileError(Code.DATA_EMPTY, f"the Triple-S survey has {len(variables)} variables", _AGAIN)
    form = record.get("format", "fixed").lower()
    if form not in ("fixed", "csv"):
        raise FileError(
            Code.FILE_UNREADABLE, f"the Triple-S data are in the format {unbroken(form)}", "export them as fixed or csv"
        )
    return Definition(titles[0], form, _number(record.get("skip", "0")), record.get("href", ""), variables)


def _variable(element: ElementTree.Element) -> Described:
    name = _text(element.find("name")) or element.get("ident", "")
    kind = element.get("type", "")
    position = element.find("position")
    if kind not in _TYPES or position is None:
        found = f"the Triple-S variable {unbroken(name)[:60]} is of no type, or has no position, that the standard has"
        raise FileError(Code.FILE_UNREADABLE, found, _AGAIN)
    start = _number(position.get("start", ""))
    finish = _number(position.get("finish", "")) or start
    if not 0 < start <= finish:
        raise FileError(Code.FILE_UNREADABLE, f"the Triple-S variable {unbroken(name)[:60]} has a position that is none", _AGAIN)
    spread = element.find("spread")
    subfields = _number(spread.get("subfields", "")) if spread is not None else 0
    width = _number(spread.get("width", "")) if spread is not None else 0
    values = dict(_values(element.find("values")))
    return Described(name, _text(element.find("label")), kind, start, finish, values, subfields, width, element.get("use", ""))


def _values(element: ElementTree.Element | None) -> Iterator[tuple[str, str]]:
    for place, value in enumerate(element.findall("value") if element is not None else ()):
        if place > _MOST_VALUES:
            raise FileError(Code.FILE_TOO_LARGE, "a Triple-S variable has more values than any question has options", _AGAIN)
        code = value.get("code", "")
        yield _plain(code), _text(value) or code


def _plain(code: str) -> str:
    """Return a code as it is written in cells: a number without the zeros before it."""
    return str(int(code)) if _WHOLE.fullmatch(code) else code


def _text(element: ElementTree.Element | None) -> str:
    """Return a text; where there is one for each purpose or language, that for interviews, else the first."""
    if element is None:
        return ""
    texts = element.findall("text")
    best = next((one for one in texts if one.get("mode") == "interview"), texts[0] if texts else element)
    return unbroken(" ".join("".join(best.itertext()).split()))


def _number(text: str) -> int:
    return int(text) if _WHOLE.fullmatch(text.strip()) else 0
