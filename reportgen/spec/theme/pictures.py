"""Pictures of a theme: what they are, and nothing in them that runs, that is fetched, or that differs from machine to machine."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from xml.parsers import expat

from reportgen.problems import Code, Place, Problem
from reportgen.spec.theme.theme import Picture, ThemeFile

MOST = 4 * 1024 * 1024
PIXELS = 40_000_000
_SVG = frozenset(
    (
        *("svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "defs", "linearGradient"),
        *(
            "radialGradient",
            "stop",
            "clipPath",
            "mask",
            "use",
            "symbol",
            "title",
            "desc",
            "metadata",
            "pattern",
            "style",
            "switch",
        ),
    )
)
"""Elements of pictures; of what stands in ``metadata``, only that it does not run."""
_RUNS = frozenset(("script", "foreignObject", "iframe", "a", "handler"))
_LIVE = frozenset(("http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML", "http://www.w3.org/2001/xml-events"))
"""Languages that browsers know besides SVG: their elements run and fetch wherever they stand."""
_AGAIN = frozenset(("pattern", "mask", "clipPath", "symbol"))
_OWN = re.compile(r"#[\w.-]+")
_URL = re.compile(r"url\(\s*['\"]?(?!#)|@import|expression\(|javascript:", re.IGNORECASE)
_LENGTH = re.compile(r"([0-9.]+)(?:px|pt|mm|cm|in|pc)?")


def read_picture(file: ThemeFile, kinds: tuple[str, ...]) -> Picture | list[Problem]:
    """Look into a picture; return it, or everything that is wrong with it.

    Parameters
    ----------
    file
        The file.
    kinds
        The kinds that may stand there: ``SVG``, ``PNG``, ``JPEG``.
    """
    data = file.content
    if len(data) > MOST:
        return [_problem(file.place, f"{file.shown} has {len(data):,} bytes", f"Save it with at most {MOST:,} bytes")]
    kind = _kind(data)
    if kind not in kinds:
        found = (
            f"{file.shown} is {'an ' if kind == 'SVG' else 'a '}{kind} picture"
            if kind
            else f"{file.shown} is no picture that is known"
        )
        return [_problem(file.place, found, f"Save it as {' or '.join(kinds)}")]
    if kind == "SVG":
        return _svg(file)
    size = _png(data) if kind == "PNG" else _jpeg(data)
    if size is None or not 0 < size[0] * size[1] <= PIXELS:
        what = "is damaged or cut off" if size is None else f"has {size[0]:,} by {size[1]:,} pixels"
        return [_problem(file.place, f"{file.shown} {what}", f"Save it anew, with at most {PIXELS:,} pixels")]
    return Picture(data, f"image/{kind.lower()}", *map(float, size))


def _problem(place: Place, found: str, fix: str) -> Problem:
    return Problem(Code.THEME_FILE, place, found, fix)


def _kind(data: bytes) -> str:
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    return "SVG" if re.search(rb"<svg[\s>]", data[:4096]) else ""


def _png(data: bytes) -> tuple[int, int] | None:
    """Return the size of a PNG whose parts are whole."""
    at, size = 8, None
    while at + 12 <= len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        if data[at + 8 + length : at + 12 + length] != struct.pack(">I", zlib.crc32(name + body)):
            return None
        if name == b"IHDR" and length >= 8:
            size = struct.unpack(">II", body[:8])
        if name == b"IEND":
            return (size[0], size[1]) if size else None
        at += 12 + length
    return None


def _jpeg(data: bytes) -> tuple[int, int] | None:
    """Return the size of a JPEG that ends as it should."""
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF and data.rstrip(b"\0").endswith(b"\xff\xd9"):
        marker = data[at + 1]
        if marker in {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + int(struct.unpack(">H", data[at + 2 : at + 4])[0])
    return None


class _Reader:
    """Follows an SVG element by element."""

    def __init__(self, file: ThemeFile) -> None:
        self.file, self.parser = file, expat.ParserCreate(namespace_separator=" ")
        self.problems: list[Problem] = []
        self.size: tuple[float, float] | None = None
        self.path: list[str] = []
        self.named: list[bool] = []
        """Whether each of the elements around has an id, by which another may draw it again."""
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = lambda _: self.end()
        self.parser.CharacterDataHandler = self.text
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.EntityDeclHandler = lambda *_: self.refuse("declares entities", "Save it as plain SVG")
        self.parser.ProcessingInstructionHandler = lambda name, _: self.instruction(name)

    def refuse(self, what: str, fix: str) -> None:
        place = Place(self.file.near, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
        if len(self.problems) < 20:
            self.problems.append(_problem(place, f"The picture {what}", fix))

    def instruction(self, name: str) -> None:
        if name != "xpacket":
            self.refuse(f"holds an instruction ({name})", "Save it as plain SVG")

    def doctype(self, *parts: object) -> None:
        if parts[3]:
            self.refuse("has a document type with declarations", "Save it as plain SVG")

    def end(self) -> None:
        self.path.pop()
        self.named.pop()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        around = any(self.named)
        self.path.append(local)
        self.named.append("id" in attributes)
        foreign = bool(space) and not space.endswith("2000/svg")
        if space in _LIVE or (not foreign and local in _RUNS):  # these run in metadata, too
            self.refuse(f"holds <{local}>, which can run or lead somewhere", "Delete it")
        elif "metadata" in self.path[:-1] or foreign:
            return  # what editors write for themselves; no browser draws it
        elif local in {"text", "tspan", "textPath", "font"}:
            self.refuse(
                f"holds <{local}>: which font sets it depends on the machine", "Change text to paths in the drawing program"
            )
        elif local in {"image", "feImage"}:
            self.refuse(f"holds <{local}>, another picture in it", "Draw it with paths, or save the whole as PNG")
        elif local not in _SVG and not local.startswith("fe") and local != "filter":
            self.refuse(f"holds <{local}>, which logos do without", "Delete it, or save the picture as plain SVG")
        if local == "use" and around:  # each could draw the next one twice, and so on
            self.refuse("draws a part again within a part that has an id", "Draw it once more instead")
        for key, value in attributes.items():
            self.attribute(key.rpartition(" ")[2], value)
        if len(self.path) == 1:
            self.size = _size(attributes)

    def attribute(self, name: str, value: str) -> None:
        if name.lower().startswith("on"):
            self.refuse(f"runs a script on {name}", f"Delete {name}")
        elif name in {"href", "src"} and not _OWN.fullmatch(value.strip()):
            self.refuse(f"refers to '{value.strip()[:60]}', outside itself", "Refer to a part of the picture by #id, or draw it")
        elif "url(" in value and _AGAIN.intersection(self.path[:-1]):
            self.refuse(f"refers in {name} from within a part that is drawn again", "Give it a plain colour")
        elif _URL.search(value):
            self.refuse(f"refers to something outside itself in {name}", "Refer to parts of the picture by url(#id) only")

    def text(self, words: str) -> None:
        if self.path and self.path[-1] == "style" and _URL.search(words):
            self.refuse("refers to something outside itself in its style sheet", "Delete it")


def _size(attributes: Mapping[str, str]) -> tuple[float, float] | None:
    box = [float(n) for n in re.findall(r"-?[0-9.]+", attributes.get("viewBox", ""))]
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        return box[2], box[3]
    ends = [_LENGTH.fullmatch(attributes.get(name, "")) for name in ("width", "height")]
    found = [float(match[1]) for match in ends if match]
    return (found[0], found[1]) if len(found) == 2 and min(found) > 0 else None


def _svg(file: ThemeFile) -> Picture | list[Problem]:
    reader = _Reader(file)
    try:
        reader.parser.Parse(file.content, True)
    except expat.ExpatError as error:
        place = Place(file.near, error.lineno, error.offset + 1)
        return [
            *reader.problems,
            _problem(place, f"The picture is no well-formed SVG: {expat.ErrorString(error.code)}", "Save it anew"),
        ]
    except (ValueError, LookupError) as error:  # its encoding is unknown, or none of one byte a character
        return [*reader.problems, _problem(file.place, f"{file.shown} cannot be read: {error}", "Save it as UTF-8")]
    if reader.problems:
        return reader.problems
    if reader.size is None:
        return [_problem(file.place, f"{file.shown} does not say how large it is", 'Add viewBox="0 0 width height" to <svg>')]
    return Picture(file.content, "image/svg+xml", *reader.size)


def font_faults(file: ThemeFile) -> Iterator[Problem]:
    """Yield what is wrong with a font, as far as its table of contents tells."""
    data = file.content
    fix = "Save it as TrueType or OpenType (.ttf or .otf)"
    if data[:4] in {b"wOFF", b"wOF2"}:
        yield _problem(file.place, f"{file.shown} is a web font", fix)
    elif data[:4] == b"ttcf":
        yield _problem(file.place, f"{file.shown} is a collection of fonts", f"{fix} with one font in each file")
    elif data[:4] not in {b"OTTO", b"\0\1\0\0", b"true"}:
        yield _problem(file.place, f"{file.shown} is no font", fix)
    else:
        tables = _tables(data)
        if missing := sorted({b"cmap", b"head", b"hmtx", b"name"} - tables.keys()):
            yield _problem(
                file.place,
                f"{file.shown} is damaged: it has no table {missing[0].decode()}",
                "Take the file anew from its source",
            )
        if b"fvar" in tables:
            yield _problem(file.place, f"{file.shown} is a variable font", "Save the weight that is wanted as a font of its own")


def _tables(data: bytes) -> dict[bytes, tuple[int, int]]:
    count = int.from_bytes(data[4:6], "big")
    entries = (data[12 + 16 * i : 28 + 16 * i] for i in range(count))
    whole = {e[:4]: (int.from_bytes(e[8:12], "big"), int.from_bytes(e[12:16], "big")) for e in entries if len(e) == 16}
    return {name: (start, length) for name, (start, length) in whole.items() if start + length <= len(data)}
