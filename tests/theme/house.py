"""A small report in the theme of a house, and the same with something wrong in the theme."""

from __future__ import annotations

import shutil
import struct
import zlib
from pathlib import Path

from reportgen.problems import Problem, SpecError
from reportgen.render.fonts import subset
from reportgen.spec.read import read_spec
from reportgen.spec.spec import Spec

HOUSE = Path(__file__).parent / "house"
SPEC = """reportgen: 1
report: {id: small, version: "1", title: A small report, language: en, date: 2025-01-31}
body:
  - section: One
    content:
      - text: Some words.
"""


def project(folder: Path, theme: str = "theme: house/theme.yaml\n", spec: str = SPEC) -> Path:
    """Make a project with the theme; return its spec."""
    shutil.copytree(HOUSE, folder / "house")
    (folder / "reportgen.yaml").write_text(theme, encoding="utf-8")
    (folder / "report.yaml").write_text(spec, encoding="utf-8")
    return folder / "report.yaml"


def themed(folder: Path, old: str = "", new: str = "", files: dict[str, bytes] | None = None) -> Spec:
    """Read the report with something replaced in the theme, and with other files beside it."""
    spec = project(folder)
    path = folder / "house" / "theme.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1) if old else text + new, encoding="utf-8")
    for name, data in (files or {}).items():
        (folder / "house" / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / "house" / name).write_bytes(data)
    return read_spec(spec)


def wrong(folder: Path, old: str = "", new: str = "", files: dict[str, bytes] | None = None) -> list[Problem]:
    """Return what is wrong with the theme then."""
    try:
        themed(folder, old, new, files)
    except SpecError as error:
        return list(error.problems)
    return []


def latin(name: str = "ReportSans-Regular") -> bytes:
    """Return a font that has Latin letters and nothing else."""
    return subset(name, frozenset(map(chr, range(0x20, 0x7F))))


def png(width: int, height: int) -> bytes:
    """Return a PNG in one grey."""
    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + png_part(b"IHDR", head) + png_part(b"IDAT", rows) + png_part(b"IEND", b"")


def png_part(name: bytes, data: bytes) -> bytes:
    """Return a part of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
