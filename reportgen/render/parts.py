"""The versions of everything that decides the bytes of a report."""

from __future__ import annotations

import hashlib
import platform
import zlib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import version
from importlib.resources.abc import Traversable

from reportgen.render.fonts import FACES, digest
from reportgen.resources import templates

_ALWAYS = ("jinja2", "markupsafe", "matplotlib", "numpy", "seaborn", "uharfbuzz")
_FOR_PDF = ("cssselect2", "fonttools", "pydyf", "tinycss2", "tinyhtml5", "weasyprint")

_PAGE = ("jinja2", "markupsafe", "uharfbuzz")
WORD = frozenset({"docx", "pptx"})
"""Formats that a converter makes."""
_FORMS: Mapping[str, tuple[str, ...]] = {
    "html": _PAGE,
    "pdf": (*_PAGE, *_FOR_PDF),
    "docx": ("lxml", "python-docx"),
    "xlsform": ("xlsxwriter",),
}


def parts(formats: frozenset[str], *, converted: bool = True) -> Mapping[str, str]:
    """Return name and version of each part; of the fonts, their sha256. Nothing is converted where Quarto is left to others."""
    found = {name: version(name) for name in (*_ALWAYS, *(_FOR_PDF if "pdf" in formats else ()))}
    found |= {face.name: f"sha256:{digest(face.name)}" for face in FACES}
    found |= {"python": platform.python_version(), "templates": f"sha256:{_templates()}"}
    if "xlsx" in formats:
        found |= {"xlsxwriter": version("xlsxwriter"), "zlib": zlib.ZLIB_RUNTIME_VERSION}
    if "pdf" in formats:
        found |= {"zlib": zlib.ZLIB_RUNTIME_VERSION, **_libraries()}
    if formats & WORD:
        found |= _for_word(converted=converted)
    return dict(sorted(found.items()))


def _for_word(*, converted: bool) -> dict[str, str]:
    """Return the converter, and what finishes its work."""
    from reportgen.render.word.converters import converter

    found = {name: version(name) for name in ("lxml", "python-docx", "python-pptx", "resvg-py")}
    if converted:
        tool = converter()
        found[tool.name] = tool.version
    return found | {
        "templates for word": f"sha256:{_templates('word')}",
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
    }


@cache
def _templates(*folders: str) -> str:
    """Return one sha256 of every page and style sheet that ships with the tool."""
    digest = hashlib.sha256()
    for folder in folders or ("pages", "styles"):
        for path in sorted(_files(templates() / folder), key=lambda found: found[0]):
            digest.update(f"{path[0]}\0{len(path[1])}\0".encode() + path[1])
    return digest.hexdigest()


def _files(folder: Traversable, before: str = "") -> Iterator[tuple[str, bytes]]:
    for path in folder.iterdir():
        name = f"{before}{folder.name}/{path.name}"
        if path.is_dir():
            yield from _files(path, f"{before}{folder.name}/")
        else:
            yield name, path.read_bytes()


def form_parts(formats: frozenset[str]) -> Mapping[str, str]:
    """Return the same for the formats of a questionnaire."""
    found = {name: version(name) for key, names in _FORMS.items() if key in formats for name in names}
    found["python"] = platform.python_version()
    if formats & {"html", "pdf"}:
        found |= {face.name: f"sha256:{digest(face.name)}" for face in FACES}
    if "pdf" in formats:
        found |= _libraries()
    if formats & {"pdf", "docx", "xlsform"}:
        found["zlib"] = zlib.ZLIB_RUNTIME_VERSION
    return dict(sorted(found.items()))


def _libraries() -> dict[str, str]:
    """Return the versions of the shared libraries that WeasyPrint has loaded."""
    from weasyprint.text import ffi

    ffi.ffi.cdef("const char *hb_version_string(void); int FcGetVersion(void);", override=True)
    pango, fontconfig = ffi.pango.pango_version(), ffi.fontconfig.FcGetVersion()
    return {
        "pango": _dotted(pango),
        "fontconfig": _dotted(fontconfig),
        "harfbuzz": ffi.ffi.string(ffi.harfbuzz.hb_version_string()).decode(),
    }


def _dotted(number: int) -> str:
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"
