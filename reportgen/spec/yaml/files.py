"""Opens a spec and the files it includes, and merges them into one tree."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field, replace
from pathlib import Path

from reportgen.problems import Code, Place, Problem
from reportgen.spec.paths import shown
from reportgen.spec.root import Project
from reportgen.spec.spec import Asset
from reportgen.spec.yaml.guard import build
from reportgen.spec.yaml.nodes import ListNode, MapNode, Node, Scalar, Source

MAXIMUM_BYTES = 1024 * 1024
MAXIMUM_FILES = 100
"""Files that one spec may include, directly or through another."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a spec: its top map, or ``None`` when it cannot be used."""

    asset: Asset
    top: MapNode | None


@dataclass(slots=True)
class Files:
    """Reads a spec with everything it includes; each file is read once."""

    project: Project
    parts: list[Part] = field(default_factory=list)
    """Included files stand before the file that includes them."""
    problems: list[Problem] = field(default_factory=list)
    done: set[Path] = field(default_factory=set)

    def read(self, asset: Asset, within: tuple[Path, ...] = ()) -> None:
        """Read a file and, before it, the files it includes."""
        self.done.add(asset.path)
        data = self._bytes(asset.path)
        text = self._decoded(data, asset.path) if data is not None else None
        top = self._top(asset, text) if text is not None else None
        for item in _includes(top):
            self._include(item, asset, (*within, asset.path))
        self.parts.append(Part(replace(asset, content=data or b""), top))

    def _top(self, asset: Asset, text: str) -> MapNode | None:
        source = Source(asset.path, shown(asset.path), tuple(text.split("\n")))
        root, problems = build(source)
        self.problems += problems
        if isinstance(root, MapNode):
            return root
        if not problems:
            what = (
                "is empty"
                if root is None or (isinstance(root, Scalar) and root.value is None)
                else "is no map of keys and values"
            )
            self.problems.append(
                Problem(
                    Code.WRONG_TYPE,
                    source.place(0, 0),
                    f"The file {what}",
                    "Begin it with the keys of a spec, such as reportgen: 1; `reportgen new` writes a first spec",
                )
            )
        return None

    def _bytes(self, path: Path) -> bytes | None:
        try:
            with path.open("rb") as file:
                data = file.read(MAXIMUM_BYTES + 1)
        except OSError as error:
            fix = "Name a file that exists and may be read"
            self.problems.append(
                Problem(Code.FILE_MISSING, Place(shown(path)), f"The file cannot be read: {error.strerror}", fix)
            )
            return None
        if len(data) > MAXIMUM_BYTES:
            found = f"The file is larger than {MAXIMUM_BYTES // 1024:,} KiB"
            self.problems.append(
                Problem(Code.YAML_SIZE, Place(shown(path)), found, "Split the spec with include; data do not belong in it")
            )
            return None
        return data

    def _decoded(self, data: bytes, path: Path) -> str | None:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            if what := program_file(data):
                self.problems.append(Problem(Code.YAML_SYNTAX, Place(shown(path), 1, 1), f"This is {what}, no text", NAME_A_SPEC))
                return None
            before = data[: error.start]
            place = Place(shown(path), before.count(b"\n") + 1)
            likely = likely_encoding(data)
            found = "The file is not UTF-8 text" + (f"; it looks like {likely}" if likely else "")
            fix = "Save the file as UTF-8: in the editor choose Save As (另存为), and UTF-8 as its encoding (编码)"
            self.problems.append(Problem(Code.YAML_SYNTAX, place, found, fix))
            return None
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def _include(self, item: tuple[Scalar, str], by: Asset, within: tuple[Path, ...]) -> None:
        node, path = item
        place = node.span.place(path)
        asset = self.project.named(node.value or "", by.path.parent, place)
        if isinstance(asset, Problem):
            self.problems.append(asset)
        elif asset.path in within:
            chain = [p.name for p in (*within[within.index(asset.path) :], asset.path)]
            found = f"The files include each other in a circle: {' -> '.join(chain)}"
            self.problems.append(
                Problem(Code.WRONG_VALUE, place, found, "Delete this name, or move the shared part into a file of its own")
            )
        elif len(self.done) > MAXIMUM_FILES:
            self.problems.append(
                Problem(Code.YAML_SIZE, place, f"More than {MAXIMUM_FILES} files are included", "Include fewer files")
            )
        elif asset.path not in self.done:
            self.read(asset, within)


def program_file(data: bytes) -> str | None:
    """Return what a file is that holds no text at all, by its first bytes; ``None`` for text in whatever encoding."""
    known = next((what for start, what in _PROGRAM_FILES if data.startswith(start)), None)
    if known or data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return known
    return "a program's own file" if b"\0" in data[:4096] else None


_PROGRAM_FILES = (
    (b"PK\x03\x04", "a workbook, a Word document or an archive"),
    (b"\xd0\xcf\x11\xe0", "an old workbook or Word document"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
NAME_A_SPEC = "Name the YAML file of the spec; `reportgen new` writes a first one"


def likely_encoding(data: bytes) -> str | None:
    """Return the name of the encoding in which bytes that are not UTF-8 make sense as a spec; ``None`` where none does."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "UTF-16"
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    beyond = "".join(c for c in text if not c.isascii())
    common = len(beyond.encode("gb2312", "ignore")) // 2  # accents of a Western encoding make rare characters, if any
    return "GB18030 (GBK)" if common * 10 >= len(beyond) * 9 else None


def _includes(top: MapNode | None) -> list[tuple[Scalar, str]]:
    node: Node | None = top.get("include") if top else None
    if not isinstance(node, ListNode):
        return []  # the grammar says what is wrong with it
    return [(n, f"include[{i}]") for i, n in enumerate(node.items) if isinstance(n, Scalar) and n.value]
