"""XML of strangers read from beginning to end: no entities, nothing deep, nothing endless, and no tree unless it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.etree import ElementTree  # only its tree: the parser below refuses what is dangerous
from xml.parsers import expat

from reportgen.importing.files.trouble import FileError
from reportgen.problems import Code

_DEEPEST = 40
_AGAIN = "export it again on the platform"


class Reader:
    """Hands every element that is whole to a function, and forgets it."""

    def __init__(self, wanted: Mapping[str, Callable[[ElementTree.Element], None]], most: int) -> None:
        self._wanted, self._most = wanted, most
        self._open: list[ElementTree.Element] = []
        self._inside = 0
        """How many elements that are wanted are open."""
        self._elements = 0
        self._pieces: list[str] = []
        """Text since the last tag: joined once, because a long one comes in thousands of pieces."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Open an element."""
        self._joined()
        self._elements += 1
        if len(self._open) > _DEEPEST or self._elements > self._most:
            raise FileError(Code.FILE_TOO_LARGE, "the XML is deeper or longer than that of any survey", _AGAIN)
        self._inside += tag in self._wanted
        self._open.append(ElementTree.Element(tag, attributes))

    def end(self, tag: str) -> None:
        """Close an element."""
        self._joined()
        element = self._open.pop()
        if tag in self._wanted:
            self._inside -= 1
            self._wanted[tag](element)
        if self._inside and self._open:
            self._open[-1].append(element)

    def text(self, data: str) -> None:
        """Add text to the element that is open."""
        if self._open and self._inside:
            self._pieces.append(data)

    def _joined(self) -> None:
        if self._pieces:
            element, text = self._open[-1], "".join(self._pieces)
            self._pieces.clear()
            if len(element):
                element[-1].tail = text
            else:
                element.text = text


def read_xml(data: bytes, wanted: Mapping[str, Callable[[ElementTree.Element], None]], most: int = 50_000_000) -> None:
    """Hand the elements of some tags to their functions, in the order in which they end.

    Parameters
    ----------
    data
        The document. A document type may be named, and is not fetched; one that defines anything is refused.
    wanted
        Tag to what is done with an element.
    most
        Elements that a document may have.

    Raises
    ------
    FileError
        It is damaged, dangerous or endless.
    """
    reader = Reader(wanted, most)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _doctype
    parser.EntityDeclHandler = _refused
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.text
    parse(parser, data, _AGAIN)


def parse(parser: expat.XMLParserType, data: bytes, again: str) -> None:
    """Give a whole document to a parser whose handlers are set.

    Parameters
    ----------
    parser
        The parser.
    data
        The document.
    again
        What to do where it is damaged.

    Raises
    ------
    FileError
        It is damaged, or in an encoding that is not read.
    """
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        found = f"the XML is damaged ({expat.ErrorString(error.code)})"
        raise FileError(Code.FILE_UNREADABLE, found, again, error.lineno) from error
    except (LookupError, ValueError) as error:
        raise FileError(Code.FILE_UNREADABLE, "the XML is in an encoding that is not read", "save it as UTF-8") from error


def _doctype(_name: str, _system: str | None, _public: str | None, defines: int) -> None:
    if defines:
        _refused()


def _refused(*_: object) -> None:
    fix = "take the `<!DOCTYPE ...>` out, or export it again"
    raise FileError(Code.FILE_UNREADABLE, "the XML defines entities of its own; no platform writes that", fix)
