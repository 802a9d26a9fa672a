"""XML and JSON of strangers: no document types, no entities, nothing deep, nothing endless."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree  # only its tree: the parser below refuses what is dangerous
from xml.parsers import expat

from reportgen.importing.files.trouble import FileError
from reportgen.importing.files.xml_safe import parse
from reportgen.problems import Code

MOST_BYTES = 50 << 20
_DEEPEST, _MOST_ELEMENTS = 40, 2_000_000
_AGAIN = "export the questionnaire again on the platform"


class _Builder:
    """Builds the tree, and stops at what no questionnaire has."""

    def __init__(self) -> None:
        self.tree = ElementTree.TreeBuilder()
        self.depth = self.elements = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.elements += 1
        if self.depth > _DEEPEST or self.elements > _MOST_ELEMENTS:
            raise FileError(Code.FILE_TOO_LARGE, "the XML is deeper or longer than that of any questionnaire", _AGAIN)
        self.tree.start(tag, attributes)

    def end(self, tag: str) -> None:
        self.depth -= 1
        self.tree.end(tag)


def _refused(*_: object) -> None:
    raise FileError(
        Code.FILE_UNREADABLE,
        "the XML declares a document type, which may define entities; no platform writes that",
        "take the `<!DOCTYPE ...>` out, or export the questionnaire again",
    )


def xml_of(data: bytes) -> ElementTree.Element:
    """Return the root of an XML document without a document type.

    Raises
    ------
    FileError
        It is no such document.
    """
    builder = _Builder()
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _refused
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.tree.data
    parse(parser, data, _AGAIN)
    return builder.tree.close()


def json_of(data: bytes) -> Any:
    """Return the value of a JSON document.

    Raises
    ------
    FileError
        It is none, or is too deep.
    """
    try:
        return json.loads(data.decode("utf-8-sig"))
    except RecursionError as error:
        raise FileError(Code.FILE_UNREADABLE, "the JSON is deeper than that of any questionnaire", _AGAIN) from error
    except ValueError as error:
        line = getattr(error, "lineno", 0)
        raise FileError(Code.FILE_UNREADABLE, "the JSON is damaged, or no UTF-8", _AGAIN, line) from error
